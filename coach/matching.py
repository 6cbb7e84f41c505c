"""Matches patterns against words: what a pattern may look like, and how far it reaches from here.

Patterns are looked up by the words they can begin with, so a text costs little more with a thousand
rules than with fifty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

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

    @property
    def heads(self) -> frozenset[str]:
        """The words that it can begin with."""
        return self.words | {phrase[0] for phrase in self.phrases}


@dataclass(frozen=True, slots=True)
class Text:
    """A text's words as they are compared, and which of them are punctuation."""

    words: Sequence[str]
    punctuation: Sequence[bool]
    all_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern that is looked for on behalf of an entry."""

    entry: str
    places: tuple[Place, ...]
    needs: frozenset[str]
    """One of these must be somewhere in the text."""

    def reach(self, text: Text, start: int, stop: int) -> int:
        """Where the longest match from ``start`` ends, not beyond ``stop``; -1 for none."""
        return _reach(self.places, 0, text, start, stop)


class Index:
    """Patterns by the words that they can begin with."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[Sought]] = {}
        self._anywhere: list[Sought] = []

    def add(self, entry: str, places: tuple[Place, ...]) -> None:
        """Adds a pattern of an entry."""
        required = [place.heads for place in places if not (place.gap or place.optional)]
        sought = Sought(entry, places, min(reversed(required), key=len))
        heads = _first_words(places)
        if heads is None:
            self._anywhere.append(sought)
        for head in heads or ():
            self._by_head.setdefault(head, []).append(sought)

    def __bool__(self) -> bool:
        return bool(self._by_head or self._anywhere)

    def starting_at(self, text: Text, start: int) -> Iterator[Sought]:
        """The patterns that may match from there."""
        for sought in (*self._by_head.get(text.words[start], ()), *self._anywhere):
            if not sought.needs.isdisjoint(text.all_words):
                yield sought


def places_of(pieces: Iterable[Piece], tokens: Tokens) -> tuple[Place, ...]:
    """A pattern's places, its words as ``tokens`` makes them."""
    return tuple(_place(piece, tokens) for piece in pieces)


def _place(piece: Piece, tokens: Tokens) -> Place:
    if piece.options == ("*",):
        return Place(frozenset(), (), optional=True, gap=True)
    ways = [tokens(option) for option in piece.options]
    words = frozenset(way[0] for way in ways if len(way) == 1)
    return Place(words, tuple(way for way in ways if len(way) > 1), piece.optional, gap=False)


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


def _reach(places: tuple[Place, ...], at: int, text: Text, here: int, stop: int) -> int:
    if at == len(places):
        return here
    place, best = places[at], -1
    for ahead in _steps(place, text, here, stop):
        best = max(best, _reach(places, at + 1, text, ahead, stop))
    return best


def _steps(place: Place, text: Text, here: int, stop: int) -> Iterator[int]:
    """Where one may stand after this place."""
    if place.optional:
        yield here
    if place.gap:
        for ahead in range(here, min(here + GAP, stop)):
            if text.punctuation[ahead]:
                return
            yield ahead + 1
    elif here < stop:
        if text.words[here] in place.words:
            yield here + 1
        for phrase in place.phrases:
            end = here + len(phrase)
            if end <= stop and tuple(text.words[here:end]) == phrase:
                yield end
