"""Matches patterns against words: what a pattern may look like, and how far it reaches from here.

Patterns are looked up by the words they can begin with, so a text costs little more with a thousand
rules than with fifty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from phrasebank.pattern import Piece

GAP = 3
"""How many words ``*`` stands for at most."""
Tokens = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a pattern: any of these words or phrases, or a gap."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    optional: bool
    gap: bool
    plain: bool
    """One word must stand there, and that is all."""

    @property
    def heads(self) -> frozenset[str]:
        """The words that it can begin with."""
        return self.words | {phrase[0] for phrase in self.phrases}


@dataclass(frozen=True, slots=True)
class Text:
    """A text's words as they are compared, and which of them are punctuation."""

    words: Sequence[str]
    punctuation: Sequence[bool]
    standing: Mapping[str, Sequence[int]]
    """Where each word stands, in the order of the text."""
    present: frozenset[str]
    stops: Sequence[int]
    """For each word where its sentence ends: no pattern reaches beyond."""
    starts: Sequence[int]
    """Where the sentences start."""


class Match(NamedTuple):
    """Words that a pattern fits; ``number`` is the pattern's, in the order of adding."""

    start: int
    number: int
    entry: str
    end: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern that is looked for on behalf of an entry."""

    number: int
    entry: str
    places: tuple[Place, ...]
    needs: tuple[frozenset[str], ...]
    """Of each of these one word must be somewhere in the text."""

    def reach(self, text: Text, start: int, stop: int) -> int:
        """Where the longest match from ``start`` ends, not beyond ``stop``; -1 for none."""
        words, here = text.words, start
        for at, place in enumerate(self.places):
            if not place.plain:  # only from here on can a pattern go several ways
                return _reach(self.places[at:], text, here, stop)
            if here == stop or words[here] not in place.words:
                return -1
            here += 1
        return here


class Index:
    """Patterns by the words that they can begin with."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[Sought]] = {}
        self._anywhere: list[Sought] = []
        self._count = 0

    def add(self, entry: str, places: tuple[Place, ...]) -> None:
        """Adds a pattern of an entry."""
        self._count += 1
        # The first place needs no looking for: who looks has met one of its words.
        required = [place.heads for place in places[1:] if not (place.gap or place.optional)]
        sought = Sought(self._count, entry, places, tuple(sorted(required, key=len)))
        heads = _first_words(places)
        if heads is None:
            self._anywhere.append(sought)
        for head in heads or ():
            self._by_head.setdefault(head, []).append(sought)

    def matches(self, text: Text) -> list[Match]:
        """The longest match of each pattern from each word on, in the order of the text."""
        return sorted(
            Match(start, sought.number, sought.entry, end)
            for sought, starts in self._possible(text)
            for start in starts
            if (end := sought.reach(text, start, text.stops[start])) > start
        )

    def _possible(self, text: Text) -> Iterator[tuple[Sought, Sequence[int]]]:
        """The patterns that the text may hold, with the words that they may start from."""
        present = text.present
        for head in present & self._by_head.keys():
            for sought in self._by_head[head]:
                for needed in sought.needs:
                    if needed.isdisjoint(present):
                        break
                else:
                    yield sought, text.standing[head]
        for sought in self._anywhere:
            yield sought, range(len(text.words))


def places_of(pieces: Iterable[Piece], tokens: Tokens) -> tuple[Place, ...]:
    """A pattern's places, its words as ``tokens`` makes them."""
    return tuple(_place(piece, tokens) for piece in pieces)


def _place(piece: Piece, tokens: Tokens) -> Place:
    if piece.options == ("*",):
        return Place(frozenset(), (), optional=True, gap=True, plain=False)
    ways = [tokens(option) for option in piece.options]
    words = frozenset(way[0] for way in ways if len(way) == 1)
    phrases = tuple(way for way in ways if len(way) > 1)
    plain = not (phrases or piece.optional)
    return Place(words, phrases, piece.optional, gap=False, plain=plain)


def _first_words(places: tuple[Place, ...]) -> frozenset[str] | None:
    """Nothing when a pattern begins with a gap: then it may start at any word."""
    heads: frozenset[str] = frozenset()
    for place in places:
        if place.gap:
            return None
        heads |= place.heads
        if not place.optional:
            break
    return heads


def _reach(places: Iterable[Place], text: Text, start: int, stop: int) -> int:
    """Where the longest way through all places ends; -1 if there is none."""
    heres = {start}
    for place in places:
        heres = {ahead for here in heres for ahead in _steps(place, text, here, stop)}
        if not heres:
            return -1
    return max(heres)


def _steps(place: Place, text: Text, here: int, stop: int) -> list[int]:
    """Where one may stand after this place."""
    found = [here] if place.optional else []
    if place.gap:
        for ahead in range(here, min(here + GAP, stop)):
            if text.punctuation[ahead]:
                break
            found.append(ahead + 1)
    elif here < stop:
        if text.words[here] in place.words:
            found.append(here + 1)
        for phrase in place.phrases:
            end = here + len(phrase)
            if end <= stop and tuple(text.words[here:end]) == phrase:
                found.append(end)
    return found


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap the longest, and of those the first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end in kept):
            kept.append((start, end))
    return kept
