"""Tells the employee's draft from the words around it ("can i say …", "gonna tell her: …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.language import Finder, Hit, Reader
from phrasebank.packs import Packs

MASK = "DRAFTTEXT"
"""Stands for the draft in what the dialogue model reads, so that a pasted e-mail isn't taken for a
command.
"""
NOT_A_DRAFT = "not_a_draft"
"""The lead-in entry for what only looks like one ("can i say anything else"); the longest words
win.
"""
_LONG = 240
"""A message longer than this without a lead-in is a pasted draft: nobody types that much shorthand
to a coach.
"""
_QUOTED = re.compile(r"[\"\u201c\u2018]\s*(?P<draft>[^\"\u201c\u201d]{8,})[\"\u201d\u2019]")
_THEIRS = re.compile(
    r"\b(?:he|she|they|cust\w*|guest|caller|client|pax|pt|patient|tenant|mum|dad|lady|man|woman)"
    r"(?:'s|s)?\s(?:just\s|then\s|keeps\s)?(?:says?|said|saying|goes|went|like|is like"
    r"|texts?|texted|writes?|wrote|shouts?|shouted|replied|answers?)"
    r"[\s:,-]*$",
    re.IGNORECASE,
)
"""Before quoted words, these make them the customer's own."""
_LETTER = re.compile(
    r"^\s*(dear|hi|hello|good (morning|afternoon|evening))\s+(?!coach\b)[\w.' -]{1,40},",
    re.IGNORECASE,
)
_JOIN = " \t\r\n:,-\u2013\u2014\"\u201c\u2018'"
_TAIL = ' \t\r\n"\u201d'


@dataclass(frozen=True)
class Draft:
    """A message split in two: the words to the coach, and what the employee means to say."""

    lead_in: str
    text: str

    @property
    def masked(self) -> str:
        """The message as the dialogue model should read it."""
        return f"{self.lead_in} {MASK}".strip()


class DraftSplitter:
    """Knows the lead-ins of the packs."""

    def __init__(self, packs: Packs, reader: Reader) -> None:
        self._reader = reader
        self._lead_ins = Finder(
            reader, {entry.id: entry.words for entry in packs.lead_ins.values()}
        )

    def split(self, text: str) -> Draft | None:
        """The draft in the message, or None when it holds none."""
        return self._after_lead_in(text) or _quoted(text) or _pasted(text)

    def only_announces(self, text: str) -> bool:
        """Whether the message is a lead-in and at most a word more: the draft is still to come."""
        hits = self._lead_ins.find(self._reader.read(text))
        return any(hit.start == 0 and len(text[hit.end :].split()) <= 1 for hit in hits)

    def _after_lead_in(self, text: str) -> Draft | None:
        hits = [
            hit for hit in self._lead_ins.find(self._reader.read(text)) if _may_lead_in(text, hit)
        ]
        if not hits:
            return None
        # Lead-ins that run into each other are one ("is this ok" and "ok to say"); later ones are draft.
        end = hits[0].end
        for hit in hits:
            end = max(end, hit.end) if hit.start <= end + 1 else end
        if any(hit.entry == NOT_A_DRAFT and hit.end == end for hit in hits):
            return None
        draft = text[end:].lstrip(_JOIN).rstrip(_TAIL)
        return Draft(text[:end].strip(), draft) if len(draft.split()) >= 2 else None


def _may_lead_in(text: str, hit: Hit) -> bool:
    """At the start of the message, or of a part of it: "he won't wait, can i say …"."""
    return hit.start <= _opening(text) or text[: hit.start].rstrip().endswith(
        (",", ".", ";", ":", "-", "!")
    )


def _opening(text: str) -> int:
    """How far into the message a lead-in may start: after a word of greeting, no further."""
    words = text.split(maxsplit=3)
    return text.index(words[-1]) if len(words) == 4 else 0


def _quoted(text: str) -> Draft | None:
    match = _QUOTED.search(text)
    if match is None or _THEIRS.search(text[: match.start()]):
        return None
    if len(match["draft"].split()) < 3 or len(match["draft"]) < len(text) / 2:
        return None
    return Draft(text[: match.start()].strip(" :"), match["draft"].strip())


def quotes_them(text: str) -> bool:
    """Whether the message quotes the customer: 'he goes "not the point"'."""
    return any(_THEIRS.search(text[: mark.start()]) for mark in re.finditer(r"[\"\u201c]", text))


def _pasted(text: str) -> Draft | None:
    if len(text) > _LONG or (_LETTER.match(text) and len(text) > 60):
        return Draft("", text.strip())
    return None
