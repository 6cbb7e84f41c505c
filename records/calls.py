"""Stores calls and their turns, and finds them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from records.insert_new import insert_new
from records.models import CallRow, CallTurnRow, EmployeeRow, FeedbackRow, RecoveryRow


@dataclass(frozen=True)
class StoredCall:
    """A call: whose, followed by which framework, from where, open or closed."""

    id: str
    employee: str
    framework: str
    source: str
    reference: str | None
    opened_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True)
class StoredTurn:
    """A turn of a call, numbered from 1, with the observation as it was sent."""

    call_id: str
    number: int
    turn_id: str
    speaker: str
    text: str
    at: datetime
    observation: Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """How a call stands when a turn comes in."""

    closed_at: datetime | None
    heard: Mapping[str, Any] | None
    """The observation on this very turn, if it was heard before."""
    recovery: str | None
    """Id of the call's newest recovery, and how often it was changed."""
    changes: int | None


_TURN = tuple(StoredTurn.__dataclass_fields__)
_HEADS = select(CallRow.__table__, EmployeeRow.name.label("employee")).join(
    EmployeeRow, EmployeeRow.id == CallRow.employee_id
)


def _standing() -> Select[Any]:
    """How the call in the parameter ``call`` stands, and what was told of the turn in ``turn``."""
    calls, turns = CallRow.__table__.c, CallTurnRow.__table__.c
    recoveries = RecoveryRow.__table__.c
    call, turn = bindparam("call", type_=calls.id.type), bindparam("turn", type_=turns.turn_id.type)
    heard = select(turns.observation).where(turns.call_id == call, turns.turn_id == turn)
    newest = (
        select(recoveries.id, recoveries.changes)
        .where(recoveries.conversation == call)
        .order_by(recoveries.opened_at.desc(), recoveries.id)
        .limit(1)
        .subquery()
    )
    return (
        select(calls.closed_at, heard.scalar_subquery().label("heard"), newest)
        .select_from(CallRow.__table__)
        .outerjoin(newest, true())
        .where(calls.id == call)
    )


# Made once: making them costs more than SQLite needs to answer.
_STANDING, _ADD = _standing(), insert(CallTurnRow)


class Calls:
    """The calls, within one unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, call: StoredCall, employee_id: int) -> None:
        """Keeps a new call; one of this id or reference that is there already stays as it is."""
        values = {
            "id": call.id, "employee_id": employee_id, "framework": call.framework,
            "source": call.source, "reference": call.reference, "opened_at": call.opened_at,
            "closed_at": None,
        }  # fmt: skip
        await insert_new(self._connection, CallRow, [values])

    async def of(self, call_id: str) -> StoredCall | None:
        """One call; None when there is none of this id."""
        return await self._one(_HEADS.where(CallRow.id == call_id))

    async def referred(self, source: str, reference: str) -> StoredCall | None:
        """The call that another system knows under its own id."""
        query = _HEADS.where(CallRow.source == source, CallRow.reference == reference)
        return await self._one(query)

    async def standing(self, call_id: str, turn_id: str) -> Standing | None:
        """What a turn that comes in must know, asked for at once; None when there is no such call."""
        asked = {"call": call_id, "turn": turn_id}
        row = (await self._connection.execute(_STANDING, asked)).first()
        return Standing(*row) if row else None

    async def newest(self, limit: int, open_only: bool = False) -> list[StoredCall]:
        """Calls, the newest first."""
        query = _HEADS.where(CallRow.closed_at.is_(None)) if open_only else _HEADS
        query = query.order_by(CallRow.opened_at.desc(), CallRow.id).limit(limit)
        rows = (await self._connection.execute(query)).mappings()
        return [_call(row) for row in rows]

    async def close(self, call_id: str, at: datetime) -> None:
        """Marks it closed; a call that is closed keeps its time."""
        query = update(CallRow).where(CallRow.id == call_id, CallRow.closed_at.is_(None))
        await self._connection.execute(query.values(closed_at=at))

    async def follow(self, call_id: str, framework: str) -> None:
        """Notes that another framework is followed from here on."""
        query = update(CallRow).where(CallRow.id == call_id)
        await self._connection.execute(query.values(framework=framework))

    async def add(self, turn: StoredTurn) -> None:
        """Keeps a turn. Its id and its number must be new in the call."""
        values = {name: getattr(turn, name) for name in _TURN}
        await self._connection.execute(_ADD, [values])

    async def turn(self, call_id: str, turn_id: str) -> StoredTurn | None:
        """One turn by the id that its sender gave it."""
        query = select(CallTurnRow.__table__).where(
            CallTurnRow.call_id == call_id, CallTurnRow.turn_id == turn_id
        )
        row = (await self._connection.execute(query)).mappings().first()
        return _turn(row) if row else None

    async def numbered(self, call_id: str, number: int) -> StoredTurn | None:
        """One turn by its number in the call."""
        query = select(CallTurnRow.__table__).where(
            CallTurnRow.call_id == call_id, CallTurnRow.number == number
        )
        row = (await self._connection.execute(query)).mappings().first()
        return _turn(row) if row else None

    async def answered(self, call_id: str) -> frozenset[tuple[str, str]]:
        """The nudges that the employee put aside: the id of the turn, and the nudge's rule."""
        query = select(FeedbackRow.message_id, FeedbackRow.rule).where(
            FeedbackRow.conversation == call_id,
            FeedbackRow.card_kind == "nudge",
            FeedbackRow.what != "helpful",
        )
        rows = await self._connection.execute(query)
        return frozenset((message, rule) for message, rule in rows if rule)

    async def turns(self, call_id: str, after: int = 0) -> list[StoredTurn]:
        """The turns with numbers above ``after``, in order."""
        query = select(CallTurnRow.__table__).where(
            CallTurnRow.call_id == call_id, CallTurnRow.number > after
        )
        rows = (await self._connection.execute(query.order_by(CallTurnRow.number))).mappings()
        return [_turn(row) for row in rows]

    async def _one(self, query: Any) -> StoredCall | None:
        row = (await self._connection.execute(query)).mappings().first()
        return _call(row) if row else None


def _call(row: RowMapping) -> StoredCall:
    return StoredCall(**{name: row[name] for name in StoredCall.__dataclass_fields__})


def _turn(row: RowMapping) -> StoredTurn:
    return StoredTurn(**{name: row[name] for name in _TURN})
