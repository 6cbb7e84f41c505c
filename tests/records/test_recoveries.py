"""Recoveries come back as they were saved, and only changes are written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from coach.entries import Phase
from coach.recovery import Recovery, undo
from records.database import Database
from records.errors import StaleRecovery
from records.unit_of_work import Unit
from tests.records.samples import later, note, one_of_each, opened


async def loaded(database: Database, id: str = "r1") -> Recovery:
    async with database.reading() as unit:
        found = await unit.recovery(id)
    assert found is not None
    return found


async def saved(database: Database, *recoveries: Recovery) -> None:
    async with database.unit() as unit:
        for recovery in recoveries:
            await unit.save(recovery)


async def test_nothing_is_found_in_an_empty_store(database: Database) -> None:
    async with database.unit() as unit:
        assert await unit.current("c1") is None
        assert await unit.recovery("r1") is None
        assert await unit.recoveries() == []


async def test_every_kind_of_entry_comes_back(database: Database) -> None:
    recovery = opened().with_entries(*one_of_each())
    await saved(database, recovery)
    assert await loaded(database) == recovery


async def test_entries_keep_their_order_over_many_saves(database: Database) -> None:
    recovery = opened()
    for turn in range(5):
        recovery = recovery.with_entries(*one_of_each(f"m{turn}"))
        await saved(database, recovery)
    assert await loaded(database) == recovery


async def test_undo_is_kept(database: Database) -> None:
    recovery = opened().with_entries(*one_of_each("m1"), *one_of_each("m2"))
    await saved(database, recovery)
    undone, taken = undo(recovery)
    assert len(taken) == 12
    await saved(database, undone)
    assert await loaded(database) == undone


async def test_times_come_back_in_utc(database: Database) -> None:
    await saved(database, opened())
    found = await loaded(database)
    assert found.opened_at.utcoffset() == found.entries[0].at.utcoffset() == later(0).utcoffset()


async def test_a_change_of_the_head_is_kept(database: Database) -> None:
    await saved(database, opened())
    changed = replace(opened(), employee="Ben", conversation="c2", opened_at=later(3))
    changed = replace(changed, entries=(await loaded(database)).entries)
    await saved(database, changed)
    assert await loaded(database) == changed


async def test_current_is_the_newest_of_the_conversation(database: Database) -> None:
    old, new = opened("r1"), opened("r2", at=later(5))
    await saved(database, new, old, opened("r3", conversation="c2", at=later(9)))
    async with database.unit() as unit:
        assert await unit.current("c1") == new


async def test_saving_a_value_from_another_unit_works(database: Database) -> None:
    recovery = opened()
    await saved(database, recovery)
    await saved(database, recovery.with_entries(note("a")))
    assert len((await loaded(database)).entries) == 3


async def test_an_old_value_is_refused(database: Database) -> None:
    recovery = opened()
    await saved(database, recovery.with_entries(note("a")))
    with pytest.raises(StaleRecovery, match="Load it again"):
        await saved(database, recovery.with_entries(note("b")))
    assert len((await loaded(database)).entries) == 3


async def test_an_error_takes_everything_back(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.unit() as unit:
            await unit.save(opened())
            raise RuntimeError("on purpose")
    async with database.unit() as unit:
        assert await unit.recovery("r1") is None


async def test_a_reading_unit_saves_nothing(database: Database) -> None:
    async with database.reading() as unit:
        await unit.save(opened())
    async with database.unit() as unit:
        assert await unit.recovery("r1") is None


async def test_listing(database: Database) -> None:
    closed = opened("r2", at=later(2)).with_entries(Phase(at=later(3), turn="m9", phase="closed"))
    first, last = opened("r1"), opened("r3", at=later(4))
    await saved(database, first, closed, last)
    async with database.reading() as unit:
        assert await unit.recoveries() == [last, closed, first]
        assert await unit.recoveries(open_only=True) == [last, first]
        assert await unit.recoveries(since=later(2)) == [last, closed]
        assert await unit.recoveries(limit=1) == [last]
        assert len(await unit.recoveries(limit=None)) == 3


async def test_undoing_the_closing_opens_it_again(database: Database) -> None:
    recovery = opened().with_entries(Phase(at=later(3), turn="m9", phase="closed"))
    await saved(database, recovery)
    await saved(database, undo(recovery)[0])
    async with database.reading() as unit:
        assert len(await unit.recoveries(open_only=True)) == 1


async def statements(database: Database, recovery: Recovery, unit: Unit) -> list[tuple[str, int]]:
    """What saving runs: the SQL, and for how many rows."""
    seen: list[tuple[str, int]] = []

    def watch(_c: object, _u: object, sql: str, values: object, _x: object, many: bool) -> None:
        seen.append((sql, len(values) if many and isinstance(values, list) else 1))

    event.listen(database._engine.sync_engine, "before_cursor_execute", watch)
    try:
        await unit.save(recovery)
    finally:
        event.remove(database._engine.sync_engine, "before_cursor_execute", watch)
    return seen


@pytest.mark.parametrize("length", [1, 40])
async def test_only_the_difference_is_written(database: Database, length: int) -> None:
    """Whatever the length of the case: one head, one insert of one row."""
    many = [entry for turn in range(length) for entry in one_of_each(f"m{turn}")]
    await saved(database, opened().with_entries(*many))
    async with database.unit() as unit:
        recovery = await unit.current("c1")
        assert recovery is not None
        seen = await statements(database, recovery.with_entries(note("new")), unit)
        found = [(sql.split()[0], rows) for sql, rows in seen]
        assert found == [("UPDATE", 1), ("INSERT", 1)]


async def test_saving_what_is_saved_writes_nothing(database: Database) -> None:
    async with database.unit() as unit:
        await unit.save(opened())
        recovery = await unit.current("c1")
        assert recovery is not None
        seen = await statements(database, recovery, unit)
        assert seen == []


async def test_employees_are_made_once(database: Database) -> None:
    async with database.unit() as unit:
        first = await unit.employee("Ana")
        assert await unit.employee("Ana") == first
        assert (await unit.employee("Ben")).id != first.id
