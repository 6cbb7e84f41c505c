"""Which frameworks a message names."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from phrasebank import default_packs


@pytest.mark.parametrize(
    "text",
    [
        "my team lead says so",
        "ask the lead",
        "my lead wants me to skip this",
        "is a lead allowed to see this",
        "the shift lead is here",
        "lead time is nine days",
        "this could lead to a complaint",
        "her mama is shouting",
    ],
)
def test_a_word_that_means_something_else_is_no_name(coach: Coach, text: str) -> None:
    assert coach.framework_names.named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lead", ["lead"]),
        ("use LEAD, please", ["lead"]),
        ("put me on the lead one", ["lead"]),
        ("what is the lead method", ["lead"]),
        ("my team lead says use lead", ["lead"]),
        ("my lead wants the 5-step one", ["five_step"]),
        ("mama, or five steps?", ["mama", "five_step"]),
        ("switch from lead to mama", ["lead", "mama"]),
        ("six-step vs. four step", ["six_step", "four_step"]),
    ],
)
def test_names_are_found_in_their_order(coach: Coach, text: str, names: list[str]) -> None:
    assert [framework.id for framework in coach.framework_names.named(text)] == names


@pytest.mark.parametrize("framework", list(default_packs().frameworks))
def test_each_alias_names_its_framework(coach: Coach, framework: str) -> None:
    for alias in coach.packs.frameworks[framework].aliases:
        named = coach.framework_names.named(f"use {alias} now")
        assert [one.id for one in named] == [framework], alias
