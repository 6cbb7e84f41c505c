"""What may be offered, when."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from phrasebank.schema.base import Entry, Id, Line, Sourced
from phrasebank.schema.framework import Move

Severity = Literal["minor", "moderate", "serious", "critical"]
Fault = Literal["ours", "shared", "theirs", "unknown"]
Value = Literal["new", "regular", "valued"]


class Band(Entry):
    """A size of offer in percent of the amount at stake; both ends included."""

    low: int = Field(ge=0, le=150)
    high: int = Field(ge=0, le=150)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise ValueError("'low' must not be above 'high'")
        return self


class OfferKind(Sourced):
    """A kind of amends: money, redo, voucher, personal attention …"""

    title: Line
    say: Line
    """How to put it to the customer; a template with slots noun, amount, percent."""
    option: Line | None = None
    """How it reads after "I can", where the customer is given a choice; a template."""
    move: Move = "compensation"
    """What saying it does: not every kind of amends is a payment."""
    monetary: bool
    share: Literal["part", "all"] | None = None
    """What its words say of the money paid: some of it or all of it; they must fit the offer."""
    trades: list[Id] = Field(default_factory=list)
    """Where it makes sense, by the trade of what it is about (``lexicon/nouns.yml``); none: anywhere."""
    not_trades: list[Id] = Field(default_factory=list)
    """Where it makes none."""
    not_failures: list[Id] = Field(default_factory=list)
    """After which kinds of failure it makes none: nothing better helps a train that was late."""
    examples: list[Line] = Field(min_length=1)


class OfferRow(Sourced):
    """One row of the table; an empty list means any. The first row that fits wins."""

    failures: list[Id] = Field(default_factory=list)
    severity: list[Severity] = Field(default_factory=list)
    fault: list[Fault] = Field(default_factory=list)
    repeated: bool | None = None
    value: list[Value] = Field(default_factory=list)
    kinds: list[Id] = Field(min_length=1)
    band: Band
    why: Line
    evidence: Id
    examples: list[Line] = Field(min_length=1)


class OfferTable(Entry):
    """All kinds and rows of ``offers.yml``."""

    kinds: list[OfferKind] = Field(min_length=1)
    rows: list[OfferRow] = Field(min_length=1)

    @field_validator("kinds", "rows")
    @classmethod
    def _ids_once(cls, entries: list[Sourced]) -> list[Sourced]:
        ids = [entry.id for entry in entries]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"the id {twice[0]!r} is given twice; rename one")
        return entries

    @field_validator("rows")
    @classmethod
    def _last_fits_all(cls, rows: list[OfferRow]) -> list[OfferRow]:
        last = rows[-1]
        if last.failures or last.severity or last.fault or last.value or last.repeated is not None:
            raise ValueError(f"the last row, {last.id!r}, must fit every case: no conditions in it")
        return rows
