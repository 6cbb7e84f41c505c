"""The words that general questions are compared by: how much each says, and what a mistyped one was.

A word counts the more the fewer answers speak of it: "the" says nothing, "paradox" says it all. A
word that no answer knows speaks against all of them, most of all when no pack knows it either.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coach.language import Reader
from phrasebank.packs import Packs

Words = frozenset[str]
_FILLER_SHARE = 0.35
"""How much a filler counts beside another word that is as rare."""
_UNASKED = 0.7
"""Weight of a word that is in the packs, but in no question."""
_ALIEN = 1.6
"""Weight of a word that no pack knows: likely another subject."""
_ENDING = re.compile(r"(?:ings?|ed|ly|ers?|es|s|e)$")
_SHORT, _STEM = 4, 6
_REMEMBERED = 8_192
_MISTYPED, _LONG = 6, 9
"""From so many letters on, a word with one slip, or two, is read as the one that is known."""
_SURE_START = 4
"""With so many first letters right, two slips are forgiven in shorter words too."""


class Vocabulary:
    """All words of the questions, weighed; ``around`` is what else the packs say.

    ``fillers`` (``lexicon/fillers.yml``) count for little.
    """

    def __init__(
        self,
        answers: Iterable[Iterable[str]],
        around: Iterable[str],
        fillers: Iterable[str],
        reader: Reader,
    ) -> None:
        self._reader = reader
        self._fillers = frozenset(fillers)
        self._filler_stems = {stem(word) for word in self._fillers}
        self.plain = lru_cache(_REMEMBERED)(self._plain)
        """The words of a text, in the norm that all analysis shares; remembered."""
        asked = [[self.plain(text) for text in texts] for texts in answers]
        known = {word for texts in asked for words in texts for word in words}
        self._near = sorted(word for word in known if len(word) >= _SHORT)
        self._known = known | {word for text in around for word in self.plain(text)}
        self._stems = {stem(word) for word in self._known}
        spoken_of = Counter(
            word for texts in asked for word in {stem(w) for words in texts for w in words}
        )
        most = math.log(1 + len(asked)) or 1.0
        self._weights = {
            word: math.log(1 + len(asked) / count) / most * self._share(word)
            for word, count in spoken_of.items()
        }

    def _plain(self, text: str) -> list[str]:
        return self._reader.spoken(text)

    def stems(self, text: str) -> Words:
        """The words of a text that is spelt right, without their endings."""
        return frozenset(stem(word) for word in self.plain(text))

    def asked(self, question: str) -> Words:
        """As ``stems``, with mistyped words read as the known ones."""
        return frozenset(stem(self._meant(word)) for word in self.plain(question))

    def weight(self, words: Collection[str]) -> float:
        """How much these words say together; 1 is the most that a single known word can say."""
        return sum(self._weight(word) for word in words)

    def _weight(self, word: str) -> float:
        if word in self._weights:
            return self._weights[word]
        if word in self._filler_stems:
            return _FILLER_SHARE / 2
        return _UNASKED if word in self._stems else _ALIEN

    def _share(self, word: str) -> float:
        return _FILLER_SHARE if word in self._filler_stems else 1.0

    def _meant(self, word: str) -> str:
        if word in self._known or word in self._fillers or len(word) < _SHORT:
            return word
        near = process.extract(word, self._near, scorer=OSA.distance, score_cutoff=2, limit=None)
        slips = [(slip, other) for other, slip, _ in near if slip <= _forgiven(word, other)]
        return min(slips)[1] if slips else word


def filler_words(packs: Packs) -> frozenset[str]:
    """The words of ``lexicon/fillers.yml``."""
    return frozenset(word for entry in packs.fillers.values() for word in entry.words)


def stem(word: str) -> str:
    """What "apologise", "apologies" and "apologising" share."""
    bare = _ENDING.sub("", word) if len(word) > _SHORT else word
    bare = bare[:-1] if len(bare) > _SHORT - 1 and bare[-1] == bare[-2] else bare
    return bare[:_STEM]


def _forgiven(word: str, other: str) -> int:
    length = max(len(word), len(other))
    if word[0] != other[0] or length < _MISTYPED:
        return 0
    return 2 if length >= _LONG or word[:_SURE_START] == other[:_SURE_START] else 1
