"""Records as one web page to read and print; it needs no other file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from phrasebank.packs import Packs
from records.export.document import document_of
from records.view import RecordView


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def render(views: Sequence[RecordView], packs: Packs) -> str:
    """One page with all records; each starts a new sheet when printed."""
    return _template().render(
        title=packs.label("record.title"),
        none=packs.label("record.none"),
        documents=[document_of(view, packs) for view in views],
    )
