"""What a surface shows of a practice beside the words of the card."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReasonShown(_Part):
    """Why the customer feels as they do now: an act, its words, and what it changed."""

    act: str
    title: str
    why: str
    quote: str
    tone: Literal["helps", "hurts", "neutral"]
    anger: float
    trust: float
    heard: float
    patience: int


class Remark(_Part):
    """One thing about a turn of the trainee's, with the words it is about."""

    tone: Literal["worked", "change"]
    quote: str
    text: str
    why: str
    instead: list[str] = Field(default_factory=list)
    evidence: str
    step: str | None = None
    """The step of the framework that the turn ticked."""


class CheckShown(_Part):
    """A check of the score."""

    id: str
    title: str
    met: bool
    quote: str | None = None


class PracticeShown(_Part):
    """A practice as it stands after a message."""

    id: str
    scenario: str
    title: str
    level: int
    customer: str
    phase: str
    says: str | None = None
    """What the customer says now, alone."""
    event: str | None = None
    """What goes wrong meanwhile."""
    line: str | None = None
    """The trainee's line that this answers; for going back to it."""
    turn: int
    mood: str
    anger: float
    trust: float
    heard: float
    patience: int
    reasons: list[ReasonShown] = Field(default_factory=list)
    remarks: list[Remark] = Field(default_factory=list)
    part: str | None = None
    """Which part of the debrief this is."""
    checks: list[CheckShown] = Field(default_factory=list)
    ending: str | None = None
    passed: bool | None = None
