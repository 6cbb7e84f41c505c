"""Gives a conversation the case of another, so that its actions have as much to load."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from coach.recovery import Recovery
from records.database import Database


def copy_case(database_url: str, source: str, targets: Sequence[str]) -> None:
    """Makes the current case of ``source`` the current one of each of the ``targets`` too."""
    asyncio.run(_copy(database_url, source, targets))


async def _copy(database_url: str, source: str, targets: Sequence[str]) -> None:
    database = Database(database_url)
    try:
        async with database.unit() as unit:
            case = await unit.current(source)
            if case is None:
                raise LookupError(f"conversation {source} has no case")
            for target in targets:
                await unit.save(_copied(case, target))
    finally:
        await database.close()


def _copied(case: Recovery, conversation: str) -> Recovery:
    # The newest case is the current one.
    entries = tuple(entry.model_copy(update={"id": uuid4().hex}) for entry in case.entries)
    opened = datetime.now(UTC)
    return replace(
        case, id=uuid4().hex, conversation=conversation, opened_at=opened, entries=entries
    )
