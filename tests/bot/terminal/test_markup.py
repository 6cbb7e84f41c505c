"""A card's text in the terminal loses no word."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from bot.terminal.markup import marked_up


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("By <day and time>, from me.", "By <day and time>, from me."),
        ("She said 3 < 4", "She said 3 < 4"),
        ("**Now:** listen", "Now: listen"),
    ],
)
def test_what_is_to_be_filled_in_stays_in_sight(text: str, shown: str) -> None:
    out = StringIO()
    Console(file=out, width=60).print(marked_up(text))
    assert out.getvalue().strip() == shown


def test_each_line_stays_one() -> None:
    out = StringIO()
    Console(file=out, width=60).print(marked_up("one\ntwo"))
    assert [line.strip() for line in out.getvalue().splitlines()] == ["one", "two"]
