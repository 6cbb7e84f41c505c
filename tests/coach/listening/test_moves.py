"""An agent's moves are found by what they mean, with where in the turn they stand."""

from __future__ import annotations

import pytest

from coach.listening.encoder import MOVES
from coach.listening.listener import Listener
from coach.listening.observation import MoveFound
from phrasebank.loader import default_packs
from tests.coach.listening.calls import said

_WORDS = default_packs().moves
EXAMPLES = [(move.id, text) for move in _WORDS.values() for text in move.examples]
PASSES = [(move.id, text) for move in _WORDS.values() for text in move.passes]

#: Said in other words than the packs use.
MADE = [
    ("apology", "I'm very sorry that the cot arrived without its screws."),
    ("apology", "We let your whole party stand in the rain, and I apologise for that."),
    ("empathy", "Three nights without heating with a baby sounds exhausting."),
    ("empathy", "I can hear how worried you are about your mum."),
    ("ownership", "This one is on us, and I'm going to sort it out for you myself."),
    ("ownership", "That was our mistake, leave it with me."),
    ("question", "What did the driver say when he rang?"),
    ("question", "When did it stop cooling?"),
    ("restate", "So the sofa came nine days late and nobody rang you."),
    ("restate", "Let me make sure I've got this right: you paid twice and only one ticket came."),
    ("fix", "I've booked you on the 14:20 instead."),
    ("fix", "Try holding the power button for ten seconds."),
    ("compensation", "I've taken the delivery charge off your bill."),
    ("compensation", "I've put a £10 voucher on your account for the wait."),
    ("followup", "I'll ring you on Friday at ten to see that it works."),
    ("followup", "I'll keep you posted on the repair."),
    ("thanks", "Thank you for telling me about the dog."),
    ("thanks", "I really appreciate you waiting so long."),
]
#: Near misses: the words of a move, without its meaning.
NOT_MADE = [
    ("apology", "The sorry state of that bus stop is known to the council."),
    ("apology", "You don't have to apologise for ringing."),
    ("empathy", "You'll feel a click when the plug is in."),
    ("ownership", "Who owns the account?"),
    ("question", "Can I have your order number?"),
    ("question", "Is there anything else I can help you with?"),
    ("restate", "So I can find you, what's the postcode?"),
    ("fix", "The shop opens at nine."),
    ("compensation", "Feel free to call us at any time."),
    ("compensation", "I'm afraid we can't refund that."),
    ("followup", "You'll get a short survey after this call."),
    ("followup", "We look forward to seeing you again."),
    ("thanks", "You're welcome."),
    ("thanks", "The van is late, thanks to the snow."),
]
NOTHING = [
    "I see.",
    "One moment, please.",
    "Right.",
    "Good afternoon, Lakeside Lets.",
    "Mm-hm.",
    "...",
]


def moves(listener: Listener, text: str) -> tuple[MoveFound, ...]:
    return listener.hear(said(f"agent: {text}")).moves


@pytest.mark.parametrize(("move", "text"), [*EXAMPLES, *MADE])
def test_it_is_made(listener: Listener, move: str, text: str) -> None:
    assert move in {found.move for found in moves(listener, text)}


@pytest.mark.parametrize(("move", "text"), [*PASSES, *NOT_MADE])
def test_it_is_not_made(listener: Listener, move: str, text: str) -> None:
    assert move not in {found.move for found in moves(listener, text)}


@pytest.mark.parametrize("text", NOTHING)
def test_small_talk_is_no_move(listener: Listener, text: str) -> None:
    assert moves(listener, text) == ()


def test_several_moves_in_one_turn_each_stand_at_their_own_words(listener: Listener) -> None:
    text = (
        "I'm so sorry the fridge leaked on Monday. That must have ruined your week. "
        "I've ordered a new one. When were you at home last?"
    )
    assert [(found.move, text[found.start : found.end]) for found in moves(listener, text)] == [
        ("apology", "I'm so sorry the fridge leaked on Monday."),
        ("empathy", "That must have ruined your week."),
        ("fix", "I've ordered a new one."),
        ("question", "When were you at home last?"),
    ]


def test_one_sentence_may_make_two_moves(listener: Listener) -> None:
    found = moves(listener, "I'm refunding the £40 now and I'll ring you tomorrow to check.")
    assert {"compensation", "followup"} <= {one.move for one in found}


def test_the_same_words_are_scored_alike_wherever_they_stand(listener: Listener) -> None:
    alone = moves(listener, "I'm so sorry this took nine days.")
    among = moves(listener, "Hello. I'm so sorry this took nine days. One moment.")
    assert [(one.move, one.score) for one in alone] == [(one.move, one.score) for one in among]


def test_every_move_of_the_packs_is_one_that_the_encoder_knows() -> None:
    assert set(_WORDS) == set(MOVES)


@pytest.mark.parametrize(
    "text", ["😡" * 500, "sorry " * 3_000, "?" * 200, "\u200d\ufe0f", "ﷺ" * 50]
)
def test_odd_text_is_read_without_harm(listener: Listener, text: str) -> None:
    for found in moves(listener, text):
        assert 0 <= found.start < found.end <= len(text)
        assert 0.5 <= found.score <= 1
