"""Listening is pure: the same call and the same turn give the same, whatever was heard between."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coach.coach import Coach
from coach.listening.encoder import Encoder
from coach.listening.listener import Listener
from coach.listening.observation import Observation
from tests.coach.listening.calls import GOOD_CALL, NOW, heard, new_call, said

CALLS = sorted((Path(__file__).parents[2] / "data/calls").glob("*.jsonl"))


def lines_of(path: Path) -> list[str]:
    turns = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [f"{turn['speaker']}: {turn['text']}" for turn in turns]


def plain(told: list[Observation]) -> list[dict[str, object]]:
    """Observations without the ids of records, which are drawn by lot."""
    dumped = [one.model_dump(mode="json") for one in told]
    for one in dumped:
        for card in one["nudges"]:
            card["record"] = bool(card["record"])
    return dumped


@pytest.mark.parametrize("path", CALLS, ids=[path.stem for path in CALLS])
def test_the_same_call_heard_twice_shows_the_same(
    listener: Listener, coach: Coach, encoder: Encoder, path: Path
) -> None:
    lines = lines_of(path)
    _, first = heard(listener, *lines)
    _, other = heard(Listener(coach, encoder), *lines)
    assert plain(first) == plain(other)


def test_two_calls_at_once_do_not_mix(listener: Listener) -> None:
    other = lines_of(CALLS[0])
    alone, _ = heard(listener, *GOOD_CALL)
    mixed, between = new_call(), new_call("lead")
    told = []
    for number, line in enumerate(GOOD_CALL):
        mixed, observation = listener.observe(mixed, said(line, number + 1))
        told.append(observation)
        between, _ = listener.observe(between, said(other[number % len(other)], number + 1))
    assert plain(told) == plain(heard(listener, *GOOD_CALL)[1])
    assert mixed.course == alone.course


def test_an_observation_tells_the_turn_as_it_was_said(listener: Listener) -> None:
    turn = said("agent: I'm so sorry. 😡 — 日本", 7)
    _, told = listener.observe(new_call(), turn)
    assert (told.turn, told.id, told.speaker) == (1, "t7", "agent")
    assert (told.text, told.at) == (turn.text, turn.at)
    assert Observation.model_validate_json(told.model_dump_json()) == told


@pytest.mark.parametrize("jump", [timedelta(days=366), timedelta(days=-366), timedelta(0)])
def test_a_clock_that_jumps_changes_nothing_of_what_was_heard(
    listener: Listener, jump: timedelta
) -> None:
    call, _ = heard(listener, *GOOD_CALL[:4])
    _, steady = listener.observe(call, said(GOOD_CALL[4], 5))
    after, told = listener.observe(call, said(GOOD_CALL[4], 5, at=NOW + jump))
    assert told.model_dump(exclude={"at", "nudges"}) == steady.model_dump(exclude={"at", "nudges"})
    assert after.last_at == NOW + jump


def test_a_customers_signals_are_told_and_an_agents_cues_are_not(listener: Listener) -> None:
    _, told = heard(
        listener, "customer: I want to speak to your manager.", "agent: One moment, please."
    )
    assert told[0].signals == ["manager"]
    assert told[1].signals == []


def test_findings_stand_in_the_agents_words(listener: Listener) -> None:
    _, told = heard(listener, "customer: I'm furious!", "agent: I'm sorry, but please calm down.")
    found = told[1].findings
    assert "minimise.calm_down" in {finding.rule for finding in found}
    assert all(told[1].text[f.start : f.end] == f.quote for f in found)
    assert told[0].findings == []


@pytest.mark.parametrize("text", ["...", "😡", "?", "\u200d", "a" * 20_000, "x\n" * 5_000])
@pytest.mark.parametrize("speaker", ["customer", "agent"])
def test_anything_may_be_said(listener: Listener, speaker: str, text: str) -> None:
    call, told = heard(listener, f"{speaker}: {text}", GOOD_CALL[1])
    assert (call.turns, told[0].text) == (2, text)
    assert call.recovery is not None


def test_the_state_of_a_long_call_stays_small(listener: Listener) -> None:
    call, _ = heard(listener, *(GOOD_CALL * 6))
    assert call.turns == 60
    assert len(call.evidence) <= 9
    assert all(len(quote) <= 300 for _, quote in call.evidence)
    assert call.recovery is not None
    assert len(call.recovery.promises) == 1
