"""Practice comes back as it was kept, with every line that was tried."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import inspect, text

from coach.practice.rehearsal import Rehearsal, Tried
from records import migrate
from records.database import Database
from records.engine import make_sync_engine
from records.errors import StaleRecovery, StoreError
from records.rehearsals import Asked, Passed
from tests.records.samples import NOON, later, opened


def begun(id: str = "p1", at: datetime = NOON, **changes: object) -> Rehearsal:
    made = Rehearsal(
        id=id, conversation="c1", employee="Ana", scenario="late_sofa", level=2,
        seed=2**62 + 1, framework="mama", opened_at=at,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def line(id: str, words: str = "I'm sorry, Mrs Patel.", parent: str | None = None) -> Tried:
    return Tried(id, parent, words, later(1))


def branched() -> Rehearsal:
    """Two lines, gone back to the first, another instead, gone back to the opening."""
    two = begun().said(line("a")).said(line("b", parent="a"))
    other = two.rewound("b").said(line("c", "What happened?", parent="a"))
    return other.rewound("a").said(line("d", "Hello.")).rewound("d")


def complete(id: str = "p1", **changes: object) -> Rehearsal:
    made = begun(id).said(line(f"{id}-a"))
    done = replace(
        made, phase="complete", ended_at=later(9), seen=frozenset({"words", "arc"}),
        ending="settled", checks=(("apologised", True), ("listened", False)), passed=True,
    )  # fmt: skip
    return replace(done, **changes)  # type: ignore[arg-type]


async def keep(database: Database, *rehearsals: Rehearsal) -> None:
    async with database.unit() as unit:
        for one in rehearsals:
            await unit.rehearsals.save(one)


async def found(database: Database, id: str = "p1") -> Rehearsal | None:
    async with database.reading() as unit:
        return await unit.rehearsals.of(id)


@pytest.mark.parametrize(
    "rehearsal",
    [begun(), branched(), complete(), complete(passed=False, shared=True)],
    ids=["begun", "branched", "complete", "shared"],
)
async def test_it_comes_back_as_it_was(database: Database, rehearsal: Rehearsal) -> None:
    await keep(database, rehearsal)
    assert await found(database) == rehearsal
    assert await found(database, "p2") is None


async def test_its_branches_come_back_in_the_order_of_trying(database: Database) -> None:
    await keep(database, branched())
    stored = await found(database)
    assert stored is not None
    assert [[one.id for one in path] for path in stored.branches()] == [
        ["a", "b"],
        ["a", "c"],
        ["d"],
    ]
    assert stored.path == ()
    assert [one.id for one in stored.path_to("c")] == ["a", "c"]


@pytest.mark.parametrize(
    "words", ["", "\r\n\t 'quoted'; DROP TABLE practice; -- {name}", "😡 日本 \u202e", "x" * 30_000]
)
async def test_lines_come_back_as_typed(database: Database, words: str) -> None:
    await keep(database, begun().said(line("a", words)))
    stored = await found(database)
    assert stored is not None
    assert stored.tried == (line("a", words),)


async def test_what_no_database_holds_is_replaced(database: Database) -> None:
    odd = begun(seen=frozenset({"a\x00"})).said(line("a", "no\x00 \ud83d"))
    await keep(database, odd)
    await keep(database, odd.said(line("b", parent="a")))
    stored = await found(database)
    assert stored is not None
    assert [one.text for one in stored.tried] == ["no\ufffd \ufffd", "I'm sorry, Mrs Patel."]
    assert stored.seen == {"a\ufffd"}


async def test_a_time_told_elsewhere_in_the_world_is_the_same_moment(database: Database) -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    await keep(database, begun(at=there, ended_at=there))
    assert await found(database) == begun(ended_at=NOON)


async def test_every_change_is_kept_line_by_line(database: Database) -> None:
    steps = [begun(), begun().said(line("a")), begun().said(line("a")).said(line("b", parent="a"))]
    steps += [steps[-1].rewound("b"), branched(), replace(branched(), phase="debrief")]
    for step in steps:
        await keep(database, step)
        assert await found(database) == step


async def test_saving_twice_changes_nothing(database: Database) -> None:
    await keep(database, complete(), complete())
    await keep(database, complete())
    assert await found(database) == complete()


async def test_a_stale_save_is_refused_and_saves_nothing(database: Database) -> None:
    here = begun().said(line("a"))
    await keep(database, here)
    for stale in (replace(begun(), phase="debrief"), begun().said(line("b"))):
        with pytest.raises(StaleRecovery, match="Load it again"):
            async with database.unit() as unit:
                await unit.save(opened())
                await unit.rehearsals.save(stale)
    assert await found(database) == here
    async with database.reading() as unit:
        assert await unit.recovery("r1") is None


async def test_a_line_said_twice_is_refused(database: Database) -> None:
    with pytest.raises(StoreError, match="Nothing was saved"):
        await keep(database, replace(begun(), tried=(line("a"), line("a"))))
    assert await found(database) is None


async def test_the_newest_that_is_not_complete_is_open(database: Database) -> None:
    await keep(
        database,
        begun("old"),
        begun("paused", at=later(2), phase="paused"),
        complete("done", opened_at=later(3)),
        begun("elsewhere", at=later(4), conversation="c2"),
    )
    async with database.unit() as unit:
        assert await unit.rehearsals.open_in("c1") == begun("paused", at=later(2), phase="paused")
        assert await unit.rehearsals.open_in("c3") is None
    async with database.reading() as unit:
        open_there = await unit.rehearsals.open_in("c2")
    assert open_there == begun("elsewhere", at=later(4), conversation="c2")


async def test_a_complete_one_leaves_nothing_open(database: Database) -> None:
    await keep(database, begun())
    await keep(database, replace(begun(), phase="complete"))
    async with database.unit() as unit:
        assert await unit.rehearsals.open_in("c1") is None


async def test_two_connections_at_once_start_one_practice(url: str, database: Database) -> None:
    async def start(store: Database, number: int) -> None:
        async with store.unit() as unit:
            if await unit.rehearsals.open_in("c1") is None:
                await asyncio.sleep(0.05)
                await unit.rehearsals.save(begun(f"p{number}"))

    async with Database(url) as other:
        await asyncio.gather(*(start(store, n) for n, store in enumerate([database, other] * 4)))
    async with database.reading() as unit:
        assert len(await unit.rehearsals.newest("Ana")) == 1


@pytest.mark.parametrize("by_id", [True, False], ids=["of", "open_in"])
async def test_many_lines_at_once_lose_none(database: Database, by_id: bool) -> None:
    await keep(database, begun())

    async def say(number: int) -> None:
        async with database.unit() as unit:
            kept = unit.rehearsals
            now = await (kept.of("p1") if by_id else kept.open_in("c1"))
            assert now is not None
            await kept.save(now.said(line(f"m{number}", parent=now.head)))

    await asyncio.gather(*(say(number) for number in range(12)))
    stored = await found(database)
    assert stored is not None
    assert {one.id for one in stored.path} == {f"m{number}" for number in range(12)}


async def test_sharing_while_a_line_is_said_is_not_forgotten(database: Database) -> None:
    await keep(database, begun())
    loaded = asyncio.Event()

    async def say() -> None:
        async with database.unit() as unit:
            now = await unit.rehearsals.open_in("c1")
            assert now is not None
            loaded.set()
            await asyncio.sleep(0.05)
            await unit.rehearsals.save(now.said(line("a")))

    async def share() -> None:
        await loaded.wait()
        async with database.unit() as unit:
            await unit.rehearsals.share("p1", True)

    await asyncio.gather(say(), share())
    assert await found(database) == replace(begun().said(line("a")), shared=True)


async def test_each_finds_their_own_the_newest_first(database: Database) -> None:
    middle = replace(branched(), id="middle", opened_at=later(2))
    await keep(
        database, begun("old"), begun("new", at=later(5)), middle, begun("bo", employee="Bo")
    )
    async with database.reading() as unit:
        mine = await unit.rehearsals.newest("Ana")
        assert [one.id for one in mine] == ["new", "middle", "old"]
        assert mine[1] == middle
        assert [one.id for one in await unit.rehearsals.newest("Ana", limit=2)] == ["new", "middle"]
        assert await unit.rehearsals.newest("Bo") == [begun("bo", employee="Bo")]
        assert await unit.rehearsals.newest("nobody") == []


async def test_only_the_one_meant_is_shared_until_it_is_taken_back(database: Database) -> None:
    await keep(database, branched(), complete("p2"))
    for shared in (True, False):
        async with database.unit() as unit:
            await unit.rehearsals.share("p1", shared)
            await unit.rehearsals.share("nobody", shared)
        assert await found(database) == replace(branched(), shared=shared)
        assert await found(database, "p2") == complete("p2")


async def test_what_was_asked_for_is_listed_once(database: Database) -> None:
    asked = [
        Asked("Ana", "late_sofa", "Kim", later(1)),
        Asked("Bo", "late_sofa", "Kim", later(2)),
        Asked("Ana", "cold_food", "Lee", NOON),
    ]
    async with database.unit() as unit:
        for one in (*asked, asked[0]):
            await unit.rehearsals.ask(one)
        assert await unit.rehearsals.asked() == [asked[2], asked[0], asked[1]]
        assert await unit.rehearsals.asked("Bo") == [asked[1]]
        assert await unit.rehearsals.asked("nobody") == []


async def test_asked_again_the_last_time_counts(database: Database) -> None:
    async with database.unit() as unit:
        await unit.rehearsals.ask(Asked("Ana", "late_sofa", "Kim", NOON))
    async with database.unit() as unit:
        await unit.rehearsals.ask(Asked("Ana", "late_sofa", "Lee", later(5)))
        assert await unit.rehearsals.asked() == [Asked("Ana", "late_sofa", "Lee", later(5))]


async def test_only_what_is_complete_and_met_is_passed(database: Database) -> None:
    await keep(
        database,
        complete("later", ended_at=later(20)),
        complete("first"),
        complete("failed", passed=False),
        complete("debrief", phase="debrief"),
        complete("unknown", passed=None),
        complete("bo", employee="Bo", level=3, ended_at=None),
    )
    first = Passed("Ana", "late_sofa", 2, later(9), "first")
    last = Passed("Ana", "late_sofa", 2, later(20), "later")
    async with database.reading() as unit:
        assert await unit.rehearsals.passed("Ana") == [first, last]
        everybodys = await unit.rehearsals.passed()
        assert everybodys == [Passed("Bo", "late_sofa", 3, NOON, "bo"), first, last]
        assert await unit.rehearsals.passed("nobody") == []


async def test_erasing_a_practice_erases_its_lines(database: Database) -> None:
    await keep(database, branched())
    async with database._engine.begin() as connection:
        await connection.execute(text("DELETE FROM practice"))
        left = await connection.execute(text("SELECT count(*) FROM practice_line"))
        assert left.scalar_one() == 0


async def test_going_down_drops_practice_and_keeps_the_rest(url: str) -> None:
    recovery = opened()
    async with Database(url) as database:
        await keep(database, branched())
        async with database.unit() as unit:
            await unit.save(recovery)
            await unit.rehearsals.ask(Asked("Ana", "late_sofa", "Kim", NOON))
    migrate.downgrade(url, "0002")
    engine = make_sync_engine(url)
    assert [name for name in inspect(engine).get_table_names() if "practice" in name] == []
    engine.dispose()
    migrate.upgrade(url)
    async with Database(url) as database:
        async with database.reading() as unit:
            assert await unit.recovery("r1") == recovery
            assert await unit.rehearsals.newest("Ana") == []
            assert await unit.rehearsals.asked() == []
        await keep(database, branched())
        assert await found(database) == branched()
