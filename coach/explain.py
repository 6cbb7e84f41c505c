"""Finds the answer to a general question about service recovery in the knowledge pack."""

from __future__ import annotations

from rapidfuzz import fuzz, utils

from phrasebank.packs import Packs
from phrasebank.schema.knowledge import Answer

_SURE = 72.0
"""Below this likeness (0 to 100) the question is taken as not covered; set on the pack's own
questions.
"""


def answer_to(question: str, packs: Packs) -> Answer | None:
    """The answer whose questions are most like ``question``, or None when none is like it."""
    best = max(packs.answers.values(), key=lambda answer: _likeness(question, answer), default=None)
    return best if best is not None and _likeness(question, best) >= _SURE else None


def nearest(question: str, packs: Packs, count: int = 3) -> list[Answer]:
    """The answers most like the question, to offer when none is surely meant."""
    return sorted(packs.answers.values(), key=lambda answer: -_likeness(question, answer))[:count]


def _likeness(question: str, answer: Answer) -> float:
    return max(
        fuzz.WRatio(question, known, processor=utils.default_process) for known in answer.questions
    )
