"""What a message means in the state of the case, whatever the model guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.behaviours.opening import open_case
from coach.coach import Coach
from coach.reading import meant
from coach.recovery import Recovery
from coach.turn import Turn

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def turn(coach: Coach, text: str, confidence: float, case: Recovery | None = None) -> Turn:
    return Turn(coach, case, "c", "m", text, NOW, confidence=confidence)


@pytest.fixture
def case(coach: Coach) -> Recovery:
    return open_case(turn(coach, "cust upset, parcel late 3 days", 0.9))


@pytest.mark.parametrize(
    ("text", "guess", "confidence", "expected"),
    [
        ("internet down again 7th time, cust fed up", "wellbeing", 0.21, "start"),
        ("boiler man never showed, 3rd time", "resolve", 0.9, "start"),
        ("there is smoke coming out of her dryer", "fact", 0.5, "escalate"),
        ("my own broadband is down", "fact", 0.5, "fact"),
        ("what do i say", "phrase", 0.9, "phrase"),
        ("she says sorry isn't enough", "customer_said", 0.8, "start"),
        ("is there proof that fast replies matter", "customer_said", 0.8, "fallback"),
        ("can i say i understand how you feel", "phrase", 0.9, "check"),
        ("kjhgf", "smalltalk", 0.4, "out_of_scope"),
    ],
)
def test_with_no_case_open(
    coach: Coach, text: str, guess: str, confidence: float, expected: str
) -> None:
    assert meant(turn(coach, text, confidence), guess) == expected


@pytest.mark.parametrize(
    ("text", "guess", "confidence", "expected"),
    [
        ("she says lets leave it there", "skip", 0.5, "customer_said"),
        ("he says i wasnt asking for a test", "escalate", 0.97, "customer_said"),
        ("she's threatening to go to another airline", "escalate", 0.56, "customer_said"),
        ("hes asking for a manager", "customer_said", 0.6, "escalate"),
        ("says he'll sue us", "skip", 0.7, "escalate"),
        ("need to hand this over", "escalate", 0.5, "escalate"),
        ("zero service, restarted modem, no connection", "explain", 0.56, "customer_said"),
        ("she tried and they refused because box opened", "resolve", 0.51, "customer_said"),
        ("fixed, she's happy", "resolve", 0.5, "resolve"),
        ("done", "advance", 0.8, "advance"),
        ("its Clare with no i", "train", 0.22, "fact"),
        ("why is that", "why", 0.9, "why"),
        ("i cant do that from here what do i do", "wellbeing", 0.65, "fallback"),
        ("im shaking", "wellbeing", 0.9, "wellbeing"),
    ],
)
def test_within_a_case(
    coach: Coach, case: Recovery, text: str, guess: str, confidence: float, expected: str
) -> None:
    assert meant(turn(coach, text, confidence, case), guess) == expected


def test_a_pressed_button_means_what_it_says(coach: Coach, case: Recovery) -> None:
    pressed = Turn(coach, case, "c", "m", "she says no", NOW, pressed=True)

    assert meant(pressed, "skip") == "skip"
