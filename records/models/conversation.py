"""What was said and answered: messages, cards, buttons, opinions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.columns import Key, SafeJson
from records.models.base import Base


class TurnRow(Base):
    """One message of the employee."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("conversation", "message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(Key)
    message_id: Mapped[str] = mapped_column(Key)
    recovery_id: Mapped[str | None] = mapped_column(
        ForeignKey("recovery.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    text: Mapped[str | None]
    payload: Mapped[str | None]
    intent: Mapped[str | None]
    behaviour: Mapped[str | None]
    confidence: Mapped[float | None]


class AnswerRow(Base):
    """What one action answered to one message, kept to give the same answer to a repeat."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("conversation", "message_id", "action"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(Key)
    message_id: Mapped[str] = mapped_column(Key)
    action: Mapped[str] = mapped_column(Key)
    behaviour: Mapped[str]
    card: Mapped[dict[str, Any] | None] = mapped_column(SafeJson)
    events: Mapped[list[dict[str, Any]]] = mapped_column(SafeJson)
    at: Mapped[datetime]


class IssuedPayloadRow(Base):
    """A payload that a button of this conversation carried; only such may come back.

    Unique by ``digest`` (SHA-256, hex), since PostgreSQL can't index a payload of any length.
    """

    __tablename__ = "issued_payload"
    __table_args__ = (UniqueConstraint("conversation", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(Key)
    payload: Mapped[str]
    digest: Mapped[str] = mapped_column(Key)


class FeedbackRow(Base):
    """What the employee thought of a card or a rule."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(Key, index=True)
    message_id: Mapped[str] = mapped_column(Key)
    recovery_id: Mapped[str | None] = mapped_column(
        ForeignKey("recovery.id", ondelete="SET NULL"), index=True
    )
    card_kind: Mapped[str]
    rule: Mapped[str | None]
    what: Mapped[str]
    note: Mapped[str | None]
    at: Mapped[datetime]
