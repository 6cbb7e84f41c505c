"""Reads a mistyped word as the one that was meant, for the words that the shorthand pack lists."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance.OSA import distance as _slips

from phrasebank.schema.lexicon import Shorthand

_SHORTEST = 5
_LONG = 10
_REMEMBERED = 4_096


class Typos:
    """The words that may be mistyped: by one slip, or by two when they are long.

    Only listed words are meant, the first letter must be right, and a word of its own is never
    read as another: an entry names those that are near (``unlike``).
    """

    def __init__(self, entries: Iterable[Shorthand]) -> None:
        listed = [entry for entry in entries if entry.mistyped]
        self._taken = {word.lower() for entry in listed for word in (entry.word, *entry.unlike)}
        self._by_letter: dict[str, list[str]] = {}
        for entry in listed:
            word = entry.word.lower()
            self._by_letter.setdefault(word[0], []).append(word)
        self.meant = lru_cache(_REMEMBERED)(self._meant)
        """The listed word that is meant by this one, or nothing; remembered."""

    def _meant(self, written: str) -> str | None:
        if len(written) < _SHORTEST or not written.isalpha() or written in self._taken:
            return None
        near = []
        for word in self._by_letter.get(written[0], ()):
            allowed = 2 if len(word) >= _LONG else 1
            if abs(len(word) - len(written)) <= allowed and _slips(written, word) <= allowed:
                near.append(word)
        return near[0] if len(near) == 1 else None
