"""How long a start takes with all in place, and a one-off `amends check`.

    .venv/bin/python -m benchmarks.start

benchmarks/README.md says what the columns mean.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.model import trained_model
from benchmarks.processes import bot, environment, started, workshop
from benchmarks.table import load, markdown, percentile
from bot.startup import model, paths
from bot.startup.engine import LOOPBACK, free_port

SENTENCE = "I understand how you feel, but it's our policy"
HEAD = ("what", "n", "p50 s", "slowest s")


def start_once(home: Path) -> float:
    """Seconds from the command to the first 200 of ``/readyz``."""
    port = free_port()
    env = environment(AMENDS_HOME=str(home), AMENDS_PORT=str(port))
    ready = f"http://{LOOPBACK}:{port}/readyz"
    begun = time.perf_counter()
    with started(bot("up"), home, env, home / "up.log", ready) as program:
        program.wait_ready()
        return time.perf_counter() - begun


def check_once(home: Path) -> float:
    """Seconds that ``amends check`` takes in a process of its own."""
    env = environment(AMENDS_HOME=str(home))
    begun = time.perf_counter()
    subprocess.run(bot("check", SENTENCE), cwd=home, env=env, check=True, capture_output=True)
    return time.perf_counter() - begun


def put_all_in_place(home: Path) -> None:
    """A model under the name that `up` looks for, so that it needn't train."""
    # One intent more than the project's, which no start can feel.
    wanted = model.expected_path(paths.ROOT, paths.models(home))
    wanted.parent.mkdir(parents=True)
    shutil.copy(trained_model(), wanted)


def times(once: Callable[[Path], float], home: Path, runs: int) -> list[float]:
    """Runs it, the first time not counted: it fills the disk's cache and makes the database."""
    return [once(home) for _ in range(runs + 1)][1:]


def row(what: str, samples: list[float]) -> list[str]:
    """A line of the table."""
    figures = (percentile(samples, 50), max(samples))
    return [what, str(len(samples)), *(f"{figure:.1f}" for figure in figures)]


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.start",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.start --runs 3",
    )
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: %(default)s)")
    runs: int = parser.parse_args().runs
    before, begun = load(), time.monotonic()
    with workshop() as home:
        print("model (trained only if the project's changed)", file=sys.stderr, flush=True)
        put_all_in_place(home)
        rows = []
        for what, once in (("amends up, to ready", start_once), ("amends check", check_once)):
            print(what, file=sys.stderr, flush=True)
            rows.append(row(what, times(once, home, runs)))
    spent = time.monotonic() - begun
    print(f"{before} at the start, {load()} at the end; {spent:.0f} s in all.\n")
    print(markdown(HEAD, rows))


if __name__ == "__main__":
    main()
