"""Records as one web page to read and print; it needs no other file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from phrasebank.packs import Packs
from records.export.document import document_of
from records.export.template import template
from records.view import RecordView

_PAGE = Path(__file__).with_name("page.html.jinja")


def render(views: Sequence[RecordView], packs: Packs) -> str:
    """One page with all records; each starts a new sheet when printed."""
    return template(_PAGE).render(
        title=packs.label("record.title"),
        none=packs.label("record.none"),
        documents=[document_of(view, packs) for view in views],
    )
