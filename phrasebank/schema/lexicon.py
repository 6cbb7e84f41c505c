"""The words by which the coach recognises facts in what people type."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from phrasebank.schema.base import Entry, Id, Line, Sourced


class Feeling(Sourced):
    """A feeling: the words that show it, and how to speak of it to the customer."""

    words: list[Line] = Field(min_length=1)
    """Patterns that show it in shorthand (``phrasebank.pattern``)."""
    feeling: Line
    """Fits "you are …": frustrated."""
    situation: Line
    """Fits "that is so …": frustrating."""
    level: Literal["calm", "frustrated", "angry"]
    examples: list[Line] = Field(min_length=1)


class FailureVariant(Entry):
    """A failure of one kind that is said in words of its own: lost is not damaged."""

    words: list[Line] = Field(min_length=1)
    """Plain words, no patterns: one of them is in the words that told the failure."""
    clause: Line
    """As in ``FailureKind``."""
    examples: list[Line] = Field(min_length=1)


class FailureKind(Sourced):
    """What went wrong, in one of a few kinds."""

    title: Line
    words: list[Line] = Field(min_length=1)
    unless: list[Line] = Field(default_factory=list)
    """Words that make a match mean something else: "nobody was hurt"."""
    clause: Line
    """Fits "I'm sorry that …"; a template with slots noun and delay."""
    expectation: Line
    """What the customer could rightly expect; a template."""
    variants: list[FailureVariant] = Field(default_factory=list)
    """The first whose words were said gives the clause."""
    severity: Literal["minor", "moderate", "serious", "critical"]
    causes: list[Id] = Field(min_length=1)
    """Root causes to suggest first."""
    examples: list[Line] = Field(min_length=2)


class RootCause(Sourced):
    """Why it went wrong, with the owner of the process that let it."""

    title: Line
    owner: Line
    words: list[Line] = Field(min_length=1)
    trades: list[Id] = Field(default_factory=list)
    """Where it is suggested, by the trade of what it is about (``lexicon/nouns.yml``); none: anywhere."""
    not_trades: list[Id] = Field(default_factory=list)
    """Where it isn't."""
    examples: list[Line] = Field(min_length=1)


class Signal(Sourced):
    """Something in a message that matters on its own: a repeat, a manager demanded, a threat."""

    words: list[Line] = Field(min_length=1)
    unless: list[Line] = Field(default_factory=list)
    examples: list[Line] = Field(min_length=2)
    passes: list[Line] = Field(min_length=1)


class Fillers(Sourced):
    """Words that a general question may have or lack and be nearly the same question."""

    words: list[Line] = Field(min_length=1)
    examples: list[Line] = Field(min_length=1)
    """Questions that hold one of them."""


class Nouns(Entry):
    """The things that customers buy or wait for, a list per trade."""

    trade: Id
    source: Line
    nouns: list[Line] = Field(min_length=1)
    spoken: dict[Line, Line] = Field(default_factory=dict)
    """How a noun is said to the customer where that differs: a missed engineer is an engineer's visit."""
    paid: bool = True
    """Whether customers pay for these; if not, money is only spoken of once an amount is on record."""
    examples: list[Line] = Field(min_length=1)

    def holds(self, noun: str) -> bool:
        """Whether the noun is one of these, also in the plural."""
        return noun in self.nouns or noun.removesuffix("s") in self.nouns


class Shorthand(Entry):
    """How hurried people write a word."""

    word: Line
    source: Line
    written: list[Line] = Field(min_length=1)
    """The forms are its examples too."""
    mistyped: bool = False
    """Whether it is recognised with a slip or two in it as well."""
    unlike: list[Line] = Field(default_factory=list)
    """Words of their own that are only a slip or two away."""

    @model_validator(mode="after")
    def _unlike_has_its_use(self) -> Self:
        if self.unlike and not self.mistyped:
            raise ValueError("'unlike' goes with 'mistyped: true' and only with it")
        return self


class LeadIn(Sourced):
    """Words that announce a draft ("can i say"). What follows is what the employee means to say."""

    words: list[Line] = Field(min_length=1)
    examples: list[Line] = Field(min_length=1)
    passes: list[Line] = Field(min_length=1)


class Request(Sourced):
    """What exactly is asked for within a behaviour: a shorter phrase, an export as CSV."""

    words: list[Line] = Field(min_length=1)
    examples: list[Line] = Field(min_length=1)


class Threshold(Sourced):
    """Below which confidence the coach asks before it does this.

    Measured on ``tests/data/understanding``.
    """

    ask_below: float = Field(ge=0, le=1)
    examples: list[Line] = Field(min_length=1)
