"""Brings a database to the tables of this version. Synchronous: it runs before anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text

from records.engine import make_sync_engine
from records.errors import StoreNotMigrated, StoreUnreachable
from records.translate import translated
from records.urls import parsed, shown
from records.write_ahead import use_write_ahead_log

SCRIPTS = Path(__file__).parent / "migrations"
_TURN = 7_215_002
"""Any number, the same for all: whoever holds the PostgreSQL lock of it may migrate."""


def upgrade(url: str, revision: str = "head") -> None:
    """Makes or updates the tables; does nothing when they are right. Safe to run twice at once.

    Raises StoreError and its kinds.
    """
    _make_folder(url)
    with _connected(url, prepare=use_write_ahead_log) as connection, _known_revisions(url):
        command.upgrade(config(connection), revision)


def downgrade(url: str, revision: str) -> None:
    """Goes back to ``revision`` ("base": no tables at all). Loses what newer tables hold."""
    with _connected(url) as connection, _known_revisions(url):
        command.downgrade(config(connection), revision)


def at_head(url: str) -> bool:
    """Whether the tables are those of this version. Raises StoreError if that can't be found out.

    A SQLite file that isn't there yet is not made.
    """
    address = parsed(url)
    if address.drivername.startswith("sqlite") and not Path(address.database or "").exists():
        return False
    with _connected(url) as connection:
        found = MigrationContext.configure(connection).get_current_heads()
        return set(found) == set(ScriptDirectory(str(SCRIPTS)).get_heads())


def config(connection: Connection) -> Config:
    """Alembic's configuration, for work on an open connection."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


@contextmanager
def _connected(
    url: str, prepare: Callable[[Engine], None] = lambda _engine: None
) -> Iterator[Connection]:
    """A connection in a transaction, which on PostgreSQL waits for other migrations to end."""
    engine = make_sync_engine(url)
    try:
        with translated(shown(url)):
            prepare(engine)
            with engine.begin() as connection:
                _wait_for_turn(connection)
                yield connection
    finally:
        engine.dispose()


def _wait_for_turn(connection: Connection) -> None:
    # On SQLite the transaction itself is the turn.
    if connection.dialect.name == "postgresql":
        turn = text("SELECT pg_advisory_xact_lock(:turn)")
        connection.execute(turn, {"turn": _TURN})


@contextmanager
def _known_revisions(url: str) -> Iterator[None]:
    try:
        yield
    except CommandError as error:
        raise StoreNotMigrated(
            f"The database {shown(url)} was made by another version of Amends ({error})."
            " Install the newest version of Amends, or use another database."
        ) from error


def _make_folder(url: str) -> None:
    address = parsed(url)
    if not address.drivername.startswith("sqlite") or address.query:
        return
    folder = Path(address.database or "").absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnreachable(
            f"The folder {folder} can't be made ({error.strerror}). Set AMENDS_HOME to a folder"
            " that you may write to."
        ) from error
