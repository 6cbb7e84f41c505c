"""Switches a SQLite file to the write-ahead log, in which readers and the writer don't wait."""

from __future__ import annotations

import sqlite3
import time

from sqlalchemy import Engine

_SECONDS = 30.0
_PAUSE = 0.02


def use_write_ahead_log(engine: Engine) -> None:
    """Switches the file once and for all; the file itself remembers. Nothing for other databases.

    Raises the driver's error when the file can't be written.
    """
    if engine.dialect.name != "sqlite":
        return
    deadline = time.monotonic() + _SECONDS
    while not _switched(engine):
        if time.monotonic() > deadline:
            break  # it works without, only slower
        time.sleep(_PAUSE)


def _switched(engine: Engine) -> bool:
    """False when another process has the file in use: SQLite doesn't wait for this switch."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        return cursor.fetchone() == ("wal",)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise
    finally:
        raw.close()
