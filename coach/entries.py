"""What happens in a recovery, entry by entry.

Entries are only ever added; undo marks them, nothing is erased.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

FactKind = Literal[
    "name", "noun", "failure", "severity", "repeated", "delay", "amount", "reference", "date",
    "fault", "value", "wants", "expectation",
]  # fmt: skip
StepState = Literal["started", "done", "skipped"]
OfferState = Literal["advised", "made", "accepted", "declined"]
PromiseState = Literal["open", "kept", "dropped"]
Result = Literal["solved", "unsolved", "lost", "withdrawn"]
PhaseName = Literal["open", "wrapup", "closed"]


class Entry(BaseModel):
    """One thing that happened.

    ``turn`` is the id of the message that caused it; undo works on whole turns.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(default_factory=lambda: uuid4().hex)
    at: datetime
    turn: str
    undone: bool = False


class Fact(Entry):
    """Something learned about the case; the last of a kind holds."""

    kind: FactKind
    value: str
    quote: str


class FeelingNoted(Entry):
    """How the customer felt, as the employee put it."""

    feeling: str
    level: Literal["calm", "frustrated", "angry"]
    quote: str


class FrameworkChosen(Entry):
    """The framework followed from here on."""

    framework: str


class StepEvent(Entry):
    """A step was started, done or left out.

    ``because`` is the evidence: words said, or where it carried over from.
    """

    framework: str
    step: str
    state: StepState
    because: str | None = None


class Flagged(Entry):
    """Something in a draft that was better left unsaid, and what was offered instead."""

    rule: str
    start: int
    end: int
    quote: str
    draft: str
    why: str
    instead: list[str]
    severity: Literal["nudge", "warn"]
    evidence: str


class PhraseUsed(Entry):
    """A phrase that was shown, or taken (copied) by the employee."""

    phrase: str
    step: str
    text: str
    taken: bool = False


class Offer(Entry):
    """What may be, was, or is to be offered.

    Entries with one ``key`` are one offer; the last holds.
    """

    key: str
    kinds: list[str]
    low: int
    high: int
    asked: int | None = None
    """Percent that the employee asked for, when they named one."""
    amount: str | None = None
    approver: str | None = None
    state: OfferState = "advised"


class Promise(Entry):
    """Who does what by when. Entries with one ``key`` are one promise; the last holds."""

    key: str
    what: str
    who: str
    due: datetime | None = None
    due_text: str | None = None
    state: PromiseState = "open"


class Escalation(Entry):
    """A manager was wanted, or a threat was made."""

    kind: Literal["manager", "legal", "press", "abuse", "safety", "self_harm", "vulnerable"]
    quote: str


class Note(Entry):
    """A note for the record, in the employee's words."""

    text: str


class Outcome(Entry):
    """How it ended, or why it happened; the last given of each holds."""

    result: Result | None = None
    cause: str | None = None
    quote: str = ""


class Phase(Entry):
    """Where the recovery stands as a whole."""

    phase: PhaseName


AnyEntry = (
    Fact | FeelingNoted | FrameworkChosen | StepEvent | Flagged | PhraseUsed | Offer | Promise
    | Escalation | Note | Outcome | Phase
)  # fmt: skip

#: Entries that only tell what was shown; undo passes over turns that hold nothing else.
SHOWN = (Flagged, PhraseUsed)
