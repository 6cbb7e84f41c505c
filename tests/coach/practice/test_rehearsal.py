"""A practice as a value: lines only grow, every way through is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.practice.examples import BEGUN
from coach.practice.rehearsal import NoSuchTurn, Rehearsal, Tried


def said(made: Rehearsal, *names: str) -> Rehearsal:
    for name in names:
        made = made.said(Tried(name, made.head, f"line {name}", BEGUN))
    return made


@pytest.fixture
def made() -> Rehearsal:
    """Three lines said."""
    return said(Rehearsal("r", "c", "e", "lamp", 2, 1, "mama", BEGUN), "a", "b", "c")


def ways(made: Rehearsal) -> list[str]:
    return ["".join(line.id for line in branch) for branch in made.branches()]


def test_the_path_leads_to_the_line_said_last(made: Rehearsal) -> None:
    assert [line.id for line in made.path] == ["a", "b", "c"]
    assert [line.id for line in made.path_to("b")] == ["a", "b"]
    assert made.path_to(None) == ()


def test_going_back_keeps_both_ways(made: Rehearsal) -> None:
    back = made.rewound("b")
    assert [line.id for line in back.path] == ["a"]
    again = said(back, "d", "e")
    assert ways(again) == ["abc", "ade"]
    assert [line.id for line in again.path] == ["a", "d", "e"]
    assert again.tried[:3] == made.tried


def test_going_back_to_the_start_begins_another_tree(made: Rehearsal) -> None:
    back = made.rewound("a")
    assert back.path == ()
    assert back.head is None
    assert ways(back) == ["abc"]
    assert ways(said(back, "x")) == ["abc", "x"]


def test_the_way_that_goes_on_is_one_though_another_goes_further(made: Rehearsal) -> None:
    assert ways(made.rewound("c")) == ["ab", "abc"]


def test_gone_back_it_runs_again(made: Rehearsal) -> None:
    over = replace(made, phase="debrief", ended_at=BEGUN)
    assert over.rewound("c").phase == "running"
    assert over.rewound("c").ended_at is None


def test_a_line_on_another_way_can_be_gone_back_to(made: Rehearsal) -> None:
    other = said(made.rewound("b"), "d")
    assert [line.id for line in other.rewound("c").path] == ["a", "b"]


def test_there_is_no_going_back_to_what_was_never_said(made: Rehearsal) -> None:
    with pytest.raises(NoSuchTurn):
        made.rewound("z")
    with pytest.raises(NoSuchTurn):
        made.path_to("z")
