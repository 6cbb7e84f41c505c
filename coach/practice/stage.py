"""Plays a rehearsal: the trainee's lines through the live engine, the customer's answers, step by step."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coach.coach import Coach
from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation
from coach.practice.customer import Customer, Role, Told
from coach.practice.lines import Script
from coach.practice.noticing import Ears, Noticed
from coach.practice.overheard import Overheard
from coach.practice.rehearsal import Rehearsal, Tried
from phrasebank.schema.practice import PracticeLevel
from phrasebank.schema.scenario import Scenario

_ANSWERS_AFTER = timedelta(seconds=2)
_REMEMBERED = 512


@dataclass(frozen=True)
class Exchange:
    """A line of the trainee's, what it did, and what the customer said to it."""

    line: Tried
    noticed: Noticed
    told: Told
    before: Customer
    after: Customer
    seen: Observation
    """What the live engine noticed in the trainee's line."""
    call: Call
    """The call with the trainee's line in it."""
    answer: Overheard

    @property
    def answer_seen(self) -> Observation:
        """What the live engine noticed in the customer's answer."""
        return self.answer.seen


@dataclass(frozen=True)
class Played:
    """A branch of a rehearsal as far as it goes."""

    opening: str
    begun: Overheard
    customer: Customer
    exchanges: tuple[Exchange, ...] = ()

    @property
    def call(self) -> Call:
        """The call with all that was said."""
        return self.exchanges[-1].answer.call if self.exchanges else self.begun.call

    @property
    def seen(self) -> list[Observation]:
        """What the live engine noticed, turn by turn."""
        both = [one for each in self.exchanges for one in (each.seen, each.answer_seen)]
        return [self.begun.seen, *both]

    @property
    def says(self) -> str:
        """What the customer said last."""
        return self.exchanges[-1].told.says if self.exchanges else self.opening


class Stage:
    """Plays rehearsals on one coach. The same rehearsal plays the same, to the letter."""

    def __init__(self, coach: Coach, listener: Listener | None = None) -> None:
        self._coach = coach
        self._listener = listener or Listener(coach)
        self._ears: dict[str, Ears] = {}
        self._played: OrderedDict[tuple[str, str | None], Played] = OrderedDict()

    def play(self, rehearsal: Rehearsal, to: str | None = None) -> Played:
        """The rehearsal up to its head, or to another line of it. Raises ``KeyError``.

        What was played lately is remembered, so that one more line costs one more turn.
        """
        path = rehearsal.path_to(to) if to else rehearsal.path
        played = self._begun(rehearsal)
        for line in path:
            known = self._played.get((rehearsal.id, line.id))
            played = known or self._one_more(rehearsal, played, line)
            self._remember((rehearsal.id, line.id), played)
        return played

    def read_ahead(self, rehearsal: Rehearsal) -> None:
        """Reads the customer's last words, so that the trainee's next line needn't wait for it."""
        _ = self.play(rehearsal).call
        self._ears_for(self.scenario(rehearsal)).meanings.warm()

    def scenario(self, rehearsal: Rehearsal) -> Scenario:
        """The scenario that is played. Raises ``KeyError`` when the packs have it no longer."""
        return self._coach.packs.scenarios[rehearsal.scenario]

    def level(self, rehearsal: Rehearsal) -> PracticeLevel:
        """The level that it is played at."""
        levels = self._coach.packs.levels.values()
        return next(level for level in levels if level.number == rehearsal.level)

    def role(self, rehearsal: Rehearsal) -> Role:
        """The customer's part."""
        scenario = self.scenario(rehearsal)
        temper = self._coach.packs.temperaments[scenario.temperament]
        return Role(Script(scenario, temper, rehearsal.seed), self.level(rehearsal))

    def _begun(self, rehearsal: Rehearsal) -> Played:
        if known := self._played.get((rehearsal.id, None)):
            return known
        customer, opening = self.role(rehearsal).begin()
        call = Call(id=rehearsal.id, framework=rehearsal.framework, employee=rehearsal.employee)
        first = _turn("customer", opening, "opening", rehearsal.opened_at)
        played = Played(opening, Overheard(self._listener, call, first), customer)
        self._remember((rehearsal.id, None), played)
        return played

    def _one_more(self, rehearsal: Rehearsal, played: Played, line: Tried) -> Played:
        role, before = self.role(rehearsal), played.customer
        turn = _turn("agent", line.text, line.id, line.at)
        heard = self._listener.hear(turn, played.call)
        call, seen = self._listener.taken_in(played.call, heard)
        ears = self._ears_for(role.script.scenario)
        noticed = ears.notice(played.call, call, heard, before.gone, before.settled)
        after, told = role.answer(before, noticed)
        answer = _turn("customer", told.says, f"{line.id}-answer", line.at + _ANSWERS_AFTER)
        overheard = Overheard(self._listener, call, answer)
        exchange = Exchange(line, noticed, told, before, after, seen, call, overheard)
        return replace(played, customer=after, exchanges=(*played.exchanges, exchange))

    def _ears_for(self, scenario: Scenario) -> Ears:
        if scenario.id not in self._ears:
            self._ears[scenario.id] = Ears(self._coach, scenario, self._listener.encoder)
        return self._ears[scenario.id]

    def _remember(self, key: tuple[str, str | None], played: Played) -> None:
        self._played[key] = played
        self._played.move_to_end(key)
        while len(self._played) > _REMEMBERED:
            self._played.popitem(last=False)


def _turn(speaker: str, text: str, turn_id: str, at: datetime) -> CallTurn:
    return CallTurn.model_validate({"speaker": speaker, "text": text, "id": turn_id, "at": at})
