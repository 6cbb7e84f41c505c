"""Any two frameworks can be set side by side."""

from __future__ import annotations

from itertools import combinations

import pytest

from coach.behaviours import explain, framework
from coach.coach import Coach
from coach.comparing import compared
from phrasebank import default_packs
from tests.coach.cases import fresh, turn

PAIRS = list(combinations(default_packs().frameworks, 2))


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_any_pair_is_compared_in_few_words(coach: Coach, pair: tuple[str, str]) -> None:
    one, other = (coach.packs.frameworks[name] for name in pair)
    reply = framework.respond(turn(coach, None, f"compare {one.aliases[0]} and {other.aliases[0]}"))
    assert reply.card is not None
    assert (reply.behaviour, reply.card.kind) == ("framework", "framework")
    for each in (one, other):
        assert f"**{each.title}** ({len(each.steps)} steps" in reply.card.text
        assert each.steps[0].title in reply.card.text
        assert each.examples[0] in reply.card.text
    assert len(reply.card.text.split()) <= 60
    assert [b.payload for b in reply.card.buttons] == [
        f'/start{{"framework": "{name}"}}' for name in pair
    ]


def test_asked_as_a_question_it_is_compared_too(coach: Coach) -> None:
    built = explain.respond(turn(coach, None, "is lead better than the six steps")).card
    assert built is not None
    assert (built.kind, built.title) == ("explain", "LEAD or Six steps?")


def test_what_only_one_of_them_does_is_said(coach: Coach) -> None:
    mama, five = (coach.packs.frameworks[name] for name in ("mama", "five_step"))
    slots = compared(coach.packs, mama, five)
    assert slots["only_one"] == coach.packs.label("move.restate")
    assert slots["only_other"] == coach.packs.label("move.compensation")


def test_in_a_case_the_other_can_be_switched_to(coach: Coach) -> None:
    built = framework.respond(turn(coach, fresh(coach.packs), "mama or five steps?")).card
    assert built is not None
    assert [b.payload for b in built.buttons] == ['/framework{"framework": "five_step"}']


def test_asked_about_one_in_a_case_it_is_shown_and_not_switched_to(coach: Coach) -> None:
    case = fresh(coach.packs)
    reply = framework.respond(turn(coach, case, "what is lead"))
    assert reply.recovery == case
    assert reply.card is not None
    assert reply.card.title == "LEAD"
    assert [b.payload for b in reply.card.buttons] == ['/framework{"framework": "lead"}']


def test_asked_which_to_take_it_advises(coach: Coach) -> None:
    built = framework.respond(turn(coach, None, "which framework is best for a clinic")).card
    assert built is not None
    assert built.title == coach.packs.answers["framework.for_a_clinic"].title
    assert [b.payload for b in built.buttons] == ['/start{"framework": "healthcare"}']


@pytest.mark.parametrize(
    "text", ["my team lead says change framework", "ask my lead which methods we have"]
)
def test_a_team_lead_is_no_framework(coach: Coach, text: str) -> None:
    built = framework.respond(turn(coach, fresh(coach.packs), text)).card
    assert built is not None
    assert built.title == coach.packs.cards["framework.list"].title
