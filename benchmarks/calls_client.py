"""The client of `benchmarks.calls`, in a process of its own: holds calls open and watches some.

In: a ``Plan`` as JSON on standard input. Out: an ``Outcome`` as JSON on standard output.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import sys
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import httpx
from pydantic import BaseModel

REPLY_SECONDS, SETTLE_SECONDS = 30.0, 15.0
BEHIND_SECONDS = 10.0
"""A turn that can't be sent until so long after the calls should be over is left out, as dropped."""
WARM_UP = 4
"""Turns of a call that isn't counted: the app loads what it listens with at the first."""
_KEPT_SECONDS = 4.0
"""An idle connection is used again for so long; the app closes it after five."""
_SENTENCE_ENDS = re.compile(r"(?<=\w)(?=[.!?\u2026]*(?:\s+[A-Z]|$))")


class Plan(BaseModel):
    """What to do: a turn of each call every so many seconds, the calls one after the other."""

    url: str
    lines: list[str]
    """Turns, each written "customer: …" or "agent: …"; every call begins at another one."""
    calls: int
    every: float
    seconds: float
    watch: int
    """So many of the calls are watched as well."""

    @property
    def turns(self) -> int:
        """Of each call."""
        return max(1, int(self.seconds / self.every))


class Outcome(BaseModel):
    """What came of it."""

    due: int
    """Turns that should have been answered."""
    seconds: list[float]
    """From sending a turn to the end of its answer, for each that was answered rightly."""
    errors: dict[str, int]
    """What was answered or happened instead, and how often."""
    watched: list[list[int]]
    """Numbers of the observations that each watcher got, in the order in which they came."""
    answered: list[int]
    """The number of the last turn that was answered, for each watched call."""
    metrics: tuple[str, str]
    """The app's before and after."""
    lasted: float
    """Seconds between the two."""
    cpu: float
    """Seconds of processor time that this client used meanwhile."""


@dataclass
class Talk:
    """One call and its own connection, like a page or a telephone system."""

    http: httpx.AsyncClient
    number: int
    id: str = ""
    heard: int = 0
    """The number of the last turn that was answered."""
    took: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    seen: list[int] = field(default_factory=list)

    async def open(self) -> None:
        """Opens the call."""
        self.id = (await self.http.post("/api/calls", json={})).raise_for_status().json()["id"]

    async def hold(self, plan: Plan, begun: float) -> None:
        """Sends a turn whenever one is due; the calls are spread over the pause between turns."""
        first = begun + plan.every * self.number / plan.calls
        for turn in range(plan.turns):
            due = first + turn * plan.every
            if time.perf_counter() > begun + plan.seconds + BEHIND_SECONDS:
                return
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await self.say(plan, turn)

    async def say(self, plan: Plan, turn: int) -> None:
        """Sends one turn and notes how it was answered."""
        line = plan.lines[(self.number + turn) % len(plan.lines)]
        speaker, _, text = line.partition(": ")
        body = {"speaker": speaker, "text": unlike(text, self.number * plan.turns + turn)}
        name = f"turn-{turn}"
        sent = time.perf_counter()
        try:
            answer = await self.http.post(f"/api/calls/{self.id}/turns", json={**body, "id": name})
        except httpx.HTTPError as error:
            self.errors[type(error).__name__] += 1
            return
        took = time.perf_counter() - sent
        told = answer.json() if answer.status_code == 200 else {}
        if told.get("id") != name or told["turn"] <= self.heard:
            self.errors["another answer" if told else str(answer.status_code)] += 1
            return
        self.heard = told["turn"]
        self.took.append(took)

    async def watch(self) -> None:
        """Notes the numbers of the observations that the live stream gives, until the call ends."""
        name = ""
        async with self.http.stream("GET", f"/api/calls/{self.id}/live", timeout=None) as answer:
            async for line in answer.aiter_lines():
                key, _, value = line.partition(": ")
                if key == "event":
                    name = value
                if key == "id" and name == "observation":
                    self.seen.append(int(value))

    async def close(self) -> None:
        """Closes the call, which ends its streams."""
        await self.http.post(f"/api/calls/{self.id}/close", json={})


def unlike(text: str, number: int) -> str:
    """The text with a number in each sentence: a text that was read before would cost next to nothing."""
    return _SENTENCE_ENDS.sub(f" {10_000 + number}", text)


async def run(plan: Plan) -> Outcome:
    """Opens all calls, holds them, and closes those that are watched."""
    context = ssl.create_default_context()  # making one for each client would take seconds
    async with AsyncExitStack() as stack:
        talks = []
        for number in range(plan.calls + 1):
            http = await stack.enter_async_context(_client(plan.url, context))
            talks.append(Talk(http, number))
            await talks[-1].open()
        warming = talks.pop()
        for turn in range(WARM_UP):
            await warming.say(plan, turn)
        return await _measured(plan, talks)


def _client(url: str, context: ssl.SSLContext) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=url,
        timeout=REPLY_SECONDS,
        limits=httpx.Limits(keepalive_expiry=_KEPT_SECONDS),
        trust_env=False,
        verify=context,
    )


async def _measured(plan: Plan, talks: list[Talk]) -> Outcome:
    watched = talks[: plan.watch]
    watching = [asyncio.create_task(talk.watch()) for talk in watched]
    before, cpu, begun = await _metrics(talks[0]), time.process_time(), time.perf_counter()
    await asyncio.gather(*(talk.hold(plan, begun) for talk in talks))
    lasted, cpu = time.perf_counter() - begun, time.process_time() - cpu
    after = await _metrics(talks[0])
    await asyncio.gather(*(talk.close() for talk in watched))
    if watching:
        await asyncio.wait(watching, timeout=SETTLE_SECONDS)
    for task in watching:
        task.cancel()
    return Outcome(
        due=plan.calls * plan.turns,
        seconds=[seconds for talk in talks for seconds in talk.took],
        errors=dict(sum((talk.errors for talk in talks), Counter())),
        watched=[talk.seen for talk in watched],
        answered=[talk.heard for talk in watched],
        metrics=(before, after),
        lasted=lasted,
        cpu=cpu,
    )


async def _metrics(talk: Talk) -> str:
    return (await talk.http.get("/metrics")).raise_for_status().text


def main() -> None:
    """Does as the plan says."""
    plan = Plan.model_validate_json(sys.stdin.read())
    print(asyncio.run(run(plan)).model_dump_json())


if __name__ == "__main__":
    main()
