"""What goes into the store and comes out of it, beside recoveries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from coach.entries import Promise

FeedbackKind = Literal["helpful", "dismissed", "muted", "disputed", "unmuted", "withdrawn"]
"""``unmuted`` takes a ``muted`` back, ``withdrawn`` any other opinion; nothing is erased."""


@dataclass(frozen=True)
class Employee:
    """A member of staff, and since when the store knows the name."""

    id: int
    name: str
    since: datetime


@dataclass(frozen=True)
class TurnRecord:
    """One message of the employee: typed ``text`` or a button's ``payload``.

    ``confidence`` is the dialogue model's, 0 to 1.
    """

    conversation: str
    message_id: str
    at: datetime
    recovery_id: str | None = None
    text: str | None = None
    payload: str | None = None
    intent: str | None = None
    behaviour: str | None = None
    confidence: float | None = None


@dataclass(frozen=True)
class StoredAnswer:
    """What one action answered to one message. ``events`` are the Rasa events to give again."""

    conversation: str
    message_id: str
    action: str
    behaviour: str
    at: datetime
    card: Mapping[str, Any] | None = None
    events: Sequence[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class ConversationMessage:
    """A message with the card that answered it; None while no card was stored."""

    id: str
    at: datetime
    text: str | None
    payload: str | None
    behaviour: str | None
    card: Mapping[str, Any] | None


@dataclass(frozen=True)
class FeedbackGiven:
    """What the employee thought of a card, or of one rule in it."""

    conversation: str
    message_id: str
    card_kind: str
    what: FeedbackKind
    at: datetime
    recovery_id: str | None = None
    rule: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class OpenPromise:
    """A promise that is still to be kept, and whose case it belongs to."""

    recovery_id: str
    conversation: str
    employee: str
    customer: str | None
    promise: Promise
