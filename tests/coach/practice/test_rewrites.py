"""What is suggested in a practice speaks of the case that is practised, whatever was misheard."""

from __future__ import annotations

import re

import pytest

from coach.practice.feedback import remarks_on
from coach.practice.rewrites import Rewrites, called
from coach.practice.stage import Played, Stage
from coach.slots import slots_for
from phrasebank import Packs
from phrasebank.schema.scenario import Scenario
from tests.coach.practice.playing import BAD, SCENARIOS, Trainee, play, rehearsal_of, shown


def suggested(played: Played, scenario: Scenario, packs: Packs) -> list[str]:
    return [
        words
        for number in range(len(played.exchanges))
        for remark in remarks_on(played, number, scenario, packs)
        for words in (*remark.instead, remark.why)
    ]


def slots_at(played: Played, scenario: Scenario, packs: Packs) -> dict[str, str]:
    return dict(Rewrites.at(played, played.call, scenario, packs).slots)


def test_a_case_that_was_misheard_is_worded_as_it_is(stage: Stage, packs: Packs) -> None:
    """The live engine takes "hotel room" and a sarcastic "dangerous criminal" for the case."""
    scenario = packs.scenarios["bank_card_blocked"]
    lines = ("We apologise for any inconvenience.", *scenario.scripts.recovers[:3], *BAD)
    played = play(stage, scenario.id, *lines)
    heard = slots_for(played.call.recovery, packs)
    assert heard["thing"] != "your card"  # else this test shows nothing
    said = " ".join(suggested(played, scenario, packs))
    assert heard["thing"] not in said
    assert heard["clause"] not in said
    assert "your card" in said


@pytest.mark.parametrize("name", SCENARIOS)
def test_slots_are_those_of_the_scenario(stage: Stage, packs: Packs, name: str) -> None:
    scenario = packs.scenarios[name]
    for script in (scenario.scripts.recovers, scenario.scripts.loses, BAD):
        slots = slots_at(play(stage, name, *script), scenario, packs)
        assert scenario.noun in slots["thing"] or slots["noun"] != scenario.noun
        failure = packs.failures[scenario.failure]
        clauses = [failure.clause, *(variant.clause for variant in failure.variants)]
        assert any(_fits(clause, slots["clause"]) for clause in clauses), slots["clause"]
        assert (
            not {"delay", "amount"} & slots.keys()
        )  # misheard at times, and the scenario tells none


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_clause_says_nothing_twice(stage: Stage, packs: Packs, name: str) -> None:
    """ "We got the charge wrong on your charge" """
    slots = slots_at(play(stage, name, "Hello."), packs.scenarios[name], packs)
    words = [
        w for w in re.findall(r"[a-z]{4,}", slots["clause"]) if w not in ("your", "with", "were")
    ]
    assert len(set(words)) == len(words), slots["clause"]


def test_a_promise_made_on_the_call_is_kept(stage: Stage, packs: Packs) -> None:
    scenario = packs.scenarios["sofa_not_delivered"]
    played = play(stage, scenario.id, "I'll ring you myself by four today.")
    assert slots_at(played, scenario, packs)["deadline"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_customer_feels_as_their_temper_does(stage: Stage, packs: Packs, name: str) -> None:
    scenario = packs.scenarios[name]
    feeling = packs.temperaments[scenario.temperament].feeling
    assert feeling is not None
    slots = slots_at(play(stage, name, "Hello."), scenario, packs)
    assert slots["feeling"] == packs.feelings[feeling].feeling


def test_a_nudge_is_reworded_and_nothing_else_of_it_changes(stage: Stage, packs: Packs) -> None:
    compared = 0
    for name in SCENARIOS:
        scenario = packs.scenarios[name]
        played = play(stage, name, *scenario.scripts.loses, *BAD)
        for each in played.exchanges:
            ours = Rewrites.at(played, each.call, scenario, packs)
            for card in each.seen.nudges:
                again = ours.of_nudge(card)
                assert (again.title, again.nudge, again.evidence) == (
                    card.title,
                    card.nudge,
                    card.evidence,
                )
                compared += again.phrases != card.phrases
    assert compared


def test_a_hint_speaks_of_the_scenario(trainee: Trainee, packs: Packs) -> None:
    trainee.rehearsal = rehearsal_of("bank_card_blocked", ("We apologise for any inconvenience.",))
    assert trainee.rehearsal is not None
    reply = trainee.press(do="hint")
    assert reply.card is not None
    assert "hotel" not in reply.card.text
    assert shown(reply).scenario == "bank_card_blocked"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mr Suresh Raghavan", "Mr Raghavan"),
        ("Mrs Ngozi Okafor", "Mrs Okafor"),
        ("Dr. Ana Maria Silva", "Dr. Silva"),
        ("Danielle Ruiz", "Danielle"),
        ("Drew Barnes", "Drew"),
        ("Missy Elm", "Missy"),
        ("K. Raghavan", "K. Raghavan"),
        ("Prince", "Prince"),
    ],
)
def test_people_are_called_as_one_addresses_them(name: str, expected: str) -> None:
    assert called(name) == expected


def _fits(template: str, said: str) -> bool:
    """Whether the words may come from the template, whatever fills its slots."""
    fixed = re.split(r"\[[^\]]*\]|\{[^}]*\}", template)
    return all(part.strip().lower() in said.lower() for part in fixed if part.strip())
