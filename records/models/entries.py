"""One table a kind of entry (``coach.entries``); column names are the entry's field names."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from records.columns import Key, SafeJson
from records.models.base import Base


class EntryRow(Base):
    """What every entry has. ``position`` is its place among all entries of the recovery, from 0."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    recovery_id: Mapped[str] = mapped_column(
        ForeignKey("recovery.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    at: Mapped[datetime]
    turn: Mapped[str] = mapped_column(Key)
    undone: Mapped[bool]


class FactRow(EntryRow):
    """``coach.entries.Fact``."""

    __tablename__ = "fact"
    kind: Mapped[str]
    value: Mapped[str]
    quote: Mapped[str]


class FeelingRow(EntryRow):
    """``coach.entries.FeelingNoted``."""

    __tablename__ = "feeling"
    feeling: Mapped[str]
    level: Mapped[str]
    quote: Mapped[str]


class FrameworkChoiceRow(EntryRow):
    """``coach.entries.FrameworkChosen``."""

    __tablename__ = "framework_choice"
    framework: Mapped[str]


class StepEventRow(EntryRow):
    """``coach.entries.StepEvent``."""

    __tablename__ = "step_event"
    framework: Mapped[str]
    step: Mapped[str]
    state: Mapped[str]
    because: Mapped[str | None]


class FindingRow(EntryRow):
    """``coach.entries.Flagged``."""

    __tablename__ = "finding"
    rule: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    draft: Mapped[str]
    why: Mapped[str]
    instead: Mapped[list[str]] = mapped_column(SafeJson)
    severity: Mapped[str]
    evidence: Mapped[str]


class PhraseUsedRow(EntryRow):
    """``coach.entries.PhraseUsed``."""

    __tablename__ = "phrase_used"
    phrase: Mapped[str]
    step: Mapped[str]
    text: Mapped[str]
    taken: Mapped[bool]


class OfferRow(EntryRow):
    """``coach.entries.Offer``. ``low``, ``high`` and ``asked`` are percent of the amount at stake."""

    __tablename__ = "offer"
    key: Mapped[str]
    kinds: Mapped[list[str]] = mapped_column(SafeJson)
    low: Mapped[int]
    high: Mapped[int]
    asked: Mapped[int | None]
    amount: Mapped[str | None]
    approver: Mapped[str | None]
    state: Mapped[str]


class PromiseRow(EntryRow):
    """``coach.entries.Promise``."""

    __tablename__ = "promise"
    key: Mapped[str]
    what: Mapped[str]
    who: Mapped[str]
    due: Mapped[datetime | None]
    due_text: Mapped[str | None]
    state: Mapped[str]


class EscalationRow(EntryRow):
    """``coach.entries.Escalation``."""

    __tablename__ = "escalation"
    kind: Mapped[str]
    quote: Mapped[str]


class NoteRow(EntryRow):
    """``coach.entries.Note``."""

    __tablename__ = "note"
    text: Mapped[str]


class OutcomeRow(EntryRow):
    """``coach.entries.Outcome``."""

    __tablename__ = "outcome"
    result: Mapped[str | None]
    cause: Mapped[str | None]
    quote: Mapped[str]


class PhaseRow(EntryRow):
    """``coach.entries.Phase``."""

    __tablename__ = "phase"
    phase: Mapped[str]
