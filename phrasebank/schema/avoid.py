"""A rule about something better left unsaid."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from phrasebank.schema.base import Id, Line, Sourced


class Rule(Sourced):
    """One phrase to avoid. Patterns are written in the notation of ``phrasebank.pattern``.

    Kinds: ``says`` flags where ``match`` is found; ``says_without`` flags it only when the whole
    text holds none of ``without``; ``says_often`` flags from the ``times``-th occurrence on.
    """

    title: Line
    kind: Literal["says", "says_without", "says_often"]
    match: list[Line] = Field(min_length=1)
    unless: list[Line] = Field(default_factory=list)
    """A match is dropped when one of these overlaps or touches it in the same sentence."""
    without: list[Line] = Field(default_factory=list)
    times: int = Field(default=1, ge=1)
    knows: list[Line] = Field(default_factory=list)
    """Slots of the case without which it stays silent: it is only wrong beside them."""
    why: Line
    instead: list[Line] = Field(min_length=1)
    severity: Literal["nudge", "warn"]
    evidence: Id
    flags: list[Line] = Field(min_length=3)
    passes: list[Line] = Field(min_length=3)

    @model_validator(mode="after")
    def _kind_has_its_field(self) -> Self:
        if (self.kind == "says_without") != bool(self.without):
            raise ValueError("'without' goes with kind 'says_without' and only with it")
        if (self.kind == "says_often") != (self.times > 1):
            raise ValueError("'times' (2 or more) goes with kind 'says_often' and only with it")
        return self
