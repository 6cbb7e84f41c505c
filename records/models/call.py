"""Calls that were listened to, and what was said in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.columns import Key, SafeJson
from records.models.base import Base


class CallRow(Base):
    """One live call or chat. Its id is the conversation of the recovery that it may open.

    ``source`` is what sends its turns (``page``, ``api``, ``chatwoot``), ``reference`` the id it
    has there.
    """

    __tablename__ = "call"
    __table_args__ = (UniqueConstraint("source", "reference"),)

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    framework: Mapped[str]
    source: Mapped[str] = mapped_column(Key)
    reference: Mapped[str | None] = mapped_column(Key)
    opened_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]


class CallTurnRow(Base):
    """One turn of a call, numbered from 1, with what the coach noticed in it."""

    __tablename__ = "call_turn"
    __table_args__ = (
        UniqueConstraint("call_id", "turn_id"),
        UniqueConstraint("call_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("call.id", ondelete="CASCADE"))
    number: Mapped[int]
    turn_id: Mapped[str] = mapped_column(Key)
    speaker: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
    observation: Mapped[dict[str, Any]] = mapped_column(SafeJson)
