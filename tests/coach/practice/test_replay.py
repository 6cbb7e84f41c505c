"""The same throw and the same lines: the same call, to the letter, on any day and in any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from coach.coach import Coach
from coach.practice.stage import Played, Stage
from phrasebank.loader import ROOT
from tests.coach.practice.playing import BAD, GOOD, SCENARIOS, play, rehearsal_of, said_by

LINES = (*GOOD[:2], *BAD[:1], *GOOD[2:], "What would you like?", "Ok.", "Thank you, goodbye.")
FEW = SCENARIOS[::9]
_ELSEWHERE = """
import json, sys
from coach.coach import Coach
from phrasebank import load
from tests.coach.practice.playing import play
from tests.coach.practice.test_replay import LINES, whole
stage = Coach(load()).stage
print(json.dumps([whole(play(stage, name, *LINES)) for name in sys.argv[1:]]))
"""


def whole(played: Played) -> list[Any]:
    """All that a trainee could tell one call from another by, as JSON has it."""
    feelings = [vars(each.after.feelings) for each in played.exchanges]
    acts = [[(act.id, quote) for act, quote in each.noticed.acts] for each in played.exchanges]
    checks = [
        [(step.id, step.state, step.because) for step in each.answer_seen.steps]
        for each in played.exchanges
    ]
    told = [said_by(played), feelings, acts, checks, played.customer.ending]
    return list(json.loads(json.dumps(told)))


@pytest.mark.parametrize("scenario", FEW)
def test_a_new_stage_plays_it_the_same(coach: Coach, stage: Stage, scenario: str) -> None:
    assert whole(play(Stage(coach), scenario, *LINES)) == whole(play(stage, scenario, *LINES))


def test_another_process_plays_it_the_same(stage: Stage) -> None:
    here = [whole(play(stage, scenario, *LINES)) for scenario in FEW]
    for hashing in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, *FEW],
            cwd=ROOT.parent, env={**os.environ, "PYTHONHASHSEED": hashing},
            check=True, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert json.loads(done.stdout) == here


def test_another_throw_chooses_other_lines_but_feels_the_same(stage: Stage) -> None:
    plays = [play(stage, FEW[0], *LINES, seed=seed) for seed in range(6)]
    assert len({tuple(said_by(played)) for played in plays}) > 1
    assert len({played.customer.feelings for played in plays}) == 1


def test_what_was_said_before_is_not_changed_by_one_more_line(stage: Stage) -> None:
    before = whole(play(stage, FEW[1], *LINES[:3]))
    after = whole(play(stage, FEW[1], *LINES))
    assert [part[: len(was)] for part, was in zip(after[:4], before[:4], strict=True)] == before[:4]


def test_a_branch_is_played_from_where_it_left(stage: Stage) -> None:
    """What another line after the same beginning has left behind is not remembered."""
    made = rehearsal_of(FEW[2], LINES)
    there = stage.play(made, made.path[2].id)
    assert whole(there) == whole(play(stage, FEW[2], *LINES[:3]))
