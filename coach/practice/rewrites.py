"""Other words for a trainee's line, about the case that is practised.

The live engine words its advice by what it gathered from the call, and it mishears now and then. A
practice knows its case, so what it shows is worded by the scenario. What was found stays as it is:
the same words have the same score on a real call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.card import Card
from coach.checker import rewrites
from coach.entries import AnyEntry, Fact, FactKind, FeelingNoted
from coach.findings import Finding
from coach.listening.call import Call
from coach.listening.nudging import card_of
from coach.names import TITLES
from coach.practice.stage import Played
from coach.slots import slots_for
from coach.walk import open_recovery
from phrasebank.packs import Packs
from phrasebank.schema.practice import Act
from phrasebank.schema.scenario import Scenario
from phrasebank.template import needs, render

_TURN = "scenario"
_MOST = 2
_TITLES = (*TITLES, "mrs")


@dataclass(frozen=True)
class Rewrites:
    """Rewrites for one moment of a practice: the scenario's case, and what was promised by then."""

    packs: Packs
    call: Call
    slots: Mapping[str, str]

    @classmethod
    def at(cls, played: Played, call: Call, scenario: Scenario, packs: Packs) -> Rewrites:
        """For ``call``, one of the moments of what was played of the scenario."""
        return cls(packs, call, _slots(played, call, scenario, packs))

    def of_finding(self, finding: Finding) -> list[str]:
        """What to say in place of the words that the checker found."""
        return rewrites(self.packs.rules[finding.rule], self.slots)[:_MOST]

    def of_act(self, act: Act) -> list[str]:
        """What to say in place of the words that did this."""
        known = [one for one in act.try_instead if needs(one) <= self.slots.keys()]
        return [render(one, self.slots) for one in known][:_MOST]

    def of_nudge(self, shown: Card) -> Card:
        """The nudge that the live coach showed, in the words of the scenario."""
        nudge = self.packs.nudges.get((shown.nudge or "").rpartition("-")[0])
        return card_of(nudge, self.slots, self.call) if nudge else shown


def _slots(played: Played, call: Call, scenario: Scenario, packs: Packs) -> dict[str, str]:
    framework = packs.frameworks[call.framework]
    at = played.begun.turn.at
    case = open_recovery(call.id, call.employee, framework, _TURN, at)
    told: list[AnyEntry] = [
        Fact(at=at, turn=_TURN, kind=kind, value=value, quote=f"{scenario.title}. {played.opening}")
        for kind, value in _facts(scenario)
    ]
    if feeling := packs.feelings.get(packs.temperaments[scenario.temperament].feeling or ""):
        told.append(
            FeelingNoted(at=at, turn=_TURN, feeling=feeling.id, level=feeling.level, quote="")
        )
    promised = call.recovery.promises if call.recovery else ()
    return slots_for(case.with_entries(*told, *promised), packs)


def _facts(scenario: Scenario) -> list[tuple[FactKind, str]]:
    return [
        ("failure", scenario.failure),
        ("noun", scenario.noun),
        ("name", called(scenario.customer.name)),
    ]


def called(name: str) -> str:
    """How one addresses somebody: by title and surname, or by the first name where no title is told.

    >>> called("Mr Suresh Raghavan"), called("Danielle Ruiz"), called("K. Raghavan")
    ('Mr Raghavan', 'Danielle', 'K. Raghavan')
    """
    words = name.split()
    first = words[0].rstrip(".")
    if first.lower() in _TITLES:
        return f"{words[0]} {words[-1]}"
    return words[0] if len(first) > 1 else name
