"""Entries to rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coach.entries import (
    AnyEntry,
    Escalation,
    Fact,
    FeelingNoted,
    Flagged,
    FrameworkChosen,
    Note,
    Offer,
    Outcome,
    Phase,
    PhraseUsed,
    Promise,
    StepEvent,
)
from records.models import (
    EntryRow,
    EscalationRow,
    FactRow,
    FeelingRow,
    FindingRow,
    FrameworkChoiceRow,
    NoteRow,
    OfferRow,
    OutcomeRow,
    PhaseRow,
    PhraseUsedRow,
    PromiseRow,
    StepEventRow,
)

ROW_OF: Mapping[type[AnyEntry], type[EntryRow]] = {
    Fact: FactRow,
    FeelingNoted: FeelingRow,
    FrameworkChosen: FrameworkChoiceRow,
    StepEvent: StepEventRow,
    Flagged: FindingRow,
    PhraseUsed: PhraseUsedRow,
    Offer: OfferRow,
    Promise: PromiseRow,
    Escalation: EscalationRow,
    Note: NoteRow,
    Outcome: OutcomeRow,
    Phase: PhaseRow,
}
"""The table of every kind of entry. A test holds it, and the columns, against ``coach.entries``."""


def to_row(entry: AnyEntry, recovery_id: str, position: int) -> dict[str, Any]:
    """The columns of one entry. ``position`` is its place in the recovery, from 0."""
    values = {name: getattr(entry, name) for name in type(entry).model_fields}
    return {**values, "recovery_id": recovery_id, "position": position}


def from_row(kind: type[AnyEntry], row: Mapping[str, Any]) -> AnyEntry:
    """The entry that a row holds."""
    return kind.model_validate({name: row[name] for name in kind.model_fields})
