"""Every scenario, as it comes: its scripts end as they must, and nobody says anything twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

import pytest

from coach.coach import Coach
from coach.practice.examples import BEGUN, SCRIPTS, played_script
from coach.practice.rehearsal import Tried
from coach.practice.stage import Played, Stage
from phrasebank import Packs
from tests.coach.practice.lamp import FOR_WHOM, KIND, REFUND, VOUCHER, WHEN, WHERE
from tests.coach.practice.playing import BAD, GOOD, PACE, SCENARIOS, rehearsal_of, said_by

_SLOT = re.compile(r"[{}\[\]]")
MIXED = (
    *KIND, *GOOD, *BAD, WHERE, WHEN, FOR_WHOM, VOUCHER, REFUND, "...", "asdf qwer", "Ok.",
    "Please hold.", "Can I take your name and postcode?", "We apologise for any inconvenience.",
    "I'm sorry, so sorry, please forgive me.", "Someone will get back to you.", "Thank you for telling me.",
    "You need to call the billing department.",
)  # fmt: skip


def _sound(played: Played) -> None:
    """No line twice, and none with a gap in it."""
    lines = said_by(played)
    assert all(line.strip() and not _SLOT.search(line) for line in lines)
    twice = {line for line in lines if lines.count(line) > 1}
    assert not twice


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_script_ends_as_it_must(coach: Coach, stage: Stage, scenario: str, script: str) -> None:
    played = played_script(stage, coach, coach.packs.scenarios[scenario], script)
    assert played.customer.ending in SCRIPTS[script][1]
    _sound(played)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_forty_turns_of_anything_and_nothing_is_said_twice(stage: Stage, scenario: str) -> None:
    start = SCENARIOS.index(scenario)
    talk = itertools.islice(itertools.cycle(MIXED), start, start + 40)
    _sound(_to_the_end(stage, scenario, talk))


@pytest.mark.parametrize("scenario", ["lamp", *SCENARIOS[::5]])
def test_a_call_ends_by_itself_however_kindly_it_is_drawn_out(
    lamp_stage: Stage, scenario: str
) -> None:
    talk = itertools.cycle(("I'll ring you by four today.", "I can only imagine how you feel."))
    played = _to_the_end(lamp_stage, scenario, talk)
    assert played.customer.ending == "left"
    assert len(played.exchanges) > 12
    _sound(played)


def _to_the_end(stage: Stage, scenario: str, talk: Iterable[str]) -> Played:
    """The call until it is over; afterwards there is nobody to talk to."""
    rehearsal = replace(rehearsal_of(scenario, ()), id=uuid4().hex)
    for number, text in enumerate(talk):
        rehearsal = rehearsal.said(Tried(f"l{number}", rehearsal.head, text, BEGUN + number * PACE))
        if (played := stage.play(rehearsal)).customer.ending:
            return played
    return played


def test_scenarios_differ_in_trade_failure_and_temper(packs: Packs) -> None:
    scenarios = packs.scenarios.values()
    assert len(scenarios) >= 20
    assert len({s.trade for s in scenarios}) >= 8
    assert len({s.failure for s in scenarios}) >= 6
    assert {s.temperament for s in scenarios} == packs.temperaments.keys()
