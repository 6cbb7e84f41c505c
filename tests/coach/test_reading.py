"""The model's guess, held against the state of the case and what the words plainly show."""

from __future__ import annotations

from typing import Any

import pytest

from coach.answer import BEHAVIOURS, answer
from coach.behaviours import start
from coach.coach import Coach
from coach.reading import meant
from tests.coach.cases import OPENINGS, Desk, turn


def understood(coach: Coach, text: str, intent: str, opened: bool, **more: Any) -> str:
    recovery = Desk(coach).say(start, OPENINGS["late"]).recovery if opened else None
    return meant(turn(coach, recovery, text, **more), intent)


@pytest.mark.parametrize("intent", sorted(set(BEHAVIOURS) - {"fallback"}))
@pytest.mark.parametrize("opened", [False, True])
def test_a_pressed_button_means_what_it_says(coach: Coach, intent: str, opened: bool) -> None:
    assert understood(coach, "", intent, opened, pressed=True) == intent


@pytest.mark.parametrize("opened", [False, True])
def test_a_draft_is_a_draft_whatever_the_model_thought(coach: Coach, opened: bool) -> None:
    assert understood(coach, "can i say we will skip it", "skip", opened) == "check"


@pytest.mark.parametrize(
    ("text", "intent", "opened", "expected"),
    [
        ("cust furious, cooker late", "advance", False, "start"),
        ("cooker late", "start", False, "start"),
        ("what is the recovery paradox", "explain", False, "explain"),
        ("he says skip the excuses", "skip", True, "customer_said"),
        ("done", "advance", True, "advance"),
        ("she's threatening to sue", "customer_said", True, "escalate"),
        ("what do i say", "phrase", True, "phrase"),
    ],
)
def test_what_is_plainly_shown_counts(
    coach: Coach, text: str, intent: str, opened: bool, expected: str
) -> None:
    assert understood(coach, text, intent, opened) == expected


def test_noise_is_asked_about(coach: Coach) -> None:
    assert understood(coach, "asdf qwer zxcv", "skip", True, confidence=0.1) == "fallback"


def test_every_intent_is_answered(coach: Coach) -> None:
    for intent in BEHAVIOURS:
        reply = answer(turn(coach, None, "hi", pressed=True), intent)
        assert reply.card is not None


def test_an_intent_that_is_not_ours_is_a_mistake(coach: Coach) -> None:
    with pytest.raises(KeyError):
        answer(turn(coach, None, "hi", pressed=True), "sing")
