"""The tables. Importing this package fills ``Base.metadata`` with all of them."""

from records.models.base import Base
from records.models.call import CallRow, CallTurnRow
from records.models.case import EmployeeRow, RecoveryRow
from records.models.conversation import AnswerRow, FeedbackRow, IssuedPayloadRow, TurnRow
from records.models.entries import (
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
from records.models.practice import PracticeAskedRow, PracticeLineRow, PracticeRow

__all__ = [
    "AnswerRow",
    "Base",
    "CallRow",
    "CallTurnRow",
    "EmployeeRow",
    "EntryRow",
    "EscalationRow",
    "FactRow",
    "FeedbackRow",
    "FeelingRow",
    "FindingRow",
    "FrameworkChoiceRow",
    "IssuedPayloadRow",
    "NoteRow",
    "OfferRow",
    "OutcomeRow",
    "PhaseRow",
    "PhraseUsedRow",
    "PracticeAskedRow",
    "PracticeLineRow",
    "PracticeRow",
    "PromiseRow",
    "RecoveryRow",
    "StepEventRow",
    "TurnRow",
]
