"""Which moves an agent makes in a turn: by meaning, with where in the text and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.language import Finder, Hit, Reader
from coach.lean_spacy import Doc
from coach.listening.encoder import MOVES, Encoder
from coach.listening.observation import MoveFound
from coach.listening.parts import Part
from phrasebank.packs import Packs

COUNTS = 0.5
"""From this chance on a move was made."""
_FOR, _LEFT, _HARDLY = 0.45, 0.5, 0.1
"""Words that speak for a move lift its chance to ``_FOR`` and half of what it was, unless the
sentence hardly means it; words against it, or none that it needs, leave ``_LEFT`` of it."""


class MoveReader:
    """Reads moves by the encoder and by the words of ``lexicon/moves.yml`` together."""

    def __init__(self, packs: Packs, reader: Reader, encoder: Encoder) -> None:
        self._encoder = encoder
        moves = packs.moves.values()
        self._speaks_for = Finder(reader, {move.id: move.words for move in moves})
        self._against = Finder(reader, {move.id: move.unless for move in moves})
        self._needed = Finder(reader, {move.id: move.needs for move in moves})
        self._needy = frozenset(move.id for move in moves if move.needs)

    def find(self, parts: Sequence[Part], doc: Doc) -> tuple[MoveFound, ...]:
        """The moves, in the order of the text; several in one piece are several.

        ``doc`` is the turn as read; ``parts`` are its pieces.
        """
        hits = [finder.find(doc) for finder in (self._speaks_for, self._against, self._needed)]
        found = []
        for part in parts:
            within = [_within(part, each) for each in hits]
            found += [
                MoveFound(move=move, start=part.start, end=part.end, score=round(chance, 3))
                for move, chance in self._chances(part.text, *within)
                if chance >= COUNTS
            ]
        return tuple(found)

    def _chances(
        self, text: str, speaks_for: set[str], against: set[str], needed: set[str]
    ) -> Iterator[tuple[str, float]]:
        if "?" in text:
            speaks_for.add("question")
        for move, chance in zip(MOVES, self._encoder.read(text).moves, strict=True):
            if move in against or (move in self._needy and move not in needed):
                chance *= _LEFT
            elif move in speaks_for and chance > _HARDLY:
                chance = max(chance, _FOR + chance / 2)
            yield move, min(1.0, chance)


def _within(part: Part, hits: Sequence[Hit]) -> set[str]:
    """The entries met inside the piece."""
    return {hit.entry for hit in hits if part.start <= hit.start and hit.end <= part.end}
