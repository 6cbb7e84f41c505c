"""Turns and cases for tests of the coach: a fixed clock, message after message."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.coach import Coach
from coach.entries import AnyEntry
from coach.recovery import Recovery
from coach.turn import Reply, Turn
from coach.walk import open_recovery
from phrasebank import Packs

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=LONDON)
"""A Wednesday morning in winter."""

#: One opening for each of several kinds of failure, as an employee would type it.
OPENINGS = {
    "late": "cust mrs patel furious, cooker delivered 9 days late 2nd time, cost 340",
    "unavailable": "angry guest, room overbooked",
    "wrong": "mr hale upset, wrong shoes sent",
    "rude": "she is in tears, the nurse was rude to her",
    "lost_damaged": "vase smashed on arrival, he is gutted",
    "billing": "charged twice for the hotel, paid £120 and fuming",
    "safety": "new kettle gave off sparks, she is scared",
    "privacy": "we sent her letter to the wrong person, embarrassed",
}


def turn(
    coach: Coach, recovery: Recovery | None, text: str = "", *, message: str = "m1", **more: Any
) -> Turn:
    """A typed message, understood for sure."""
    settled: dict[str, Any] = {"conversation": "c1", "message": message, "now": NOW}
    return Turn(coach=coach, recovery=recovery, text=text, **settled | more)


def pressed(coach: Coach, recovery: Recovery | None, **entities: str) -> Turn:
    """A button."""
    return turn(coach, recovery, pressed=True, entities=entities)


def fresh(packs: Packs, framework: str = "mama", *entries: AnyEntry) -> Recovery:
    """A case at its first step, with these entries."""
    opened = open_recovery("c1", "Ana", packs.frameworks[framework], "m0", NOW)
    return opened.with_entries(*entries)


@dataclass
class Desk:
    """An employee at work: says one thing after another, and the case goes along."""

    coach: Coach
    recovery: Recovery | None = None
    count: int = 0
    replies: list[Reply] = field(default_factory=list)
    recent: tuple[Recovery, ...] = ()
    """Other cases of this employee."""

    def say(self, module: Any, text: str = "", **more: Any) -> Reply:
        """The reply of a behaviour's module to the next message."""
        self.count += 1
        more.setdefault("now", NOW + timedelta(minutes=self.count))
        more.setdefault("recent", self.recent)
        now = turn(self.coach, self.recovery, text, message=f"m{self.count}", **more)
        reply: Reply = module.respond(now)
        self.recovery = reply.recovery
        self.replies.append(reply)
        return reply

    def press(self, module: Any, **entities: str) -> Reply:
        """The reply to a button."""
        return self.say(module, pressed=True, entities=entities)


def case(desk: Desk) -> Recovery:
    """The case on the desk, which must be there."""
    assert desk.recovery is not None
    return desk.recovery
