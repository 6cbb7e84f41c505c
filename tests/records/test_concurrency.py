"""Many at once lose nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from coach.entries import Note
from records.database import Database
from records.errors import StoreBusy
from records.messages import StoredAnswer
from tests.records.samples import NOON, note, opened


async def test_twenty_units_on_one_recovery_lose_nothing(database: Database) -> None:
    async with database.unit() as unit:
        await unit.save(opened())

    async def add(number: int) -> None:
        async with database.unit() as unit:
            recovery = await unit.current("c1")
            assert recovery is not None
            await unit.save(recovery.with_entries(note(str(number), turn=f"m{number}")))

    await asyncio.gather(*(add(number) for number in range(20)))
    async with database.reading() as unit:
        found = await unit.recovery("r1")
    assert found is not None
    assert sorted(int(entry.text) for entry in found.all(Note)) == list(range(20))


async def test_two_connections_at_once_open_one_recovery(url: str, database: Database) -> None:
    """The case is opened once, though there is no row to lock yet."""

    async def start(store: Database, number: int) -> None:
        async with store.unit() as unit:
            if await unit.current("c1") is None:
                await asyncio.sleep(0.05)
                await unit.save(replace(opened(), id=f"r{number}"))

    async with Database(url) as other:
        await asyncio.gather(*(start(store, n) for n, store in enumerate([database, other] * 4)))
    async with database.reading() as unit:
        assert len(await unit.recoveries()) == 1


async def test_the_same_message_twice_at_once_is_answered_once(database: Database) -> None:
    ran: list[int] = []

    async def answer(number: int) -> None:
        async with database.unit() as unit:
            if await unit.answered("c1", "m1", "action_start") is None:
                ran.append(number)
                await asyncio.sleep(0.05)
                await unit.store_answer(
                    StoredAnswer("c1", "m1", "action_start", "start", NOON, {"kind": "start"})
                )

    await asyncio.gather(*(answer(number) for number in range(5)))
    assert len(ran) == 1


async def test_new_names_at_once(database: Database) -> None:
    async def work(number: int) -> None:
        async with database.unit() as unit:
            await unit.save(opened(f"r{number}", conversation=f"c{number}", employee="Ana"))

    await asyncio.gather(*(work(number) for number in range(10)))
    async with database.reading() as unit:
        assert {recovery.employee for recovery in await unit.recoveries()} == {"Ana"}


async def test_a_unit_inside_a_unit_is_told_and_not_waited_for(sqlite_url: str) -> None:
    async with Database(sqlite_url, busy_seconds=0.1) as database, database.unit():
        with pytest.raises(StoreBusy, match="try again"):
            async with database.unit():
                pass


async def test_reading_waits_for_nobody(database: Database) -> None:
    async with database.unit() as writer:
        await writer.save(opened())
        async with asyncio.timeout(2), database.reading() as reader:
            assert await reader.recovery("r1") is None


async def test_a_cancelled_unit_leaves_the_store_usable(database: Database) -> None:
    async def forever() -> None:
        async with database.unit() as unit:
            await unit.save(opened())
            await asyncio.sleep(60)

    task = asyncio.create_task(forever())
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(3), database.unit() as unit:
        assert await unit.recovery("r1") is None
        await unit.save(opened())
