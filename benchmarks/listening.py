"""What listening costs within a process: a turn, a long call, an open call's memory, the start.

.venv/bin/python -m benchmarks.listening [--devdata FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import listening_cost
from benchmarks.listening_calls import DIALOGUES, Lines, calls_of, lines_in, one_long, own_lines
from benchmarks.listening_cost import Bench
from benchmarks.listening_load import STAGES
from benchmarks.table import load, markdown, milliseconds, percentile
from bot.startup.paths import ROOT
from coach.coach import Coach
from phrasebank import default_packs

TURN_HEAD = ("one turn, nudges included", "turns", "p50 ms", "p95 ms", "max ms")
NUMBERS = (
    ("rounds", 5, "times that every call is heard, besides one not counted"),
    ("long", 500, "turns of the long call; its first and last fifth are compared"),
    ("calls", 200, "calls held open to weigh them"),
    ("turns", 40, "turns of each of these"),
    ("runs", 3, "fresh processes that load"),
)
"""What can be changed on the command line, by default what, and what it is."""
LOAD_HEAD = ("in a fresh process", "n", "p50 s", "slowest s")


def turn_row(what: str, seconds: list[float]) -> list[str]:
    """A line of the table of turns."""
    figures = (percentile(seconds, 50), percentile(seconds, 95), max(seconds))
    return [what, str(len(seconds)), *map(milliseconds, figures)]


def turn_table(on: Bench, own: list[Lines], devdata: Path | None, rounds: int) -> str:
    """How long a turn takes, over our calls and over the dialogues of the folder, if it is there."""
    table = [turn_row("our own calls", listening_cost.turn_seconds(on, calls_of(own), rounds))]
    if devdata and (file := devdata / DIALOGUES).is_file():
        theirs = calls_of(lines_in(file))
        table.append(turn_row(file.stem, listening_cost.turn_seconds(on, theirs, rounds)))
    return markdown(TURN_HEAD, table)


def load_once() -> dict[str, float]:
    """Seconds of each stage in a fresh process, and of the whole process as its parent sees it."""
    command = [sys.executable, "-m", "benchmarks.listening_load"]
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    whole = time.perf_counter() - begun
    return {**json.loads(done.stdout), "the whole process": whole}


def load_table(runs: int) -> str:
    """How long it takes until the first turn is heard."""
    times = [load_once() for _ in range(runs)]
    table = []
    for stage in (*STAGES, "the whole process"):
        seconds = [each[stage] for each in times]
        table.append([stage, str(runs), f"{percentile(seconds, 50):.2f}", f"{max(seconds):.2f}"])
    return markdown(LOAD_HEAD, table)


def growth_line(on: Bench, own: list[Lines], turns: int) -> str:
    """Whether a turn late in a call costs more than an early one."""
    first, last, ratio = listening_cost.growth(on, one_long(own, turns))
    stretch = turns // listening_cost.WINDOWS
    return (
        f"A call of {turns} turns: mean of turns 1–{stretch} {milliseconds(first)} ms, of turns"
        f" {turns - stretch + 1}–{turns} {milliseconds(last)} ms of processor time; ratio {ratio:.2f}."
    )


def memory_line(on: Bench, own: list[Lines], calls: int, turns: int) -> str:
    """What an open call holds."""
    size = listening_cost.kilobytes_a_call(on, one_long(own, turns), calls)
    return f"Memory of an open call: {size:.1f} kB after {turns} turns (mean of {calls} calls)."


def report(asked: argparse.Namespace) -> str:
    """All figures."""
    before, begun = load(), time.monotonic()
    coach = Coach(default_packs())
    on, own = listening_cost.bench(coach), own_lines(coach.packs)
    devdata = Path(asked.devdata).expanduser() if asked.devdata else None
    figures = [
        turn_table(on, own, devdata, asked.rounds),
        growth_line(on, own, asked.long),
        memory_line(on, own, asked.calls, asked.turns),
        load_table(asked.runs),
    ]
    spent = time.monotonic() - begun
    return "\n\n".join(
        [f"{before} at the start, {load()} at the end; {spent:.0f} s in all.", *figures]
    )


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.listening",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.listening --rounds 10",
    )
    parser.add_argument(
        "--devdata",
        metavar="FOLDER",
        default=os.getenv("AMENDS_DEVDATA"),
        help=f"listen to its {DIALOGUES} as well (default: the environment's AMENDS_DEVDATA)",
    )
    for name, default, what in NUMBERS:
        parser.add_argument(
            f"--{name}", type=int, default=default, help=f"{what} (default: %(default)s)"
        )
    asked = parser.parse_args(given)
    if asked.long < listening_cost.WINDOWS:
        parser.error(
            f"--long: a call is compared in fifths, so give {listening_cost.WINDOWS} or more"
        )
    return asked


def main() -> None:
    """Measures and prints the tables."""
    print(report(arguments()))


if __name__ == "__main__":
    main()
