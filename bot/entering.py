"""Puts a turn of a call on record, if the call and its case still stand as they did when it was heard."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.call_errors import CallClosed, NoSuchCall
from coach.listening.call import Call
from coach.listening.observation import CallTurn
from records.calls import Standing, StoredTurn
from records.unit_of_work import Unit

UNKNOWN = -1
"""In place of a count of changes: the copy of the recovery must be loaded anew."""


@dataclass
class OpenCall:
    """A call in memory, with the count of changes that came with its recovery."""

    call: Call
    changes: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True)
class Heard:
    """A turn that was listened to: the call with it, and what it showed, as JSON."""

    turn: CallTurn
    after: Call
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Taken:
    """How the call stands on record, and what is told; None when nothing could be put there.

    Then its case was changed by somebody else, and the turn must be heard again.
    """

    call: Call
    changes: int
    told: Mapping[str, Any] | None
    new: bool = False
    """False for a turn that was on record already."""


async def entered(unit: Unit, held: OpenCall, heard: Heard) -> Taken:
    """Puts the turn on record. Changes nothing in memory: the unit isn't saved yet."""
    standing = await standing_of(unit, held.call.id, heard.turn.id)
    if standing.heard is not None:
        return Taken(held.call, held.changes, standing.heard)
    must_be_open(standing)
    current, changes = await as_recorded(unit, held, standing)
    if current is not held.call:
        return Taken(current, changes, None)
    after = heard.after
    if after.recovery is not None and after.recovery is not current.recovery:
        changes += await unit.save(after.recovery)
    await unit.calls.add(_row(heard))
    return Taken(after, changes, heard.told, new=True)


def _row(heard: Heard) -> StoredTurn:
    turn, call = heard.turn, heard.after
    return StoredTurn(
        call.id, call.turns, turn.id, turn.speaker, turn.text, turn.at, heard.told
    )  # fmt: skip


async def as_recorded(unit: Unit, held: OpenCall, standing: Standing) -> tuple[Call, int]:
    """The call with its case as it is on record, and the count of the case's changes.

    The very call that is held unless somebody else has changed the case meanwhile.
    """
    copy = held.call.recovery
    unchanged = standing.recovery == (copy and copy.id) and (
        copy is None or standing.changes == held.changes
    )
    known = await unit.current_unless(held.call.id, copy, unchanged)
    call = held.call if known == copy else replace(held.call, recovery=known)
    return call, standing.changes or 0


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
