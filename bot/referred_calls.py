"""Calls by the name that another system has for them, which may come back after it was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from bot.call_errors import CallClosed
from bot.calls import CallDesk
from coach.listening.wrapup import WrapUp
from phrasebank.schema.nudge import Speaker
from records.calls import StoredCall
from records.database import Database


@dataclass(frozen=True)
class Turn:
    """What was said; a repeat of ``id`` is the same turn."""

    speaker: Speaker
    text: str
    id: str | None = None
    at: datetime | None = None


class ReferredCalls:
    """A reference that goes on after its call was closed gets a new call: ``42``, ``42#2``, ``42#3``."""

    def __init__(self, desk: CallDesk, database: Database) -> None:
        self._desk, self._database = desk, database

    async def hear(self, source: str, reference: str, turn: Turn) -> tuple[str, Mapping[str, Any]]:
        """The call's id and the observation. Heard once, also if the call was closed since.

        Raises ``NothingSaid``.
        """
        for number in count(1):
            call = await self._desk.open(source=source, reference=_numbered(reference, number))
            try:
                return call.id, await self._desk.hear(
                    call.id, turn.speaker, turn.text, turn.id, turn.at
                )
            except CallClosed:
                continue
        raise AssertionError("numbers end")

    async def current(self, source: str, reference: str) -> StoredCall | None:
        """The newest call of this reference; None when there never was one."""
        newest = None
        async with self._database.reading() as unit:
            for number in count(1):
                found = await unit.calls.referred(source, _numbered(reference, number))
                if found is None:
                    break
                newest = found
        return newest

    async def close(self, call: str) -> WrapUp:
        """Ends the call; ends only once."""
        return await self._desk.close(call)


def _numbered(reference: str, number: int) -> str:
    return reference if number == 1 else f"{reference}#{number}"
