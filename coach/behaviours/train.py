"""Practice: chooses a scenario and a level, and begins."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from uuid import uuid4

from coach.card import Button
from coach.practice.cards import practice_card, what_helps
from coach.practice.learning import passed_scenarios, suggestion
from coach.practice.rehearsal import Rehearsal
from coach.turn import Reply, Turn
from coach.wording import card
from phrasebank.packs import Packs
from phrasebank.schema.practice import PracticeLevel
from phrasebank.schema.scenario import Scenario

_CHOICES, _FEWEST = 4, 2
_HARD, _MIDDLE, _EASY = "practice.harder", "practice.middle", "practice.easier"


def respond(turn: Turn) -> Reply:
    """Begins the scenario that a button names; else shows a few to choose from."""
    if turn.case is not None:
        return Reply("train", card(turn.packs, "train.case_open"), turn.recovery)
    if turn.entities.get("do"):
        return Reply("train", card(turn.packs, "train.none_open"), turn.recovery)
    level = _level(turn)
    scenario = turn.packs.scenarios.get(turn.entities.get("scenario", ""))
    return begin(turn, scenario, level) if scenario else _choose(turn, level)


def begin(turn: Turn, scenario: Scenario, level: PracticeLevel) -> Reply:
    """Sets the scene; the customer speaks first."""
    rehearsal = Rehearsal(
        id=uuid4().hex,
        conversation=turn.conversation,
        employee=turn.employee,
        scenario=scenario.id,
        level=level.number,
        seed=zlib.crc32(turn.message.encode()),
        framework=turn.packs.policy.default_framework,
        opened_at=turn.now,
    )
    slots = {
        "you": scenario.you,
        "about": scenario.customer.about,
        "limits": "\n".join(f"- {limit}" for limit in scenario.limits),
    }
    says = turn.coach.stage.play(rehearsal).says
    buttons = what_helps(turn, rehearsal)
    built = practice_card(turn, rehearsal, "train.begun", slots, buttons=buttons, says=says)
    return Reply("train", built, turn.recovery, rehearsal=rehearsal)


def _choose(turn: Turn, level: PracticeLevel) -> Reply:
    """The scenarios that fit the words; without such words the ones that differ most from what was passed."""
    packs = turn.packs
    chosen = _fitting(turn)
    if len(chosen) < _FEWEST:  # a single word may have been about something else
        others = (other for other in _different(turn) if other not in chosen)
        chosen = [*chosen, *others][:_CHOICES]
    buttons = [_button(scenario, level) for scenario in chosen]
    buttons += [
        Button(title=other.title, payload=f'/train{{"level": "{other.number}"}}')
        for other in packs.levels.values()
        if other.number != level.number
    ]
    slots = {
        "level": str(level.number),
        "about": level.about,
        "scenarios": "\n".join(f"- **{s.title}**: {s.customer.about}" for s in chosen),
    }
    return Reply("train", card(packs, "train.choose", slots, buttons=buttons), turn.recovery)


def _button(scenario: Scenario, level: PracticeLevel) -> Button:
    payload = f'/train{{"scenario": "{scenario.id}", "level": "{level.number}"}}'
    return Button(title=scenario.title, payload=payload)


def _level(turn: Turn) -> PracticeLevel:
    """The level asked for; else the one that fits what was passed."""
    told = turn.entities.get("level", "")
    asked = {_HARD: "3", _MIDDLE: "2", _EASY: "1"}
    told = told or next((number for name, number in asked.items() if name in turn.asked), "")
    found = suggestion(turn.rehearsed, turn.packs)
    fitting = str(found.level if found else len(turn.packs.levels))
    by_number = {str(level.number): level for level in turn.packs.levels.values()}
    return by_number.get(told) or by_number[fitting]


def _fitting(turn: Turn) -> list[Scenario]:
    """Scenarios whose trade, thing or temper the message names."""
    words = {token.norm_ for token in turn.coach.reader.read(turn.text)}
    return [s for s in turn.packs.scenarios.values() if words & _named(s, turn.packs)][:_CHOICES]


def _named(scenario: Scenario, packs: Packs) -> set[str]:
    temper = packs.temperaments[scenario.temperament]
    return {
        scenario.trade,
        scenario.temperament,
        *scenario.noun.lower().split(),
        temper.title.lower(),
    }


def _different(turn: Turn) -> list[Scenario]:
    """The one to suggest, then others of other trades, those passed last."""
    packs, passed = turn.packs, passed_scenarios(turn.rehearsed)
    found = suggestion(turn.rehearsed, packs)
    first = [packs.scenarios[found.scenario]] if found else []
    rest = sorted(packs.scenarios.values(), key=lambda s: s.id in passed)
    return list(_one_a_trade([*first, *rest]))[:_CHOICES]


def _one_a_trade(scenarios: Iterable[Scenario]) -> Iterable[Scenario]:
    trades = set()
    for scenario in scenarios:
        if scenario.trade not in trades:
            trades.add(scenario.trade)
            yield scenario
