"""A call moves from its opening through the problem and the options to an agreement and its end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.facts import Facts
from coach.listening.call import Call
from coach.listening.heard import HeardTurn
from coach.listening.listener import Listener
from coach.listening.observation import MoveFound
from coach.listening.phases import phase_after
from phrasebank.schema.nudge import CallPhase
from tests.coach.listening.calls import GOOD_CALL, heard, new_call, said

UPSET = replace(new_call(), peak="angry")


def after(call: Call, speaker: str, *, moves: str = "", cues: str = "") -> CallPhase:
    """The phase after a turn in which these moves or cues were found."""
    found = tuple(MoveFound(move=move, start=0, end=1, score=1) for move in moves.split())
    turn = HeardTurn(
        said(f"{speaker}: x"), Facts(), moves=found, cues=dict.fromkeys(cues.split(), "x")
    )
    return phase_after(call, turn)


def test_a_good_call_goes_through_all_that_matter(listener: Listener) -> None:
    _, told = heard(listener, *GOOD_CALL, "agent: You're welcome. Goodbye!")
    assert list(dict.fromkeys(one.phase for one in told)) == [
        "opening", "problem", "options", "agreement", "closing",
    ]  # fmt: skip


def test_a_call_without_trouble_stays_in_its_opening(listener: Listener) -> None:
    call, told = heard(
        listener,
        "agent: Good morning, Lakeside Lets.",
        "customer: Hello, which bus goes to the station?",
        "agent: The 14, from the stop outside.",
        "customer: Lovely, thanks. Bye!",
        "agent: Goodbye!",
    )
    assert {one.phase for one in told} == {"opening"}
    assert call.recovery is None


@pytest.mark.parametrize(
    ("phase", "speaker", "moves", "cues", "then"),
    [
        ("opening", "customer", "", "", "problem"),
        ("opening", "agent", "fix", "", "opening"),
        ("problem", "agent", "fix", "", "options"),
        ("problem", "agent", "compensation", "", "options"),
        ("problem", "agent", "", "options", "options"),
        ("problem", "agent", "apology question", "", "problem"),
        ("problem", "agent", "", "anything_else", "problem"),
        ("problem", "agent", "", "goodbye", "closing"),
        ("problem", "customer", "", "accepts", "problem"),
        ("options", "customer", "", "accepts", "agreement"),
        ("options", "customer", "", "rejects", "options"),
        ("options", "customer", "", "unanswered", "problem"),
        ("agreement", "customer", "", "rejects", "options"),
        ("agreement", "customer", "", "ended", "closing"),
        ("agreement", "agent", "", "anything_else", "closing"),
        ("closing", "customer", "", "rejects", "options"),
        ("closing", "customer", "", "unanswered", "problem"),
        ("closing", "agent", "fix", "", "closing"),
    ],
)
def test_what_is_said_moves_it(
    phase: CallPhase, speaker: str, moves: str, cues: str, then: CallPhase
) -> None:
    assert after(replace(UPSET, phase=phase), speaker, moves=moves, cues=cues) == then


def test_a_goodbye_ends_nothing_that_never_was_a_problem() -> None:
    assert after(new_call(), "agent", cues="goodbye") == "opening"
