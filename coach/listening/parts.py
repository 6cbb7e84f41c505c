"""Cuts a turn into the pieces that a move fits in: sentences, and the clauses of endless ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.language import sentence_places
from coach.lean_spacy import Doc

_MOST = 40
"""Pieces read of one turn; nobody says more before the other speaks."""
_ENDLESS, _ENOUGH = 26, 6
"""Words: from so many on a sentence without a full stop is cut, into pieces of at least so many."""
_JOINT = re.compile(
    r",?\s+(?:and|but|so|because|then|or)\s+"
    r"(?=(?:i|we|you|it|the|that|what|can|could|did|is|let)\b)",
    re.IGNORECASE,
)
_EDGES = " \t\r\n\u00a0"


class Part(NamedTuple):
    """A piece of a turn; ``start`` and ``end`` index the turn, end excluded."""

    text: str
    start: int
    end: int


def parts_of(text: str, doc: Doc) -> list[Part]:
    """The pieces in order, none of them empty; ``doc`` is the text as read."""
    found: list[Part] = []
    for start, end in sentence_places(doc)[:_MOST]:
        found += _clauses(text, start, end)
    return [part for part in map(_trimmed, found) if any(map(str.isalnum, part.text))][:_MOST]


def _clauses(text: str, start: int, end: int) -> list[Part]:
    if len(text[start:end].split()) < _ENDLESS:
        return [Part(text[start:end], start, end)]
    found: list[Part] = []
    begun = start
    for joint in _JOINT.finditer(text, start, end):
        long_enough = len(text[begun : joint.start()].split()) >= _ENOUGH
        if long_enough and len(text[joint.end() : end].split()) >= _ENOUGH:
            found.append(Part(text[begun : joint.start()], begun, joint.start()))
            begun = joint.end()
    return [*found, Part(text[begun:end], begun, end)]


def _trimmed(part: Part) -> Part:
    left = len(part.text) - len(part.text.lstrip(_EDGES))
    text = part.text.strip(_EDGES)
    return Part(text, part.start + left, part.start + left + len(text))
