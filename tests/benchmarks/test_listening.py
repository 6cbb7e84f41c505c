"""The benchmark of what listening costs: it runs, and what it compares is what it says."""

from __future__ import annotations

import dataclasses
import json
from itertools import count
from pathlib import Path

import pytest

from benchmarks import listening, listening_cost
from benchmarks.listening_calls import DIALOGUES, calls_of, lines_in, one_long, own_lines
from benchmarks.listening_cost import Bench, bench
from benchmarks.listening_load import STAGES
from coach.coach import Coach
from coach.listening.call import Call
from phrasebank import Packs
from phrasebank.schema.nudge import TURN

LINES = ["customer: My parcel never came, I'm furious!", "agent: I'm so sorry, that's our fault."]


@pytest.fixture(scope="module")
def on(coach: Coach) -> Bench:
    return bench(coach)


def test_our_own_calls_are_those_of_the_tests_or_the_nudges_examples(
    packs: Packs, tmp_path: Path
) -> None:
    assert any("FIVE DAYS?!" in line for call in own_lines(packs) for line in call)
    examples = own_lines(packs, tmp_path)
    assert len(examples) >= len(packs.nudges)
    assert all(TURN.fullmatch(line) for call in examples for line in call)


def test_a_file_of_dialogues_is_read_call_by_call(tmp_path: Path) -> None:
    turns = [{"speaker": "customer", "text": "Hm."}, {"speaker": "agent", "text": "Yes?"}]
    lines = [json.dumps({"turns": turns}), json.dumps({"turns": turns[:1]}), "not JSON"]
    (tmp_path / DIALOGUES).write_text("\n".join(lines), encoding="utf-8")
    assert lines_in(tmp_path / DIALOGUES) == [["customer: Hm.", "agent: Yes?"], ["customer: Hm."]]


def test_a_long_call_begins_again_when_the_lines_are_used_up() -> None:
    turns = one_long([LINES, LINES[:1]], 5)
    assert [turn.speaker for turn in turns] == [
        "customer", "agent", "customer", "customer", "agent",
    ]  # fmt: skip
    assert len({turn.id for turn in turns}) == 5


def test_a_round_is_left_out_and_turns_are_timed_one_by_one(on: Bench) -> None:
    assert len(listening_cost.turn_seconds(on, calls_of([LINES, LINES]), rounds=3)) == 12


def test_an_observed_call_has_heard_every_turn(on: Bench) -> None:
    ticking = count()
    call, took = on.hear(one_long([LINES], 4), clock=lambda: next(ticking), forgetful=True)
    assert (call.turns, call.recovery is not None) == (4, True)
    assert took == [1, 1, 1, 1]


def test_the_first_and_the_last_fifth_are_compared(
    on: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    took = [1.0, 3.0, *[9.0] * 6, 4.0, 8.0]
    monkeypatch.setattr(Bench, "hear", lambda *_, **__: (on.begin("any"), took))
    assert listening_cost.growth(on, []) == (2, 6, 3)


def test_what_a_call_holds_is_weighed(on: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = one_long([LINES], 6)
    assert 1 < listening_cost.kilobytes_a_call(on, turns, calls=3) < 200

    def heavy(*_: object, **__: object) -> tuple[Call, list[float]]:
        return dataclasses.replace(on.begin("heavy"), employee="x" * 1024 * 1000), []

    monkeypatch.setattr(Bench, "hear", heavy)
    assert listening_cost.kilobytes_a_call(on, turns, calls=3) == pytest.approx(1000, rel=0.01)


def test_the_stages_of_a_start_add_up() -> None:
    took = listening.load_once()
    assert sum(took[stage] for stage in STAGES) < took["the whole process"]


def test_it_runs_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call = {"turns": [{"speaker": "customer", "text": "It's late again!"}]}
    (tmp_path / DIALOGUES).write_text(json.dumps(call), encoding="utf-8")
    smallest = ["--rounds", "1", "--long", "10", "--calls", "2", "--turns", "3", "--runs", "1"]
    monkeypatch.setattr("sys.argv", ["listening", "--devdata", str(tmp_path), *smallest])
    listening.main()
    told = capsys.readouterr().out
    assert "| upset_dialogues | 1 |" in told
    assert "of turns 9–10 " in told
    assert "kB after 3 turns (mean of 2 calls)" in told
    assert "| the whole process | 1 |" in told


def test_a_call_too_short_to_compare_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        listening.arguments(["--long", "4"])
    assert "--long" in capsys.readouterr().err
