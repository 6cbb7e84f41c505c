"""Calls and what was said in them come back as they were kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from records.calls import StoredCall, StoredTurn
from records.database import Database
from records.errors import StoreError
from records.messages import FeedbackGiven, FeedbackKind
from tests.records.samples import NOON, later, opened


def call(id: str = "k1", reference: str | None = None, at: datetime = NOON) -> StoredCall:
    return StoredCall(id, "Ana", "mama", "api" if reference is None else "genesys", reference, at)


def turn(number: int = 1, id: str | None = None, **changes: object) -> StoredTurn:
    made = StoredTurn(
        call_id="k1", number=number, turn_id=id or f"t{number}", speaker="customer",
        text="My sofa is nine days late 😡", at=later(number),
        observation={"turn": number, "nudges": [], "anger": {"score": 0.5, "because": ["late"]}},
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


async def keep(database: Database, *calls: StoredCall) -> None:
    async with database.unit() as unit:
        for one in calls:
            await unit.calls.open(one, (await unit.employee(one.employee)).id)


async def test_a_call_comes_back_with_whose_it_is(database: Database) -> None:
    await keep(database, call(), call("k2", reference="conv-7"))
    async with database.reading() as unit:
        assert await unit.calls.of("k1") == call()
        assert await unit.calls.of("k2") == call("k2", reference="conv-7")
        assert await unit.calls.of("k3") is None


async def test_a_call_opened_again_stays_as_it_was(database: Database) -> None:
    await keep(database, call(), replace(call(), framework="lead", opened_at=later(9)))
    async with database.reading() as unit:
        assert await unit.calls.of("k1") == call()


async def test_another_systems_reference_names_one_call(database: Database) -> None:
    await keep(database, call("k1", "conv-7"), call("k2", "conv-7", at=later(1)))
    async with database.reading() as unit:
        assert await unit.calls.referred("genesys", "conv-7") == call("k1", "conv-7")
        assert await unit.calls.referred("api", "conv-7") is None
        assert await unit.calls.referred("genesys", "conv-8") is None
        assert await unit.calls.of("k2") is None


async def test_calls_without_a_reference_are_never_the_same(database: Database) -> None:
    await keep(database, call("k1"), call("k2"), call("k3"))
    async with database.reading() as unit:
        assert {one.id for one in await unit.calls.newest(10)} == {"k1", "k2", "k3"}


async def test_one_reference_opened_many_times_at_once_is_one_call(database: Database) -> None:
    await asyncio.gather(*(keep(database, call(f"k{n}", "conv-7")) for n in range(8)))
    async with database.reading() as unit:
        assert len(await unit.calls.newest(10)) == 1


async def test_the_newest_calls_come_first_and_the_closed_can_be_left_out(
    database: Database,
) -> None:
    await keep(database, call("old"), call("new", at=later(5)), call("middle", at=later(2)))
    async with database.unit() as unit:
        await unit.calls.close("new", later(6))
    async with database.reading() as unit:
        assert [one.id for one in await unit.calls.newest(10)] == ["new", "middle", "old"]
        assert [one.id for one in await unit.calls.newest(2)] == ["new", "middle"]
        assert [one.id for one in await unit.calls.newest(10, True)] == ["middle", "old"]


async def test_a_closed_call_keeps_the_time_of_its_first_end(database: Database) -> None:
    await keep(database, call("k1"), call("k2"))
    async with database.unit() as unit:
        await unit.calls.close("k1", later(3))
        await unit.calls.close("k1", later(9))
        await unit.calls.close("nobody", later(9))
        first, second = await unit.calls.of("k1"), await unit.calls.of("k2")
    assert first == replace(call("k1"), closed_at=later(3))
    assert second == call("k2")


async def test_only_the_call_meant_follows_another_framework(database: Database) -> None:
    await keep(database, call("k1"), call("k2"))
    async with database.unit() as unit:
        await unit.calls.follow("k1", "lead")
    async with database.reading() as unit:
        found = [await unit.calls.of(name) for name in ("k1", "k2")]
    assert [one and one.framework for one in found] == ["lead", "mama"]


async def test_a_turn_comes_back_as_it_was_heard(database: Database) -> None:
    await keep(database, call())
    said = turn(text="x" * 20_000 + "\n😡 日本", observation={"text": "\n😡 日本", "due": None})
    async with database.unit() as unit:
        await unit.calls.add(said)
    async with database.reading() as unit:
        assert await unit.calls.turn("k1", "t1") == said
        assert await unit.calls.turn("k1", "t2") is None
        assert await unit.calls.turn("k2", "t1") is None


async def test_turns_come_in_their_order_from_the_one_asked_for(database: Database) -> None:
    await keep(database, call(), call("k2"))
    async with database.unit() as unit:
        for number in (3, 1, 2):
            await unit.calls.add(turn(number, at=later(-number)))
        await unit.calls.add(turn(4, call_id="k2"))
    async with database.reading() as unit:
        assert [one.number for one in await unit.calls.turns("k1")] == [1, 2, 3]
        assert [one.number for one in await unit.calls.turns("k1", after=1)] == [2, 3]
        assert await unit.calls.turns("k1", after=3) == []


async def test_a_time_told_elsewhere_in_the_world_is_the_same_moment(database: Database) -> None:
    await keep(database, call())
    there = later(1).astimezone(timezone(timedelta(hours=5, minutes=30)))
    async with database.unit() as unit:
        await unit.calls.add(turn(at=there))
    async with database.reading() as unit:
        found = await unit.calls.turn("k1", "t1")
    assert found is not None
    assert (found.at, found.at.tzinfo) == (later(1), UTC)


@pytest.mark.parametrize("again", [turn(2, "t1"), turn(1, "t2")], ids=["id", "number"])
async def test_an_id_or_a_number_taken_twice_saves_nothing_of_the_unit(
    database: Database, again: StoredTurn
) -> None:
    await keep(database, call())
    async with database.unit() as unit:
        await unit.calls.add(turn(1, "t1"))
    with pytest.raises(StoreError, match="Nothing was saved"):
        async with database.unit() as unit:
            await unit.save(opened())
            await unit.calls.add(again)
    async with database.reading() as unit:
        assert len(await unit.calls.turns("k1")) == 1
        assert await unit.recovery("r1") is None


async def test_a_turn_of_no_call_is_not_kept(database: Database) -> None:
    with pytest.raises(StoreError, match="Nothing was saved"):
        async with database.unit() as unit:
            await unit.calls.add(turn(call_id="nobody"))


async def test_the_last_word_on_a_nudge_says_whether_it_is_muted(database: Database) -> None:
    said: list[tuple[str, FeedbackKind]] = [
        ("apology.first", "muted"), ("words.i_can", "muted"), ("words.i_can", "unmuted"),
        ("apology.fake", "muted"), ("apology.fake", "unmuted"), ("apology.fake", "muted"),
        ("empathy.but", "dismissed"), ("empathy.ask", "disputed"),
    ]  # fmt: skip
    async with database.unit() as unit:
        for number, (rule, what) in enumerate(said):
            await unit.add_feedback(
                FeedbackGiven("k1", f"t{number}", "nudge", what, later(number), rule=rule)
            )
        await unit.add_feedback(
            FeedbackGiven("k2", "t1", "nudge", "muted", NOON, rule="empathy.ask")
        )
    async with database.reading() as unit:
        assert await unit.muted("k1") == {"apology.first", "apology.fake"}
        assert await unit.muted("k2") == {"empathy.ask"}
        assert await unit.muted("k3") == set()


async def test_a_turn_is_found_by_its_number_in_its_call(database: Database) -> None:
    await keep(database, call(), call("k2"))
    async with database.unit() as unit:
        for number in (1, 2):
            await unit.calls.add(turn(number))
        assert await unit.calls.numbered("k1", 2) == turn(2)
        assert await unit.calls.numbered("k1", 3) is None
        assert await unit.calls.numbered("k2", 1) is None


async def test_nudges_put_aside_are_known_by_turn_and_rule(database: Database) -> None:
    said: list[tuple[str, str, FeedbackKind]] = [
        ("t1", "apology.first", "dismissed"), ("t2", "apology.fake", "disputed"),
        ("t3", "words.i_can", "muted"), ("t4", "empathy.ask", "helpful"),
    ]  # fmt: skip
    async with database.unit() as unit:
        for message, rule, what in said:
            await unit.add_feedback(FeedbackGiven("k1", message, "nudge", what, NOON, rule=rule))
        await unit.add_feedback(FeedbackGiven("k1", "t5", "check", "disputed", NOON, rule="x.y"))
        put_aside = await unit.calls.answered("k1")
        assert put_aside == {(message, rule) for message, rule, _ in said[:3]}
        assert await unit.calls.answered("k2") == set()
