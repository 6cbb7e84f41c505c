"""Engines for both databases, set up so that concurrent work waits its turn instead of failing."""

from __future__ import annotations

import asyncio
from threading import Thread
from typing import Any

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from records.urls import async_url, sync_url

BUSY_SECONDS = 5.0
"""How long to wait for another writer before giving up, in seconds."""
_CONNECT_SECONDS = 5


def make_async_engine(url: str, busy_seconds: float = BUSY_SECONDS) -> AsyncEngine:
    """The engine of the app. Raises StoreSettingsError for an address that can't be used."""
    address = async_url(url)
    engine = create_async_engine(address, **_arguments(address.drivername))
    _listen(engine.sync_engine, busy_seconds, foreign_keys=True)
    return engine


def make_sync_engine(url: str, busy_seconds: float = 30.0) -> Engine:
    """The engine for migrations, which wait longer for others to be done.

    Foreign keys aren't enforced on SQLite here: a migration that rebuilds a table drops the old
    one, which would take the rows that refer to it along.
    """
    address = sync_url(url)
    engine = create_engine(address, **_arguments(address.drivername))
    _listen(engine, busy_seconds, foreign_keys=False)
    return engine


def make_writing_engine(url: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """The engine of a thread that saves for the app, by the same rules as the app's own."""
    address = sync_url(url)
    engine = create_engine(address, **_arguments(address.drivername))
    _listen(engine, busy_seconds, foreign_keys=True)
    return engine


async def _open_sqlite(*args: Any, **options: Any) -> aiosqlite.Connection:
    """Opens a file. When that fails, waits for the connection's thread to end.

    Left alone it may report to an event loop that is closed by then: a traceback on the screen.
    """
    connection = aiosqlite.connect(*args, **options)
    thread: Thread = connection._thread
    thread.daemon = True  # an open connection must not keep a program from ending
    try:
        return await connection
    except Exception:
        await asyncio.to_thread(thread.join)
        raise


def _arguments(driver: str) -> dict[str, Any]:
    if driver == "sqlite+aiosqlite":
        return {"connect_args": {"async_creator_fn": _open_sqlite}}
    if driver.startswith("sqlite"):
        return {}
    # A server that was restarted shows as a dead connection in the pool: ask before using one.
    return {"pool_pre_ping": True, "connect_args": {"connect_timeout": _CONNECT_SECONDS}}


def _listen(engine: Engine, busy_seconds: float, foreign_keys: bool) -> None:
    milliseconds = int(busy_seconds * 1000)
    if engine.dialect.name == "sqlite":
        pragmas = [
            f"busy_timeout = {milliseconds}",
            # With the write-ahead log, a power cut may lose the last commits, never the file.
            "synchronous = NORMAL",
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        ]
        _on_sqlite_connect(engine, pragmas)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        _on_postgres_connect(engine, milliseconds)


def _on_sqlite_connect(engine: Engine, pragmas: list[str]) -> None:
    def prepare(connection: Any, _record: object) -> None:
        # The driver must not open transactions by itself: _begin_sqlite does.
        connection.isolation_level = None
        cursor = connection.cursor()
        try:
            for pragma in pragmas:
                cursor.execute(f"PRAGMA {pragma}")
        except BaseException:
            # The pool forgets a connection that it couldn't prepare, without closing it.
            connection.close()
            raise
        cursor.close()

    event.listen(engine, "connect", prepare)


def _begin_sqlite(connection: Connection) -> None:
    """Takes the write lock at once, unless the unit only reads.

    A transaction that reads first and writes later fails at once, without waiting, when another
    one wrote in between.
    """
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _on_postgres_connect(engine: Engine, milliseconds: int) -> None:
    def prepare(connection: Any, _record: object) -> None:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {milliseconds}")
        cursor.close()
        connection.autocommit = False

    event.listen(engine, "connect", prepare)
