"""A case goes on when the packs lose what it stands on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach import walk
from coach.entries import Outcome, Phase
from coach.fitting import fitted
from coach.overview import overview
from coach.recovery import Recovery
from coach.summary import summary_lines
from phrasebank import Packs
from tests.coach.cases import NOW


@pytest.fixture
def five(packs: Packs) -> Recovery:
    """A case on the third of the five steps."""
    opened = walk.open_recovery("c", "employee", packs.frameworks["five_step"], "t1", NOW)
    second = walk.advance(opened, packs, "t2", NOW)
    return walk.advance(second, packs, "t3", NOW)


def without_framework(packs: Packs) -> Packs:
    return replace(
        packs, frameworks={n: f for n, f in packs.frameworks.items() if n != "five_step"}
    )


def without_step(packs: Packs, step: str) -> Packs:
    framework = packs.frameworks["five_step"]
    kept = [one for one in framework.steps if one.id != step]
    shorter = framework.model_copy(update={"steps": kept})
    return replace(packs, frameworks={**packs.frameworks, "five_step": shorter})


def test_a_case_that_stands_on_what_there_is_stays_as_it_is(packs: Packs, five: Recovery) -> None:
    assert fitted(five, packs, "t", NOW) is five


def test_without_its_framework_it_goes_on_with_the_usual_one(packs: Packs, five: Recovery) -> None:
    left = without_framework(packs)
    moved = fitted(five, left, "t", NOW)
    assert moved.framework == packs.policy.default_framework
    assert moved.step in {step.id for step in left.frameworks[moved.framework].steps}
    assert moved.entries[: len(five.entries)] == five.entries


def test_without_its_step_it_goes_on_with_the_next(packs: Packs, five: Recovery) -> None:
    assert five.step == "fix"
    moved = fitted(five, without_step(packs, "fix"), "t", NOW)
    assert moved.step == "atone"


def test_in_the_wrap_up_it_stays_there(packs: Packs, five: Recovery) -> None:
    ending = five.with_entries(Phase(at=NOW, turn="t", phase="wrapup"))
    for left in (without_framework(packs), without_step(packs, "fix")):
        moved = fitted(ending, left, "t", NOW)
        assert moved.phase == "wrapup"
        assert walk.back(moved, left, "t", NOW).step in {
            step.id for step in left.frameworks[moved.framework].steps
        }


@pytest.mark.parametrize("phase", [None, "wrapup", "closed"])
def test_it_can_be_looked_at(packs: Packs, five: Recovery, phase: str | None) -> None:
    ending = (
        five.with_entries(Phase.model_validate({"at": NOW, "turn": "t", "phase": phase}))
        if phase
        else five
    )
    gone = ending.with_entries(Outcome(at=NOW, turn="t", cause="a_cause_of_old", quote="x"))
    for left in (without_framework(packs), without_step(packs, "fix")):
        shown = overview(gone, left)
        assert shown.cause == "a_cause_of_old"
        assert shown.phase == (phase or "open")
        assert summary_lines(gone, left)
