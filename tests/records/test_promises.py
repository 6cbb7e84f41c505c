"""Promises that are still to be kept."""

from __future__ import annotations

from datetime import datetime

from coach.entries import Fact, Phase, Promise
from coach.recovery import undo
from records.database import Database
from tests.records.samples import later, opened


def promise(key: str, turn: str, due: datetime | None = None, **changes: object) -> Promise:
    made = Promise(at=later(1), turn=turn, key=key, what="ring her", who="me", due=due)
    return made.model_copy(update=changes)


def name(value: str, turn: str) -> Fact:
    return Fact(at=later(1), turn=turn, kind="name", value=value, quote=value)


async def test_soonest_first_without_date_last(database: Database) -> None:
    one = opened("r1").with_entries(
        promise("none", "m1"), promise("late", "m2", later(90)), name("Mrs Patel", "m3")
    )
    two = opened("r2", conversation="c2", employee="Ben").with_entries(
        promise("soon", "m1", later(10)), Phase(at=later(2), turn="m2", phase="closed")
    )
    async with database.unit() as unit:
        await unit.save(one)
        await unit.save(two)
        found = await unit.open_promises()
    assert [(p.promise.key, p.recovery_id, p.employee, p.customer) for p in found] == [
        ("soon", "r2", "Ben", None), ("late", "r1", "Ana", "Mrs Patel"),
        ("none", "r1", "Ana", "Mrs Patel"),
    ]  # fmt: skip
    assert found[0].promise == two.promises[0]
    assert found[0].conversation == "c2"


async def test_the_last_entry_of_a_key_holds(database: Database) -> None:
    recovery = opened().with_entries(
        promise("moved", "m1", later(10)), promise("moved", "m2", later(20)),
        promise("kept", "m3"), promise("kept", "m4", state="kept"),
        promise("dropped", "m5"), promise("dropped", "m6", state="dropped"),
    )  # fmt: skip
    async with database.unit() as unit:
        await unit.save(recovery)
        found = await unit.open_promises()
    assert [(p.promise.key, p.promise.due) for p in found] == [("moved", later(20))]


async def test_undone_entries_do_not_count(database: Database) -> None:
    recovery = opened().with_entries(
        promise("p", "m1"), name("Mrs Patel", "m2"), name("Mr Wrong", "m3")
    )
    recovery, _ = undo(recovery)
    recovery, _ = undo(recovery.with_entries(promise("p", "m4", state="kept")))
    async with database.unit() as unit:
        await unit.save(recovery)
        found = await unit.open_promises()
    assert [(p.promise.key, p.customer) for p in found] == [("p", "Mrs Patel")]
