"""A nudge of the listening coach: when it speaks, when it keeps silent, and what it says."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from phrasebank.schema.base import Entry, Id, Line, Sourced
from phrasebank.schema.framework import Move

Speaker = Literal["customer", "agent"]
CallPhase = Literal["opening", "problem", "options", "agreement", "closing"]
Level = Literal["calm", "frustrated", "angry"]
Trend = Literal["rising", "falling", "steady"]
TURN = re.compile(
    r"(?P<speaker>customer|agent)(?: \+(?P<seconds>\d{1,4})s)?: (?P<text>.*\S.*)", re.DOTALL
)
"""How a turn of an example is written; "agent +60s: …" comes a minute after the turn before it."""


class Cue(Sourced):
    """Something said that no move names: a hold announced, two options, a goodbye."""

    speaker: Speaker
    words: list[Line] = Field(min_length=1)
    """Patterns (``phrasebank.pattern``)."""
    unless: list[Line] = Field(default_factory=list)
    """A match is dropped when one of these overlaps or touches it in the same sentence."""
    examples: list[Line] = Field(min_length=3)
    passes: list[Line] = Field(min_length=2)


class MoveWords(Sourced):
    """Words that speak for or against a move of the agent's, beside the meaning of the sentence.

    ``id`` is the move.
    """

    id: Move
    words: list[Line] = Field(default_factory=list)
    """Patterns that speak for it."""
    unless: list[Line] = Field(default_factory=list)
    """Patterns that speak against it."""
    needs: list[Line] = Field(default_factory=list)
    """Without any of these patterns it is hardly ever meant."""
    examples: list[Line] = Field(min_length=3)
    """Sentences that make the move."""
    passes: list[Line] = Field(min_length=3)
    """Sentences that look like it and don't."""


class Among(Entry):
    """What a set must hold and must not hold."""

    any: list[Id] = Field(default_factory=list)
    all: list[Id] = Field(default_factory=list)
    none: list[Id] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.any or self.all or self.none):
            raise ValueError("name something under 'any', 'all' or 'none'")
        return self


class Count(Entry):
    """Bounds of a number, both included."""

    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("give 'at_least', 'at_most' or both")
        return self


class When(Entry):
    """Conditions on the call as it stands after a turn; all that are given must hold.

    The fields are those of ``coach.listening.situation.Situation``, which says what each means.
    """

    moves: Among | None = None
    made: Among | None = None
    made_before: Among | None = None
    cues: Among | None = None
    cues_given: Among | None = None
    cues_before: Among | None = None
    signals: Among | None = None
    heard: Among | None = None
    findings: Among | None = None
    known: Among | None = None
    failures: Among | None = None
    steps_done: Among | None = None
    level: list[Level] | None = Field(default=None, min_length=1)
    peak: list[Level] | None = Field(default=None, min_length=1)
    trend: list[Trend] | None = Field(default=None, min_length=1)
    agent_turns: Count | None = None
    customer_turns: Count | None = None
    words: Count | None = None
    apologies: Count | None = None
    apologies_running: Count | None = None
    promises: Count | None = None
    undated_promises: Count | None = None
    gap_seconds: Count | None = None
    turns_since_anger_rose: Count | None = None
    vague_for_noun: bool | None = None
    noun_used: bool | None = None
    asked_again: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(getattr(self, name) is None for name in type(self).model_fields):
            raise ValueError("give at least one condition")
        return self


class CallExample(Entry):
    """A few turns, each written "customer: …" or "agent: …"; the nudge is judged after the last.

    "agent +60s: …" was said a minute after the turn before it; else it is eight seconds.
    """

    turns: list[Line] = Field(min_length=1)
    says: Line | None = None
    """Why this one is worth having, for the reader."""

    @model_validator(mode="after")
    def _each_has_a_speaker(self) -> Self:
        for turn in self.turns:
            if not TURN.fullmatch(turn):
                raise ValueError(f"begin the turn with 'customer: ' or 'agent: ': {turn!r}")
        return self


class Nudge(Sourced):
    """One thing the coach may say unasked during a call.

    It may be shown when ``when`` holds, none of ``unless`` does, the call is in one of ``phases``
    (none given: any), it was shown less than ``cap`` times in this call, and the last time was at
    least ``cooldown`` turns ago. Of several the one with the highest ``priority`` is shown.
    """

    title: Line
    text: Line
    """What to do now, in one or two short sentences; a template."""
    say: list[Line] = Field(default_factory=list, max_length=3)
    """What could be said, as templates; those whose slots aren't known are left out."""
    after: Speaker
    """Whose turn it looks at."""
    phases: list[CallPhase] = Field(default_factory=list)
    when: When
    unless: list[When] = Field(default_factory=list)
    clears: list[When] = Field(default_factory=list)
    """What makes a shown nudge stale: it is taken off the screen."""
    lasts: int = Field(default=4, ge=1)
    """Turns after which it is stale anyway."""
    cap: int = Field(default=1, ge=1, le=3)
    cooldown: int = Field(default=6, ge=1)
    priority: int = Field(ge=1, le=100)
    evidence: Id
    fires: list[CallExample] = Field(min_length=2)
    silent: list[CallExample] = Field(min_length=2)
