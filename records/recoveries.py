"""Loads recoveries and saves what changed in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from coach.entries import AnyEntry
from coach.recovery import Recovery
from records.entries_query import IDS, entries_of, kind_of
from records.errors import StaleRecovery
from records.mapping import ROW_OF, from_row, to_row
from records.models import EmployeeRow, RecoveryRow

_ENTRIES = entries_of()
# Made once: making them costs more than SQLite needs to carry them out.
_INSERT = {kind: insert(row_type) for kind, row_type in ROW_OF.items()}
_CHANGE = (
    update(RecoveryRow)
    .where(RecoveryRow.id == bindparam("new_id"))
    .values(
        conversation=bindparam("new_conversation"),
        opened_at=bindparam("new_opened_at"),
        closed_at=bindparam("new_closed_at"),
        changes=RecoveryRow.changes + 1,
    )
)
_CHUNK = 500
"""How many recoveries are loaded with one query a table; SQLite bounds the number of parameters."""


def heads() -> Select[Any]:
    """Every recovery's head with its employee's name; narrow it down before use."""
    return select(RecoveryRow.__table__, EmployeeRow.name.label("employee")).join(
        EmployeeRow, EmployeeRow.id == RecoveryRow.employee_id
    )


async def load(connection: AsyncConnection, query: Select[Any]) -> list[Recovery]:
    """The recoveries whose heads ``query`` gives, in its order, with all their entries."""
    rows = (await connection.execute(query)).mappings().all()
    found: list[Recovery] = []
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        entries = await _entries(connection, [row["id"] for row in chunk])
        found += [_recovery(row, entries.get(row["id"], [])) for row in chunk]
    return found


async def _entries(
    connection: AsyncConnection, ids: Sequence[str]
) -> dict[str, list[tuple[int, AnyEntry]]]:
    found: dict[str, list[tuple[int, AnyEntry]]] = {}
    rows = await connection.execute(_ENTRIES, {IDS: ids})
    for row in rows.mappings():
        placed = (row["position"], from_row(kind_of(row), row))
        found.setdefault(row["recovery_id"], []).append(placed)
    return found


def _recovery(row: RowMapping, entries: list[tuple[int, AnyEntry]]) -> Recovery:
    entries.sort(key=lambda placed: placed[0])
    return Recovery(
        id=row["id"],
        conversation=row["conversation"],
        employee=row["employee"],
        opened_at=row["opened_at"],
        entries=tuple(entry for _, entry in entries),
    )


def check_grown_from(known: Recovery, recovery: Recovery) -> None:
    """Raises StaleRecovery unless ``recovery`` is ``known`` with entries added or marked undone."""
    start = recovery.entries[: len(known.entries)]
    if [entry.id for entry in start] != [entry.id for entry in known.entries]:
        raise StaleRecovery(
            f"Recovery {recovery.id} was changed by someone else since it was loaded."
            " Load it again, make the change again, then save it."
        )


async def save_new(connection: AsyncConnection, recovery: Recovery, employee_id: int) -> None:
    """Stores a recovery that isn't in the database yet."""
    head = {**_head(recovery), "employee_id": employee_id}
    await connection.execute(insert(RecoveryRow), [head])
    await _append(connection, recovery, 0)


async def save_change(
    connection: AsyncConnection, known: Recovery, recovery: Recovery, employee_id: int | None
) -> None:
    """Stores the difference from ``known``, which is what the database holds.

    ``employee_id`` is given when it passes to another employee.
    """
    await connection.execute(
        _CHANGE, {f"new_{name}": value for name, value in _head(recovery).items()}
    )
    if employee_id is not None:
        moved = update(RecoveryRow).where(RecoveryRow.id == recovery.id)
        await connection.execute(moved.values(employee_id=employee_id))
    await _mark(connection, known, recovery)
    await _append(connection, recovery, len(known.entries))


def _head(recovery: Recovery) -> dict[str, Any]:
    return {
        "id": recovery.id,
        "conversation": recovery.conversation,
        "opened_at": recovery.opened_at,
        "closed_at": recovery.closed_at,
    }


async def _mark(connection: AsyncConnection, known: Recovery, recovery: Recovery) -> None:
    """Stores which entries were undone."""
    flipped: dict[tuple[type[AnyEntry], bool], list[str]] = {}
    for before, after in zip(known.entries, recovery.entries, strict=False):
        if before.undone != after.undone:
            flipped.setdefault((type(after), after.undone), []).append(after.id)
    for (kind, undone), ids in flipped.items():
        row_type = ROW_OF[kind]
        await connection.execute(update(row_type).where(row_type.id.in_(ids)).values(undone=undone))


async def _append(connection: AsyncConnection, recovery: Recovery, start: int) -> None:
    """Stores the entries from position ``start`` on."""
    rows: dict[type[AnyEntry], list[dict[str, Any]]] = {}
    for position, entry in enumerate(recovery.entries[start:], start):
        rows.setdefault(type(entry), []).append(to_row(entry, recovery.id, position))
    for kind, values in rows.items():
        await connection.execute(_INSERT[kind], values)
