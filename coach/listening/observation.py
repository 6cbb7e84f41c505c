"""What one turn of a call showed (design, section 5: Observation)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.card import Card
from coach.entries import StepState
from coach.findings import Finding
from phrasebank.schema.nudge import CallPhase, Level, Speaker


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CallTurn(_Part):
    """What somebody said. ``at`` is when, as far as it is known."""

    speaker: Speaker
    text: str
    id: str
    """Given by the client, or made for it; a repeat of an id is the same turn."""
    at: datetime


class Anger(_Part):
    """How angry the customer is, 0 to 1, with the words that show it."""

    score: float = 0.0
    level: Level = "calm"
    because: tuple[str, ...] = ()


class MoveFound(_Part):
    """A move made in the turn; ``start`` and ``end`` index its text, ``score`` is 0 to 1."""

    move: str
    start: int
    end: int
    score: float


class StepSeen(_Part):
    """A step of the framework as it stands now; ``because`` is the quote that ticked it."""

    id: str
    title: str
    state: StepState | Literal["open"]
    because: str | None = None


class PromiseHeard(_Part):
    """Who does what by when; ``due_text`` is the time in the speaker's own words."""

    who: Speaker
    what: str
    due: datetime | None = None
    due_text: str | None = None


class Observation(_Part):
    """All that the coach noticed in a turn.

    ``turn`` counts from 1. ``anger`` is the customer's, after an agent's turn the last known.
    """

    turn: int
    id: str
    speaker: Speaker
    text: str
    at: datetime
    phase: CallPhase
    moves: list[MoveFound] = Field(default_factory=list)
    anger: Anger = Field(default_factory=Anger)
    signals: list[str] = Field(default_factory=list)
    steps: list[StepSeen] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    promises: list[PromiseHeard] = Field(default_factory=list)
    nudges: list[Card] = Field(default_factory=list)
    """At most one new nudge."""
    stale: list[str] = Field(default_factory=list)
    """Ids of nudges shown before that no longer fit: take them off the screen."""
    understood: bool = True
    """False for a turn in a language that the coach doesn't read: nothing is concluded from it."""

    def as_json(self) -> dict[str, Any]:
        """The observation as every surface sends it; a nudge's empty parts are left out."""
        told = self.model_dump(mode="json", exclude={"nudges"})
        return {**told, "nudges": [card.as_json() for card in self.nudges]}
