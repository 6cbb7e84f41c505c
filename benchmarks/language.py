"""How well the coach understands what is said in a call: moves, anger, and phrases to avoid.

    .venv/bin/python -m benchmarks.language --devdata FOLDER [--errors]

The folder is that of `benchmarks.phrases`; its messages are no part of the project. Without it nothing
is measured. Whoever made the lexicon has read the errors on the files labelled by hand, so their figures
flatter it; those on the other files do so less.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from benchmarks import language_anger, language_moves, phrases
from benchmarks.language_ear import Ear
from benchmarks.messages import Unreadable, labelled
from benchmarks.table import load, markdown
from coach.coach import Coach
from phrasebank import default_packs

SKIPPED = (
    "Skipped: the messages to measure on aren't here. Give --devdata FOLDER, or AMENDS_DEVDATA."
)


def moves_report(folder: Path, ear: Ear, with_errors: bool) -> list[str]:
    """The tables of moves."""
    by_hand = language_moves.said_in(folder, language_moves.BY_HAND)
    single = language_moves.said_in(folder, language_moves.SINGLE_LABEL)
    report = [
        f"## {language_moves.BY_HAND}: {len(by_hand)} messages",
        language_moves.hand_table(by_hand, ear),
    ]
    if with_errors:
        report += ["\n".join(language_moves.errors(by_hand, ear)) or "No errors."]
    return [
        *report,
        f"## {language_moves.SINGLE_LABEL}: {len(single)} messages, one label each at most",
        language_moves.single_table(single, ear),
    ]


def anger_report(folder: Path, ear: Ear, with_errors: bool) -> list[str]:
    """The tables of anger."""
    names = (language_anger.BY_HAND, *language_anger.MAPPED)
    told = {name: language_anger.told_in(folder, name, ear) for name in names}
    table = [language_anger.level_row(name, rows) for name, rows in told.items()]
    table.append(language_anger.airline_row(folder, ear))
    report = [
        "## Anger",
        markdown(language_anger.HEAD, table),
        f"{language_anger.BY_HAND}:",
        language_anger.confusion_table(told[language_anger.BY_HAND]),
    ]
    for name, rows in told.items() if with_errors else ():
        report += [f"### {name}", "\n".join(language_anger.errors(rows)) or "No errors."]
    return report


def phrases_report(folder: Path, coach: Coach, with_errors: bool) -> list[str]:
    """The tables of `benchmarks.phrases` that need labels."""
    rows = labelled(folder)
    report = [
        "## Phrases to avoid",
        markdown(phrases.HEAD, phrases.score_rows(coach, rows)),
        markdown(("type", "n", "found"), phrases.recall_rows(coach, rows)),
    ]
    if with_errors:
        report += ["\n".join(phrases.differences(coach, rows)) or "No errors."]
    return report


def report(folder: Path, with_errors: bool = False) -> str:
    """All tables. Raises ``Unreadable``."""
    before, begun = load(), time.monotonic()
    coach = Coach(default_packs())
    ear = Ear(coach)
    tables = [
        *moves_report(folder, ear, with_errors),
        *anger_report(folder, ear, with_errors),
        *phrases_report(folder, coach, with_errors),
    ]
    return "\n\n".join([f"{before}; {time.monotonic() - begun:.0f} s in all.", *tables])


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.language",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.language --devdata ~/messages --errors",
    )
    parser.add_argument(
        "--devdata",
        metavar="FOLDER",
        default=os.getenv("AMENDS_DEVDATA"),
        help="the folder with the messages (default: the environment's AMENDS_DEVDATA)",
    )
    parser.add_argument("--errors", action="store_true", help="list every error")
    given = parser.parse_args()
    folder = Path(given.devdata).expanduser() if given.devdata else None
    if folder is None or not folder.is_dir():
        print(SKIPPED)
        return
    try:
        print(report(folder, given.errors))
    except Unreadable as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
