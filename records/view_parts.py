"""The parts of a readable record. Titles are in words; ids stand beside them for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FailureView(_Part):
    """What failed. ``noun`` is the customer's own word; ``amount`` has its currency."""

    kind: str | None
    title: str | None
    noun: str | None
    delay: str | None
    repeated: bool
    severity: str | None
    amount: str | None
    quote: str | None


class FactView(_Part):
    """One thing known about the case, in words."""

    kind: str
    value: str
    quote: str
    at: datetime


class FeelingView(_Part):
    """How the customer felt at one time."""

    at: datetime
    feeling: str
    level: Literal["calm", "frustrated", "angry"]
    quote: str


class StepView(_Part):
    """One step. ``at`` is when it got into this state; ``because`` what satisfied it."""

    id: str
    title: str
    state: Literal["open", "current", "done", "skipped"]
    at: datetime | None
    because: str | None


class FrameworkView(_Part):
    """One framework that was followed, from ``at`` on, with all its steps."""

    id: str
    title: str
    credit: str | None
    at: datetime
    steps: list[StepView]


class FlaggedView(_Part):
    """Something that was better left unsaid, and what was offered instead."""

    at: datetime
    rule: str
    title: str
    quote: str
    draft: str
    why: str
    instead: list[str]
    severity: str
    evidence: str


class PhraseView(_Part):
    """A phrase that the employee took, at a step."""

    at: datetime
    phrase: str
    step: str
    text: str


class OfferView(_Part):
    """An offer as it stands. ``low``, ``high`` and ``asked`` are percent of ``amount``."""

    at: datetime
    kinds: list[str]
    low: int
    high: int
    asked: int | None
    amount: str | None
    approver: str | None
    state: str


class PromiseView(_Part):
    """A promise as it stands."""

    at: datetime
    what: str
    who: str
    due: datetime | None
    due_text: str | None
    state: str


class EscalationView(_Part):
    """A manager was wanted, or a threat was made."""

    at: datetime
    kind: str
    quote: str


class NoteView(_Part):
    """A note of the employee."""

    at: datetime
    text: str


class CauseView(_Part):
    """Why it happened, and who owns the process that let it."""

    id: str
    title: str
    owner: str | None


class TurnView(_Part):
    """A message of the employee, or the button pressed."""

    id: str
    at: datetime
    text: str | None
    payload: str | None
    behaviour: str | None


class UndoneView(_Part):
    """Something that was taken back: the kind of entry, and its words."""

    at: datetime
    kind: str
    text: str
