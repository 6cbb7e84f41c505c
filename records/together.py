"""Works that wait for a SQLite file at the same time are saved in one transaction, in one thread.

Each statement of a unit on the event loop is several trips to another thread and back. Here a whole
transaction is one trip, and what has come meanwhile goes into the next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Dialect, Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from records.engine import make_writing_engine
from records.errors import StoreBusy
from records.translate import translated
from records.unit_of_work import Unit
from records.urls import shown

T = TypeVar("T")
Work = Callable[[Unit], Coroutine[Any, Any, T]]
"""What is to be done in a unit. It waits for nothing but the unit, and may run in any thread."""


class _Here:
    """A connection of the thread at hand: it answers at once, with the face that units know."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> Dialect:
        """As of the connection."""
        return self._connection.dialect

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """The whole result, without giving way to anybody."""
        return self._connection.execute(statement, parameters)


@dataclass(eq=False)
class _Asked:
    """A work that waits, and where its outcome is awaited."""

    work: Work[Any]
    outcome: asyncio.Future[Any]


@dataclass(frozen=True)
class _Failed:
    """In place of what a work gives back: what it raised."""

    error: BaseException


class Together:
    """Saves what waits. Belongs to one event loop; close it when done."""

    def __init__(self, url: str, busy_seconds: float) -> None:
        self._shown = shown(url)
        self._engine = make_writing_engine(url, busy_seconds)
        self._thread = ThreadPoolExecutor(1, "records")
        self._waiting: list[_Asked] = []

    async def save(self, work: Work[T], turn: Callable[[], AbstractAsyncContextManager[None]]) -> T:
        """What the work gives back, once it is on record. ``turn`` is the line at the file.

        The first who has the turn saves all that wait, each work for itself: one that raises is
        taken back alone. Raises what the work raised, StoreError and its kinds.
        """
        asked = _Asked(work, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        try:
            async with turn():
                if asked in self._waiting:
                    await self._save_waiting()
        except StoreBusy:
            if asked in self._waiting:
                raise
        finally:
            if asked in self._waiting:
                self._waiting.remove(asked)
        return cast(T, await asked.outcome)

    def close(self) -> None:
        """Ends the thread and closes the file."""
        self._thread.shutdown()
        self._engine.dispose()

    async def _save_waiting(self) -> None:
        """Returns when it is done, also when cancelled: the file isn't free before that."""
        taken, self._waiting = self._waiting, []
        works = [asked.work for asked in taken]
        loop = asyncio.get_running_loop()
        saving = loop.run_in_executor(self._thread, self._saved, works)
        cancelled: asyncio.CancelledError | None = None
        while not saving.done():
            try:
                await asyncio.wait({saving})
            except asyncio.CancelledError as error:
                cancelled = error
        _tell(taken, saving)
        if cancelled is not None:
            raise cancelled

    def _saved(self, works: Sequence[Work[Any]]) -> list[Any]:
        """Runs in the thread. What each gave back, or ``_Failed``."""
        with translated(self._shown), self._engine.begin() as connection:
            if len(works) == 1:
                return [_run(works[0], connection)]
            return [self._saved_apart(work, connection) for work in works]

    def _saved_apart(self, work: Work[Any], connection: Connection) -> Any:
        savepoint = connection.begin_nested()
        try:
            with translated(self._shown):
                told = _run(work, connection)
        except Exception as error:
            # A full disk, for one, ends the whole transaction: then nobody's work was saved.
            if not _goes_on(connection):
                raise
            savepoint.rollback()
            return _Failed(error)
        savepoint.commit()
        return told


def _run(work: Work[T], connection: Connection) -> T:
    """Has the work done to its end, in this thread."""
    doing = work(Unit(cast(AsyncConnection, _Here(connection))))
    try:
        doing.send(None)
    except StopIteration as done:
        return cast(T, done.value)
    doing.close()
    raise RuntimeError("A work that is saved together with others waited for more than its unit.")


def _goes_on(connection: Connection) -> bool:
    driver = connection.connection.driver_connection
    return driver is not None and bool(driver.in_transaction)


def _tell(taken: Sequence[_Asked], saving: asyncio.Future[list[Any]]) -> None:
    """Gives everybody who still waits the outcome of their work."""
    failed = saving.exception()
    outcomes = saving.result() if failed is None else [_Failed(failed)] * len(taken)
    for asked, outcome in zip(taken, outcomes, strict=True):
        if asked.outcome.done():  # nobody waits any more
            continue
        if isinstance(outcome, _Failed):
            asked.outcome.set_exception(outcome.error)
        else:
            asked.outcome.set_result(outcome)
