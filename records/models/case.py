"""The head of a recovery, and whose it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from records.columns import Key
from records.models.base import Base


class EmployeeRow(Base):
    """A member of staff. Nothing here rates anyone."""

    __tablename__ = "employee"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Key, unique=True)
    since: Mapped[datetime]


class RecoveryRow(Base):
    """One upset customer, one failure. ``closed_at`` repeats what the entries tell, to list by it."""

    __tablename__ = "recovery"
    __table_args__ = (Index(None, "conversation", "opened_at"),)

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    conversation: Mapped[str] = mapped_column(Key)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]
    changes: Mapped[int] = mapped_column(server_default="0")
    """Counts what was saved, so that whoever holds a copy sees whether it is still good."""
