"""The case in which something is shown: told in a few words, as an employee would type them."""

from __future__ import annotations

from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from coach.coach import Coach
from coach.entries import Fact, FactKind
from coach.learning import learn
from coach.overview import overview
from coach.recovery import Recovery
from coach.turn import Turn
from coach.walk import open_recovery
from phrasebank.packs import Packs

TURN = "preview"
_IN_SAMPLE = ("clause", "name", "feeling", "amount")


def sample_text(packs: Packs) -> str:
    """The sample case of the packs, as it would be typed."""
    return ", ".join(packs.sample[slot] for slot in _IN_SAMPLE if slot in packs.sample)


def now_in(packs: Packs) -> datetime:
    """The time it is where the team works."""
    return datetime.now(ZoneInfo(packs.policy.hours.timezone))


def case_of(coach: Coach, text: str | None, **told: str | None) -> Recovery:
    """A case from what ``text`` tells (the sample case if None), with the facts in ``told`` on top."""
    packs, now = coach.packs, now_in(coach.packs)
    framework = packs.frameworks[packs.policy.default_framework]
    opened = open_recovery(TURN, "employee", framework, TURN, now)
    facts = coach.facts.find(sample_text(packs) if text is None else text, now)
    case = learn(opened, facts, packs, TURN, now)
    given = [
        Fact(at=now, turn=TURN, kind=cast(FactKind, kind), value=value, quote=value)
        for kind, value in told.items()
        if value is not None
    ]
    return case.with_entries(*given)


def turn_of(coach: Coach, case: Recovery, text: str = "") -> Turn:
    """A message in that case."""
    return Turn(coach, case, TURN, TURN, text, now_in(coach.packs))


def understood(case: Recovery, packs: Packs) -> list[str]:
    """What the coach took from the words, a line each."""
    shown = overview(case, packs)
    facts = [f"{fact.label}: {fact.value}" for fact in shown.facts]
    return [*facts, *(f"Feeling: {felt.label} ({felt.level})" for felt in shown.feelings)]
