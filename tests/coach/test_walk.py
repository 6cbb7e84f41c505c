"""The walk through a framework, step by step and in every order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.entries import AnyEntry, Fact, Note, Phase, PhraseUsed, StepEvent
from coach.recovery import Recovery, undo
from coach.walk import (
    CantMove,
    advance,
    back,
    current_step,
    moves_done,
    open_recovery,
    skip,
    switch,
)
from phrasebank import Packs
from tests.coach.cases import NOW, fresh

STEPS = {
    "mama": ["listen", "acknowledge", "minds", "act"],
    "five_step": ["apologize", "listen", "fix", "atone", "follow_up"],
}


@pytest.mark.parametrize("framework", STEPS)
def test_it_opens_at_the_first_step(packs: Packs, framework: str) -> None:
    recovery = fresh(packs, framework)
    assert recovery.framework == framework
    assert recovery.step == STEPS[framework][0]
    assert recovery.phase == "open"
    assert recovery.closed_at is None


@pytest.mark.parametrize("framework", STEPS)
def test_it_walks_to_the_end_in_order(packs: Packs, framework: str) -> None:
    recovery, walked = fresh(packs, framework), []
    while recovery.step:
        walked.append(recovery.step)
        recovery = advance(recovery, packs, f"m{len(walked)}", NOW)
    assert walked == STEPS[framework]
    assert recovery.phase == "wrapup"
    assert current_step(recovery, packs) is None
    assert set(recovery.step_states(framework).values()) == {"done"}


def test_the_reason_for_a_done_step_is_kept(packs: Packs) -> None:
    recovery = advance(fresh(packs), packs, "m1", NOW, because="she has told me all of it")
    done = [e for e in recovery.all(StepEvent) if e.state == "done"]
    assert [(e.step, e.because) for e in done] == [("listen", "she has told me all of it")]


def test_a_step_left_out_is_told_from_one_done(packs: Packs) -> None:
    recovery = advance(skip(fresh(packs), packs, "m1", NOW), packs, "m2", NOW)
    assert recovery.step_states("mama") == {
        "listen": "skipped", "acknowledge": "done", "minds": "started",
    }  # fmt: skip


def test_back_starts_the_step_before_again(packs: Packs) -> None:
    recovery = back(advance(fresh(packs), packs, "m1", NOW), packs, "m2", NOW)
    assert recovery.step == "listen"
    assert advance(recovery, packs, "m3", NOW).step == "acknowledge"


def test_back_from_the_first_step_leads_nowhere(packs: Packs) -> None:
    with pytest.raises(CantMove):
        back(fresh(packs), packs, "m1", NOW)


@pytest.mark.parametrize("move", [advance, skip])
def test_past_the_last_step_there_is_nowhere_to_go(
    packs: Packs, move: Callable[..., Recovery]
) -> None:
    recovery = fresh(packs)
    for number in range(4):
        recovery = move(recovery, packs, f"m{number}", NOW)
    with pytest.raises(CantMove):
        move(recovery, packs, "m9", NOW)


def test_back_out_of_the_wrap_up_opens_the_last_step(packs: Packs) -> None:
    recovery = fresh(packs)
    for number in range(4):
        recovery = advance(recovery, packs, f"m{number}", NOW)
    recovery = back(recovery, packs, "m9", NOW)
    assert (recovery.step, recovery.phase) == ("act", "open")


def in_wrap_up(packs: Packs, *before: AnyEntry) -> Recovery:
    """A case that was said to be over while a step was open."""
    return fresh(packs, "mama", *before, Phase(at=NOW, turn="m1", phase="wrapup"))


def test_back_out_of_an_early_wrap_up_opens_the_step_that_was_left(packs: Packs) -> None:
    recovery = back(in_wrap_up(packs), packs, "m2", NOW)
    assert (recovery.step, recovery.phase) == ("listen", "open")


@pytest.mark.parametrize("move", [advance, skip])
def test_the_wrap_up_is_no_step_to_move_on_from(
    packs: Packs, move: Callable[..., Recovery]
) -> None:
    with pytest.raises(CantMove):
        move(in_wrap_up(packs), packs, "m2", NOW)


def test_a_switch_carries_over_what_was_done(packs: Packs) -> None:
    recovery = advance(fresh(packs), packs, "m1", NOW)
    recovery = switch(recovery, packs, packs.frameworks["five_step"], "m2", NOW)
    carried = {e.step: e.because for e in recovery.all(StepEvent) if e.framework == "five_step"}
    assert recovery.framework == "five_step"
    assert recovery.step_states("five_step")["listen"] == "done"
    assert carried["listen"] == "Make time to listen"
    assert recovery.step == "apologize"


def test_a_promise_elsewhere_neither_documents_it_nor_tells_the_team(packs: Packs) -> None:
    recovery = fresh(packs, "five_step")
    for number in range(5):
        recovery = advance(recovery, packs, f"m{number}", NOW)
    recovery = switch(recovery, packs, packs.frameworks["six_step"], "m9", NOW)
    states = recovery.step_states("six_step")
    assert states["follow_up"] == "done"
    assert recovery.step == "document"
    assert "tell_team" not in states


@pytest.mark.parametrize(
    "other", ["five_phase", "healthcare", "service_success", "six_step", "four_step", "lead"]
)
def test_every_framework_can_be_switched_to_and_back(packs: Packs, other: str) -> None:
    recovery = advance(fresh(packs), packs, "m1", NOW)
    there = switch(recovery, packs, packs.frameworks[other], "m2", NOW)
    assert there.framework == other
    assert there.step in [step.id for step in packs.frameworks[other].steps]
    again = switch(there, packs, packs.frameworks["mama"], "m3", NOW)
    assert again.step == recovery.step
    assert again.step_states("mama")["listen"] == "done"


def test_a_switch_carries_nothing_that_was_left_out(packs: Packs) -> None:
    recovery = skip(fresh(packs), packs, "m1", NOW)
    recovery = switch(recovery, packs, packs.frameworks["five_step"], "m2", NOW)
    assert recovery.step_states("five_step") == {"apologize": "started"}


def test_a_switch_and_back_again_loses_nothing(packs: Packs) -> None:
    mama, five = packs.frameworks["mama"], packs.frameworks["five_step"]
    recovery = advance(advance(fresh(packs), packs, "m1", NOW), packs, "m2", NOW)
    before = recovery.step_states("mama")
    recovery = switch(recovery, packs, five, "m3", NOW)
    recovery = advance(recovery, packs, "m4", NOW)
    recovery = switch(recovery, packs, mama, "m5", NOW)
    after = recovery.step_states("mama")
    assert {step for step, state in before.items() if state == "done"} <= {
        step for step, state in after.items() if state == "done"
    }
    assert recovery.step is not None
    assert after[recovery.step] == "started"


def test_what_was_done_since_comes_back_with_the_switch(packs: Packs) -> None:
    """Apologised in the five steps: "acknowledge and apologize" is behind in MAMA too."""
    mama, five = packs.frameworks["mama"], packs.frameworks["five_step"]
    recovery = switch(fresh(packs), packs, five, "m1", NOW)
    recovery = advance(recovery, packs, "m2", NOW)
    recovery = switch(recovery, packs, mama, "m3", NOW)
    assert recovery.step_states("mama")["acknowledge"] == "done"
    assert recovery.step == "listen"


def test_a_switch_out_of_the_wrap_up_goes_on_with_what_is_left(packs: Packs) -> None:
    recovery = fresh(packs)
    for number in range(4):
        recovery = advance(recovery, packs, f"m{number}", NOW)
    recovery = switch(recovery, packs, packs.frameworks["five_step"], "m9", NOW)
    assert (recovery.step, recovery.phase) == ("atone", "open")


def test_a_switch_with_nothing_left_stays_in_the_wrap_up(packs: Packs) -> None:
    recovery = fresh(packs, "five_step")
    for number in range(5):
        recovery = advance(recovery, packs, f"m{number}", NOW)
    recovery = switch(recovery, packs, packs.frameworks["mama"], "m9", NOW)
    assert (recovery.step, recovery.phase) == (None, "wrapup")


def test_the_moves_made_name_the_step_they_were_made_in(packs: Packs) -> None:
    recovery = advance(fresh(packs), packs, "m1", NOW)
    assert moves_done(recovery, packs) == dict.fromkeys(
        ["question", "restate"], "Make time to listen"
    )


OPERATIONS = (
    "advance", "skip", "back", "mama", "five_step", "fact", "note", "phrase", "resolve", "close",
    "undo",
)  # fmt: skip


def applied(recovery: Recovery, packs: Packs, operation: str, turn: str) -> Recovery:
    """The recovery after an operation; itself where there is nowhere to go."""
    entries: dict[str, AnyEntry] = {
        "fact": Fact(at=NOW, turn=turn, kind="name", value=turn, quote=turn),
        "note": Note(at=NOW, turn=turn, text=turn),
        "phrase": PhraseUsed(at=NOW, turn=turn, phrase="p", step=recovery.step or "", text="t"),
        "resolve": Phase(at=NOW, turn=turn, phase="wrapup"),
        "close": Phase(at=NOW, turn=turn, phase="closed"),
    }
    if operation in entries:
        return recovery.with_entries(entries[operation])
    if operation == "undo":
        return undo(recovery)[0]
    if operation in STEPS:
        return switch(recovery, packs, packs.frameworks[operation], turn, NOW)
    try:
        return {"advance": advance, "skip": skip, "back": back}[operation](
            recovery, packs, turn, NOW
        )
    except CantMove:
        return recovery


def standing(recovery: Recovery) -> list[AnyEntry]:
    """What holds, without what was only shown."""
    return [e for e in recovery.entries if not e.undone and not isinstance(e, PhraseUsed)]


def check_invariants(recovery: Recovery, packs: Packs) -> None:
    framework = packs.frameworks[recovery.framework]
    states = recovery.step_states(framework.id)
    current = current_step(recovery, packs)
    assert recovery.phase != "open" or current is not None
    assert current is None or states[current.id] == "started"
    assert states.keys() <= {step.id for step in framework.steps}


@settings(deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(OPERATIONS), max_size=25))
def test_any_sequence_keeps_the_case_sound(packs: Packs, operations: list[str]) -> None:
    recovery = open_recovery("c1", "Ana", packs.frameworks["mama"], "m0", NOW)
    for number, operation in enumerate(operations, start=1):
        if recovery.phase == "closed" and operation not in ("undo", "note", "phrase"):
            continue
        before = recovery
        recovery = applied(recovery, packs, operation, f"m{number}")
        check_invariants(recovery, packs)
        # Nothing is ever erased: what was there is there, at its place, at most marked.
        kept = recovery.entries[: len(before.entries)]
        assert [e.id for e in kept] == [e.id for e in before.entries]
        if operation not in ("undo", "phrase") and recovery is not before:
            assert standing(undo(recovery)[0]) == standing(before)


@settings(deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(OPERATIONS[:-1]), max_size=12))
def test_undoing_it_all_leads_back_to_the_opening(packs: Packs, operations: list[str]) -> None:
    opened = open_recovery("c1", "Ana", packs.frameworks["mama"], "m0", NOW)
    recovery = opened
    for number, operation in enumerate(operations, start=1):
        if recovery.phase != "closed":
            recovery = applied(recovery, packs, operation, f"m{number}")
    taken: tuple[AnyEntry, ...] = recovery.entries
    while taken:
        recovery, taken = undo(recovery)
    assert standing(recovery) == list(opened.entries)
    assert recovery.phase == "open"
