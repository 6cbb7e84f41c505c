"""Customers tell who they are; how they are, where they are and what day it is are no names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.coach import Coach

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("this is Tom", "Tom"),
        ("Hi, this is Tom Baker calling about my cooker", "Tom Baker"),
        ("I'm Clare", "Clare"),
        ("I\u2019m Clare, I rang on Monday.", "Clare"),
        ("Hi Dana, I am Clare-Louise Jones.", "Clare-Louise Jones"),
        ("it's Priya here", "Priya"),
        ("Hello. It's Mark O'Neill speaking.", "Mark O'Neill"),
        ("Hello, I'm Mark", "Mark"),
        ("Yes, I'm Mohammed from number nine", "Mohammed"),
        ("hi this is tom baker calling about my cooker", "Tom Baker"),
        ("my name's Anna Weber", "Anna Weber"),
        ("my name's Mark", "Mark"),
    ],
)
def test_who_they_are(coach: Coach, text: str, name: str) -> None:
    found = coach.facts.find(text, NOW).name
    assert found is not None
    assert found.value == name
    assert found.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "I'm Livid", "I'm livid.", "I'm waiting", "I'm Waiting.", "This is Ridiculous",
        "this is Outrageous!", "This Is A Joke", "I'M FURIOUS", "I'm Really Angry",
        "I'm Absolutely Livid, mate", "I'm Polish", "this is Theft", "this is Madness",
        "it's Freezing here", "it's Monday here", "I'm Tired.", "I'm Ashamed", "I'm Speechless",
        "I'm Deaf", "I'm Pregnant and waiting", "I'm Head of sales", "this is Flat 3",
        "I'm Type 1 diabetic", "this is Priya's fault", "Is this Clare?", "I'm Sorry, what?",
        "this is chaos", "this is nobody speaking", "because I'm Clare", "this is", "I'm",
    ],
)  # fmt: skip
def test_how_they_are_is_no_name(coach: Coach, text: str) -> None:
    assert coach.facts.find(text, NOW).name is None


@pytest.mark.parametrize("text", ["Hi, I'm Clare", "this is Tom, customer furious"])
def test_what_an_employee_types_of_themselves_is_not_the_customers(coach: Coach, text: str) -> None:
    assert coach.facts.find(text, NOW, typed=True).name is None
