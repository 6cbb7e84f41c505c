"""The benchmark of turns runs to its end, and leaves nothing running."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks.table import markdown, milliseconds, percentile
from benchmarks.turns import fit
from tests.support.stack import ROOT

SECONDS = 800


@pytest.fixture
def benchmark() -> Iterator[subprocess.Popen[str]]:
    """A run with the smallest numbers."""
    command = [sys.executable, "-m", "benchmarks.turns"]
    command += ["--conversations", "2", "--rounds", "1", "--marks", "25"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        # Asked, not killed: it has servers to stop.
        process.terminate()
        process.communicate(timeout=60)


@pytest.mark.full
@pytest.mark.timeout(SECONDS + 70)
def test_it_compares_every_reply_with_stock_rasa(benchmark: subprocess.Popen[str]) -> None:
    told, problems = benchmark.communicate(timeout=SECONDS)
    assert benchmark.returncode == 0, problems
    lines = [line.split(" | ") for line in told.splitlines() if line.startswith("| ")]
    rows = {(line[0].removeprefix("| "), line[1]): line[2] for line in lines[2:]}
    assert rows == {
        ("domain-only reply", "1"): "2",
        ("domain-only reply", "25"): "2",
        ("coach action", "1"): "2",
        ("coach action", "21 (new session)"): "2",
        ("coach action", "25"): "2",
        ("draft check", "1"): "2",
        ("draft check", "25"): "2",
    }


def test_percentiles() -> None:
    samples = [float(number) for number in range(101)]
    assert percentile(samples, 50) == 50
    assert percentile(samples, 95) == 95
    assert percentile([7.0], 95) == 7


def test_the_table_is_markdown() -> None:
    table = markdown(("what", "ms"), [["a", milliseconds(0.0042)], ["b", milliseconds(0.1234)]])
    assert table == "| what | ms |\n| --- | ---: |\n| a | 4.2 |\n| b | 123 |"


@pytest.mark.parametrize(
    ("marks", "rounds", "possible"),
    [([50, 150], 3, True), ([], 3, True), ([25], 1, True), ([22], 1, False), ([50, 55], 3, False)],
)
def test_the_samples_of_two_marks_must_not_overlap(
    marks: list[int], rounds: int, possible: bool
) -> None:
    assert fit(marks, rounds) is possible
