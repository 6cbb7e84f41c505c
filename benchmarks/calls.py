"""Many calls at once over HTTP: how soon a turn is answered, and whether every watcher is told.

    .venv/bin/python -m benchmarks.calls [--calls 200] [--every 3] [--seconds 60] [--watch 20] [--stages]

The app is the real one, from `amends up`, with SQLite in a folder of its own. No dialogue engine is
started: listening to a call has no use for it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import calls_metrics, calls_stages
from benchmarks.calls_client import BEHIND_SECONDS, REPLY_SECONDS, SETTLE_SECONDS, Outcome, Plan
from benchmarks.calls_metrics import Inside
from benchmarks.listening_calls import own_lines
from benchmarks.processes import bot, environment, started, workshop
from benchmarks.table import load, markdown, milliseconds, percentile
from bot.startup.engine import LOOPBACK, free_port
from bot.startup.paths import ROOT
from phrasebank import default_packs

ROUTE = "/api/calls/{call}/turns"
HEAD = ("response time of a turn", "turns", "p50 ms", "p95 ms", "p99 ms", "max ms")
SHARES = (50, 95, 99)
_NEVER = str(24 * 3600)
"""Seconds that the app waits for its engine before it gives up."""


@contextmanager
def app(folder: Path, told: Path | None = None) -> Iterator[str]:
    """A running app, by its address; nobody answers where it looks for a dialogue engine.

    With ``told`` it notes where the time goes, and writes that into this file when it ends.
    """
    port = free_port()
    url = f"http://{LOOPBACK}:{port}"
    env = environment(
        AMENDS_HOME=str(folder),
        AMENDS_PORT=str(port),
        AMENDS_RASA_URL=f"http://{LOOPBACK}:{free_port()}",
        AMENDS_ENGINE_START_SECONDS=_NEVER,
        PYTHONPATH=str(ROOT),
    )
    noting = [sys.executable, "-P", "-m", calls_stages.__name__, str(told), "up"]
    command = noting if told else bot("up")
    with started(command, folder, env, folder / "up.log", f"{url}/healthz") as program:
        program.wait_ready()
        yield url


def measure(plan: Plan) -> Outcome:
    """Has the client do as planned, in a process of its own."""
    opening = plan.calls * 1.0
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.calls_client"],
        cwd=ROOT,
        input=plan.model_dump_json(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=opening + plan.seconds + BEHIND_SECONDS + 2 * REPLY_SECONDS + SETTLE_SECONDS,
    )
    return Outcome.model_validate_json(done.stdout)


def inside(outcome: Outcome) -> Inside:
    """What the app counted while the calls were held."""
    before, after = (calls_metrics.read(text, ROUTE) for text in outcome.metrics)
    return after.since(before)


def time_rows(outcome: Outcome) -> list[list[str]]:
    """The times as the client saw them, and as the app counted them."""
    took, counted = outcome.seconds, inside(outcome)
    seen = [*(percentile(took, share) for share in SHARES), max(took)] if took else [0.0] * 4
    within = [calls_metrics.at_share(counted.buckets, share / 100) for share in SHARES]
    return [
        ["seen by the client", str(len(took)), *map(milliseconds, seen)],
        [
            "inside the app (from its histogram)", str(counted.count),
            *(f"~{milliseconds(seconds)}" for seconds in within),
            f"≤{milliseconds(calls_metrics.longest(counted.buckets))}",
        ],
    ]  # fmt: skip


def lost(outcome: Outcome) -> int:
    """Turns that were due and have no answer, neither a right nor a wrong one."""
    return outcome.due - len(outcome.seconds) - sum(outcome.errors.values())


def told_all(outcome: Outcome) -> int:
    """Watchers that got every observation once, in order."""
    pairs = zip(outcome.watched, outcome.answered, strict=True)
    return sum(seen == list(range(1, last + 1)) for seen, last in pairs)


def is_whole(outcome: Outcome) -> bool:
    """Whether nothing went wrong, and every watcher was told all."""
    watchers = len(outcome.watched)
    return not outcome.errors and not lost(outcome) and told_all(outcome) == watchers


def lines(plan: Plan, outcome: Outcome) -> list[str]:
    """What the table doesn't say."""
    counted = inside(outcome)
    share = "unknown"
    if counted.cpu is not None:
        each = counted.cpu / max(1, counted.count)
        share = f"{counted.cpu / outcome.lasted:.0%} ({milliseconds(each)} ms a turn)"
    errors = ", ".join(f"{what}: {often}" for what, often in outcome.errors.items()) or "none"
    events = sum(map(len, outcome.watched))
    return [
        f"{plan.calls} calls, a turn every {plan.every:g} s each, for {outcome.lasted:.0f} s:"
        f" {len(outcome.seconds) / outcome.lasted:.1f} turns a second.",
        f"Due {outcome.due}, answered {len(outcome.seconds)}, dropped {lost(outcome)}; errors: {errors}.",
        f"Of one core: the app {share}, the client {outcome.cpu / outcome.lasted:.0%}.",
        f"Watchers: {told_all(outcome)} of {len(outcome.watched)} got every observation once, in order"
        f" ({events} observations).",
    ]


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.calls",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.calls --calls 50 --watch 5",
    )
    for name, kind, default, what in (
        ("calls", int, 200, "calls open at once"),
        ("every", float, 3.0, "seconds between two turns of a call"),
        ("seconds", float, 60.0, "how long the calls are held"),
        ("watch", int, 20, "calls that are watched as well"),
    ):
        parser.add_argument(
            f"--{name}", type=kind, default=default, help=f"{what} (default: %(default)s)"
        )
    what = "tell where the app's time goes, too (the clocks cost a little)"
    parser.add_argument("--stages", action="store_true", help=what)
    asked = parser.parse_args(given)
    if asked.calls < 1 or asked.every <= 0 or asked.watch > asked.calls:
        parser.error("give at least one call, a pause above 0, and no more watchers than calls")
    return asked


def main() -> None:
    """Measures and prints the table; exit status 1 when an answer or an observation is lacking."""
    asked = arguments()
    spoken = [line for call in own_lines(default_packs()) for line in call]
    before = load()
    with workshop() as folder:
        told = folder / "stages.json" if asked.stages else None
        with app(folder, told) as url:
            print(f"the app is up; {asked.seconds:g} s of calls", file=sys.stderr, flush=True)
            plan = Plan(url=url, lines=spoken, **vars(asked))
            begun = time.monotonic()
            outcome = measure(plan)
            spent = time.monotonic() - begun
        stages = markdown(calls_stages.HEAD, calls_stages.rows(told)) if told else ""
    print(f"{before} at the start, {load()} at the end; {spent:.0f} s in all.\n")
    print(markdown(HEAD, time_rows(outcome)) + "\n")
    print("\n".join(f"- {line}" for line in lines(plan, outcome)))
    if stages:
        print(f"\n{stages}")
    sys.exit(0 if is_whole(outcome) else 1)


if __name__ == "__main__":
    main()
