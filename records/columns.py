"""Column types that store the same on SQLite and PostgreSQL.

Text is stored as typed, with one exception: the NUL character and lone surrogates, which PostgreSQL
or UTF-8 can't hold, become the replacement character U+FFFD. They come from broken clipboards and
binary pastes; refusing the whole message over one of them would lose the employee's words.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

KEY_LENGTH = 200
"""Longest id that comes from outside, in characters; they stand in indexes."""


def storable(text: str) -> str:
    """The text with what no database can hold replaced by U+FFFD; everything else untouched."""
    return _UNSTORABLE.sub("\ufffd", text)


def _storable_json(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list | tuple):
        return [_storable_json(item) for item in value]
    if isinstance(value, dict):
        return {storable(str(key)): _storable_json(item) for key, item in value.items()}
    return value


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time: stored in UTC, given back in UTC. One without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database. Raises ValueError for a time that doesn't know its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; use datetime.now(UTC) or the like")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database. SQLite drops the zone, PostgreSQL gives the session's."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SafeText(TypeDecorator[str]):
    """Text of any length, made storable (see the module)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else storable(value)


class Key(SafeText):
    """A short id that comes from outside: conversation, message, action."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """VARCHAR, so that PostgreSQL can index it whatever it holds."""
        return dialect.type_descriptor(String(KEY_LENGTH))


class SafeJson(TypeDecorator[Any]):
    """A list or mapping as JSON, with every text in it made storable."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """To the database."""
        return _storable_json(value)
