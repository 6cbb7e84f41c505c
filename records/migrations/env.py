"""Runs migrations on the connection that ``records.migrate`` hands over."""

from __future__ import annotations

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from records.columns import KEY_LENGTH, Key, SafeJson, SafeText, UtcDateTime
from records.models import Base

#: How our column types are written into revisions, which must outlive the classes of today.
PLAIN: dict[type[object], str] = {
    Key: f"sa.String(length={KEY_LENGTH})",
    SafeText: "sa.Text()",
    SafeJson: "sa.JSON()",
    UtcDateTime: "sa.DateTime(timezone=True)",
}


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """The text for a column of one of our types; False leaves all else to Alembic."""
    return PLAIN.get(type(item), False) if kind == "type" else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_item=render_item,
    # SQLite can't change a table in place: Alembic copies it.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
