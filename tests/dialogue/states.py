"""The states a conversation can be in: reached the way a person gets there, or put on record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from coach.entries import AnyEntry, Fact, Outcome, Phase, PhaseName
from coach.recovery import Recovery
from coach.walk import advance, open_recovery
from phrasebank import Packs
from records.database import Database
from tests.support.stack import Stack
from tests.support.talking import Talk

TOLD = "cust furious, cooker delivered 9 days late 2nd time"
STEPS = 4
"""Of the framework that a recovery starts in."""


def nothing_told(_: Talk) -> None:
    """No case is open."""


def on_the_first_step(talk: Talk) -> None:
    """A customer was told of."""
    assert talk.say(TOLD).behaviour == "start"


def on_the_last_step(talk: Talk) -> None:
    """All steps but the last are done."""
    on_the_first_step(talk)
    for _ in range(STEPS - 1):
        talk.press("/advance")
    assert talk.last
    assert talk.last.step == "act"


def asked_for_the_outcome(talk: Talk) -> None:
    """All steps are done; the wrap-up's first question is open."""
    on_the_last_step(talk)
    talk.press("/advance")
    assert talk.last
    assert '/resolve{"outcome": "solved"}' in talk.last.buttons.values()


def asked_for_the_cause(talk: Talk) -> None:
    """Ended early, on the first step; the wrap-up's second question is open."""
    on_the_first_step(talk)
    talk.say("fixed, she's happy")
    assert talk.last
    assert '/fact{"cause": "courier"}' in talk.last.buttons.values()


def closed(talk: Talk) -> None:
    """Closed and on record."""
    asked_for_the_cause(talk)
    talk.press('/fact{"cause": "courier"}')
    case = talk.case()
    assert case
    assert case["phase"] == "closed"


STATES: dict[str, Callable[[Talk], None]] = {
    build.__name__: build
    for build in (
        nothing_told, on_the_first_step, on_the_last_step, asked_for_the_outcome, asked_for_the_cause, closed,
    )
}  # fmt: skip


def in_state(stack: Stack, state: str) -> Talk:
    """A new conversation in this state."""
    talk = Talk(stack)
    STATES[state](talk)
    return talk


def on_record(stack: Stack, packs: Packs, state: str) -> Talk:
    """A new conversation whose case is in this state on record; the engine has not heard of it.

    Quicker than getting there, and the other way that a state comes about: an engine that was
    started again takes every case up from the record.
    """
    talk = Talk(stack)
    recovery = _recorded(packs, state, talk.id)
    if recovery:
        asyncio.run(_save(f"sqlite:///{stack.home / 'amends.db'}", recovery))
    return talk


def _recorded(packs: Packs, state: str, conversation: str) -> Recovery | None:
    if state == nothing_told.__name__:
        return None
    now = datetime.now(UTC)
    recovery = open_recovery(conversation, "employee", packs.frameworks["mama"], "m0", now)
    recovery = recovery.with_entries(
        Fact(at=now, turn="m0", kind="noun", value="cooker", quote="cooker"),
        Fact(at=now, turn="m0", kind="failure", value="late", quote="late"),
    )
    moves = {on_the_last_step.__name__: STEPS - 1, asked_for_the_outcome.__name__: STEPS}
    for number in range(moves.get(state, 0)):
        recovery = advance(recovery, packs, f"m{number + 1}", now)

    def phase(name: PhaseName) -> AnyEntry:
        return Phase(at=now, turn="m5", phase=name)

    solved = Outcome(at=now, turn="m5", result="solved")
    if state == asked_for_the_cause.__name__:
        recovery = recovery.with_entries(solved, phase("wrapup"))
    if state == closed.__name__:
        cause = Outcome(at=now, turn="m5", cause="courier")
        recovery = recovery.with_entries(solved, phase("wrapup"), cause, phase("closed"))
    return recovery


async def _save(url: str, recovery: Recovery) -> None:
    async with Database(url) as database, database.unit() as unit:
        await unit.save(recovery)
