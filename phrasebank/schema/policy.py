"""The team's own rules: what a team lead edits in the first hour."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from phrasebank.currencies import CURRENCIES
from phrasebank.schema.base import Entry, Id, Line

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Role(Entry):
    """What one role may give without asking. Roles stand in order: each may turn to the next."""

    id: Id
    title: Line
    percent: int = Field(ge=0, le=150)
    """Most that it may give, in percent of the amount at stake."""
    amount: float = Field(ge=0, allow_inf_nan=False)
    """Most that it may give, in the policy's currency."""

    @field_validator("percent", "amount", mode="before")
    @classmethod
    def _numbers(cls, limit: object) -> object:
        # YAML reads "yes" and "on" as true, which would pass for 1.
        if isinstance(limit, bool):
            raise ValueError("write a number, without quotes")
        return limit


_DIGIT = re.compile(r"\d")


class Contact(Entry):
    """Whom to call."""

    title: Line
    phone: Line
    note: Line

    @property
    def number(self) -> str | None:
        """The phone, if it is one; None while it only says that it has to be set."""
        return self.phone if _DIGIT.search(self.phone) else None


class Hours(Entry):
    """When the team works. Promises are suggested inside these hours."""

    days: list[Day] = Field(min_length=1)
    opens: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    closes: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    timezone: Line

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(
                f"there is no time zone {name!r}; write one like Europe/London"
            ) from None
        return name

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError("'opens' must be before 'closes'")
        return self


class Policy(Entry):
    """``policy.yml``, whole."""

    currency: str
    """Its code in ISO 4217."""
    symbol: Line
    default_framework: Id
    roles: list[Role] = Field(min_length=1)
    employee_role: Id
    duty_manager: Contact
    safety_contact: Contact
    wellbeing_contact: Contact
    legal_contact: Contact | None = None
    """For threats of court or a regulator; without one, the duty manager. So with the next two."""
    press_contact: Contact | None = None
    vulnerable_contact: Contact | None = None
    crisis_contact: Contact | None = None
    """A help line for anyone, customer or employee, whose life may be at risk."""
    emergency_number: Line | None = None
    """What to dial when somebody is in danger."""
    regulated_wording: Line
    hours: Hours

    @field_validator("currency")
    @classmethod
    def _known_currency(cls, code: str) -> str:
        if code not in CURRENCIES:
            raise ValueError(f"there is no currency {code!r}; write its code, like GBP, EUR or USD")
        return code

    @field_validator("roles")
    @classmethod
    def _lowest_first(cls, roles: list[Role]) -> list[Role]:
        if len({role.id for role in roles}) < len(roles):
            raise ValueError("an id is given twice; rename one")
        for below, above in pairwise(roles):
            if above.percent < below.percent or above.amount < below.amount:
                raise ValueError(
                    f"{above.id!r} may give less than {below.id!r} before it; put the lowest first"
                )
        return roles
