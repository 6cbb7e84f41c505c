"""Choosing whom to practise with: by words, by buttons, and not while a case is open."""

from __future__ import annotations

import json

import pytest

from coach.behaviours import train
from coach.coach import Coach
from coach.turn import Reply
from phrasebank import Packs
from tests.coach.cases import fresh, pressed, turn
from tests.coach.practice.playing import passed, shown


def offered(reply: Reply) -> list[dict[str, str]]:
    """What the buttons carry."""
    assert reply.card is not None
    return [json.loads(button.payload.removeprefix("/train")) for button in reply.card.buttons]


def scenarios(reply: Reply) -> list[str]:
    return [one["scenario"] for one in offered(reply) if "scenario" in one]


def test_without_a_wish_a_few_of_different_trades_are_shown(coach: Coach, packs: Packs) -> None:
    reply = train.respond(turn(coach, None, "let me practise"))
    chosen = [packs.scenarios[name] for name in scenarios(reply)]
    assert len(chosen) == 4
    assert len({one.trade for one in chosen}) == 4
    assert reply.rehearsal is None
    assert reply.card
    assert all(one.title in reply.card.text for one in chosen)
    assert [one["level"] for one in offered(reply)] == ["1"] * 4 + ["2", "3"]


@pytest.mark.parametrize(("text", "field", "wanted"), [
    ("make it a hotel one", "trade", "hotel"), ("i want to practise with a bank customer", "trade", "bank"),
    ("an airline passenger please", "trade", "airline"), ("role play someone furious", "temperament", "furious"),
    ("practise with a sarcastic one", "temperament", "sarcastic"), ("give me the sofa", "noun", "sofa"),
    ("the cake", "noun", "cake"), ("A HOTEL", "trade", "hotel"),
])  # fmt: skip
def test_words_choose(coach: Coach, packs: Packs, text: str, field: str, wanted: str) -> None:
    chosen = scenarios(train.respond(turn(coach, None, text)))
    fitting = [s.id for s in packs.scenarios.values() if getattr(s, field) == wanted]
    assert chosen[: len(fitting[:4])] == fitting[:4]
    assert len(chosen) > 1, "there is always a choice"


@pytest.mark.parametrize(("text", "level"), [
    ("let me practise", "1"), ("a harder one", "3"), ("give me a tough customer", "3"), ("medium difficulty", "2"),
    ("easier customer pls", "1"), ("level 3", "3"), ("level two", "2"),
])  # fmt: skip
def test_words_choose_the_level(coach: Coach, packs: Packs, text: str, level: str) -> None:
    reply = train.respond(turn(coach, None, text))
    assert {one["level"] for one in offered(reply) if "scenario" in one} == {level}
    others = {one["level"] for one in offered(reply) if "scenario" not in one}
    assert others == {"1", "2", "3"} - {level}


def test_the_level_follows_what_was_passed(coach: Coach, packs: Packs) -> None:
    names = list(packs.scenarios)
    done = tuple(passed(packs, name) for name in names[:2])
    reply = train.respond(turn(coach, None, "practise", rehearsed=done))
    assert {one["level"] for one in offered(reply) if "scenario" in one} == {"2"}
    assert not set(scenarios(reply)) & set(names[:2])


def test_a_button_of_a_level_shows_the_choice_at_that_level(coach: Coach) -> None:
    reply = train.respond(pressed(coach, None, level="3"))
    assert reply.rehearsal is None
    assert {one["level"] for one in offered(reply) if "scenario" in one} == {"3"}


@pytest.mark.parametrize("level", ["1", "2", "3"])
def test_a_button_of_a_scenario_begins_it(coach: Coach, packs: Packs, level: str) -> None:
    name = next(iter(packs.scenarios))
    reply = train.respond(pressed(coach, None, scenario=name, level=level))
    assert reply.rehearsal is not None
    assert (reply.rehearsal.scenario, reply.rehearsal.level) == (name, int(level))
    assert reply.rehearsal.framework == packs.policy.default_framework
    assert shown(reply).says in packs.scenarios[name].opening


@pytest.mark.parametrize("entities", [
    {"scenario": "no_such"}, {"scenario": "no_such", "level": "9"}, {"level": "0"}, {"level": "three"},
])  # fmt: skip
def test_what_there_is_not_shows_the_choice(coach: Coach, entities: dict[str, str]) -> None:
    reply = train.respond(pressed(coach, None, **entities))
    assert reply.rehearsal is None
    assert len(scenarios(reply)) == 4


def test_a_message_sent_again_begins_the_same_call(coach: Coach, packs: Packs) -> None:
    name = next(iter(packs.scenarios))
    one, other = (
        train.respond(pressed(coach, None, scenario=name, level="2")).rehearsal for _ in range(2)
    )
    assert one
    assert other
    assert one.seed == other.seed


def test_with_a_case_open_nothing_begins(coach: Coach, packs: Packs) -> None:
    case = fresh(packs)
    name = next(iter(packs.scenarios))
    replies = (
        train.respond(turn(coach, case, "practise")),
        train.respond(pressed(coach, case, scenario=name, level="1")),
    )
    for reply in replies:
        assert reply.rehearsal is None
        assert reply.recovery is case
        assert reply.card
        assert reply.card.title == packs.cards["train.case_open"].title


def test_with_no_practice_there_is_nothing_to_steer(coach: Coach, packs: Packs) -> None:
    reply = train.respond(pressed(coach, None, do="hint"))
    assert reply.card
    assert reply.card.title == packs.cards["train.none_open"].title


def test_when_all_are_passed_there_is_still_a_choice(coach: Coach, packs: Packs) -> None:
    done = tuple(passed(packs, name, 3) for name in packs.scenarios)
    reply = train.respond(turn(coach, None, "practise", rehearsed=done))
    assert len(scenarios(reply)) == 4
    assert {one["level"] for one in offered(reply) if "scenario" in one} == {"3"}
