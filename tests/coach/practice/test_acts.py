"""Every act is done where its examples say so, and only there."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.listening.listener import Listener
from coach.practice.act_examples import does
from coach.practice.stage import Stage
from phrasebank import Packs
from phrasebank.loader import default_packs
from tests.coach.practice.lamp import KIND, LAMP
from tests.coach.practice.playing import acts_of, play

_PACKS = default_packs()
DONE = [(act.id, number) for act in _PACKS.acts.values() for number in range(len(act.examples))]
NOT = [(act.id, number) for act in _PACKS.acts.values() for number in range(len(act.passes))]


@pytest.fixture(scope="module")
def ear(coach: Coach) -> Listener:
    return Listener(coach)


@pytest.mark.parametrize(("act", "number"), DONE)
def test_it_is_done(ear: Listener, packs: Packs, act: str, number: int) -> None:
    one = packs.acts[act]
    assert does(ear, packs, one, one.examples[number]), one.examples[number].turns


@pytest.mark.parametrize(("act", "number"), NOT)
def test_it_is_not_done(ear: Listener, packs: Packs, act: str, number: int) -> None:
    one = packs.acts[act]
    assert not does(ear, packs, one, one.passes[number]), one.passes[number].turns


def test_what_hurts_says_what_to_do_instead_or_the_checker_does(packs: Packs) -> None:
    for act in packs.acts.values():
        if act.tone == "hurts" and not act.try_instead:
            shown = [when.findings for when in act.when]
            assert all(shown) or act.id == "puzzled", act.id


def test_an_act_is_as_its_tone(packs: Packs) -> None:
    """What helps never angers, what hurts never calms."""
    for act in packs.acts.values():
        if act.tone == "helps":
            assert (
                act.effect.anger
                <= 0
                <= min(act.effect.trust, act.effect.heard, act.effect.patience)
            )
        if act.tone == "hurts":
            assert (
                act.effect.anger
                >= 0
                >= max(act.effect.trust, act.effect.heard, act.effect.patience)
            )


def test_nothing_kind_is_found_in_rudeness(lamp_stage: Stage) -> None:
    played = play(lamp_stage, LAMP.id, *KIND, "I'm so sorry, you stupid cow, shut up.")
    before, after = (played.exchanges[n].after.feelings for n in (-2, -1))
    assert acts_of(played)[0] == "abuse"
    assert (after.anger, after.trust, after.heard) > (before.anger, -1, -1)
    assert after.trust < before.trust
    assert after.heard < before.heard


def test_a_reason_has_the_words_that_it_is_about(lamp_stage: Stage) -> None:
    line = "I understand your frustration. Please calm down."
    played = play(lamp_stage, LAMP.id, line)
    quotes = {act.id: quote for act, quote in played.exchanges[0].noticed.acts}
    assert quotes["hollow"].startswith("I understand your frustration")
    assert "calm down" in quotes["minimise"].lower()
    assert all(reason.quote in line for reason in played.exchanges[0].told.reasons)
