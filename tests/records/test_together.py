"""Works that are saved together: each is on record before it is told, and fails for itself."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from coach.entries import Note
from records.calls import StoredCall
from records.database import Database
from records.errors import StoreBusy, StoreError, StoreFull
from records.together import Work
from records.unit_of_work import Unit
from tests.records.samples import NOON, note, opened

ROOT = Path(__file__).resolve().parents[2]


def saving(number: int) -> Work[int]:
    """Saves a recovery of this number and gives the number back."""

    async def work(unit: Unit) -> int:
        await unit.save(opened(f"r{number}", conversation=f"c{number}"))
        return number

    return work


async def failing(unit: Unit) -> int:
    """Fails when it has written already."""
    await unit.save(opened("bad", conversation="bad"))
    raise ValueError("no good")


async def breaking(unit: Unit) -> int:
    """Is refused by the database."""
    await unit.save(opened("bad", conversation="bad"))
    await unit.calls.open(StoredCall("k1", "Ana", "mama", "api", None, NOON), employee_id=-1)
    return 0


async def saved(database: Database) -> set[str]:
    async with database.reading() as unit:
        return {recovery.id for recovery in await unit.recoveries()}


@contextmanager
def commits(database: Database) -> Iterator[list[object]]:
    """Grows by one with every transaction that was saved together."""
    found: list[object] = []
    assert database._together is not None
    event.listen(database._together._engine, "commit", found.append)
    yield found


async def at_once(database: Database, *works: Work[int]) -> list[int | BaseException]:
    """All of them, when all of them have waited for the same unit."""
    async with database.unit():
        tasks = [asyncio.create_task(database.saved(work)) for work in works]
        await asyncio.sleep(0.05)
        assert not any(task.done() for task in tasks)
    return await asyncio.gather(*tasks, return_exceptions=True)


async def test_what_a_work_gives_back_comes_when_it_is_on_record(database: Database) -> None:
    assert await database.saved(saving(1)) == 1
    assert await saved(database) == {"r1"}


async def test_works_at_once_are_all_saved(database: Database) -> None:
    assert await asyncio.gather(*(database.saved(saving(n)) for n in range(20))) == list(range(20))
    assert await saved(database) == {f"r{n}" for n in range(20)}


async def test_those_that_wait_share_one_transaction(sqlite_url: str) -> None:
    async with Database(sqlite_url) as database:
        with commits(database) as found:
            assert await at_once(database, *(saving(n) for n in range(30))) == list(range(30))
            assert len(found) == 1
            await database.saved(saving(30))
            assert len(found) == 2
        assert await saved(database) == {f"r{n}" for n in range(31)}


async def test_works_are_done_in_the_order_of_asking(sqlite_url: str) -> None:
    async with Database(sqlite_url) as database:
        async with database.unit() as unit:
            await unit.save(opened())

        def adding(number: int) -> Work[int]:
            async def work(unit: Unit) -> int:
                recovery = await unit.current("c1")
                assert recovery is not None
                await unit.save(recovery.with_entries(note(str(number))))
                return number

            return work

        await at_once(database, *(adding(n) for n in range(10)))
        async with database.reading() as unit:
            found = await unit.recovery("r1")
        assert found is not None
        assert [entry.text for entry in found.all(Note)] == [str(n) for n in range(10)]


@pytest.mark.parametrize(("bad", "error"), [(failing, ValueError), (breaking, StoreError)])
async def test_a_bad_work_among_good_ones_fails_alone(
    database: Database, bad: Work[int], error: type[Exception]
) -> None:
    works = [saving(1), bad, saving(2), bad, saving(3)]
    told = await asyncio.gather(*(database.saved(work) for work in works), return_exceptions=True)
    assert [one for one in told if isinstance(one, int)] == [1, 2, 3]
    assert all(isinstance(told[n], error) for n in (1, 3))
    assert await saved(database) == {"r1", "r2", "r3"}, "nothing half written"


async def test_a_bad_work_alone_leaves_nothing(database: Database) -> None:
    with pytest.raises(ValueError, match="no good"):
        await database.saved(failing)
    assert await saved(database) == set()
    assert await database.saved(saving(1)) == 1


async def test_when_nothing_can_be_saved_all_are_told_and_nothing_is_there(
    sqlite_url: str,
) -> None:
    async def large(unit: Unit) -> int:
        await unit.save(opened("large").with_entries(note("x" * 1_000_000)))
        return 0

    async with Database(sqlite_url) as database:
        assert database._together is not None
        with database._together._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        told = await at_once(database, saving(1), large, saving(2))
        assert [type(one) for one in told] == [StoreFull] * 3
        assert await saved(database) == set()


async def test_a_commit_that_fails_is_told_to_all(sqlite_url: str) -> None:
    async with Database(sqlite_url) as database:
        assert database._together is not None
        engine = database._together._engine

        def fails(_: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

        event.listen(engine, "commit", fails)
        told = await at_once(database, saving(1), saving(2))
        assert all(isinstance(one, StoreError) for one in told)
        assert await saved(database) == set()
        event.remove(engine, "commit", fails)
        assert await at_once(database, saving(1), saving(2)) == [1, 2]


async def test_a_file_that_another_program_holds(sqlite_url: str, tmp_path: Path) -> None:
    async with Database(sqlite_url, busy_seconds=0.2) as database:
        with closing(sqlite3.connect(tmp_path / "amends.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            told = await asyncio.gather(
                *(database.saved(saving(n)) for n in range(4)), return_exceptions=True
            )
            assert all(isinstance(one, StoreBusy) for one in told)
            other.execute("ROLLBACK")
        assert await saved(database) == set()
        assert await database.saved(saving(1)) == 1


async def test_a_work_inside_a_unit_is_told_and_not_waited_for(sqlite_url: str) -> None:
    async with Database(sqlite_url, busy_seconds=0.1) as database:
        async with database.unit():
            with pytest.raises(StoreBusy, match="try again"):
                await database.saved(saving(1))
        assert await database.saved(saving(2)) == 2
        assert await saved(database) == {"r2"}, "what was told as not saved isn't saved later"


async def test_who_gives_up_while_waiting_is_left_out(sqlite_url: str) -> None:
    async with Database(sqlite_url) as database:
        async with database.unit():
            tasks = [asyncio.create_task(database.saved(saving(n))) for n in range(3)]
            await asyncio.sleep(0.05)
            tasks[0].cancel()
            await asyncio.wait({tasks[0]})
        assert await asyncio.gather(*tasks[1:]) == [1, 2]
        assert await saved(database) == {"r1", "r2"}


async def test_when_the_one_who_saves_for_all_gives_up_the_others_are_told(
    sqlite_url: str,
) -> None:
    async with Database(sqlite_url) as database:
        tasks = []

        async def giving_up(unit: Unit) -> int:
            tasks[0].get_loop().call_soon_threadsafe(tasks[0].cancel)
            return await saving(0)(unit)

        async with database.unit():
            works = [giving_up, saving(1), saving(2)]
            tasks = [asyncio.create_task(database.saved(work)) for work in works]
            await asyncio.sleep(0.05)
        assert await asyncio.gather(*tasks[1:]) == [1, 2]
        assert {"r1", "r2"} <= await saved(database)
        assert await database.saved(saving(3)) == 3


async def test_a_work_that_waits_for_something_else_is_a_mistake(sqlite_url: str) -> None:
    async def dawdling(unit: Unit) -> int:
        await unit.save(opened("bad", conversation="bad"))
        await asyncio.sleep(0)
        return 0

    async with Database(sqlite_url) as database:
        with pytest.raises(RuntimeError, match="more than its unit"):
            await database.saved(dawdling)
        assert await saved(database) == set()


DIES = """
import asyncio, os, sys
from records.database import Database
from tests.records.test_together import at_once, saving

async def dies(unit):
    await saving(2)(unit)
    os._exit(7)

async def main():
    database = Database(sys.argv[1])
    await database.saved(saving(0))
    await at_once(database, saving(1), dies, saving(3))

asyncio.run(main())
"""


async def test_a_program_that_ends_between_two_works_leaves_none_of_them(sqlite_url: str) -> None:
    """None was told as saved, so each may come again."""
    command = [sys.executable, "-c", DIES, sqlite_url]
    done = await asyncio.to_thread(subprocess.run, command, cwd=ROOT, timeout=60)
    assert done.returncode == 7
    async with Database(sqlite_url) as database:
        assert await saved(database) == {"r0"}
        assert await asyncio.gather(*(database.saved(saving(n)) for n in (1, 2, 3))) == [1, 2, 3]
