"""What the rules to avoid mean: other wordings than those in the packs, and near misses.

A sentence is here for its meaning. When one fails, mend the rule for all that mean the same.
"""

from __future__ import annotations

import pytest

from coach.coach import Coach

FLAGGED = """
I understand your frustration.
I can certainly understand your frustration with the delay, let me see what I can do.
I fully understand you are annoyed.
I understand this isn't ideal.
I understand that it's inconvenient for you
We completely understand how you feel about this
I understand. Let me check the account for you.
Okay I understand, could you send me the number?
We understand your concern and we will look at it
I understand this must be difficult
i understand ur concerns
I do understand where you are coming from
We understand what you are going through
I understand the frustration this has caused
We understand the inconvenience
I see, I understand
I understand that you're not happy with the result.
Believe me, I understand
Very much understand your feelings, dear customer
We can fully understand your mood
I understand that waiting is annoying
I understand how this could be confusing
I understand you may be feeling upset
I totally get your frustration
I know how frustrating it can be when the app crashes
We know how important this is to you
I know what you're going through
We feel your pain
I can relate to your frustration
I empathize with your situation
I sympathise completely
I'm sorry you feel that way
We're sorry if this caused any problems
Please calm down
Calm down sir, I'm checking
please take it easy and wait
Relax, it will be sorted
Don't get angry
No need to be rude
That's our policy
It is against our policy to share that
Per our policy we can't accept returns after 30 days
according to our policy, gift cards are not refundable
Our policies do not allow that
That is company policy and I can't change it
Our terms of service prohibit this
as per terms and conditions, the deposit is non refundable
due to privacy policy we can't share that
we must follow the rules
It's the airline's policy, not ours
You should have checked the size before ordering
You should've contacted us earlier
You shouldn't have clicked on that link
Next time please read the description
You didn't follow the instructions
It's your own fault
It was your responsibility to check
you entered the wrong address
you must have typed it wrong
Had you booked earlier, it would have been cheaper
You ought to have told us
I'm afraid there's nothing I can do
There is nothing else I can do for you
Sorry, we can't do anything about it
We can't help with that
I cannot help you with that request
I am not able to process the refund
We're unable to assist with this
Unfortunately, we cannot refund this order.
Unfortunately we don't offer that service
Sorry, we don't do that
That is not possible
It's not possible to change the name
That won't be possible
I'm afraid that's impossible
No, you can't cancel it
We won't be able to reimburse you
This can't be refunded
We don't provide compensation for that
we are not going to refund you
There's no way for us to check
I have no way of helping you
we do not have any option for this
That's not something we offer
My hands are tied here.
I don't have access to do that
That's the carrier's fault
It's out of our hands
This is a third party issue
Please contact the manufacturer
You'll have to speak to your bank
You need to contact the seller directly
That's an issue with your provider, not us
This isn't our responsibility
We're not responsible for lost items
The app is developed by another company
That's up to the airline
This is caused by your internet provider
that's not on us
We don't control the delivery company
As I said before, it's not available
I already told you that
I've told you three times
As mentioned earlier, the refund takes 10 days
like I mentioned, you need a code
I'm sorry but that's how it works
Hello, we can understand your feelings but the promotion has ended.
We understand your disappointment and apologize.
I do understand that it's frustrating when the service is down
I really understand your situation
Hi there, we understand the importance of this.
I understand, one moment please
I understand your worry about the charge
I can see and understand your frustration
We totally understand that you want your money back and that this is annoying
Understand your frustration! DM us
I understand sir
Please don't be angry
Please keep calm and restart
Please stay patient and calm
Sorry, but that's against our policy.
We do not refund according to the policy
Due to our policy, we cannot share this information
Per the terms of use you can't have two accounts
This is our company's policy
You should have saved your password
If you had read the email, you'd know
Please check your spelling next time
You failed to provide the right number
It's because you entered a wrong code
That's because you didn't update the app
Sorry, I can't help with that.
I'm sorry, I am unable to do that for you.
I am sorry but I can't provide that information
We aren't able to change the decision
We do not have the ability to unlock accounts
There isn't anything we can do at this time
unfortunately nothing can be done
We can't offer compensation for weather delays
No refunds will be given
We regret that we cannot help
It is impossible to refund
this is a matter for the police not us
The delay is due to the carrier
It's the fault of the courier
This is caused by a third-party app
You'd have to ask the store
You should contact your carrier for help
We don't manage that, the venue does
That decision was made by the studio, not us
We have no influence on the prices
like i told you earlier, wait 24 hours
We've explained this to you many times
i undersatnd ur frustration
i understnad how u feel
sorry its our polcy
calm donw please
we appologise for any inconvinience
unfortunatly we cant refund that
its not our responsability
"""

LEFT_ALONE = """
If I understand correctly, the bag is blue.
Just so I understand, did the light go red?
To understand the problem better, may I ask two questions?
Help me understand what happened.
I don't understand the question.
Sorry, I didn't understand that.
Thanks for your understanding.
Thank you for understanding and have a nice day.
We appreciate your patience and understanding.
Hope you understand.
I understand you'd like to return a pair of shoes.
I understand that you want to change your flight.
I understand you have an issue with the login. Let me help you.
I understand that you are unable to log in.
I understand your order number is 4431.
I understand that your package hasn't arrived.
I understand the app keeps closing.
As I understand it, the payment failed twice.
There seems to be a misunderstanding.
I apologize for the misunderstanding.
Don't worry, I'll help you with that.
No worries, take your time.
You can read our privacy policy at this link.
Your policy number is on the first page.
The return policy page has the form you need.
Do you have a travel insurance policy with us?
You should receive an email within an hour.
You should have received a text by now.
You should be able to log in now.
You should have the money by Friday.
I wasn't able to find your booking. Could you give me the number?
I can't find that order, could you check the number please?
I couldn't reach the driver, so I left a message.
I can't do that, but I can send you a voucher today.
We can't refund the fee, however we can offer you a credit.
Unfortunately that room is taken, but I can offer you another.
Unfortunately the doctor is busy at 3 pm. Would 4 pm work for you?
There's nothing to pay today.
You need to click on Settings and then choose Reset.
To update the app, you need to open the store.
You'll need your passport at the desk.
You can contact us at any time.
Please contact us through the app and we'll help.
Please send us a DM with your e-mail address so we can take a closer look.
Let me know if there is anything else I can do.
Is there anything else I can help you with?
I can help you with that.
What seems to be the problem?
Can you tell me which error message you get?
I'm sorry to hear that, let me check.
I'm so sorry about the trouble with your phone.
We're sorry that your flight was cancelled.
I apologize for the delay. Your order ships today.
Thanks for reaching out. We'll gladly help.
It usually takes three to five working days.
The refund was issued yesterday.
I have cancelled the booking for you.
Your feedback helps us to get better.
Please restart the router and try again.
You must be so tired after that journey.
That must have been so frustrating.
I can imagine how annoying that was.
It sounds like you've had a really hard day.
That's understandable.
You're right, that shouldn't have happened.
The seller has shipped the item today.
The courier will be there at two.
Our system shows the payment went through.
I'll make a note so you don't have to explain it again.
Why don't we try a different browser?
Could you please confirm your postcode?
What time would suit you?
The app isn't available in your country yet.
The taxi is arriving in 5 minutes.
Sorry, could you say that again?
You can always cancel within 14 days.
Please wait a moment while I check.
One moment please, I am checking.
You may need to update to the latest version.
We'd be happy to look into this for you. Please DM us your number.
I understand that you have been charged twice, let me look.
I understand you ordered it on Monday and need it by Friday.
Let me see if I understand the problem.
I want to be sure I understand what you need.
We hope for your understanding.
Thanks for understanding!
I did not understand your last message, could you rephrase it?
Sorry I misunderstood.
I can't see any attachment, could you send it again?
I am not able to hear you well.
We can't wait to see you.
I can't thank you enough.
Unfortunately there is a delay of ten minutes, so I've told the kitchen.
Your policy covers this.
The new policy starts on Monday.
You'll get a refund by Friday.
You should see a blue button.
You might need to sign in first.
You have to hold the button for five seconds.
You can find it in the settings menu.
Please contact us if it happens again.
You can call us on 555 2020.
Could you contact me tomorrow?
Please calmly open the lid.
No problem, I've changed it for you.
Which carrier did they use?
The courier left it with your neighbour.
We're working with the airline to get your bag back.
I'm checking with the bank right now.
There is an outage in your area, and it will be fixed by six.
The app is available in the store.
I'm sorry you had to wait.
I'm sorry that happened.
I'm sorry to hear that your card was lost.
Sorry for the late reply.
I apologize for the confusion, your seat is 12A.
Do you want me to cancel it?
Have you tried restarting it?
Did you receive an email from us?
Why is it late? I'll find out.
The system is back up now.
I'll transfer you to Mia, and I've told her everything.
It was our fault, we sent the wrong size.
You did the right thing by calling.
I've never seen that before, let me ask.
We know this isn't what you expected.
We hear from the depot at noon.
The police took the number of the car.
She was standing at the counter, and nobody came.
The apartment is on the second floor.
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("text", lines(FLAGGED))
def test_what_is_better_left_unsaid_is_flagged_in_any_words(coach: Coach, text: str) -> None:
    assert coach.checker.check(text)


@pytest.mark.parametrize("text", lines(LEFT_ALONE))
def test_what_a_colleague_would_find_fine_is_left_alone(coach: Coach, text: str) -> None:
    assert [finding.rule for finding in coach.checker.check(text)] == []


CLAIMS = [
    "I understand", "We do understand", "i totally understand", "I can certainly understand",
    "I understand your anger", "We understand how annoying this is", "I understand why you ask",
]  # fmt: skip


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_to_understand_is_flagged(coach: Coach, claim: str) -> None:
    for text in (claim, f"{claim}.", f"{claim}, Mr Hale.", f"Okay, {claim}!"):
        assert {f.rule.split(".")[0] for f in coach.checker.check(text)} == {"empathy"}, text


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_that_is_denied_or_supposed_is_not(coach: Coach, claim: str) -> None:
    told = claim.partition("understand")[2]
    for start in ("I don't understand", "I'd like to understand", "If I understand"):
        assert coach.checker.check(f"{start}{told}") == [], start


NO = ["I can't refund that.", "That's not possible.", "There's nothing I can do.",
      "We don't offer that.", "You can't cancel it.", "It can't be changed."]  # fmt: skip
WAYS = [
    "I can send you a voucher today.", "What I can do is ask my manager.",
    "Would you like one on Friday?", "I'll book you a taxi instead.", "Let me find another way.",
]  # fmt: skip


@pytest.mark.parametrize("no", NO)
def test_a_flat_no_is_flagged_and_one_with_a_way_forward_is_not(coach: Coach, no: str) -> None:
    assert coach.checker.check(no)
    for way in WAYS:
        assert coach.checker.check(f"{no} {way}") == [], way


def test_a_vague_word_is_flagged_only_beside_the_customers_own(coach: Coach) -> None:
    text = "I'm sorry about the issue."
    assert coach.checker.check(text) == []
    found = coach.checker.check(text, {"noun": "cooker", "thing": "your cooker"})
    assert [finding.rule for finding in found] == ["vague.the_issue"]
    assert any("your cooker" in line for line in found[0].instead)


def test_a_mistyped_word_is_quoted_as_it_was_written(coach: Coach) -> None:
    text = "well, i undersatnd ur frustation!!"
    (finding,) = coach.checker.check(text)
    assert text[finding.start : finding.end] == finding.quote == "i undersatnd ur frustation"
