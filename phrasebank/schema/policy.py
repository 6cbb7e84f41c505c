"""The team's own rules: what a team lead edits in the first hour."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from phrasebank.schema.base import Entry, Id, Line

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Role(Entry):
    """What one role may give without asking. Roles stand in order: each may turn to the next."""

    id: Id
    title: Line
    percent: int = Field(ge=0, le=150)
    """Most that it may give, in percent of the amount at stake."""
    amount: float = Field(ge=0)
    """Most that it may give, in the policy's currency."""


class Contact(Entry):
    """Whom to call."""

    title: Line
    phone: Line
    note: Line


class Hours(Entry):
    """When the team works. Promises are suggested inside these hours."""

    days: list[Day] = Field(min_length=1)
    opens: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    closes: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    timezone: Line


class Policy(Entry):
    """``policy.yml``, whole."""

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    symbol: Line
    default_framework: Id
    roles: list[Role] = Field(min_length=1)
    employee_role: Id
    duty_manager: Contact
    safety_contact: Contact
    wellbeing_contact: Contact
    regulated_wording: Line
    hours: Hours
