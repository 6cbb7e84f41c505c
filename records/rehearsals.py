"""Stores practice: every line that was tried, and what a supervisor asked somebody to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, RowMapping, Select, func, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from coach.practice.rehearsal import Rehearsal, Tried
from records.errors import StaleRecovery
from records.insert_new import insert_into
from records.messages import Employee
from records.models import EmployeeRow, PracticeAskedRow, PracticeLineRow, PracticeRow


@dataclass(frozen=True)
class Asked:
    """A scenario that somebody is asked to practise: by whom, and when last."""

    employee: str
    scenario: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Passed:
    """A practice that was gone through to the end and passed. ``id`` is the rehearsal's."""

    employee: str
    scenario: str
    level: int
    at: datetime
    id: str


class Within(Protocol):
    """The unit of work that this is a part of."""

    async def hold(self, conversation: str) -> None: ...
    async def employee(self, name: str) -> Employee: ...


_AS_THEY_ARE = (
    "id", "conversation", "scenario", "level", "seed", "framework", "opened_at", "ended_at",
    "phase", "head", "ending", "passed", "shared",
)  # fmt: skip
_HEADS = select(PracticeRow.__table__, EmployeeRow.name.label("employee")).join(
    EmployeeRow, EmployeeRow.id == PracticeRow.employee_id
)
_NEWEST_FIRST = (PracticeRow.opened_at.desc(), PracticeRow.id)


class Rehearsals:
    """The practice of everybody, within one unit of work."""

    def __init__(self, connection: AsyncConnection, unit: Within, locks: bool) -> None:
        """``locks``: whether what is loaded one by one is held until the unit ends."""
        self._connection = connection
        self._unit = unit
        self._locks = locks

    async def open_in(self, conversation: str) -> Rehearsal | None:
        """The newest of the conversation that isn't complete; None without one.

        Holds the conversation, so that two units never both start one.
        """
        await self._unit.hold(conversation)
        query = _HEADS.where(
            PracticeRow.conversation == conversation, PracticeRow.phase != "complete"
        )
        return await self._one(query.order_by(*_NEWEST_FIRST).limit(1))

    async def of(self, rehearsal_id: str) -> Rehearsal | None:
        """One rehearsal, held until the unit ends; None when there is none of this id."""
        return await self._one(_HEADS.where(PracticeRow.id == rehearsal_id))

    async def newest(self, employee: str, limit: int = 50) -> list[Rehearsal]:
        """What this employee practised, the newest first. Not held."""
        query = _HEADS.where(EmployeeRow.name == employee)
        return await self._load(query.order_by(*_NEWEST_FIRST).limit(limit))

    async def save(self, rehearsal: Rehearsal) -> None:
        """Stores a new rehearsal, or what changed in one.

        Raises StaleRecovery when the stored one has lines that this one lacks.
        """
        known = await self.of(rehearsal.id)
        head = {
            **{name: getattr(rehearsal, name) for name in _AS_THEY_ARE},
            "employee_id": (await self._unit.employee(rehearsal.employee)).id,
            "seen": sorted(rehearsal.seen),
            "checks": [list(check) for check in rehearsal.checks],
        }
        if known is None:
            await self._connection.execute(insert(PracticeRow), [head])
        elif known != rehearsal:
            _check_grown_from(known, rehearsal)
            query = update(PracticeRow).where(PracticeRow.id == rehearsal.id)
            await self._connection.execute(query.values(head))
        await self._append(rehearsal, len(known.tried) if known else 0)

    async def share(self, rehearsal_id: str, shared: bool) -> None:
        """Lets supervisors read it, or no longer. An id that isn't there changes nothing."""
        query = update(PracticeRow).where(PracticeRow.id == rehearsal_id)
        await self._connection.execute(query.values(shared=shared))

    async def ask(self, asked: Asked) -> None:
        """Notes that somebody is to practise this; asked again, the last time counts."""
        values = {
            "employee_id": (await self._unit.employee(asked.employee)).id,
            "scenario": asked.scenario, "asked_by": asked.by, "asked_at": asked.at,
        }  # fmt: skip
        query = insert_into(self._connection, PracticeAskedRow)
        renewed = {"asked_by": query.excluded.asked_by, "asked_at": query.excluded.asked_at}
        unique = ["employee_id", "scenario"]
        query = query.on_conflict_do_update(index_elements=unique, set_=renewed)
        await self._connection.execute(query, [values])

    async def asked(self, employee: str | None = None) -> list[Asked]:
        """What supervisors asked for, of one or of all; what was asked first comes first."""
        query = select(
            EmployeeRow.name.label("employee"), PracticeAskedRow.scenario,
            PracticeAskedRow.asked_by.label("by"), PracticeAskedRow.asked_at.label("at"),
        ).join(EmployeeRow, EmployeeRow.id == PracticeAskedRow.employee_id)  # fmt: skip
        query = query.where(_whose(employee)).order_by(
            PracticeAskedRow.asked_at, PracticeAskedRow.id
        )
        return [Asked(**row) for row in (await self._connection.execute(query)).mappings()]

    async def passed(self, employee: str | None = None) -> list[Passed]:
        """What was passed, by one or by all; what was passed first comes first."""
        ended = func.coalesce(PracticeRow.ended_at, PracticeRow.opened_at).label("at")
        query = (
            select(
                EmployeeRow.name.label("employee"), PracticeRow.scenario, PracticeRow.level,
                ended, PracticeRow.id,
            )
            .join(EmployeeRow, EmployeeRow.id == PracticeRow.employee_id)
            .where(PracticeRow.phase == "complete", PracticeRow.passed.is_(True))
        )  # fmt: skip
        query = query.where(_whose(employee)).order_by(ended, PracticeRow.id)
        return [Passed(**row) for row in (await self._connection.execute(query)).mappings()]

    async def _one(self, query: Select[Any]) -> Rehearsal | None:
        if self._locks:
            query = query.with_for_update(of=PracticeRow)
        found = await self._load(query)
        return found[0] if found else None

    async def _load(self, query: Select[Any]) -> list[Rehearsal]:
        heads = (await self._connection.execute(query)).mappings().all()
        lines = select(PracticeLineRow.__table__).where(
            PracticeLineRow.practice_id.in_([head["id"] for head in heads])
        )
        tried: dict[str, list[Tried]] = {head["id"]: [] for head in heads}
        rows = await self._connection.execute(lines.order_by(PracticeLineRow.number))
        for row in rows.mappings():
            line = Tried(row["line_id"], row["parent"], row["text"], row["said_at"])
            tried[row["practice_id"]].append(line)
        return [_rehearsal(head, tried[head["id"]]) for head in heads]

    async def _append(self, rehearsal: Rehearsal, start: int) -> None:
        """Stores the lines after the first ``start``."""
        rows = [
            {"practice_id": rehearsal.id, "number": number, "line_id": line.id,
             "parent": line.parent, "text": line.text, "said_at": line.at}
            for number, line in enumerate(rehearsal.tried[start:], start + 1)
        ]  # fmt: skip
        if rows:
            await self._connection.execute(insert(PracticeLineRow), rows)


def _whose(employee: str | None) -> ColumnElement[bool]:
    return true() if employee is None else EmployeeRow.name == employee


def _rehearsal(head: RowMapping, tried: Sequence[Tried]) -> Rehearsal:
    return Rehearsal(
        employee=head["employee"],
        tried=tuple(tried),
        seen=frozenset(head["seen"]),
        checks=tuple((check, met) for check, met in head["checks"]),
        **{name: head[name] for name in _AS_THEY_ARE},
    )


def _check_grown_from(known: Rehearsal, rehearsal: Rehearsal) -> None:
    """Raises StaleRecovery unless ``rehearsal`` has the lines of ``known``, in their order."""
    start = rehearsal.tried[: len(known.tried)]
    if [line.id for line in start] != [line.id for line in known.tried]:
        raise StaleRecovery(
            f"Practice {rehearsal.id} went on elsewhere since it was loaded."
            " Load it again, make the change again, then save it."
        )
