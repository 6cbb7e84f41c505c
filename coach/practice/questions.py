"""Which of the turn's questions no pattern knows, and which of the scenario's facts they are after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

import numpy
from numpy.typing import NDArray

from coach.language import Hit
from coach.lean_spacy import Doc
from coach.listening.encoder import Encoder
from coach.listening.heard import HeardTurn
from coach.listening.parts import Part, parts_of
from coach.practice.lines import PERHAPS, UNKNOWN
from phrasebank.schema.scenario import Fact

NEAR, CLEARLY = 0.38, 0.1
"""So near in meaning to a question about the fact, and by so much nearer than to any other fact. Set
on half of ``tests/data/practice/questions.jsonl``."""
_QUESTION = "question"
_BEGINS = (
    r"(?:(?:and|so|but|ok|okay|also|then|well|sorry|please|since|from|by|at|in|to|on|sir|madam"
    r"|(?:can|could) (?:you|u) tell me|tell me|may i (?:ask|know))[ ,]+)*"
)
_VERB = (
    r"(?: (?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|should"
    r"|said|told|took|gave|happened)|'?s)"
)
_HURRIED = re.compile(
    rf"{_BEGINS}(?:(?:what|when|where|which|who|whose|why|how)"
    rf"(?:(?! (?:i|we|you|he|she|it|they|the)\b) \w+){{0,3}}{_VERB}\b"
    r"|(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would) "
    r"(?:you|u|he|she|it|they|your|his|her|the|there|this|that|any\w*|some\w*|nobody|no one)\b)",
    re.IGNORECASE,
)
"""A question that was typed in a hurry, without its mark."""
_TAG = re.compile(
    r"\b(?:is|are|was|were|do|does|did|have|has|had)(?:n't|nt)? (?:i|you|u|he|she|it|they|that)\W*$",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:(?:what|when|where|which|who|whose|why|how|any|anyone|anybody|anything)(?:'?s)?\b"
    r"|(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would) "
    r"(?:you|u|he|she|it|they|your|his|her|their|the|there|this|that|some\w*|nobody|no one)\b)",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    rf"{_BEGINS}(?:is|are|was|were|do|does|did|have|has|had|will|would) "
    r"(?:you|u|he|she|it|they|your|his|her|their|the|there|this|that|any\w*|some\w*|nobody|no one)\b(?!.*\bor\b)",
    re.IGNORECASE,
)


class Meanings:
    """The facts of a scenario by the meaning of the questions that ask for them."""

    def __init__(self, encoder: Encoder, facts: Sequence[Fact]) -> None:
        self._encoder, self._facts = encoder, facts

    @cached_property
    def _known(self) -> tuple[NDArray[numpy.float32], ...]:
        """One row for each question about a fact: read when the first unknown question comes."""
        return tuple(
            numpy.stack([self._encoder.read(question).vector for question in fact.asked])
            for fact in self._facts
        )

    def warm(self) -> None:
        """Reads the scenario's questions now, so that no answer waits for it."""
        _ = self._known

    def nearest(self, question: str) -> Fact | None:
        """The fact that it asks for; None when none is near, or two are about as near."""
        vector = self._encoder.read(question).vector
        nearness = [float((rows @ vector).max()) for rows in self._known]
        best, *others = sorted(range(len(nearness)), key=lambda place: -nearness[place])
        near = nearness[best]
        clear = not others or near - nearness[others[0]] >= CLEARLY
        return self._facts[best] if near >= NEAR and clear else None


def open_questions(
    heard: HeardTurn, doc: Doc, known: Iterable[tuple[int, int]], quotes: Iterable[str]
) -> list[Part]:
    """The turn's pieces that ask something, save those that hold what is ``known`` or ``quotes``."""
    shaped = [(move.start, move.end) for move in heard.moves if move.move == _QUESTION]
    text = heard.turn.text
    taken = list(chain(known, _places(text, quotes)))
    return [
        part
        for part in parts_of(text, doc)
        if ("?" in part.text or (part.start, part.end) in shaped or _HURRIED.match(part.text))
        and not any(part.start < ends and starts < part.end for starts, ends in taken)
    ]


def wants_to_know(question: str) -> bool:
    """Whether it asks for anything: "So it's Saturday?" and "Oh, is it?" only hand a thing back."""
    return _WANTS.search(_TAG.sub("", question)) is not None


def left_over(parts: Iterable[Part], meant: Iterable[Fact | None]) -> str | None:
    """What the customer's words are for when a question wants to know something and no fact is
    ``meant``: ``PERHAPS`` when yes would answer all of these, else ``UNKNOWN``."""
    left = [
        part.text
        for part, fact in zip(parts, meant, strict=True)
        if fact is None and wants_to_know(part.text)
    ]
    if not left:
        return None
    return PERHAPS if all(map(_YES_NO.match, left)) else UNKNOWN


def outermost(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that lie within another: the same words ask for one thing."""
    found = list(hits)
    return [
        hit
        for hit in found
        if not any(
            other.start <= hit.start
            and hit.end <= other.end
            and (other.end - other.start) > (hit.end - hit.start)
            for other in found
        )
    ]


def _places(text: str, quotes: Iterable[str]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        start = text.find(quote) if quote else -1
        if start >= 0:
            yield start, start + len(quote)
