"""The calls in memory: each as it stands, one turn at a time, read again from the store when needed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from bot.call_errors import CallClosed, NoSuchCall
from bot.ears import Ears
from coach.listening.call import Call, Shown
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation
from coach.living import LivingCoach
from records.calls import Standing, StoredTurn
from records.database import Database
from records.messages import FeedbackKind
from records.unit_of_work import Unit

REMEMBERED = 2_000
"""Calls kept in memory; others are read from the store again when their next turn comes."""
_DIGITS = 9
"""No call has more turns than that."""
UNKNOWN = -1
"""In place of a count of changes: the copy of the recovery must be loaded anew."""


@dataclass
class OpenCall:
    """A call in memory, with the count of changes that came with its recovery."""

    call: Call
    changes: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class OpenCalls:
    """All calls of this process that were heard lately."""

    def __init__(self, living: LivingCoach, database: Database, apart: bool = False) -> None:
        """``apart``: turns are heard in a process of their own."""
        self._living, self._database = living, database
        self.ears = Ears(living, apart)
        self._known: OrderedDict[str, OpenCall] = OrderedDict()

    async def observed(self, call: Call, turn: CallTurn) -> tuple[Call, Observation]:
        """The call with this turn in it, and what the turn showed."""
        coach = self._living.coach
        listener = Listener(coach)
        heard = await self.ears.hear(coach, turn, listener.slots(call))
        return listener.taken_in(call, heard)

    @asynccontextmanager
    async def held(self, call_id: str) -> AsyncIterator[OpenCall]:
        """The call, while nobody else works on it. Raises ``NoSuchCall``."""
        held = self._known.get(call_id) or await self._rebuilt(call_id)
        self._known[call_id] = held
        self._known.move_to_end(call_id)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        async with held.lock:
            yield held

    def forget(self, call_id: str) -> None:
        """Takes the call out of memory; the store still has it."""
        self._known.pop(call_id, None)

    async def _rebuilt(self, call_id: str) -> OpenCall:
        """The call from the store: its turns heard again give the same state."""
        async with self._database.reading() as unit:
            stored = await unit.calls.of(call_id)
            turns = await unit.calls.turns(call_id)
            recovery = await unit.current(call_id)
            muted = await unit.muted(call_id)
            answered = await unit.calls.answered(call_id)
        if stored is None:
            raise NoSuchCall
        call = Call(id=call_id, framework=stored.framework, employee=stored.employee)
        for turn in turns:
            said = CallTurn.model_validate(
                {"speaker": turn.speaker, "text": turn.text, "id": turn.turn_id, "at": turn.at}
            )
            call, _ = await self.observed(call, said)
        call = replace(call, recovery=recovery, muted=muted, shown=_shown(turns, answered))
        # Somebody else may have been quicker.
        return self._known.get(call_id) or OpenCall(call, UNKNOWN)


def _shown(turns: Sequence[StoredTurn], answered: Collection[tuple[str, str]]) -> tuple[Shown, ...]:
    """The nudges as they were shown: turns that are heard again can't know which were muted then."""
    stale = {gone for turn in turns for gone in turn.observation["stale"]}
    found = []
    for turn in turns:
        for card in turn.observation["nudges"]:
            rule, _ = parted(card["nudge"])
            live = card["nudge"] not in stale and (turn.turn_id, rule) not in answered
            found.append(Shown(rule, turn.number, live))
    return tuple(found)


async def with_case(unit: Unit, held: OpenCall, standing: Standing) -> Call:
    """The call with its case as it is on record: the chat may have changed it meanwhile."""
    copy = held.call.recovery
    unchanged = standing.recovery == (copy and copy.id) and (
        copy is None or standing.changes == held.changes
    )
    known = await unit.current_unless(held.call.id, copy, unchanged)
    held.changes = standing.changes or 0
    return held.call if known is copy else replace(held.call, recovery=known)


async def kept(
    unit: Unit, held: OpenCall, turn: CallTurn, before: Call, heard: tuple[Call, Observation]
) -> Mapping[str, Any]:
    """Puts a turn that was listened to on record; what it showed, as JSON."""
    after, observation = heard
    told, changes = observation.as_json(), held.changes
    if after.recovery is not None and after.recovery is not before.recovery:
        await unit.save(after.recovery)
        changes += before.recovery is not None
    await unit.calls.add(
        StoredTurn(before.id, after.turns, turn.id, turn.speaker, turn.text, turn.at, told)
    )
    held.call, held.changes = after, changes
    return told


def with_answer(call: Call, nudge: str, rule: str, what: FeedbackKind) -> Call:
    """The call after the employee has dismissed, muted or disputed a nudge, or taken it back."""
    if what == "muted":
        call = replace(call, muted=call.muted | {rule})
    if what == "unmuted":
        call = replace(call, muted=call.muted - {rule})
    shown = tuple(
        replace(each, live=False) if each.id == nudge and what != "helpful" else each
        for each in call.shown
    )
    return replace(call, shown=shown)


def parted(nudge: str) -> tuple[str, int]:
    """A nudge's id in the call as its rule and the number of its turn; 0 where it has none."""
    rule, _, number = nudge.rpartition("-")
    whole = rule and number.isdecimal() and len(number) <= _DIGITS
    return (rule, int(number)) if whole else (nudge, 0)


async def standing_of(unit: Unit, call_id: str, turn_id: str = "") -> Standing:
    """How the call stands, held until the unit ends. Raises ``NoSuchCall``."""
    await unit.hold(call_id)
    standing = await unit.calls.standing(call_id, turn_id)
    if standing is None:
        raise NoSuchCall
    return standing


def must_be_open(standing: Standing) -> None:
    """Raises ``CallClosed`` unless the call goes on."""
    if standing.closed_at is not None:
        raise CallClosed
