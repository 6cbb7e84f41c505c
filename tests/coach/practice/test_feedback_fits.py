"""Feedback is short enough to take in, most pressing first, and quotes words that can be understood alone."""

from __future__ import annotations

import pytest

from coach.practice.feedback import remarks_on
from coach.practice.shown import Remark
from coach.practice.stage import Stage
from phrasebank import Packs
from tests.coach.practice.playing import SCENARIOS, Trainee, play, shown

CARELESS = "Please calm down, that's our policy, I'm afraid. What's your name and postcode?"


def told(stage: Stage, packs: Packs, scenario: str, *lines: str) -> list[Remark]:
    played = play(stage, scenario, *lines)
    return remarks_on(played, len(lines) - 1, packs.scenarios[scenario], packs)


@pytest.mark.parametrize("scenario", SCENARIOS[::5])
@pytest.mark.parametrize(
    "line",
    [
        "ill ring you myself at 5 today to check it works, ok?",
        "That was us. I can refund you now, it'll be there by noon.",
        "I'll send you a new one today between 2 and 4 and text you when it's on its way",
    ],
)
def test_what_worked_is_quoted_so_that_it_can_be_understood(
    stage: Stage, packs: Packs, scenario: str, line: str
) -> None:
    remarks = [one for one in told(stage, packs, scenario, "Hi.", line) if one.tone == "worked"]
    assert remarks
    for remark in remarks:
        assert remark.quote in line
        assert len(remark.quote.split()) >= 3, remark  # not "now", not "at 5"


@pytest.mark.parametrize("scenario", SCENARIOS[::5])
def test_the_same_is_not_said_three_times(stage: Stage, packs: Packs, scenario: str) -> None:
    line = "I'll look into it asap"
    change = [one for one in told(stage, packs, scenario, line) if one.tone == "change"]
    assert 1 <= len(change) <= 2
    assert line not in [one.quote for one in change]  # no "say who, what and when" on top of it


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_is_quoted_that_was_not_said(stage: Stage, packs: Packs, scenario: str) -> None:
    lines = ("no idea, i'll check with the depot and see", *packs.scenarios[scenario].scripts.loses)
    for number, line in enumerate(lines, start=1):
        for remark in told(stage, packs, scenario, *lines[:number]):
            assert remark.quote, remark
            assert remark.quote in line, remark


def test_danger_comes_before_manners(stage: Stage, packs: Packs) -> None:
    change = [
        one for one in told(stage, packs, "gas_smell_ignored", CARELESS) if one.tone == "change"
    ]
    assert "safe" in " ".join(change[0].instead)
    assert len(change) == 3


def test_the_debrief_tells_of_what_did_most(trainee: Trainee) -> None:
    """However late in the call it came: "You offered something that would put it right"."""
    trainee.rehearsal = None
    trainee.begin("boiler_no_show", 1)
    for line in (
        "Hi. tell me what's gone on with the boiler, Craig. thank you for ringing",
        "sorry about that. you've had three days of this, that's got to be so frustrating",
        "so nobody came and nobody rang you, and you've no heating. that's on us",
        "I will send an engineer tonight between 6 and 7 and text you when he's on his way",
    ):
        trainee.say(line)
    trainee.press(do="stop")
    worked = shown(trainee.press(do="next")).remarks
    assert len(worked) == 4
    assert "You offered something that would put it right" in [one.text for one in worked]


def test_a_hint_puts_each_suggestion_on_a_line_of_its_own(trainee: Trainee) -> None:
    trainee.say("That's our policy, I'm afraid.")
    reply = trainee.press(do="hint")
    assert reply.card is not None
    why, *said = reply.card.text.split("\n\n")
    assert why.endswith(":")
    (lines,) = said
    assert all(
        line.startswith("- \u201c") and line.endswith("\u201d") for line in lines.split("\n")
    )
