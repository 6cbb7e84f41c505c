"""The walk through a framework: open, advance, back, skip, switch.

Pure; each gives a new recovery.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from coach.entries import FrameworkChosen, Phase, StepEvent
from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.schema.framework import Framework, Step


class CantMove(ValueError):
    """There is no step to go to."""


def open_recovery(
    conversation: str, employee: str, framework: Framework, turn: str, now: datetime
) -> Recovery:
    """A new recovery at the first step of ``framework``."""
    recovery = Recovery(id=uuid4().hex, conversation=conversation, employee=employee, opened_at=now)
    return recovery.with_entries(
        FrameworkChosen(at=now, turn=turn, framework=framework.id),
        StepEvent(
            at=now, turn=turn, framework=framework.id, step=framework.steps[0].id, state="started"
        ),
    )


def current_step(recovery: Recovery, packs: Packs) -> Step | None:
    """The step the employee is on, or None once all are behind."""
    framework = packs.frameworks[recovery.framework]
    return framework.steps[framework.position(recovery.step)] if recovery.step else None


def advance(
    recovery: Recovery, packs: Packs, turn: str, now: datetime, because: str | None = None
) -> Recovery:
    """Marks the step done and starts the next open one; after the last, the wrap-up begins."""
    return _leave(recovery, packs, turn, now, "done", because)


def done(
    recovery: Recovery, packs: Packs, step: str, turn: str, now: datetime, because: str
) -> Recovery:
    """Marks any step of the framework done; if it was the current one, the next open one starts."""
    left = StepEvent(
        at=now,
        turn=turn,
        framework=recovery.framework,
        step=step,
        state="done",
        because=because,
    )
    current, marked = recovery.step, recovery.with_entries(left)
    return _start_next(marked, packs, turn, now) if current == step else marked


def skip(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    """Leaves the current step out and starts the next open one."""
    return _leave(recovery, packs, turn, now, "skipped", None)


def _leave(
    recovery: Recovery, packs: Packs, turn: str, now: datetime, state: str, because: str | None
) -> Recovery:
    step = recovery.step
    if step is None:
        raise CantMove("all steps are behind")
    left = StepEvent.model_validate(
        {
            "at": now,
            "turn": turn,
            "framework": recovery.framework,
            "step": step,
            "state": state,
            "because": because,
        }
    )
    return _start_next(recovery.with_entries(left), packs, turn, now)


def _start_next(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    """Starts the first step after the ones behind that is still open; none left means wrap-up."""
    framework = packs.frameworks[recovery.framework]
    states = recovery.step_states(framework.id)
    for step in framework.steps:
        if states.get(step.id) not in ("done", "skipped"):
            started = StepEvent(
                at=now, turn=turn, framework=framework.id, step=step.id, state="started"
            )
            # Going on with the steps takes a case out of a wrap-up that began too early.
            return recovery.with_entries(*_reopened(recovery, turn, now), started)
    return recovery.with_entries(Phase(at=now, turn=turn, phase="wrapup"))


def back(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    """Starts the step before the current one again; out of wrap-up, the step that it cut short.

    Raises ``CantMove`` on the first step.
    """
    framework = packs.frameworks[recovery.framework]
    if recovery.step == framework.steps[0].id:
        raise CantMove("this is the first step")
    at = framework.position(recovery.step) if recovery.step else len(framework.steps)
    cut_short = None if recovery.step else recovery.under_way
    step = cut_short or framework.steps[at - 1].id
    started = StepEvent(at=now, turn=turn, framework=framework.id, step=step, state="started")
    return recovery.with_entries(*_reopened(recovery, turn, now), started)


def _reopened(recovery: Recovery, turn: str, now: datetime) -> tuple[Phase, ...]:
    return () if recovery.phase == "open" else (Phase(at=now, turn=turn, phase="open"),)


def switch(
    recovery: Recovery, packs: Packs, framework: Framework, turn: str, now: datetime
) -> Recovery:
    """Follows ``framework`` from here.

    Steps whose main move (the first) is done already carry over as done, if they may.
    """
    done, states = moves_done(recovery, packs), recovery.step_states(framework.id)
    chosen = FrameworkChosen(at=now, turn=turn, framework=framework.id)
    carried = [
        StepEvent(
            at=now, turn=turn, framework=framework.id, step=step.id, state="done",
            because=done[step.moves[0]],
        )
        for step in framework.steps
        if step.carries and step.moves[0] in done and states.get(step.id) != "done"
    ]  # fmt: skip
    return _start_next(recovery.with_entries(chosen, *carried), packs, turn, now)


def moves_done(recovery: Recovery, packs: Packs) -> dict[str, str]:
    """Every move made so far, with the title of the step that it was made in."""
    found: dict[str, str] = {}
    for framework in packs.frameworks.values():
        states = recovery.step_states(framework.id)
        for step in framework.steps:
            if states.get(step.id) == "done":
                for move in step.moves:
                    found.setdefault(move, step.title)
    return found
