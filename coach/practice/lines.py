"""Chooses what the customer says: their own lines, by what was done and in which mood, none twice."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from phrasebank.schema.nudge import Level
from phrasebank.schema.practice import Temperament
from phrasebank.schema.scenario import Scenario
from phrasebank.template import needs, render

UNKNOWN, PERHAPS, AFTERWARDS = "unknown", "perhaps", "afterwards"
"""The moments at which they are asked what nobody knows: anything, what takes a yes or no, and
anything once they have agreed or are calm."""
QUOTED_WORDS = 8
"""A longer piece of the trainee's isn't taken up in a line."""


@dataclass(frozen=True)
class Script:
    """The lines of a scenario and of its temper, and the throw that chooses among them."""

    scenario: Scenario
    temper: Temperament
    seed: int

    def first(self) -> str:
        """How the call begins."""
        return self._throw("opening", 0).choice(self.scenario.opening)

    def line(
        self,
        wanted: Sequence[str],
        mood: Level,
        said: Collection[str],
        slots: Mapping[str, str],
        turn: int,
    ) -> str:
        """A line to the first of ``wanted`` that has one left, else one of the temper's.

        ``wanted`` are acts and moments. Raises ``LookupError`` when nothing at all is left to say.
        """
        for to in wanted:
            for candidates in self._candidates(to, mood):
                left = [line for line in candidates if usable(line, said, slots)]
                if left:
                    return self._throw(to, turn).choice(left)
        left = [line for line in self.temper.says if line not in said]
        if not left:
            raise LookupError("the customer has nothing left to say")
        return self._throw("temper", turn).choice(left)

    def _candidates(self, to: str, mood: Level) -> Iterator[list[str]]:
        """Lines for this mood, then lines for any, then the temper's where it has some."""
        for wanted in (mood, None):
            yield [
                line
                for lines in self.scenario.lines
                if lines.to == to and lines.mood == wanted
                for line in lines.says
            ]
        if to == UNKNOWN:
            yield self.temper.unknown
        yield self.temper.answers.get(to, [])

    def _throw(self, what: str, turn: int) -> random.Random:
        """The same seed, turn and occasion throw the same, on every machine."""
        return random.Random(f"{self.seed}/{turn}/{what}")


def to_unknown(question: str, mood: Level, settled: bool) -> tuple[str, ...]:
    """The moments whose lines answer such a question (``UNKNOWN`` or ``PERHAPS``), best first."""
    if question == PERHAPS and mood != "angry":
        return PERHAPS, UNKNOWN
    return (AFTERWARDS, UNKNOWN) if settled or mood == "calm" else (UNKNOWN,)


def usable(line: str, said: Collection[str], slots: Mapping[str, str]) -> bool:
    """Whether the line is still unsaid and all that it takes up is known."""
    return line not in said and needs(line) <= slots.keys()


def next_of(lines: Iterable[str], said: Collection[str]) -> str | None:
    """The first line that wasn't said yet."""
    return next((line for line in lines if line not in said), None)


def slots_of(quote: str, deadline: str | None) -> dict[str, str]:
    """What of the trainee's own words a line may take up."""
    slots = {"deadline": deadline} if deadline else {}
    words = quote.strip(" .,!?\u2026\"'").split()
    if 0 < len(words) <= QUOTED_WORDS and "\n" not in quote:
        slots["quote"] = " ".join(words)
    return slots


def spoken(parts: Iterable[str], slots: Mapping[str, str]) -> str:
    """The parts of a reply as one line, with the trainee's words in it."""
    return " ".join(render(part, slots) for part in parts)
