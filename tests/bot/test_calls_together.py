"""Turns of many calls at once: saved together, each for itself; what is told is on record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.call_errors import CallClosed
from bot.calls import CallDesk
from coach.coach import Coach
from coach.entries import Note
from coach.listening.observation import CallTurn
from records.database import Database
from records.errors import StoreBusy, StoreError
from tests.bot import test_calls
from tests.bot.test_calls import (
    TROUBLE,
    Changes,
    case,
    hear,
    hear_all,
    kept,
    plain,
)
from tests.coach.listening.calls import GOOD_CALL, NOW

database, encoder, changes = test_calls.database, test_calls.encoder, test_calls.changes
desks, desk = test_calls.desks, test_calls.desk


@pytest.fixture
def listened(desk: CallDesk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the turns that the ear was asked for, in that order."""
    asked: list[str] = []
    hears = desk.open_calls.ears.hear

    async def noting(coach: Coach, turn: CallTurn, slots: Any) -> Any:
        asked.append(turn.id)
        return await hears(coach, turn, slots)

    monkeypatch.setattr(desk.open_calls.ears, "hear", noting)
    return asked


def break_once(
    monkeypatch: pytest.MonkeyPatch, database: Database, error: BaseException, saved_first: bool
) -> None:
    """The next saving fails like this, after it was done or instead."""
    saves = database.saved

    async def saved(work: Callable[..., Any]) -> Any:
        monkeypatch.setattr(database, "saved", saves)
        if saved_first:
            await saves(work)
        raise error

    monkeypatch.setattr(database, "saved", saved)


async def test_calls_at_once_are_heard_as_if_each_were_alone(
    desk: CallDesk, database: Database
) -> None:
    alone = (await desk.open()).id
    expected = [plain(told) for told in await hear_all(desk, alone, *GOOD_CALL)]
    calls = [(await desk.open()).id for _ in range(8)]
    ran = await asyncio.gather(*(hear_all(desk, call, *GOOD_CALL) for call in calls))
    for call, told in zip(calls, ran, strict=True):
        assert [plain(one) for one in told] == expected
        assert await kept(database, call) == [(n, f"t{n}") for n in range(1, 11)]


async def test_one_turn_that_is_refused_among_others_leaves_the_others_alone(
    desk: CallDesk, database: Database
) -> None:
    calls = [(await desk.open()).id for _ in range(5)]
    await desk.close(calls[2])
    async with database.unit():  # so that all of them wait for the store
        turns = [asyncio.create_task(hear(desk, call, TROUBLE, 1)) for call in calls]
        await asyncio.sleep(0.5)
    told = await asyncio.gather(*turns, return_exceptions=True)
    assert isinstance(told.pop(2), CallClosed)
    assert [not isinstance(one, BaseException) and one["turn"] for one in told] == [1] * 4
    assert [len(await kept(database, call)) for call in calls] == [1, 1, 0, 1, 1]


async def test_each_turn_is_listened_to_once(desk: CallDesk, listened: list[str]) -> None:
    """Also those that leave the case as it was: what isn't changed needn't be read again."""
    call = (await desk.open()).id
    await hear_all(desk, call, *GOOD_CALL, "agent: One moment, please.", "customer: All right.")
    assert listened == [f"t{n}" for n in range(1, 13)]


async def test_a_turn_is_listened_to_again_when_the_case_was_changed_meanwhile(
    desk: CallDesk, database: Database, listened: list[str]
) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    async with database.unit() as unit:
        recovery = await unit.current(call)
        assert recovery is not None
        await unit.save(recovery.with_entries(Note(at=NOW, turn="m1", text="Rang the depot.")))
    assert (await hear(desk, call, "customer: So my oven is where, exactly?", 2))["turn"] == 2
    assert listened == ["t1", "t2", "t2"]
    assert [entry.text for entry in (await case(database, call)).all(Note)] == ["Rang the depot."]


async def test_a_turn_that_could_not_be_saved_is_as_if_it_had_not_come(
    desk: CallDesk, database: Database, changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, steady = (await desk.open()).id, (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    break_once(monkeypatch, database, StoreBusy("busy"), saved_first=False)
    with pytest.raises(StoreBusy):
        await hear(desk, call, GOOD_CALL[2], 2)
    assert changes.conversations == [call], "nobody was told of it"
    told = await hear_all(desk, call, *GOOD_CALL[2:4], first=2)
    expected = await hear_all(desk, steady, TROUBLE, *GOOD_CALL[2:4])
    assert [plain(one) for one in told] == [plain(one) for one in expected[1:]]
    assert await kept(database, call) == [(1, "t1"), (2, "t2"), (3, "t3")]


@pytest.mark.parametrize("error", [asyncio.CancelledError(), StoreError("line cut")])
@pytest.mark.parametrize("saved_first", [True, False])
async def test_a_turn_whose_saving_was_broken_off_is_on_record_once_and_told_when_it_comes_again(
    desk: CallDesk,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    saved_first: bool,
) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    break_once(monkeypatch, database, error, saved_first)
    waits = asyncio.create_task(hear(desk, call, GOOD_CALL[2], 2))
    follows = asyncio.create_task(hear(desk, call, GOOD_CALL[3], 3))
    with pytest.raises(type(error)):
        await waits
    assert (await follows)["turn"] == (3 if saved_first else 2)
    again = await hear(desk, call, GOOD_CALL[2], 2)
    assert again["turn"] == (2 if saved_first else 3)
    assert [number for number, _ in await kept(database, call)] == [1, 2, 3]


async def test_a_call_forgotten_while_somebody_waits_for_it_is_read_again(
    desk: CallDesk, database: Database
) -> None:
    call = (await desk.open()).id
    await hear(desk, call, TROUBLE, 1)
    async with desk.open_calls.held(call) as held:
        waits = asyncio.create_task(hear(desk, call, GOOD_CALL[2], 2))
        await asyncio.sleep(0)
        held.call = None  # type: ignore[assignment]
        desk.open_calls.forget(call)
    assert (await waits)["turn"] == 2
    assert await kept(database, call) == [(1, "t1"), (2, "t2")]
