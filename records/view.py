"""The record of one recovery, complete and readable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from coach.recovery import Recovery
from phrasebank.packs import Packs
from records import view_case, view_course
from records.messages import TurnRecord
from records.view_parts import (
    CauseView,
    EscalationView,
    FactView,
    FailureView,
    FeelingView,
    FlaggedView,
    FrameworkView,
    NoteView,
    OfferView,
    PhraseView,
    PromiseView,
    TurnView,
    UndoneView,
)

PRIVATE = "wellbeing"
"""The behaviour whose messages are never part of a record."""


class RecordView(BaseModel):
    """Everything known of one recovery; times are in the team's ``timezone``.

    What was undone stands under ``undone`` only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    conversation: str
    employee: str
    customer: str | None
    reference: str | None
    timezone: str
    opened_at: datetime
    closed_at: datetime | None
    phase: str
    failure: FailureView
    expectation: str | None
    facts: list[FactView]
    feelings: list[FeelingView]
    frameworks: list[FrameworkView]
    flagged: list[FlaggedView]
    phrases: list[PhraseView]
    offers: list[OfferView]
    promises: list[PromiseView]
    escalations: list[EscalationView]
    notes: list[NoteView]
    cause: CauseView | None
    result: str | None
    turns: list[TurnView]
    undone: list[UndoneView]


def view_of(recovery: Recovery, turns: Iterable[TurnRecord], packs: Packs) -> RecordView:
    """The record of ``recovery``. ``turns`` are its messages, oldest first (``Unit.turns``).

    Ids that the packs no longer know are shown as they are: an old record stays readable.
    """
    zone = ZoneInfo(packs.policy.hours.timezone)
    # What the employee says of how they are is theirs; the card promises that it stays off the record.
    told = [turn for turn in turns if turn.behaviour != PRIVATE]
    local = _in_zone(recovery, zone)
    return RecordView(
        timezone=zone.key,
        turns=[_turn(turn, zone) for turn in told],
        frameworks=view_course.frameworks(local, told, packs),
        flagged=view_course.flagged(local, packs),
        phrases=view_course.phrases(local, packs),
        undone=view_course.undone(local, packs),
        **_head(local),
        **_case(local, zone, packs),
    )


def _head(recovery: Recovery) -> dict[str, Any]:
    return {
        "id": recovery.id,
        "conversation": recovery.conversation,
        "employee": recovery.employee,
        "customer": recovery.fact("name"),
        "reference": recovery.fact("reference"),
        "opened_at": recovery.opened_at,
        "closed_at": recovery.closed_at,
        "phase": recovery.phase,
        "result": recovery.result,
    }


def _case(recovery: Recovery, zone: ZoneInfo, packs: Packs) -> dict[str, Any]:
    return {
        "failure": view_case.failure(recovery, packs),
        "expectation": view_case.expectation(recovery, packs),
        "facts": view_case.facts(recovery, packs),
        "feelings": view_case.feelings(recovery, packs),
        "offers": view_case.offers(recovery, packs),
        "promises": view_case.promises(recovery, zone),
        "escalations": view_case.escalations(recovery),
        "notes": view_case.notes(recovery),
        "cause": view_case.cause(recovery, packs),
    }


def _in_zone(recovery: Recovery, zone: ZoneInfo) -> Recovery:
    """The recovery with its times in the team's zone."""
    entries = tuple(e.model_copy(update={"at": e.at.astimezone(zone)}) for e in recovery.entries)
    return replace(recovery, opened_at=recovery.opened_at.astimezone(zone), entries=entries)


def _turn(turn: TurnRecord, zone: ZoneInfo) -> TurnView:
    return TurnView(
        id=turn.message_id,
        at=turn.at.astimezone(zone),
        text=turn.text,
        payload=turn.payload,
        behaviour=turn.behaviour,
    )
