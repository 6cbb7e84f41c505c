"""What an answer costs at turns 1, 21, 50 and 150 of a conversation: Amends beside stock Rasa.

    .venv/bin/python -m benchmarks.turns

Both answer the same messages with the same model and the same actions, in turns, so that a machine
that slows down does so for both. benchmarks/README.md says what the columns mean.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import uuid4

from benchmarks import sides
from benchmarks.model import trained_model
from benchmarks.processes import workshop
from benchmarks.sides import Ours, Side, Stock
from benchmarks.table import load, markdown, milliseconds, percentile
from bot.sessions import TURNS
from coach.coach import Coach
from phrasebank import default_packs

OPENING = "cust furious, cooker delivered 9 days late 2nd time"
PHRASE, CHECK = "what do i say", "can i say i understand how you feel"
FILLERS = (PHRASE, "why this step", CHECK, "she says its the second time this month", "where am i")
DOMAIN, COACH, DRAFT = "domain-only reply", "coach action", "draft check"
KINDS = (DOMAIN, COACH, DRAFT)
BEHAVIOURS = {COACH: (PHRASE, "phrase"), DRAFT: (CHECK, "check")}
WARM_UP = 5
FRESH_TURN = TURNS + 1
"""The first turn for which Amends opens a new session within a conversation."""
FILLING_AT_ONCE = 4


@dataclass
class Pair:
    """One conversation, had with both sides alike."""

    number: int
    id: str = field(default_factory=lambda: uuid4().hex)
    turn: int = 0
    """The last turn that both have had."""


@dataclass
class Run:
    """Both sides, the conversations had with them, and the times taken."""

    ours: Ours
    stock: Stock
    pairs: list[Pair]
    ends: float
    """On the monotonic clock; after it no round of samples is begun."""
    samples: dict[tuple[str, int, str], list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """(kind, turn mark, side) → seconds."""
    _given_up: threading.Event = field(default_factory=threading.Event)

    def warm_up(self) -> None:
        """Not counted. Also shows that both run the same actions."""
        for _ in range(WARM_UP):
            pair = Pair(0)
            self._say(pair, OPENING)
            for kind in KINDS:
                pair.turn += 1
                self._ask(self.ours, pair, kind)
                self._ask(self.stock, pair, kind)
                if kind in BEHAVIOURS:
                    self._hold_alike(pair, f"action_{BEHAVIOURS[kind][1]}")

    def _hold_alike(self, pair: Pair, wanted: str) -> None:
        found = self.stock.last_action(pair.id)
        if found != wanted:
            raise sides.WrongAnswer(f"stock Rasa ran {found}, Amends {wanted}")

    def first_turns(self, times: int) -> None:
        """Times each kind as the first message of a conversation."""
        for number in range(times):
            if number and time.monotonic() > self.ends:
                break
            for kind in KINDS:
                pair = Pair(number, turn=1)
                self._sample(pair, kind, mark=1)

    def fresh_turns(self) -> None:
        """Times the coach at the turn for which Amends opens a new session."""
        self._reach(FRESH_TURN - 1)
        for pair in self.pairs:
            pair.turn += 1
            self._sample(pair, COACH, FRESH_TURN)

    def late_turns(self, mark: int, rounds: int) -> None:
        """Times every kind around this turn, in an order that differs between conversations."""
        self._reach(first_sample(mark, rounds) - 1)
        for round_number in range(rounds):
            if round_number and time.monotonic() > self.ends:
                break
            for pair in self.pairs:
                for step in range(len(KINDS)):
                    pair.turn += 1
                    kind = KINDS[(pair.number + round_number + step) % len(KINDS)]
                    self._sample(pair, kind, mark)

    def _sample(self, pair: Pair, kind: str, mark: int) -> None:
        both: list[tuple[str, Side]] = [("ours", self.ours), ("stock", self.stock)]
        # Who comes second finds the machine's caches warm, or its turbo spent.
        for name, side in both if pair.number % 2 else reversed(both):
            self.samples[kind, mark, name].append(self._ask(side, pair, kind))

    def _ask(self, side: Side, pair: Pair, kind: str) -> float:
        if kind == DOMAIN:
            return side.ping(pair.id, pair.turn)
        return side.ask(pair.id, *BEHAVIOURS[kind])

    def _reach(self, turn: int) -> None:
        """Has every conversation up to this turn.

        Each is talked through with Amends. With stock Rasa, which grows slow, only the first is;
        the others get its events, all that stock Rasa keeps of a conversation, and its case.
        """
        first = self.pairs[0]
        with ThreadPoolExecutor(FILLING_AT_ONCE) as pool:
            tasks = [pool.submit(self._talk, self.ours, pair, turn) for pair in self.pairs]
            tasks.append(pool.submit(self._talk, self.stock, first, turn))
            try:
                for task in tasks:
                    task.result()
            except BaseException:
                # The pool would wait for them to talk to the end.
                self._given_up.set()
                raise
        self.stock.share(first.id, [pair.id for pair in self.pairs[1:]])
        for pair in self.pairs:
            pair.turn = turn

    def _talk(self, side: Side, pair: Pair, upto: int) -> None:
        for turn in range(pair.turn + 1, upto + 1):
            if self._given_up.is_set():
                return
            side.ask(pair.id, OPENING if turn == 1 else FILLERS[turn % len(FILLERS)])

    def _say(self, pair: Pair, text: str) -> None:
        pair.turn += 1
        self.ours.ask(pair.id, text)
        self.stock.ask(pair.id, text)


def rows(run: Run) -> list[list[str]]:
    """A row for each kind and turn mark, from what was measured."""
    marks = sorted({(KINDS.index(kind), mark) for kind, mark, _ in run.samples})
    return [_row(run, KINDS[kind], mark) for kind, mark in marks]


def _row(run: Run, kind: str, mark: int) -> list[str]:
    ours, stock = (run.samples[kind, mark, name] for name in ("ours", "stock"))
    figures = [percentile(each, percent) for each in (ours, stock) for percent in (50, 95)]
    ratios = [figures[2] / figures[0], figures[3] / figures[1]]
    turn = f"{mark} (new session)" if mark == FRESH_TURN else str(mark)
    return [kind, turn, str(len(ours)), *map(milliseconds, figures), *(f"{r:.1f}" for r in ratios)]


def masked() -> dict[str, str]:
    """What Amends has the model read in place of each message that holds a draft."""
    drafts = Coach(default_packs()).drafts
    found = {text: drafts.split(text) for text in (OPENING, *FILLERS)}
    return {text: draft.masked for text, draft in found.items() if draft}


HEAD = (
    "reply", "turn", "n", "ours p50 ms", "ours p95 ms", "stock p50 ms", "stock p95 ms",
    "stock ÷ ours p50", "stock ÷ ours p95",
)  # fmt: skip


def measure(conversations: int, rounds: int, marks: list[int], seconds: float) -> Run:
    """Starts both sides, measures, and stops them."""
    with workshop() as folder:
        say("model (trained only if the project's changed)")
        model = trained_model()
        for name in ("ours", "stock"):
            (folder / name).mkdir()
        say("starting both sides")
        with (
            sides.ours(model, folder / "ours") as ours,
            sides.stock(model, folder / "stock", masked()) as stock,
        ):
            ours.wait_ready()
            stock.wait_ready()
            pairs = [Pair(number) for number in range(conversations)]
            run = Run(ours, stock, pairs, STARTED + seconds)
            say("warm-up")
            run.warm_up()
            say("turn 1")
            run.first_turns(conversations * rounds)
            if marks:
                say(f"turn {FRESH_TURN}")
                run.fresh_turns()
            for mark in sorted(marks):
                say(f"turn {mark}")
                run.late_turns(mark, rounds)
    return run


STARTED = time.monotonic()


def say(stage: str) -> None:
    """Progress, to stderr: the table alone goes to stdout."""
    print(f"[{time.monotonic() - STARTED:4.0f} s] {stage}", file=sys.stderr, flush=True)


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.turns",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.turns --conversations 5 --rounds 3",
    )
    parser.add_argument(
        "--conversations", type=int, default=5, help="conversations had (default: %(default)s)"
    )
    parser.add_argument(
        "--rounds", type=int, default=3,
        help="samples of each kind that a conversation gives at a mark (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--marks", type=int, nargs="*", default=[50, 150],
        help="turns to measure at, besides the first (default: 50 150)",
    )  # fmt: skip
    parser.add_argument(
        "--seconds", type=float, default=330,
        help="begin no further round of samples after this time (default: %(default)s)",
    )  # fmt: skip
    asked = parser.parse_args(given)
    if not fit(asked.marks, asked.rounds):
        parser.error(
            f"the samples of {asked.rounds} rounds around each mark must come after turn"
            f" {FRESH_TURN} and not overlap: put the marks further apart"
        )
    return asked


def first_sample(mark: int, rounds: int) -> int:
    """The turn with which the samples around a mark begin."""
    return mark - rounds * len(KINDS) // 2


def fit(marks: list[int], rounds: int) -> bool:
    """Whether the samples around each mark come after those of the one before."""
    last = FRESH_TURN
    for mark in sorted(marks):
        first = first_sample(mark, rounds)
        if first <= last:
            return False
        last = first + rounds * len(KINDS) - 1
    return True


def main() -> None:
    """Measures and prints the table."""
    asked = arguments()
    before = load()
    run = measure(asked.conversations, asked.rounds, asked.marks, asked.seconds)
    spent = time.monotonic() - STARTED
    print(f"{before} at the start, {load()} at the end; {spent:.0f} s in all.\n")
    print(markdown(HEAD, rows(run)))


if __name__ == "__main__":
    main()
