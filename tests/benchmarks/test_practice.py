"""The benchmark of the practice customer: it runs, and it times what it says."""

from __future__ import annotations

import dataclasses

import pytest

from benchmarks import practice
from benchmarks.practice import Bench, Took, bench, played, scripts, table
from coach.coach import Coach
from coach.practice.examples import SCRIPTS
from phrasebank import Packs


@pytest.fixture(scope="module")
def one(packs: Packs) -> Packs:
    """Packs with a single scenario."""
    name = next(iter(packs.scenarios))
    return dataclasses.replace(packs, scenarios={name: packs.scenarios[name]})


@pytest.fixture(scope="module")
def on(one: Packs) -> Bench:
    return bench(Coach(one))


def lines(packs: Packs) -> int:
    return sum(len(getattr(s.scripts, name)) for s in packs.scenarios.values() for name in SCRIPTS)


def test_every_script_is_played_and_the_first_round_left_out(on: Bench) -> None:
    took = played(on, rounds=2)
    assert len(took) == 2 * lines(on.packs)
    assert all(0 < each.reading <= each.processor for each in took)


def test_each_round_is_new_to_the_stage(packs: Packs) -> None:
    first, second = ({one.id for one in scripts(packs, number)} for number in (0, 1))
    assert len(first) == len(SCRIPTS) * len(packs.scenarios)
    assert not first & second


def test_what_reading_takes_is_a_share_of_the_whole() -> None:
    told = table([Took(0.02, 0.01, 0.004), Took(0.02, 0.03, 0.016)])
    assert "50%" in told
    assert "| by the clock | 2 | 20 | 20 | 20 |" in told


def test_it_runs_to_its_end(
    one: Packs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["practice", "--rounds", "1"])
    monkeypatch.setattr(practice, "default_packs", lambda: one)
    practice.main()
    told = capsys.readouterr().out
    assert f"| by the clock | {lines(one)} |" in told
    assert "the live engine reading" in told


def test_no_round_at_all_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        practice.arguments(["--rounds", "0"])
    assert "--rounds" in capsys.readouterr().err
