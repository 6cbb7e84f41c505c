"""A record as a document to read: sections of labelled lines and tables, before any format."""

from __future__ import annotations

from dataclasses import dataclass

from phrasebank.packs import Packs
from records.export import sections
from records.export.blocks import Section
from records.view import RecordView


@dataclass(frozen=True)
class Document:
    """One record. Sections without content are left out."""

    title: str
    sections: tuple[Section, ...]


def document_of(view: RecordView, packs: Packs) -> Document:
    """The document of one record."""
    who = view.customer or view.failure.noun
    made = [
        sections.head(view, packs),
        sections.case(view, packs),
        sections.feelings(view, packs),
        *sections.frameworks(view, packs),
        sections.flagged(view, packs),
        sections.phrases(view, packs),
        sections.offers(view, packs),
        sections.promises(view, packs),
        sections.escalations(view, packs),
        sections.notes(view, packs),
        sections.outcome(view, packs),
        sections.turns(view, packs),
        sections.undone(view, packs),
    ]
    title = packs.label("record.title")
    return Document(
        title=f"{title}: {who}" if who else title,
        sections=tuple(section for section in made if section.pairs or section.rows),
    )
