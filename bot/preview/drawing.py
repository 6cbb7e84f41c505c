"""The few shapes that previews are drawn with; they fit a terminal 80 columns wide."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDTH = 80
View = Mapping[str, Any]
"""What a preview shows, as data: what ``--json`` prints."""


def console() -> Console:
    """A console no wider than is read with ease."""
    made = Console(highlight=False)
    made.width = min(WIDTH, made.width)
    return made


def print_json(view: View) -> None:
    """The view as JSON."""
    print(json.dumps(view, ensure_ascii=False, indent=2))


def heading(text: str, *more: str) -> Text:
    """A title, with what is less important dim beside it."""
    return Text.assemble((text, "bold"), *((f"  {each}", "dim") for each in more if each))


def row(label: str, value: str, style: str = "") -> RenderableType:
    """A label and its text; lines that follow stand below the text."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=11)
    table.add_column()
    table.add_row(Text(label, "dim"), Text(value, style))
    return Padding(table, (0, 0, 0, 2))


def rows(label: str, values: Iterable[str], mark: str = "\u2022") -> list[RenderableType]:
    """A row each, the label once."""
    return [row("" if at else label, f"{mark} {value}") for at, value in enumerate(values)]


def said(text: str) -> str:
    """Words to say, in quotes."""
    return f"\u201c{text}\u201d"


def table(*columns: str) -> Table:
    """An empty table with these headings."""
    return Table(*columns, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")


def case_line(view: View) -> list[RenderableType]:
    """The case that the preview stands in, and what was understood of it."""
    return [row("case", view["case"]), *rows("understood", view["understood"]), Text("")]
