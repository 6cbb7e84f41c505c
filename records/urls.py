"""Database addresses as people write them, turned into the ones our drivers need."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from records.errors import StoreSettingsError

_EXAMPLES = (
    "Set AMENDS_DATABASE_URL to something like sqlite:////var/lib/amends/amends.db or"
    " postgresql://user:password@host/amends, or leave it out to use a file in AMENDS_HOME."
)
_POSTGRES = ("postgresql", "postgres")


def parsed(url: str) -> URL:
    """The address in its parts. Raises StoreSettingsError for what we don't know."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # Without the text: it may hold a password.
        raise StoreSettingsError(f"The database address can't be read. {_EXAMPLES}") from None
    kind = address.drivername.split("+")[0]
    if kind == "sqlite":
        return _file(address)
    if kind in _POSTGRES:
        return address
    raise StoreSettingsError(f"Amends doesn't know databases of the kind {kind!r}. {_EXAMPLES}")


def _file(address: URL) -> URL:
    # A database in memory would be another, empty one for each connection.
    if address.database in (None, "", ":memory:") or "mode=memory" in str(address):
        raise StoreSettingsError(f"A SQLite database in memory can't be used. {_EXAMPLES}")
    return address


def sync_url(url: str) -> URL:
    """For migrations: pysqlite, or psycopg without asyncio."""
    address = parsed(url)
    sqlite = address.drivername.startswith("sqlite")
    return address.set(drivername="sqlite+pysqlite" if sqlite else "postgresql+psycopg")


def async_url(url: str) -> URL:
    """For everything else: aiosqlite, or psycopg with asyncio."""
    address = parsed(url)
    sqlite = address.drivername.startswith("sqlite")
    return address.set(drivername="sqlite+aiosqlite" if sqlite else "postgresql+psycopg_async")


def shown(url: str) -> str:
    """The address for people to read: without its password."""
    address = parsed(url)
    if address.drivername.startswith("sqlite"):
        return str(address.database)
    return address.render_as_string(hide_password=True)
