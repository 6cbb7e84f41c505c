"""The app of `benchmarks.calls --stages`: it notes where a turn's time goes, and tells when it ends.

    python -m benchmarks.calls_stages FILE COMMAND...

runs `amends COMMAND...` in this process. The app itself has no such clocks.
"""

from __future__ import annotations

import asyncio
import atexit
import functools
import inspect
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from benchmarks.table import milliseconds, percentile
from bot.calls import CallDesk
from bot.cli.main import run
from bot.ears import Ears
from bot.watchers import Watchers
from coach.listening.listener import Listener
from records.database import Database
from records.together import Together

HEAD = ("stage", "times", "p50 ms", "p95 ms", "p99 ms", "max ms", "s in all")
STAGES: Sequence[tuple[str, type, str]] = (
    ("a turn, all of it", CallDesk, "hear"),
    ("asking the ear", Ears, "hear"),
    ("taking in what was heard", Listener, "taken_in"),
    ("waiting for the store, and saving", Database, "saved"),
    ("one transaction, begin to commit", Together, "_saved"),
    ("one statement", DefaultDialect, "do_execute"),
    ("one commit", DefaultDialect, "do_commit"),
    ("telling the watchers", Watchers, "tell"),
)
_LATE = "the event loop comes late by"
_TICK = 0.01
_took: defaultdict[str, list[float]] = defaultdict(list)


def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with a note of every time that it took."""

    @functools.wraps(function)
    def at_once(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            _took[stage].append(time.perf_counter() - begun)

    @functools.wraps(function)
    async def awaited(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return await function(*given, **named)
        finally:
            _took[stage].append(time.perf_counter() - begun)

    return awaited if inspect.iscoroutinefunction(function) else at_once


def watched(prepare: Callable[..., None]) -> Callable[..., None]:
    """The preparing of the ears, which begins when the loop runs, and a watch over that loop."""

    @functools.wraps(prepare)
    def both(ears: Ears) -> None:
        prepare(ears)
        ears.watch_of_benchmark = asyncio.create_task(_watch())  # type: ignore[attr-defined]

    return both


async def _watch() -> None:
    while True:
        due = time.perf_counter() + _TICK
        await asyncio.sleep(_TICK)
        _took[_LATE].append(max(0.0, time.perf_counter() - due))


def rows(told: Path) -> list[list[str]]:
    """What an app noted, for a table."""
    noted: dict[str, list[float]] = json.loads(told.read_text())
    return [
        [
            stage, str(len(took)),
            *(milliseconds(percentile(took, share)) for share in (50, 95, 99)),
            milliseconds(max(took)), f"{sum(took):.1f}",
        ]
        for stage, took in noted.items()
    ]  # fmt: skip


def main() -> None:
    """Runs the command with clocks in it."""
    told = Path(sys.argv.pop(1))
    for stage, owner, name in STAGES:
        _took[stage] = []
        setattr(owner, name, timed(stage, getattr(owner, name)))
    Ears.prepare = watched(Ears.prepare)  # type: ignore[method-assign]
    atexit.register(lambda: told.write_text(json.dumps({k: v for k, v in _took.items() if v})))
    run()


if __name__ == "__main__":
    main()
