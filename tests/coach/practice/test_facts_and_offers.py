"""What the customer tells when asked, and what an offer is worth to them."""

from __future__ import annotations

import pytest

from coach.practice.stage import Stage
from tests.coach.practice.lamp import (
    FOR_WHOM,
    KIND,
    LAMP,
    NEW_LAMP,
    REFUND,
    VOUCHER,
    WHEN,
    WHERE,
)
from tests.coach.practice.playing import SCENARIOS, acts_of, play, said_by

TELL = "Tell me what happened."
HIDDEN = "It was for my mother."
NO_OFFERS = (
    "Someone will get back to you as soon as possible.",
    "I'm so sorry, that was our mistake.",
    "I can only imagine how you feel, having to chase us.",
    "There's nothing I can do.",
    "What would make this right for you?",
    "Can I take your account number?",
    "Let me look into it for you.",
    "I'll stay with this myself and ring you by four today.",
)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_who_asks_gets_the_answer(lamp_stage: Stage, level: int) -> None:
    asked = {WHERE: "It's in the hall.", WHEN: "On Monday.", FOR_WHOM: HIDDEN}
    for question, answer in asked.items():
        played = play(lamp_stage, "lamp", question, level=level)
        assert answer in played.says
        assert "asked" in acts_of(played)


def test_asked_again_they_say_it_in_other_words_and_then_that_they_did(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", WHERE, WHERE, WHERE)
    first, second, third = said_by(played)[1:]
    assert "It's in the hall." in first
    assert "In the hall, I said." in second
    assert "hall" not in third
    assert play(lamp_stage, "lamp", WHERE).customer.told == ("where",)


def test_two_questions_in_one_turn_get_two_answers(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", f"{WHEN} {FOR_WHOM}")
    assert "On Monday." in played.says
    assert HIDDEN in played.says


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("scenario", ["lamp", *SCENARIOS])
def test_what_is_hidden_is_not_told_unasked(lamp_stage: Stage, scenario: str, level: int) -> None:
    facts = lamp_stage._coach.packs.scenarios[scenario].facts
    hidden = {line for fact in facts if fact.hidden for line in fact.says}
    played = play(lamp_stage, scenario, *[TELL, "Ok."] * 6, level=level)
    told = "\n".join(said_by(played))
    assert not [line for line in hidden if line in told]


def test_at_the_first_level_it_is_told_last(lamp_stage: Stage) -> None:
    told = said_by(play(lamp_stage, "lamp", *[TELL] * 5, level=1))
    places = [
        next((n for n, line in enumerate(told) if part in line), -1)
        for part in (*LAMP.story, HIDDEN)
    ]
    assert places == sorted(places)
    assert -1 not in places


def test_a_fair_offer_is_taken_once_they_are_heard(lamp_stage: Stage) -> None:
    early, late = play(lamp_stage, "lamp", REFUND), play(lamp_stage, "lamp", *KIND, REFUND)
    assert (early.customer.settled, late.customer.settled) == (False, True)
    assert early.says in LAMP.lines[1].says, "they say that it would do"
    assert late.says in LAMP.lines[0].says


def test_an_early_offer_is_remembered(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", REFUND, *KIND)
    assert played.customer.settled


def test_too_small_an_offer_hurts_and_settles_nothing(lamp_stage: Stage) -> None:
    before, after = play(lamp_stage, "lamp", *KIND), play(lamp_stage, "lamp", *KIND, VOUCHER)
    assert "offer_small" in acts_of(after)
    assert after.customer.feelings.anger > before.customer.feelings.anger
    assert not after.customer.settled
    assert (
        play(lamp_stage, "lamp", *KIND, VOUCHER, VOUCHER).customer.feelings.anger
        > after.customer.feelings.anger
    )


def test_of_two_offers_the_better_counts(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", *KIND, f"{VOUCHER} {REFUND}")
    assert "offer_enough" in acts_of(played)
    assert "offer_small" not in acts_of(played)


@pytest.mark.parametrize("level", [1, 2])
def test_nothing_goes_wrong_again_below_level_three(lamp_stage: Stage, level: int) -> None:
    played = play(lamp_stage, "lamp", *KIND, NEW_LAMP, level=level)
    assert [each.told.event for each in played.exchanges] == [None] * 4
    assert played.customer.settled


def test_at_level_three_the_first_offer_cannot_be_kept(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", *KIND, NEW_LAMP, level=3)
    assert played.exchanges[-1].told.event == LAMP.second_failure.event
    assert played.says == "Sold? Again?"
    assert played.customer.gone == {"lamp"}
    assert not played.customer.settled


def test_it_goes_wrong_only_once(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", *KIND, NEW_LAMP, *KIND, REFUND, level=3)
    assert sum(each.told.event is not None for each in played.exchanges) == 1
    assert played.customer.settled


def test_an_offer_that_does_not_break_is_simply_taken(lamp_stage: Stage) -> None:
    played = play(lamp_stage, "lamp", *KIND, *KIND[1:], REFUND, level=3)
    assert played.customer.settled
    assert all(each.told.event is None for each in played.exchanges)


def test_to_offer_what_is_gone_hurts(lamp_stage: Stage) -> None:
    before = play(lamp_stage, "lamp", *KIND, NEW_LAMP, level=3)
    after = play(lamp_stage, "lamp", *KIND, NEW_LAMP, NEW_LAMP, level=3)
    assert acts_of(after)[0] == "offer_gone"
    assert after.customer.feelings.anger > before.customer.feelings.anger
    assert after.customer.feelings.trust < before.customer.feelings.trust
    assert not after.customer.on_table


@pytest.mark.parametrize("line", NO_OFFERS)
def test_what_anybody_says_on_any_call_is_no_offer(stage: Stage, line: str) -> None:
    taken = {s: play(stage, s, line).exchanges[0].noticed.remedy for s in SCENARIOS}
    assert not {scenario: remedy.id for scenario, remedy in taken.items() if remedy}
