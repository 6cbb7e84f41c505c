"""A case to practise on: who calls, what happened, what they say, and two conversations that prove it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from phrasebank.schema.base import Entry, Id, Line, Sourced
from phrasebank.schema.nudge import Level

Trade = Literal[
    "retail", "airline", "hotel", "telecom", "bank", "clinic", "utility", "software", "restaurant",
    "post", "insurance", "council",
]  # fmt: skip
Ending = Literal["settled", "left", "manager"]


class Persona(Entry):
    """The person on the line."""

    name: Line
    about: Line
    """One sentence, for the trainee and for whoever words their lines."""


class Fact(Entry):
    """Something that the customer knows and will say when asked."""

    id: Id
    about: Line
    """The fact in one plain sentence, for the debrief."""
    asks: list[Line] = Field(min_length=1)
    """Patterns of a question about it (``phrasebank.pattern``)."""
    asked: list[Line] = Field(min_length=3)
    """The question as people ask it, each time in other words: what no pattern knows is found by them."""
    says: list[Line] = Field(min_length=1)
    """The answers, one for each time it is asked."""
    hidden: bool = False
    """Not told unasked, and worth finding out: it changes what will help."""


class Remedy(Entry):
    """Something the trainee may offer."""

    id: Id
    about: Line
    """The offer in a few words, for the debrief."""
    words: list[Line] = Field(min_length=1)
    """Patterns of an offer of it."""
    enough: bool
    """Whether the customer would settle for it."""
    says: list[Line] = Field(default_factory=list)
    """What the customer says to it, the first time and later; none: a line of the act's."""


class Lines(Entry):
    """What the customer says to one kind of turn, in one mood or in any."""

    to: Id
    """An act (``practice/acts.yml``), or a moment: see ``MOMENTS``."""
    mood: Level | None = None
    says: list[Line] = Field(min_length=1)


MOMENTS = (
    "accept", "bargain", "manager", "leave", "helps", "hurts", "neutral", "closing", "unknown",
)  # fmt: skip
"""Beside acts: they accept; the offer would do but they aren't ready; they ask for a manager; they
hang up; any act that helps, hurts, or does neither, when it has no line of its own; after they have
accepted; they were asked what they can't tell."""


class SecondFailure(Entry):
    """At level 3: what goes wrong while it is being put right."""

    event: Line
    """What the trainee is told."""
    says: list[Line] = Field(min_length=1)
    """What the customer says when they hear of it."""
    breaks: list[Id] = Field(min_length=1)
    """Remedies that can't be had any longer."""


class Scripts(Entry):
    """What a trainee may say from start to end. Both are tests."""

    recovers: list[Line] = Field(min_length=4)
    """Ends settled."""
    loses: list[Line] = Field(min_length=2)
    """Ends with the customer gone, or with a manager."""
    second: list[Line] = Field(min_length=4)
    """Recovers at level 3, where something goes wrong again."""


class Scenario(Sourced):
    """A case to practise on. The file bears the name of its id."""

    title: Line
    trade: Trade
    failure: Id
    """A failure kind (``lexicon/failures.yml``)."""
    temperament: Id
    """``practice/temperaments.yml``."""
    customer: Persona
    you: Line
    """Who the trainee is, and what they see on the screen; one or two sentences."""
    noun: Line
    """What it is about, in the customer's word."""
    limits: list[Line] = Field(min_length=2)
    """What the trainee may offer, and what not."""
    opening: list[Line] = Field(min_length=2)
    """How the call may begin; one is chosen."""
    story: list[Line] = Field(min_length=3)
    """What they tell when they are asked, a piece at a time."""
    wish: list[Line] = Field(min_length=2)
    """What they say when asked what would put it right."""
    facts: list[Fact] = Field(min_length=3)
    remedies: list[Remedy] = Field(min_length=3)
    lines: list[Lines] = Field(min_length=1)
    second_failure: SecondFailure
    scripts: Scripts

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        remedies = {remedy.id for remedy in self.remedies}
        for name, ids in (
            ("facts", [fact.id for fact in self.facts]),
            ("remedies", [remedy.id for remedy in self.remedies]),
        ):
            if len(set(ids)) < len(ids):
                raise ValueError(f"'{name}' holds an id twice; rename one")
        if lost := set(self.second_failure.breaks) - remedies:
            raise ValueError(
                f"'second_failure' breaks {sorted(lost)}, which is no remedy here; choose one"
            )
        left = {remedy.id for remedy in self.remedies if remedy.enough}
        if not left - set(self.second_failure.breaks):
            raise ValueError("'second_failure' leaves no remedy that is enough; add one")
        if not any(fact.hidden for fact in self.facts):
            raise ValueError("mark at least one of 'facts' as hidden")
        said = self._all_lines()
        if twice := sorted({line for line in said if said.count(line) > 1}):
            raise ValueError(f"the customer says {twice[0]!r} in two places; change one of them")
        return self

    def _all_lines(self) -> list[str]:
        """Every line of the customer's."""
        lines = [*self.opening, *self.story, *self.wish, *self.second_failure.says]
        parts: list[Fact | Remedy | Lines] = [*self.facts, *self.remedies, *self.lines]
        return lines + [line for part in parts for line in part.says]

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every line that the customer may say."""
        return tuple(self._all_lines())
