"""Records as Markdown (CommonMark with tables). What people typed can't become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from phrasebank.packs import Packs
from records.export.blocks import Section
from records.export.document import Document, document_of
from records.view import RecordView

_INLINE = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
_LINE_START = re.compile(r"^(\s*)([#+\-=:]|\d+(?=[.)]))")


def render(views: Sequence[RecordView], packs: Packs) -> str:
    """One document a record, divided by rules."""
    if not views:
        return packs.label("record.none") + "\n"
    return "\n---\n\n".join(_document(document_of(view, packs)) for view in views)


def escape(text: str) -> str:
    """The text as one line of Markdown that shows exactly these words; line breaks are kept."""
    return "<br>".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    line = _INLINE.sub(r"\\\1", line.strip())
    start = _LINE_START.match(line)
    if start is None:
        return line
    if start[2].isdigit():
        # "1." starts a list: the dot is what makes it one.
        return line[: start.end()] + "\\" + line[start.end() :]
    return f"\\{line}"


def _document(document: Document) -> str:
    lines = [f"# {escape(document.title)}", ""]
    for section in document.sections:
        lines += _section(section)
    return "\n".join(lines)


def _section(section: Section) -> Iterable[str]:
    if section.title is not None:
        yield from (f"## {escape(section.title)}", "")
    if section.pairs:
        for label, value in section.pairs:
            yield f"- **{escape(label)}:** {escape(value)}"
        yield ""
    if section.rows:
        yield _row(section.head)
        yield _row(["---"] * len(section.head), plain=True)
        for row in section.rows:
            yield _row(row)
        yield ""


def _row(cells: Sequence[str], plain: bool = False) -> str:
    return "| " + " | ".join(cell if plain else escape(cell) for cell in cells) + " |"
