"""The practice customer: how they stand, and how they answer what the trainee's turn did to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coach.practice.lines import Script
from coach.practice.noticing import Noticed
from coach.practice.replying import Answered, answered
from coach.practice.state import Feelings, Reason, at_start, calmer, moved
from phrasebank.schema.practice import PracticeLevel
from phrasebank.schema.scenario import Ending

_AGAIN_ANGER, _AGAIN_TRUST = 0.2, 0.15


@dataclass(frozen=True)
class Customer:
    """How the customer stands after a turn. ``said`` are their lines so far, as in the scenario."""

    feelings: Feelings
    said: frozenset[str] = frozenset()
    times: Mapping[str, int] = field(default_factory=dict)
    """How often the trainee did each act."""
    told: tuple[str, ...] = ()
    """Facts that the customer has told."""
    on_table: frozenset[str] = frozenset()
    """Offers made that would do."""
    gone: frozenset[str] = frozenset()
    """Remedies that can't be had any more."""
    settled: bool = False
    since_settled: int = 0
    manager_asked: bool = False
    turns: int = 0
    ending: Ending | None = None


@dataclass(frozen=True)
class Told:
    """What the customer says to a turn, and why they feel as they do now."""

    says: str
    event: str | None
    """What the trainee is told aside: something has gone wrong again."""
    reasons: tuple[Reason, ...]
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Role:
    """One scenario at one level with one throw of the dice. Pure: the same turns, the same answers."""

    script: Script
    level: PracticeLevel

    def begin(self) -> tuple[Customer, str]:
        """The customer as the call begins, and their first words."""
        first = self.script.first()
        feelings = at_start(self.script.temper, self.level)
        return Customer(feelings, said=frozenset([first])), first

    def answer(self, customer: Customer, noticed: Noticed) -> tuple[Customer, Told]:
        """The customer after a turn of the trainee's, and what they say to it."""
        before = replace(customer, turns=customer.turns + 1)
        after, reasons = self._felt(before, noticed)
        after = self._offered(after, noticed)
        after, event = self._failed_again(after)
        after, answered_ = answered(self, after, noticed, failed_again=event is not None)
        told = Told(answered_.says, event, reasons, tuple(fact.id for fact in noticed.asked))
        return self._remembered(after, noticed, answered_), told

    def _felt(self, customer: Customer, noticed: Noticed) -> tuple[Customer, tuple[Reason, ...]]:
        feelings, reasons, times = customer.feelings, [], dict(customer.times)
        for act, quote in noticed.acts:
            done = times.get(act.id, 0)
            feelings, reason = moved(feelings, act, self.script.temper, done, quote)
            times[act.id] = done + 1
            reasons.append(reason)
        return replace(customer, feelings=feelings, times=times), tuple(reasons)

    def _offered(self, customer: Customer, noticed: Noticed) -> Customer:
        remedy = noticed.remedy
        if remedy is None or not remedy.enough or remedy.id in customer.gone:
            return customer
        return replace(customer, on_table=customer.on_table | {remedy.id})

    def _failed_again(self, customer: Customer) -> tuple[Customer, str | None]:
        """At the hardest level, the first offer that would do can't be kept."""
        again = self.script.scenario.second_failure
        broken = customer.on_table.intersection(again.breaks)
        if not self.level.fails_again or customer.gone or customer.settled or not broken:
            return customer, None
        feelings = calmer(customer.feelings, -_AGAIN_ANGER)
        feelings = replace(feelings, trust=max(0.0, round(feelings.trust - _AGAIN_TRUST, 4)))
        gone = frozenset(again.breaks)
        left = customer.on_table - gone
        # What was kindly said before has worn off with the promise: it counts afresh.
        return (
            replace(customer, feelings=feelings, gone=gone, on_table=left, times={}),
            again.event,
        )

    def _remembered(self, customer: Customer, noticed: Noticed, answered_: Answered) -> Customer:
        told = (*customer.told, *(fact.id for fact in noticed.asked))
        return replace(
            customer,
            said=customer.said | set(answered_.lines),
            told=tuple(dict.fromkeys(told)),
            since_settled=customer.since_settled + customer.settled,
        )
