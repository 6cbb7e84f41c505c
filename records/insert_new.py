"""INSERT that leaves rows alone that are there already; both databases have it, in two dialects."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from records.models import Base

Insert = postgresql.Insert | sqlite.Insert


def insert_into(connection: AsyncConnection, table: type[Base]) -> Insert:
    """An INSERT that knows ON CONFLICT, for the database at hand."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


async def insert_new(
    connection: AsyncConnection, table: type[Base], rows: list[dict[str, Any]]
) -> None:
    """Inserts the rows whose unique columns aren't taken yet."""
    if rows:
        await connection.execute(insert_into(connection, table).on_conflict_do_nothing(), rows)
