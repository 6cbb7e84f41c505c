"""Ticks the steps of the framework by what was done, in whatever order, with the quote that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from coach.entries import StepEvent
from coach.listening.observation import StepSeen
from coach.recovery import Recovery
from coach.walk import done
from phrasebank.packs import Packs
from phrasebank.schema.framework import Framework, Step


def ticked(
    recovery: Recovery, packs: Packs, quotes: Mapping[str, str], turn: str, now: datetime
) -> Recovery:
    """The recovery with every step done that ``quotes`` (move → words) show to be done.

    A step that is about the team and not said to the customer (``carries: false``) is never ticked.
    """
    for step in packs.frameworks[recovery.framework].steps:
        move = _shown_by(step, quotes)
        state = recovery.step_states(recovery.framework).get(step.id)
        if move and step.carries and state not in ("done", "skipped"):
            recovery = done(recovery, packs, step.id, turn, now, quotes[move])
    return recovery


def _shown_by(step: Step, quotes: Mapping[str, str]) -> str | None:
    """The move that satisfies the step: its main one; beside a question, saying it back does too."""
    mains = ("restate", "question") if step.moves[0] in ("question", "restate") else step.moves[:1]
    return next((move for move in mains if move in step.moves and move in quotes), None)


def steps_seen(recovery: Recovery | None, framework: Framework) -> list[StepSeen]:
    """Every step as it stands."""
    states = recovery.step_states(framework.id) if recovery else {}
    because = _quotes(recovery, framework.id) if recovery else {}
    return [
        StepSeen(
            id=step.id, title=step.title, state=states.get(step.id, "open"),
            because=because.get(step.id) if states.get(step.id) == "done" else None,
        )
        for step in framework.steps
    ]  # fmt: skip


def _quotes(recovery: Recovery, framework: str) -> dict[str, str]:
    events: Iterable[StepEvent] = recovery.all(StepEvent)
    return {
        event.step: event.because
        for event in events
        if event.framework == framework and event.because
    }
