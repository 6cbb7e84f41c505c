"""Finds the answer to a general question about service recovery in the knowledge pack.

A question is compared with every way of asking that the pack lists, and with the words of the
answer itself (``coach.vocabulary``). How alike they are decides whether the answer is given,
offered, or not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from coach.language import Reader
from coach.vocabulary import Vocabulary, Words, filler_words
from phrasebank.packs import Packs
from phrasebank.schema.knowledge import Answer

SURE = 0.61
"""From this likeness (0 to 1) on, the answer is given. Measured on ``tests/data/explain.jsonl``."""
LIKELY = 0.4
"""Below this likeness the question is taken as not covered; in between the coach asks."""
_SAME = 1.0
_AS_GOOD = 0.06
"""Answers so near to the best are told apart by their letters."""
_COVER = 0.5
"""How much of the likeness is that the question's words are known, not the other way about."""
_BODY = 0.3
"""How much of it is that the answer as a whole speaks of them."""


@dataclass(frozen=True)
class _Topic:
    answer: Answer
    ways: dict[str, Words]
    """The ways of asking, as they are written and as words."""
    body: Words


class Knowledge:
    """The answers, their questions taken apart once."""

    def __init__(self, packs: Packs, reader: Reader) -> None:
        answers = list(packs.answers.values())
        asked = [[*answer.questions, answer.title] for answer in answers]
        self._words = Vocabulary(asked, _around(packs), filler_words(packs), reader)
        self._topics = [self._topic(each, ways) for each, ways in zip(answers, asked, strict=True)]

    def answer_to(self, question: str) -> Answer | None:
        """The answer that is surely meant, or None."""
        likeness, answer = self.likeliest(question)
        return answer if likeness >= SURE else None

    def likeliest(self, question: str) -> tuple[float, Answer | None]:
        """The answer most like the question, and how like it is (0 to 1)."""
        ranked = self._ranked(question)
        return ranked[0] if ranked else (0.0, None)

    def nearest(self, question: str, count: int = 2) -> list[Answer]:
        """The answers most like the question, to offer when none is surely meant."""
        return [answer for _, answer in self._ranked(question)[:count]]

    def exactly(self, question: str) -> Answer | None:
        """The answer that lists this very question, or None."""
        text = _bare(question)
        return next((topic.answer for topic in self._topics if text in topic.ways), None)

    def _topic(self, answer: Answer, ways: list[str]) -> _Topic:
        by_way = {_bare(way): self._words.stems(way) for way in ways}
        body = self._words.stems(answer.answer).union(*by_way.values())
        return _Topic(answer, by_way, body)

    def _ranked(self, question: str) -> list[tuple[float, Answer]]:
        text, asked = _bare(question), self._words.asked(question)
        total = self._words.weight(asked)
        found = [
            (self._likeness(topic, text, asked, total), topic.answer) for topic in self._topics
        ]
        found.sort(key=lambda pair: pair[0], reverse=True)
        return self._by_letters(found, text)

    def _by_letters(
        self, ranked: list[tuple[float, Answer]], text: str
    ) -> list[tuple[float, Answer]]:
        """Those as good as the best by their letters: "hospital" or "hospitality"."""
        best = [pair for pair in ranked if pair[0] > ranked[0][0] - _AS_GOOD]
        best.sort(key=lambda pair: self._letters(pair[1], text), reverse=True)
        return best + ranked[len(best) :]

    @staticmethod
    def _letters(answer: Answer, text: str) -> float:
        return max(fuzz.token_sort_ratio(text, way.lower()) for way in answer.questions)

    def _likeness(self, topic: _Topic, text: str, asked: Words, total: float) -> float:
        if text in topic.ways:
            return _SAME
        best = max(self._overlap(asked, known, total) for known in topic.ways.values())
        if not best:
            return 0.0
        body = self._words.weight(asked & topic.body) / total
        return (1 - _BODY) * best + _BODY * min(body, 1.0)

    def _overlap(self, asked: Words, known: Words, total: float) -> float:
        shared = self._words.weight(asked & known)
        if not shared:
            return 0.0
        return _COVER * shared / total + (1 - _COVER) * shared / self._words.weight(known)


def _bare(question: str) -> str:
    return " ".join(question.lower().split()).strip(" ?!.")


def _around(packs: Packs) -> Iterator[str]:
    """What else the packs say: whoever uses such words is likely at work."""
    yield from (answer.answer for answer in packs.answers.values())
    yield from (phrase.text for phrase in packs.phrases.values())
    for rule in packs.rules.values():
        yield from (rule.why, *rule.flags, *rule.passes)
    for framework in packs.frameworks.values():
        for step in framework.steps:
            yield from (step.goal, step.why, *step.say, *step.avoid, *step.write_down)
