"""The store as the rest of the program sees it: a database that gives out units of work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy import select

from records.engine import BUSY_SECONDS, make_async_engine
from records.models import RecoveryRow
from records.together import T, Together, Work
from records.translate import busy, translated
from records.unit_of_work import Unit
from records.urls import shown


class Database:
    """SQLite or PostgreSQL behind one face. Belongs to one event loop; close it when done."""

    def __init__(self, url: str, busy_seconds: float = BUSY_SECONDS) -> None:
        """``busy_seconds`` is how long to wait for another writer. Opens nothing yet.

        Raises StoreSettingsError for an address that can't be used.
        """
        self._shown = shown(url)
        self._engine = make_async_engine(url, busy_seconds)
        self._busy_seconds = busy_seconds
        is_file = self._engine.dialect.name == "sqlite"
        self._line = asyncio.Lock() if is_file else None
        self._together = Together(url, busy_seconds) if is_file else None
        self._reading_engine = self._engine.execution_options(reading=True)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """One transaction: saved at the end of the block, taken back when the block raises.

        Raises StoreError and its kinds (``records.errors``).
        """
        with translated(self._shown):
            async with self._turn(), self._engine.begin() as connection:
                yield Unit(connection)

    async def saved(self, work: Work[T]) -> T:
        """What ``work`` gives back, once what it did in its unit is on record.

        For much that comes at once: on SQLite, which takes one transaction at a time, works that
        wait are saved in one, and one that raises is taken back alone. The work waits for nothing
        but its unit, runs in another thread, and changes nothing but the store: nobody knows yet
        whether it will be saved. Raises what the work raises, StoreError and its kinds.
        """
        if self._together is not None:
            return await self._together.save(work, self._turn)
        async with self.unit() as unit:
            return await work(unit)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Lets one unit at a time at a SQLite file, in the order of asking.

        SQLite would do with its own lock, but it tries again at growing intervals: units that come
        late overtake, and one in twenty waits ten times as long as the rest.
        """
        if self._line is None:
            yield
            return
        try:
            async with asyncio.timeout(self._busy_seconds):
                await self._line.acquire()
        except TimeoutError:
            raise busy(self._shown) from None
        try:
            yield
        finally:
            self._line.release()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Unit]:
        """A unit that only looks: it sees one moment, holds nobody up, and saves nothing."""
        with translated(self._shown):
            async with self._reading_engine.connect() as connection:
                yield Unit(connection, reading=True)

    async def check(self) -> None:
        """Asks for one row. Raises StoreUnreachable or StoreNotMigrated when that fails."""
        with translated(self._shown):
            async with self._reading_engine.connect() as connection:
                await connection.execute(select(RecoveryRow.id).limit(1))

    async def close(self) -> None:
        """Closes all connections."""
        if self._together is not None:
            self._together.close()
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        """Itself; leaving the block closes it."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Closes all connections."""
        await self.close()
