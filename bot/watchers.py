"""Who watches which call, and how what happens reaches them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

BEHIND = 200
"""Events that a slow watcher may be behind; then it is let go, and comes back for what it missed."""


@dataclass(frozen=True)
class Event:
    """Something to tell watchers. ``number`` is that of the turn; what came after it can be asked for."""

    number: int
    name: str
    data: Mapping[str, Any]

    @cached_property
    def text(self) -> str:
        """The data as JSON in one line, written once however many watch."""
        return json.dumps(self.data, separators=(",", ":"))


@dataclass(eq=False)
class Watcher:
    """One open connection."""

    waiting: asyncio.Queue[Event | None] = field(default_factory=lambda: asyncio.Queue(BEHIND + 1))

    async def events(self) -> AsyncIterator[Event]:
        """What comes, until the watcher is let go."""
        while (event := await self.waiting.get()) is not None:
            yield event


class Watchers:
    """All connections, by call."""

    def __init__(self) -> None:
        self._of: dict[str, set[Watcher]] = {}

    @contextmanager
    def watching(self, call: str) -> Iterator[Watcher]:
        """A watcher of this call for as long as the block lasts."""
        watcher = Watcher()
        self._of.setdefault(call, set()).add(watcher)
        try:
            yield watcher
        finally:
            rest = self._of.get(call, set())
            rest.discard(watcher)
            if not rest:
                self._of.pop(call, None)

    def tell(self, call: str, event: Event) -> None:
        """Passes an event on to all watchers of the call; never waits."""
        for watcher in list(self._of.get(call, ())):
            if watcher.waiting.qsize() >= BEHIND:
                self._of[call].discard(watcher)
                watcher.waiting.put_nowait(None)
            else:
                watcher.waiting.put_nowait(event)

    def end(self) -> None:
        """Lets everybody go, because the app ends."""
        for watchers in self._of.values():
            for watcher in watchers:
                if not watcher.waiting.full():
                    watcher.waiting.put_nowait(None)
