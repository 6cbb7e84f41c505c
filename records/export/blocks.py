"""What a document is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Section:
    """Labelled values, or a table with a head; the title is None for the first section."""

    title: str | None
    pairs: tuple[tuple[str, str], ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def moment(at: datetime | None) -> str:
    """A time as people read it: "Mon 2 Mar 2026, 12:05". Empty for None."""
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M}" if at else ""
