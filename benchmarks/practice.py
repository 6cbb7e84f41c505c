"""What one answer of a practice customer costs in process, and how much of it is the live engine's reading.

.venv/bin/python -m benchmarks.practice
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from benchmarks.table import load, markdown, milliseconds, percentile
from coach.coach import Coach
from coach.listening.call import Call
from coach.listening.encoder import Encoder
from coach.listening.heard import HeardTurn
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation
from coach.practice.examples import SCRIPTS, rehearsed
from coach.practice.rehearsal import Rehearsal
from coach.practice.stage import Stage
from phrasebank import Packs, default_packs

HEAD = ("one answer of the customer", "answers", "p50 ms", "p95 ms", "max ms")
NUMBERS = (("rounds", 3, "times that every script is played, besides one not counted"),)
"""What can be changed on the command line, by default what, and what it is."""


@dataclass(frozen=True)
class Took:
    """Seconds of one answer: by the clock, of the processor, and of these what reading took."""

    wall: float
    processor: float
    reading: float


class TimedListener(Listener):
    """A listener that adds up what it takes: the trainee's line and the customer's answer."""

    def __init__(self, coach: Coach, encoder: Encoder) -> None:
        super().__init__(coach, encoder)
        self.processor = 0.0

    def hear(self, turn: CallTurn, call: Call | None = None) -> HeardTurn:
        """As a listener does."""
        with self._timed():
            return super().hear(turn, call)

    def taken_in(self, call: Call, heard: HeardTurn) -> tuple[Call, Observation]:
        """As a listener does."""
        with self._timed():
            return super().taken_in(call, heard)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        worked = time.process_time()
        yield
        self.processor += time.process_time() - worked


@dataclass(frozen=True)
class Bench:
    """A stage whose listener is timed."""

    packs: Packs
    encoder: Encoder
    listener: TimedListener
    stage: Stage

    def answers(self, rehearsal: Rehearsal) -> Iterator[Took]:
        """What each answer took, all lines before it already played."""
        self.stage.read_ahead(rehearsal.rewound(rehearsal.path[0].id))
        for line in rehearsal.path:
            self.listener.processor = 0.0
            begun, worked = time.perf_counter(), time.process_time()
            self.stage.play(rehearsal, line.id)
            wall, processor = time.perf_counter() - begun, time.process_time() - worked
            read = self.listener.processor
            # As the app does meanwhile: the trainee doesn't wait for it.
            self.stage.read_ahead(replace(rehearsal, head=line.id))
            yield Took(wall, processor, read)


def bench(coach: Coach) -> Bench:
    """A bench with the encoder loaded; the first round warms it."""
    encoder = Encoder()
    listener = TimedListener(coach, encoder)
    return Bench(coach.packs, encoder, listener, Stage(coach, listener))


def scripts(packs: Packs, number: int = 0) -> Iterator[Rehearsal]:
    """The scripts of all scenarios at their levels; each round's are new to the stage."""
    for scenario in packs.scenarios.values():
        for script, (level, _) in SCRIPTS.items():
            lines = getattr(scenario.scripts, script)
            framework = packs.policy.default_framework
            yield rehearsed(scenario, lines, level, framework, seed=number)


def played(on: Bench, rounds: int) -> list[Took]:
    """Every answer of every script, after a round that isn't counted."""
    took: list[Took] = []
    for number in range(rounds + 1):
        on.encoder.forget()  # else a line of the round before would cost nothing
        spent = [one for rehearsal in scripts(on.packs, number) for one in on.answers(rehearsal)]
        took += spent if number else []
    return took


def row(what: str, seconds: Sequence[float]) -> list[str]:
    """A line of the table."""
    figures = (percentile(list(seconds), 50), percentile(list(seconds), 95), max(seconds))
    return [what, str(len(seconds)), *map(milliseconds, figures)]


def table(took: Sequence[Took]) -> str:
    """By the clock and of the processor, and how much of it was reading."""
    rows = [
        row("by the clock", [one.wall for one in took]),
        row("processor time", [one.processor for one in took]),
        row("of it, reading by the live engine", [one.reading for one in took]),
    ]
    read = sum(one.reading for one in took) / sum(one.processor for one in took)
    share = f"Of the processor time, {read:.0%} is the live engine reading line and answer."
    return f"{markdown(HEAD, rows)}\n\n{share}"


def report(asked: argparse.Namespace) -> str:
    """All figures."""
    before, begun = load(), time.monotonic()
    figures = table(played(bench(Coach(default_packs())), asked.rounds))
    spent = time.monotonic() - begun
    return f"{before} at the start, {load()} at the end; {spent:.0f} s in all.\n\n{figures}"


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.practice",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.practice --rounds 10",
    )
    for name, default, what in NUMBERS:
        parser.add_argument(
            f"--{name}", type=int, default=default, help=f"{what} (default: %(default)s)"
        )
    asked = parser.parse_args(given)
    if asked.rounds < 1:
        parser.error("--rounds: give 1 or more")
    return asked


def main() -> None:
    """Measures and prints the table."""
    print(report(arguments()))


if __name__ == "__main__":
    main()
