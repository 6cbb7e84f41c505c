"""How well typed messages are understood: by the model alone, and with the state of the case.

    .venv/bin/python -m benchmarks.understanding [--errors]

Reads tests/data/understanding/ with the trained model. benchmarks/README.md says what is what.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.readings import MESSAGES, Reading, asked_in, read_all
from benchmarks.table import load, markdown, percentile
from bot.startup import model, paths
from records.settings import StoreSettings

OFF_TOPIC = "out_of_scope"
ASKED_BACK = ("clarify", "fallback")
HEAD = ("behaviour", "n", "right", "recall", "precision", "taken for")


def trained() -> Path:
    """The model of the present sources; ends with what to do when there is none."""
    found = model.expected_path(paths.ROOT, paths.models(StoreSettings().home))
    if not model.is_sound(found):
        raise SystemExit("there is no model of the present sources: run `amends train` first")
    return found


def rows(readings: Sequence[Reading]) -> list[list[str]]:
    """A line a behaviour: of the messages that want it, how many got it, and what the rest got."""
    done = Counter(reading.done for reading in readings)
    table = []
    for behaviour in sorted({reading.asked.behaviour for reading in readings}):
        wanted = [reading for reading in readings if reading.asked.behaviour == behaviour]
        right = [reading for reading in wanted if reading.asked.accepts(reading.done)]
        hits = sum(reading.done == behaviour and reading in right for reading in wanted)
        others = Counter(reading.done for reading in wanted if reading not in right)
        taken = ", ".join(f"{name} {count}" for name, count in others.most_common(4))
        share, precision = len(right) / len(wanted), hits / max(1, done[behaviour])
        table.append(
            [
                behaviour,
                str(len(wanted)),
                str(len(right)),
                f"{share:.2f}",
                f"{precision:.2f}",
                taken,
            ]
        )
    return table


def summary(readings: Sequence[Reading]) -> str:
    """The figures in a line each."""
    count = len(readings)
    model_right = sum(reading.asked.accepts(reading.guess) for reading in readings)
    right = sum(reading.asked.accepts(reading.done) for reading in readings)
    off = [reading for reading in readings if reading.asked.behaviour == OFF_TOPIC]
    taken = sum(
        not reading.asked.accepts(reading.done) and reading.done not in ASKED_BACK
        for reading in off
    )
    times = [reading.ms for reading in readings]
    return (
        f"right in context: {right} of {count} ({right / count:.1%})\n"
        f"right by the model alone: {model_right} of {count} ({model_right / count:.1%})\n"
        f"off-topic taken for something else: {taken} of {len(off)} ({taken / max(1, len(off)):.1%})\n"
        f"reading one message: p50 {percentile(times, 50):.1f} ms, p95 {percentile(times, 95):.1f} ms"
    )


def errors(readings: Sequence[Reading]) -> str:
    """Every message that was not understood, with the model's guess."""
    return "\n".join(
        f"{one.asked.state:7}{one.asked.behaviour:14} -> {one.done:14} "
        f"(model: {one.guess} {one.ranking[0][1]:.2f}) | {one.asked.text}"
        for one in readings
        if not one.asked.accepts(one.done)
    )


def main() -> None:
    """Reads every file of messages and prints its table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.understanding", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("files", nargs="*", type=Path, help="JSON lines; default: all of them")
    parser.add_argument("--errors", action="store_true", help="list what was misunderstood")
    given = parser.parse_args()
    found = trained()
    print(f"machine: {load()}\n")
    for path in given.files or sorted(MESSAGES.glob("*.jsonl")):
        readings = read_all(found, asked_in([path]))
        print(f"## {path.name}\n\n{summary(readings)}\n\n{markdown(HEAD, rows(readings))}\n")
        if given.errors:
            print(errors(readings) + "\n")


if __name__ == "__main__":
    main()
