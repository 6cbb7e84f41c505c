"""How a practice customer reacts: what a trainee's turn does to them, tempers, and levels."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from phrasebank.schema.base import Entry, Id, Line, Sourced
from phrasebank.schema.nudge import CallExample, When

Tone = Literal["helps", "hurts", "neutral"]
OfferMade = Literal["enough", "small", "gone", "none"]


class Effect(Entry):
    """What is added to the customer's state. Anger, trust and being heard go from 0 to 1."""

    anger: float = Field(default=0, ge=-1, le=1)
    trust: float = Field(default=0, ge=-1, le=1)
    heard: float = Field(default=0, ge=-1, le=1)
    patience: int = Field(default=0, ge=-9, le=3)
    """Turns they will still bear."""


class Act(Sourced):
    """Something that a trainee's turn may do, and what it does to the customer.

    It is done when one of ``when`` holds after the turn (the conditions of a nudge, on the live
    engine's reading) and none of ``unless``, and all the rest that is given here.
    """

    title: Line
    """In the past tense, to the trainee: "You said sorry and made it yours"."""
    why: Line
    """Why it helps or hurts, in one plain line."""
    when: list[When] = Field(default_factory=list)
    unless: list[When] = Field(default_factory=list)
    offer: OfferMade | None = None
    """How much the offer in the turn is worth to this customer; "none": no offer of the scenario's."""
    unless_offer: OfferMade | None = None
    """Not done when the offer in the turn is worth this."""
    asked: bool | None = None
    """The turn asks for a fact that the scenario knows."""
    dated: bool | None = None
    """The turn names a time."""
    words: list[Line] = Field(default_factory=list)
    """Patterns, one of which the turn must hold (``phrasebank.pattern``)."""
    question: bool = False
    """A question of its own kind: it asks for no fact of the scenario, and isn't left unanswered."""
    silent: bool | None = None
    """Nothing was said."""
    foreign: bool | None = None
    """Nobody could follow it: another language."""
    abusive: bool | None = None
    """The trainee is rude or threatens."""
    settled: bool = False
    """Only after the customer has accepted."""
    unsettled: bool = False
    """Only before."""
    otherwise: bool = False
    """Done when nothing else is."""
    tone: Tone
    effect: Effect
    once: bool = False
    """Whether it does its good only once; else it wears off by half each time."""
    priority: int = Field(ge=1, le=100)
    """Of several in one turn, this decides what the customer answers to."""
    try_instead: list[Line] = Field(default_factory=list)
    """What could be said in its place, as templates; for what hurts."""
    evidence: Id
    examples: list[CallExample] = Field(default_factory=list)
    """Calls whose last turn does it."""
    passes: list[CallExample] = Field(default_factory=list)
    """Calls whose last turn doesn't."""

    @model_validator(mode="after")
    def _can_be_done(self) -> Self:
        given = (self.offer, self.asked, self.silent, self.foreign, self.abusive, self.dated)
        told = self.when or self.words
        if not told and not self.otherwise and all(one is None for one in given):
            raise ValueError("give 'when', or what else shows it")
        if told and (len(self.examples) < 2 or len(self.passes) < 2):
            raise ValueError("give at least two 'examples' and two 'passes'")
        return self


class Start(Entry):
    """How a customer comes to the call."""

    anger: float = Field(ge=0, le=1)
    trust: float = Field(ge=0, le=1)
    patience: int = Field(ge=2, le=12)


class Temperament(Sourced):
    """A temper: where the customer starts, how quickly they calm and boil, and how they leave."""

    title: Line
    about: Line
    """One line for the trainee."""
    feeling: Id | None = None
    """How it feels to them (``lexicon/feelings.yml``), for words that are suggested to the trainee."""
    start: Start
    calms: float = Field(gt=0, le=2)
    """What takes anger away counts this much."""
    boils: float = Field(gt=0, le=2)
    """What adds anger counts this much."""
    settles_at: float = Field(gt=0, lt=1)
    """They accept a fair offer when their anger is no more than this."""
    wants_heard: float = Field(ge=0, lt=1)
    """… and they feel heard at least this much."""
    asks_for_manager: bool
    """Whether they ask for a manager before they leave."""
    says: list[Line] = Field(min_length=12)
    """When nothing of the scenario's own is left to say."""
    unknown: list[Line] = Field(min_length=3)
    """To a question that neither scenario nor act knows: each fits any question."""
    answers: dict[Id, list[Line]] = Field(default_factory=dict)
    """To an act for which a scenario has no line of its own: each fits any turn that does it. Also
    to a question that nobody knows: ``perhaps`` when it takes a yes or no, ``afterwards`` once they
    have agreed."""
    examples: list[Line] = Field(min_length=1)
    """The ids of scenarios with this temper, or how such people sound."""


class PracticeLevel(Sourced):
    """How hard it is."""

    title: Line
    about: Line
    number: int = Field(ge=1, le=3)
    anger: float = Field(default=0, ge=-0.5, le=0.5)
    patience: int = Field(default=0, ge=-4, le=4)
    hints: bool
    feedback: Literal["each turn", "when asked", "at the end"]
    hides: bool
    """Whether hidden facts are told only when asked for."""
    fails_again: bool
    """Whether the second failure happens."""
    examples: list[Line] = Field(min_length=1)
