"""Hearing in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.ear_apart import EarApart
from coach.coach import Coach
from coach.listening.ear import Ear
from coach.listening.observation import CallTurn
from phrasebank.schema.nudge import Speaker

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
LINES: list[tuple[Speaker, str]] = [
    ("customer", "I'm Clare, my sofa is three weeks late and I am FURIOUS."),
    ("agent", "I'm so sorry, Clare. I understand. I'll ring the depot by 4pm."),
    ("customer", "No me ha llegado nada todavía y nadie me contesta."),
]


def turn(speaker: Speaker, text: str) -> CallTurn:
    return CallTurn(speaker=speaker, text=text, id=text[:5], at=NOW)


@pytest.fixture(scope="module")
def apart(coach: Coach) -> Iterator[EarApart]:
    ear = EarApart(coach)
    yield ear
    ear.close()


def test_it_hears_what_an_ear_in_this_process_hears(apart: EarApart, coach: Coach) -> None:
    here = Ear(coach)
    for speaker, text in LINES:
        said, slots = turn(speaker, text), {"noun": "sofa"}
        assert apart.hear(said, slots) == here.hear(said, slots)


def test_what_goes_wrong_in_hearing_is_raised_here_and_the_ear_hears_on(apart: EarApart) -> None:
    with pytest.raises(AttributeError):
        apart.hear(None)  # type: ignore[arg-type]
    assert apart.hear(turn("agent", "I'm so sorry.")).made == {"apology"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_process_that_was_killed_leaves_nobody_deaf(
    coach: Coach, caplog: pytest.LogCaptureFixture
) -> None:
    ear = EarApart(coach)
    before = ear.hear(turn(*LINES[1]))
    pid = ear._process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert ear.hear(turn(*LINES[1])) == before
    assert ear.hear(turn(*LINES[1])) == before
    assert [record.getMessage() for record in caplog.records] == [
        "listening: its process has ended; it goes on in the app's own"
    ]
    ear.close()


def test_its_process_ends_with_it(coach: Coach) -> None:
    ear = EarApart(coach)
    ear.hear(turn(*LINES[1]))
    ear.close()
    assert not ear._process.is_alive()


def test_many_are_asked_for_at_once_and_answered_in_order(apart: EarApart) -> None:
    asked = [apart.hear_soon(turn("agent", f"I'm so sorry, {number}.")) for number in range(20)]
    assert [each.result().turn.text for each in asked] == [
        f"I'm so sorry, {number}." for number in range(20)
    ]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_what_was_asked_of_a_process_that_was_killed_is_answered(coach: Coach) -> None:
    ear = EarApart(coach)
    asked = [ear.hear_soon(turn(*LINES[1])) for _ in range(3)]
    assert ear._process.pid is not None
    os.kill(ear._process.pid, signal.SIGKILL)
    assert [each.result().made for each in asked] == [ear.hear(turn(*LINES[1])).made] * 3
    ear.close()


def test_what_is_still_asked_for_at_its_end_is_answered(coach: Coach) -> None:
    ear = EarApart(coach)
    asked = [ear.hear_soon(turn(*LINES[1])) for _ in range(3)]
    ear.close()
    assert {each.result().made for each in asked} == {Ear(coach).hear(turn(*LINES[1])).made}
