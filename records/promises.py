"""Promises that are still to be kept, over all recoveries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from coach.entries import Promise
from records.mapping import from_row
from records.messages import OpenPromise
from records.models import EmployeeRow, FactRow, PromiseRow, RecoveryRow

# Entries with one key are one promise; the newest that was not undone tells how it stands.
_NEWEST = func.row_number().over(
    partition_by=(PromiseRow.recovery_id, PromiseRow.key), order_by=PromiseRow.position.desc()
)
_CUSTOMER = (
    select(FactRow.value)
    .where(FactRow.recovery_id == RecoveryRow.id, FactRow.kind == "name", FactRow.undone.is_(False))
    .order_by(FactRow.position.desc())
    .limit(1)
    .scalar_subquery()
)


def _open() -> Select[Any]:
    ranked = (
        select(PromiseRow.__table__, _NEWEST.label("rank"))
        .where(PromiseRow.undone.is_(False))
        .subquery()
    )
    return (
        select(
            ranked,
            RecoveryRow.conversation,
            EmployeeRow.name.label("employee"),
            _CUSTOMER.label("customer"),
        )
        .join(RecoveryRow, RecoveryRow.id == ranked.c.recovery_id)
        .join(EmployeeRow, EmployeeRow.id == RecoveryRow.employee_id)
        .where(ranked.c.rank == 1, ranked.c.state == "open")
        .order_by(ranked.c.due.is_(None), ranked.c.due, ranked.c.at)
    )


async def open_promises(connection: AsyncConnection) -> list[OpenPromise]:
    """Every open promise, soonest due first, those without a date last.

    Promises of closed recoveries count: a case is often closed with a call-back still to come.
    """
    return [
        OpenPromise(
            recovery_id=row["recovery_id"],
            conversation=row["conversation"],
            employee=row["employee"],
            customer=row["customer"],
            promise=Promise.model_validate(from_row(Promise, dict(row))),
        )
        for row in (await connection.execute(_open())).mappings()
    ]
