"""Finds the answer to a general question about service recovery in the knowledge pack.

Questions are compared word by word, and a word counts the more the fewer answers speak of it: "the"
says nothing, "paradox" says it all. A word that no answer knows speaks against all of them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from coach.language import Reader
from phrasebank.schema.knowledge import Answer

_SURE = 0.58
"""Below this likeness (0 to 1) a question is taken as not covered."""
_COVER = 0.7
"""How much of the likeness is that the question's words are known, not the other way about."""
_TYPO = 84
"""Likeness (0 to 100) of two words from which one is the other, mistyped."""
_FILLERS = frozenset((
    "what", "whats", "is", "are", "was", "be", "am", "the", "a", "an", "of", "to", "in", "on",
    "for", "and", "or", "with", "by", "do", "does", "did", "it", "its", "s", "this", "that",
    "there", "these", "me", "my", "i", "we", "us", "our", "you", "your", "they", "them", "can",
    "could", "would", "will", "please", "tell", "explain", "describe", "define", "about",
    "mean", "means", "meant", "meaning", "so", "just", "really", "exactly", "some", "any",
    "all", "have", "has", "r", "u", "pls",
))  # fmt: skip
"""Words that a question may have or lack and be the same question."""
_SAME = 100
_ENDING = re.compile(r"(?:ing|ed|ly|er|es|s|e)$")
_STEM = 6


class Knowledge:
    """The answers, their questions taken apart once."""

    def __init__(self, answers: Iterable[Answer], reader: Reader) -> None:
        self._reader = reader
        self._known = [
            (answer, [(self._words(known), known.lower()) for known in answer.questions])
            for answer in answers
        ]
        spoken_of = Counter(
            word
            for _, questions in self._known
            for word in frozenset[str]().union(*(words for words, _ in questions))
        )
        self._weights = {w: math.log(1 + len(self._known) / n) for w, n in spoken_of.items()}
        self._unknown = max(self._weights.values(), default=1.0)

    def answer_to(self, question: str) -> Answer | None:
        """The answer whose questions are most like ``question``, or None when none is like it."""
        ranked = self._ranked(question)
        return ranked[0][1] if ranked and ranked[0][0] >= _SURE else None

    def nearest(self, question: str, count: int = 3) -> list[Answer]:
        """The answers most like the question, to offer when none is surely meant."""
        return [answer for _, answer in self._ranked(question)[:count]]

    def _ranked(self, question: str) -> list[tuple[float, Answer]]:
        asked = frozenset(self._corrected(word) for word in self._words(question))
        text = question.lower().strip(" ?!.")

        def closeness(known: tuple[frozenset[str], str]) -> tuple[float, float]:
            """By words; where they say the same, by letters: "stage 2" or "stage 3"."""
            letters = fuzz.ratio(text, known[1])
            return (1.0 if letters == _SAME else self._likeness(asked, known[0])), letters

        scored = [(max(map(closeness, questions)), answer) for answer, questions in self._known]
        ranked = sorted(scored, key=lambda pair: pair[0], reverse=True)
        return [(likeness, answer) for (likeness, _), answer in ranked]

    def _likeness(self, asked: frozenset[str], known: frozenset[str]) -> float:
        shared = self._weight(asked & known)
        if not shared:
            return 0.0
        return _COVER * shared / self._weight(asked) + (1 - _COVER) * shared / self._weight(known)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in words)

    def _words(self, text: str) -> frozenset[str]:
        words = (token.norm_ for token in self._reader.read(text) if token.is_alpha)
        return frozenset(_stem(word) for word in words if word not in _FILLERS)

    def _corrected(self, word: str) -> str:
        if word in self._weights or len(word) < _STEM - 1:
            return word
        near = process.extractOne(word, list(self._weights), scorer=fuzz.ratio, score_cutoff=_TYPO)
        return str(near[0]) if near else word


def _stem(word: str) -> str:
    """What "apologise", "apologies" and "apologising" share."""
    bare = _ENDING.sub("", word) if len(word) > _STEM - 2 else word
    bare = bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] else bare
    return bare[:_STEM]
