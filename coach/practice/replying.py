"""What the customer says to a turn: whether they accept, leave, ask for a manager, or answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.practice.lines import next_of, slots_of, spoken, to_unknown
from coach.practice.noticing import Noticed
from phrasebank.schema.practice import Act

if TYPE_CHECKING:
    from coach.practice.customer import Customer, Role

LONGEST = 40
"""Turns of the trainee's; nobody stays on the line for more."""
_CLOSING, _FEW_WORDS = 2, 9
"""Turns after the agreement until they hang up content; words before an answer, at most."""
_FACTS = 2
_ABUSE, _HANDED_ON, _GOODBYE = "abuse", "handed_on", "goodbye"
_AFTERWARDS = ("checked", "thanks")
"""What a customer who has agreed still answers in its own words."""
_ASIDE = ("details", "suits")
"""Questions that are answered beside whatever else the turn does."""
_STORY, _WISH, _NOTHING = "open_question", "wish_asked", "nothing"


@dataclass(frozen=True)
class Answered:
    """The reply, and the scenario's lines that it is made of."""

    says: str
    lines: tuple[str, ...]


def answered(
    role: Role, customer: Customer, noticed: Noticed, *, failed_again: bool
) -> tuple[Customer, Answered]:
    """The customer after they have made up their mind, and what they say."""
    says = _Reply(role, customer, noticed)
    if failed_again:
        again = role.script.scenario.second_failure.says
        return customer, says.of([next_of(again, customer.said) or again[0]])
    after, moment = _decided(role, customer, noticed)
    if moment is not None:
        return after, says.of([says.line(moment), *says.besides(moment)])
    try:
        return after, says.of(list(says.parts()))
    except LookupError:  # so drawn out that they have said all they had to say
        return replace(after, ending="left"), says.of([says.line("leave")])


def _decided(role: Role, customer: Customer, noticed: Noticed) -> tuple[Customer, str | None]:
    """What the customer does now other than answer, and the moment that their words are for."""
    done = {act.id for act, _ in noticed.acts}
    if _ABUSE in done or customer.turns >= LONGEST:
        return replace(customer, ending="left"), "leave"
    if customer.manager_asked and _HANDED_ON in done:
        return replace(customer, ending="manager"), "neutral"
    if customer.settled:
        if _GOODBYE in done or _late(customer, noticed):
            return replace(customer, ending="settled"), "closing"
        return customer, None
    if customer.feelings.patience <= 0:
        return _out_of_patience(role, customer)
    if _would_accept(role, customer):
        return replace(customer, settled=True), "accept"
    return customer, None


def _late(customer: Customer, noticed: Noticed) -> bool:
    """Whether they hang up content: not while they are asked, or told something new."""
    if noticed.asked or noticed.questions or any(act.question for act, _ in noticed.acts):
        return False
    news = noticed.long and noticed.acts[0][0].id == _NOTHING
    return customer.since_settled >= _CLOSING * (2 if news else 1)


def _out_of_patience(role: Role, customer: Customer) -> tuple[Customer, str]:
    if role.script.temper.asks_for_manager and not customer.manager_asked:
        one_more = replace(customer.feelings, patience=1)
        return replace(customer, manager_asked=True, feelings=one_more), "manager"
    return replace(customer, ending="left"), "leave"


def _would_accept(role: Role, customer: Customer) -> bool:
    temper, feelings = role.script.temper, customer.feelings
    return (
        bool(customer.on_table)
        and feelings.anger <= temper.settles_at
        and feelings.heard >= temper.wants_heard
    )


@dataclass(frozen=True)
class _Reply:
    """Puts a reply together: a reaction, then the answer to what was asked."""

    role: Role
    customer: Customer
    noticed: Noticed

    def of(self, lines: list[str]) -> Answered:
        """These lines, with the trainee's words in them."""
        return Answered(spoken(lines, self._slots), tuple(lines))

    def parts(self) -> Iterator[str]:
        """The lines of an answer, one or a few."""
        act = self.noticed.acts[0][0]
        told = list(self._told(act) if not self.customer.settled else self._answers(act))
        if not told:
            yield self._reaction(act)
            return
        if act.tone == "hurts" and act.offer is None:
            yield self._reaction(act)
        elif act.tone == "helps" and not self.noticed.asked:
            kind = self._reaction(act)
            if len(kind.split()) <= _FEW_WORDS:
                yield kind
        yield from told

    def besides(self, moment: str) -> list[str]:
        """Who accepts also answers what was asked in the same breath."""
        return list(self._answers(self.noticed.acts[0][0]))[:1] if moment == "accept" else []

    def line(self, *wanted: str) -> str:
        """A line to the first of these that has one left."""
        customer = self.customer
        return self.role.script.line(
            wanted, customer.feelings.mood, customer.said, self._slots, customer.turns
        )

    @property
    def _slots(self) -> dict[str, str]:
        return slots_of(self.noticed.acts[0][1], self.noticed.deadline)

    def _reaction(self, act: Act) -> str:
        if self.customer.settled and act.tone != "hurts":
            own = (act.id,) if act.id in _AFTERWARDS else ()
            return self.line(*own, "helps", "neutral")
        waiting = ("bargain",) if self.customer.on_table and not self.customer.settled else ()
        if act.once and self.customer.times[act.id] > 1:  # it has done its good
            return self.line(act.id, "neutral")
        if act.tone == "helps":
            return self.line(act.id, *waiting, act.tone, "neutral")
        return self.line(act.id, act.tone, *waiting, "neutral")

    def _facts(self) -> Iterator[str]:
        for fact in self.noticed.asked[:_FACTS]:
            if answer := next_of(fact.says, self.customer.said):
                yield answer

    def _answers(self, act: Act) -> Iterator[str]:
        """Answers to the turn's questions: facts, or that they can't tell."""
        yield from self._facts()
        if act.tone == "hurts":
            return
        if aside := [one.id for one, _ in self.noticed.acts if one.id in _ASIDE]:
            yield self.line(aside[0], "neutral")
        elif self.noticed.unknown:
            customer = self.customer
            moments = to_unknown(self.noticed.unknown, customer.feelings.mood, customer.settled)
            yield self.line(*moments, "neutral")

    def _told(self, act: Act) -> Iterator[str]:
        """Answers to what was asked or offered: facts, the offer, the wish, a piece of the story."""
        if self.noticed.asked:
            yield from self._facts()
            return
        said, done = self.customer.said, {act.id for act, _ in self.noticed.acts}
        remedy = self.noticed.remedy
        if remedy is not None and remedy.id not in self.customer.gone:
            if answer := next_of(remedy.says, said):
                yield answer
            return
        scenario = self.role.script.scenario
        if _WISH in done:
            pieces = list(scenario.wish)
        elif _STORY in done or (_NOTHING in done and self._goes_on()):
            pieces = list(self._story())
        else:
            yield from self._answers(act)
            return
        if piece := next_of(pieces, said):
            yield piece

    def _goes_on(self) -> bool:
        """Whether they tell more unasked: now and then, while nothing else lies between the two."""
        busy = self.customer.on_table or self.noticed.questions or self.noticed.long
        return not busy and self.customer.turns % 2 == 1

    def _story(self) -> Iterator[str]:
        """The story; where nothing is hidden, what they would only tell when asked comes last."""
        scenario = self.role.script.scenario
        yield from scenario.story
        if not self.role.level.hides:
            yield from (fact.says[0] for fact in scenario.facts if fact.hidden)
