"""A recovery framework: named steps in order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from phrasebank.schema.base import Entry, Id, Line, Sourced

Move = Literal[
    "apology",
    "empathy",
    "ownership",
    "question",
    "restate",
    "fix",
    "compensation",
    "followup",
    "thanks",
]
"""What an agent's sentence does for the recovery (design, section 5)."""


class Step(Entry):
    """One step of a framework.

    ``say`` and ``avoid`` are advice in a line each, not phrases to read out.
    """

    id: Id
    title: Line
    goal: Line
    why: Line
    moves: list[Move] = Field(min_length=1)
    """The moves that satisfy the step; all of them are needed.

    The first is what the step is for: a switch carries it over.
    """
    carries: bool = True
    """Whether a switch counts it as done once its first move was made in another framework.

    False for what is about the team and not the talk: a promise to ring back documents nothing.
    """
    say: list[Line] = Field(min_length=1)
    avoid: list[Line] = Field(min_length=1)
    write_down: list[Line] = Field(min_length=1)
    evidence: Id
    source: Line


class Framework(Sourced):
    """A framework with its steps. ``aliases`` are the names that people type for it."""

    title: Line
    credit: Line
    summary: Line
    aliases: list[Line] = Field(min_length=1)
    unless: list[Line] = Field(default_factory=list)
    """Patterns in which an alias means something else: "team lead" isn't LEAD."""
    steps: list[Step] = Field(min_length=2)
    examples: list[Line] = Field(min_length=1)
    """Situations in which this framework fits, a line each."""

    def position(self, step: str) -> int:
        """Index of ``step`` counted from 0.

        Raises ``KeyError`` when the framework has no such step.
        """
        for index, candidate in enumerate(self.steps):
            if candidate.id == step:
                return index
        raise KeyError(f"framework {self.id!r} has no step {step!r}")
