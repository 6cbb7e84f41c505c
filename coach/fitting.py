"""Fits a case to packs that have changed since it was opened."""

from __future__ import annotations

from datetime import datetime

from coach import walk
from coach.entries import FrameworkChosen, StepEvent
from coach.recovery import Recovery
from phrasebank.packs import Packs


def fitted(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    """The recovery as it can go on with these packs; as it is, if nothing it stands on is gone.

    A framework that isn't there any more gives way to the usual one, with what was done carried
    over; a step that isn't there any more is left out.
    """
    framework = packs.frameworks.get(recovery.framework)
    if framework is None:
        return _to_the_usual(recovery, packs, turn, now)
    lost = recovery.under_way
    if lost is None or lost in {step.id for step in framework.steps}:
        return recovery
    if recovery.step is not None:
        return walk.skip(recovery, packs, turn, now)
    left = StepEvent(at=now, turn=turn, framework=framework.id, step=lost, state="skipped")
    return recovery.with_entries(left)


def _to_the_usual(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    usual = packs.frameworks[packs.policy.default_framework]
    if recovery.phase == "open":
        return walk.switch(recovery, packs, usual, turn, now)
    return recovery.with_entries(FrameworkChosen(at=now, turn=turn, framework=usual.id))
