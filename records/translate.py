"""Turns errors of the database drivers into ours, each with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from records.errors import (
    StoreBusy,
    StoreError,
    StoreFull,
    StoreNotMigrated,
    StoreUnreachable,
)

_ADVICE: dict[type[StoreError], str] = {
    StoreBusy: "The database {where} is busy. Nothing was saved; try again in a moment.",
    StoreFull: "Nothing can be written to the database {where}: the disk is full, or the"
    " database is read-only. Free some space or change who may write there, then try again.",
    StoreUnreachable: "The database {where} can't be reached ({reason}). Check AMENDS_HOME and"
    " AMENDS_DATABASE_URL, that you may use it, and, if it is a server, that it runs.",
    StoreNotMigrated: "The database {where} doesn't have the tables of this version of Amends."
    " Run: amends migrate",
    StoreError: "The database {where} refused the change ({reason}). Nothing was saved; please"
    " report this with what you did.",
}
_SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreFull,
    sqlite3.SQLITE_IOERR: StoreFull,
    sqlite3.SQLITE_CANTOPEN: StoreUnreachable,
    sqlite3.SQLITE_PERM: StoreUnreachable,
    sqlite3.SQLITE_NOTADB: StoreUnreachable,
    sqlite3.SQLITE_CORRUPT: StoreUnreachable,
}
#: SQLSTATE, or the first two characters of it, from PostgreSQL.
_POSTGRES: dict[str, type[StoreError]] = {
    "55P03": StoreBusy,  # lock not available
    "40": StoreBusy,  # deadlock, serialisation failure
    "53300": StoreBusy,  # too many connections
    "53": StoreFull,  # out of disk or memory
    "25006": StoreFull,  # read-only transaction
    "42P01": StoreNotMigrated,  # no such table
    "42703": StoreNotMigrated,  # no such column
    "08": StoreUnreachable,  # connection lost
    "28": StoreUnreachable,  # wrong user or password
    "3D": StoreUnreachable,  # no such database
    "57P": StoreUnreachable,  # server shutting down or starting
    "42501": StoreUnreachable,  # no rights
}


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raises our errors for those of the drivers inside the block. ``where`` names the database."""
    try:
        yield
    except PoolTimeout as error:
        raise _told(StoreBusy, where, error) from error
    except DBAPIError as error:
        cause = error.orig or error
        raise _told(_kind(cause), where, cause) from error
    except StatementError as error:
        # Our column types refuse values with a ValueError: a mistake in the caller, told as it is.
        raise (error.orig or error) from error
    except (sqlite3.Error, psycopg.Error) as error:
        # Raised while a connection is prepared, before SQLAlchemy wraps errors.
        raise _told(_kind(error), where, error) from error


def _kind(error: BaseException) -> type[StoreError]:
    if isinstance(error, sqlite3.Error):
        return _sqlite_kind(error)
    if isinstance(error, psycopg.Error):
        state = error.sqlstate
        if state is None:
            return StoreUnreachable if isinstance(error, psycopg.OperationalError) else StoreError
        found = (_POSTGRES.get(state[:length]) for length in (5, 3, 2))
        return next((kind for kind in found if kind), StoreError)
    return StoreError


def _sqlite_kind(error: sqlite3.Error) -> type[StoreError]:
    if any(words in str(error) for words in ("no such table", "no such column", "has no column")):
        return StoreNotMigrated
    # The low byte is the kind, the rest its variety.
    code = getattr(error, "sqlite_errorcode", None)
    return _SQLITE.get(code & 0xFF, StoreError) if code is not None else StoreError


def busy(where: str) -> StoreBusy:
    """The error for having waited too long."""
    return StoreBusy(_ADVICE[StoreBusy].format(where=where))


def _told(kind: type[StoreError], where: str, error: BaseException) -> StoreError:
    lines = str(error).strip().splitlines()
    reason = lines[0] if lines else type(error).__name__
    return kind(_ADVICE[kind].format(where=where, reason=reason))
