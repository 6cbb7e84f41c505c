"""What an agent's turn is taken for: the acts of `phrasebank/practice/acts.yml`, and near misses of each.

Every list is a kind of turn that was misread once; none is a list of sentences to be special about.
"""

from __future__ import annotations

import pytest

from coach.listening.listener import Listener
from tests.coach.listening.acts import acts_in

MADE = {
    "restate": [
        "So the cake was iced with the wrong name and you only saw it at the party.",
        "You rang on Monday, you rang on Wednesday, and nobody rang you back. Is that right?",
        "so you've had no hot water since friday, and two engineers didn't turn up",
        "If I've understood you, the pram broke the first time you folded it.",
        "You were told it would be there by noon and you waited in all day.",
        "From what you've said, the tiler left halfway and took the keys.",
        "Let me say it back: you checked two bags and one came.",
        "You've had three different answers from three of us.",
        "You feel that we fobbed you off.",
    ],
    "vague": [
        "I'll get somebody to ring you.",
        "we'll let you know when the part is in",
        "I'll make sure someone calls you back.",
        "leave it with me and I'll chase them",
        "You'll hear from our office in due course.",
        "we shall revert once they have answered",
        "I'll drop you a line when I've asked them.",
        "someone will give you a bell about it",
    ],
    "blame": [
        "did you maybe bring them in with your luggage",
        "Did you perhaps leave the tap on?",
        "well i didnt type it did i",
        "It wasn't me who booked it for the wrong day, was it?",
        "did you have shopping hanging on it? cause that can do it",
        "Were the children jumping on it? Because that would do it.",
        "Was it left in the sun? That'd do it.",
        "you must have left it open",
        "are you sure you put it on properly",
        "Are you certain you shut the gate?",
        "You'd have been fine if you'd read the instructions.",
        "If you had turned up on time you'd have had the seat.",
        "you must have pulled it too hard",
        "That's what happens if you don't shut the lid.",
        "Did you forget to switch it on?",
        "The garage did that, we only sell the cars.",
        "The supplier made the mistake there.",
        "People do tend to overfill them.",
    ],
    "policy": [
        "you have to pay first and then you can raise a dispute",
        "You'll need to return it first, then you can apply for the money.",
        "we can only refund once you have sent it back, that's the process",
        "Until you've settled the bill we can't look at the complaint.",
        "you must pay the fee first before we can open the case",
        "The rules don't let me do that.",
        "It's in the small print you signed.",
        "You agreed to the terms when you booked.",
        "As a rule we don't do that.",
        "That's how we do it here.",
        "Those are my orders, I'm afraid.",
    ],
    "handed_on": [
        "you need to visit the sub division office, counter 4",
        "You'll have to go down to the branch with your passport.",
        "Contact us here https://help.example.com/contact",
        "please email us at claims@example.com instead",
        "thats another department, ring 0800 123 4567",
        "That's a different team, their number is on the website.",
        "kindly visit the nearest service centre",
        "You'd be better off ringing the manufacturer.",
        "You want the gas people for that.",
        "Try the shop you got it from.",
        "Take it back to the shop where you bought it.",
        "That's the council, their number is 0300 123 456.",
        "message us on Facebook instead",
    ],
    "refusal": [
        "There's nothing I can do about it.",
        "We won't be refunding that.",
        "the answer is no, sorry",
        "I don't know when it will come.",
        "No chance, sorry.",
        "we're not going to refund that",
        "We won't be sending a new one.",
        "It's a no, I'm afraid.",
        "We cannot entertain that request.",
    ],
    "minimise": [
        "it's only a cushion",
        "it was just a chair, wasn't it",
        "worse things happen",
        "There are worse things than a late parcel.",
        "it's hardly a disaster is it",
        "Nobody will notice.",
        "it's just some dust",
        "I wouldn't make a fuss over it.",
        "Most people don't notice.",
        "There's always next year.",
        "it was a bit of rain, that's all",
    ],
    "identity": [
        "What's your Eircode?",
        "can you give me the job number",
        "may I have your consumer number please",
        "your meter number and the postcode, please",
        "whats ur booking ref",
        "Could I have the policy number?",
        "whats the name on the account",
        "Which name is the order in?",
        "do you have your consignment number there?",
        "What's the account under?",
        "and the registration of the vehicle?",
        "Which number did you register with?",
        "what's the best number to reach you on",
        "Under whose name is it?",
        "Who's the account holder?",
        "And who's calling, please?",
    ],
}  # fmt: skip
NOT_MADE = {
    "restate": [
        "I can see the item shows no stock.",
        "I can see on my screen that the van has left the depot.",
        "It looks like the system has cancelled it.",
        "ok can i just check that the colour was blue",
        "can I just check that you're referring to the gel",
        "can you DM me the store you visited",
        "the item was showing no stock. so it got auto cancelled",
        "So the order was automatically refunded by the system.",
        "so I'll need your number to find it",
        "The tracker says it's out for delivery.",
        "it shows as dispatched on here",
        "I've looked it up and it's marked as delivered.",
        "So the warehouse never picked it because it was out of stock.",
        "Just to confirm, your postcode is BS6?",
        "So we're talking about the blue one?",
        "I'll make sure that she gets her own room.",
    ],
    "vague": [
        "3pm then. i will mail you when its running",
        "i will ring you 5 o clock either way",
        "i'll text you when its on board, about 9",
        "I'll give you a call half 2ish.",
        "you'll have an answer by close today",
        "I'll ring you before your shift ends at 6.",
        "i'll call you tenish",
        "We'll let you know by the end of the day.",
        "I'll ring you between 2 and 3.",
        "I'll be in touch after lunch.",
        "i'll look into it and ring you at 7.30",
        "I'll email you first thing.",
        "yes i'll make sure he looks at him",
        "I'll make sure the nurse sees her.",
        "theres other people waiting longer than 19 days",
        "He'll be with you for ten.",
        "I'll pop back to you at half past.",
        "we'll revert to you by the weekend",
    ],
    "blame": [
        "did you get the email we sent?",
        "did you have anything on the handle? just so I know what to tell the workshop",
        "Did you maybe get a text from the driver?",
        "Did you perhaps see his name badge?",
        "I didn't type it in properly, that was my mistake.",
        "Are you sure you're all right?",
        "Are you sure you want to wait? I can ring you instead.",
        "You must have left with a very bad feeling.",
        "Would a later train do it for you?",
        "If you had been told, you'd have come later. That's on us.",
        "Did you forget your umbrella? I'll post it tonight.",
        "We only sell what we'd eat ourselves.",
        "You'd have had it on Friday if we had packed it.",
    ],
    "policy": [
        "I'll refund you first and then we can look at why.",
        "You can pay on the day if you'd rather.",
        "You don't have to pay anything first.",
        "Once you've sent it back I'll ring you myself on Friday.",
        "As a rule I ring before I come.",
        "You agreed Friday with my colleague, and that stands.",
        "That's how I'd feel too.",
    ],
    "handed_on": [
        "You can contact us here at any time.",
        "You can email us at this address whenever you like, it's me who answers.",
        "That's a different team, so I'll ring them for you now.",
        "Did you visit the branch on Monday?",
        "You don't need to visit the office.",
        "Do you want the gas people there tonight? I'll ring them.",
        "Shall I get them to ring the branch for you?",
        "I'll take it back to the shop for you.",
        "My number is 0300 123 456, it comes straight to me.",
    ],
    "refusal": [
        "i dont know what to say. thats terrible",
        "I don't know where to begin, I'm so sorry.",
        "I can't defend that.",
        "We won't be charging you.",
        "No wonder you're cross.",
        "We won't be sending you a bill.",
        "I can't put into words how sorry I am.",
        "There's no chance I'd leave you like that.",
    ],
    "hollow": [
        "fair enough. that was us, we got it wrong",
        "Fair enough! We should have rung.",
    ],
    "minimise": [
        "It's only fair that we pay the taxi.",
        "It's not only a cushion, it was your mum's.",
        "It's just a minute's walk from here.",
        "I'm only a phone call away.",
        "I noticed it too.",
        "Nobody will charge you for it.",
        "I wouldn't eat it either.",
        "It's just come in, I have it here.",
        "There's always somebody at this desk.",
    ],
    "identity": [
        "are you sure its bedbugs?",
        "What's the name of the driver who shouted?",
        "I have your job number here.",
        "Your policy covers that.",
        "I'll text you the booking ref.",
        "What time is the job?",
        "Who's calling you about it, the bank?",
        "Which number is on the door?",
        "Which number rang you?",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("act", "text"), [(act, text) for act in MADE for text in MADE[act]])
def test_it_is_heard(listener: Listener, act: str, text: str) -> None:
    assert act in acts_in(listener, text)


@pytest.mark.parametrize(
    ("act", "text"), [(act, text) for act in NOT_MADE for text in NOT_MADE[act]]
)
def test_its_near_miss_is_not(listener: Listener, act: str, text: str) -> None:
    assert act not in acts_in(listener, text)


def test_asking_for_details_and_doubting_are_kept_apart(listener: Listener) -> None:
    assert {"identity", "doubted"} & acts_in(listener, "What's your job number?") == {"identity"}
    assert {"identity", "doubted"} & acts_in(listener, "Are you sure it's bedbugs?") == {"doubted"}
