"""Whoever watches a call is told everything in order, and nobody holds the others up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from typing import TypeVar

from bot.watchers import BEHIND, Event, Watcher, Watchers

Found = TypeVar("Found")


def event(number: int, name: str = "observation") -> Event:
    return Event(number, name, {"turn": number})


async def numbers(watcher: Watcher) -> list[int]:
    """The numbers of all events until the watcher is let go."""
    return [event.number async for event in watcher.events()]


def soon(waiting: Awaitable[Found]) -> Awaitable[Found]:
    """What is waited for; a hang fails the test at once."""
    return asyncio.wait_for(waiting, 5)


def test_what_is_told_is_written_once_and_in_one_line() -> None:
    told = Event(3, "observation", {"turn": 3, "text": "Late.\nNine days \u2028 late! \U0001f621"})
    assert json.loads(told.text) == told.data
    assert told.text.splitlines() == [told.text]
    assert told.text is told.text


async def test_everybody_who_watches_a_call_is_told_and_nobody_else() -> None:
    watchers = Watchers()
    with (
        watchers.watching("a") as one,
        watchers.watching("a") as two,
        watchers.watching("b") as other,
    ):
        watchers.tell("a", event(1))
        watchers.tell("a", event(2))
        watchers.tell("b", event(9))
        watchers.tell("nobody", event(5))
        watchers.end()
        assert await soon(numbers(one)) == [1, 2]
        assert await soon(numbers(two)) == [1, 2]
        assert await soon(numbers(other)) == [9]


async def test_a_watcher_gets_what_comes_while_it_waits() -> None:
    watchers = Watchers()
    with watchers.watching("a") as one:
        waiting = asyncio.create_task(numbers(one))
        await asyncio.sleep(0)
        watchers.tell("a", event(1))
        await asyncio.sleep(0)
        assert not waiting.done()
        watchers.end()
        assert await soon(waiting) == [1]


async def test_a_watcher_too_far_behind_is_let_go_and_the_others_go_on() -> None:
    watchers = Watchers()
    with watchers.watching("a") as slow, watchers.watching("a") as quick:
        for number in range(1, BEHIND + 1):
            watchers.tell("a", event(number))
            assert (await soon(anext(quick.events()))).number == number
        watchers.tell("a", event(BEHIND + 1))
        watchers.tell("a", event(BEHIND + 2))
        assert await soon(numbers(slow)) == list(range(1, BEHIND + 1))
        watchers.end()
        assert await soon(numbers(quick)) == [BEHIND + 1, BEHIND + 2]


async def test_who_has_gone_is_told_no_more() -> None:
    watchers = Watchers()
    with watchers.watching("a") as gone:
        pass
    watchers.tell("a", event(1))
    assert gone.waiting.empty()
    with watchers.watching("a") as back:
        watchers.tell("a", event(2))
        watchers.end()
        assert await soon(numbers(back)) == [2]


async def test_the_end_of_the_app_lets_everybody_go_also_the_slow() -> None:
    watchers = Watchers()
    with watchers.watching("a") as full, watchers.watching("b") as empty:
        for number in range(BEHIND + 5):
            watchers.tell("a", event(number))
        watchers.end()
        watchers.end()
        assert len(await soon(numbers(full))) == BEHIND
        assert await soon(numbers(empty)) == []
