"""Finds the entry that was asked for, or says which there are."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from bot.cli.problem import CommandError

Found = TypeVar("Found")
_FEW = 12


def find(entries: Mapping[str, Found], name: str, what: str) -> Found:
    """The entry of that id. Raises ``CommandError`` with ids like it, or with some of those there are."""
    if name in entries:
        return entries[name]
    last = {one.rsplit(".", 1)[-1]: one for one in entries}
    like = get_close_matches(name, entries, 3) or [
        last[one] for one in get_close_matches(name.rsplit(".", 1)[-1], last, 3)
    ]
    some = [*list(entries)[:_FEW], *(["\u2026"] if len(entries) > _FEW else [])]
    advice = f"Did you mean {' or '.join(like)}?" if like else f"There are: {', '.join(some)}."
    raise CommandError(f"There is no {what} {name!r}. {advice}")
