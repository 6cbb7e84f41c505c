"""Practice with a made-up customer, every line that was tried, and what a supervisor asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.columns import Key, SafeJson
from records.models.base import Base


class PracticeRow(Base):
    """One practice. Its customer is made up, so nothing here belongs to a case."""

    __tablename__ = "practice"

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    conversation: Mapped[str] = mapped_column(Key, index=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    scenario: Mapped[str] = mapped_column(Key)
    level: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    framework: Mapped[str]
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    phase: Mapped[str]
    head: Mapped[str | None] = mapped_column(Key)
    seen: Mapped[list[str]] = mapped_column(SafeJson)
    ending: Mapped[str | None]
    checks: Mapped[list[Any]] = mapped_column(SafeJson)
    """Pairs: the id of a check, and whether it was met."""
    passed: Mapped[bool | None]
    shared: Mapped[bool]


class PracticeLineRow(Base):
    """One line that the trainee tried, numbered from 1 in the order of trying.

    ``parent`` is the ``line_id`` before it on its branch; None: the first.
    """

    __tablename__ = "practice_line"
    __table_args__ = (
        UniqueConstraint("practice_id", "line_id"),
        UniqueConstraint("practice_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[str] = mapped_column(ForeignKey("practice.id", ondelete="CASCADE"))
    number: Mapped[int]
    line_id: Mapped[str] = mapped_column(Key)
    parent: Mapped[str | None] = mapped_column(Key)
    text: Mapped[str]
    said_at: Mapped[datetime]


class PracticeAskedRow(Base):
    """A scenario that a supervisor asked an employee to practise. ``asked_by`` is a name."""

    __tablename__ = "practice_asked"
    __table_args__ = (UniqueConstraint("employee_id", "scenario"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    scenario: Mapped[str] = mapped_column(Key)
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
