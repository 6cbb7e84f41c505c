"""A call as it stands: what was heard so far, as a value. Small, whatever the call's length."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from coach.listening.observation import Anger
from coach.recovery import Recovery
from phrasebank.schema.nudge import CallPhase, Level

LEVELS: tuple[Level, ...] = ("calm", "frustrated", "angry")
"""From least to most."""


@dataclass(frozen=True)
class Shown:
    """A nudge that was shown: which, after which turn, and whether it is still on the screen."""

    nudge: str
    turn: int
    live: bool = True

    @property
    def id(self) -> str:
        """Its id within the call."""
        return f"{self.nudge}-{self.turn}"


@dataclass(frozen=True)
class Call:
    """What listening has gathered. ``turns`` counts all; the recovery opens with the first trouble."""

    id: str
    framework: str
    employee: str
    recovery: Recovery | None = None
    phase: CallPhase = "opening"
    turns: int = 0
    agent_turns: int = 0
    customer_turns: int = 0
    made: frozenset[str] = frozenset()
    """Moves that the agent has made."""
    evidence: tuple[tuple[str, str], ...] = ()
    """The first quote of each move, for the steps of a case that opens later."""
    asked: str | None = None
    """A question of the agent's that the customer hasn't answered yet, as a quote."""
    cues: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()
    """Of the customer's latest turn; ``heard`` holds those of all turns."""
    anger: Anger = field(default_factory=Anger)
    peak: Level = "calm"
    course: tuple[float, ...] = ()
    """The anger after each customer turn, oldest first."""
    rose_at: int | None = None
    """The turn in which the anger last went up a level."""
    apologies: int = 0
    apologies_running: int = 0
    promises: int = 0
    noun_used: bool = False
    cause: str | None = None
    """The root cause that somebody named first."""
    last_at: datetime | None = None
    shown: tuple[Shown, ...] = ()
    muted: frozenset[str] = frozenset()

    @property
    def upset(self) -> bool:
        """Whether there is anything to recover."""
        return self.recovery is not None or self.peak != "calm"
