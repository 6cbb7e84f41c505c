"""Records in formats to hand on. ``FORMATS`` is the list that every surface offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from phrasebank.packs import Packs
from records.export import crm, csv_file, html, json_file, markdown
from records.view import RecordView


@dataclass(frozen=True)
class Format:
    """One format: the file's suffix (with its dot), its media type, and what writes it."""

    suffix: str
    media_type: str
    render: Callable[[Sequence[RecordView], Packs], str]


FORMATS: Mapping[str, Format] = {
    "md": Format(".md", "text/markdown; charset=utf-8", markdown.render),
    "json": Format(".json", "application/json", json_file.render),
    "csv": Format(".csv", "text/csv; charset=utf-8", csv_file.render),
    "html": Format(".html", "text/html; charset=utf-8", html.render),
    "crm": Format(".txt", "text/plain; charset=utf-8", crm.render),
}
"""By the name that people type."""
