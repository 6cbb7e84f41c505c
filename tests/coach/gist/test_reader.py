"""The gist of messages as hurried staff type them."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.gist.gist import CAUSES, FAILURES, Gist
from phrasebank.packs import Packs


def read(coach: Coach, text: str) -> Gist:
    return coach.gist.read(text)


def test_its_ids_are_those_of_the_lexicon(packs: Packs) -> None:
    assert set(FAILURES) == set(packs.failures)
    assert set(CAUSES) == set(packs.causes) - {"unknown"}


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("he asked for the veggie box and found chicken in it", "wrong"),
        ("our man called her a stupid cow to her face", "rude"),
        ("we sent her test results to the neighbour", "privacy"),
        ("they took the payment out of his account three times", "billing"),
        ("her little boy bit on a piece of glass in the soup", "safety"),
        ("nobody turned up for the appointment", "unavailable"),
    ],
)
def test_a_failure_told_in_any_words(coach: Coach, text: str, failure: str) -> None:
    found = read(coach, text).failure
    assert found.id == failure
    assert found.chance > 0.3


@pytest.mark.parametrize(
    "text",
    ["whats the next step", "her name is mrs osei", "he has the receipt", "can i refund her"],
)
def test_no_failure_where_none_is_told(coach: Coach, text: str) -> None:
    assert read(coach, text).failure.chance < 0.5


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("both receptionists off sick", "staffing_level"),
        ("new starter, nobody had shown him how", "staff_training"),
        ("note never got passed on to the evening shift", "handover"),
        ("road was shut after a crash", "third_party"),
    ],
)
def test_a_cause_told_in_any_words(coach: Coach, text: str, cause: str) -> None:
    found = read(coach, text).causes[0]
    assert found.id == cause
    assert found.chance > 0.3


def test_the_noun_is_a_whole_word_of_the_message(coach: Coach) -> None:
    text = "customer in tears, the accordion she inherited came back from us with a split bellows"
    noun = read(coach, text).noun
    assert noun is not None
    assert text[noun.start : noun.end] in ("accordion", "bellows")


@pytest.mark.parametrize("text", ["", "   ", "?", "😡" * 5_000, "x" * 50_000, "lamp " * 10_000])
def test_any_text_can_be_read(coach: Coach, text: str) -> None:
    found = read(coach, text)
    assert 0 <= found.failure.chance <= 1
    assert found.noun is None or found.noun.end <= len(text)
