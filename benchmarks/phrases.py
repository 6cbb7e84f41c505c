"""How well the rules to avoid do on real messages, and what checking a sentence costs.

    .venv/bin/python -m benchmarks.phrases --devdata FOLDER

benchmarks/README.md says what the columns mean.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.messages import Labelled, Unreadable, agents_lines, labelled
from benchmarks.rule_speed import speed_rows
from benchmarks.table import load, markdown
from coach.coach import Coach
from phrasebank import default_packs

HEAD = ("flagged or not", "n", "P", "R", "F1")
SPEED_HEAD = ("rules", "sentences", "to compile, ms", "mean µs", "p95 µs")
#: The families of rules that answer for a type of label.
FAMILIES = {
    "i_understand": ("empathy",),
    "know_how_you_feel": ("empathy",),
    "calm_down": ("minimise",),
    "policy": ("policy", "jargon"),
    "nothing_we_can_do": ("refusal", "policy"),
    "blame_shift": ("blame", "handover", "policy"),
    "should_have_blames_customer": ("blame",),
    "non_apology": ("apology",),
    "sorry_or_understand_but": ("apology", "empathy"),
    "must_have_to_command": ("blame", "handover"),
    "argue_as_i_said": ("blame",),
}
Judge = Callable[[Labelled], bool]


def families(coach: Coach, text: str) -> set[str]:
    """The families of the rules that flag the text."""
    return {finding.rule.split(".")[0] for finding in coach.checker.check(text)}


def score(what: str, rows: Sequence[Labelled], said: Judge, true: Judge) -> list[str]:
    """A line of the table."""
    hits = sum(said(row) and true(row) for row in rows)
    precision = hits / (sum(said(row) for row in rows) or 1)
    recall = hits / (sum(true(row) for row in rows) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return [what, str(len(rows)), *(f"{figure:.2f}" for figure in (precision, recall, f1))]


def score_rows(coach: Coach, rows: list[Labelled]) -> list[list[str]]:
    """All labels, with those left out of which a fair reader may think otherwise, and with them."""
    clear = [row for row in rows if not row.borderline]
    understand = [row for row in clear if "understand" in row.text.lower()]

    def flagged(row: Labelled) -> bool:
        return bool(coach.checker.check(row.text))

    return [
        score("core types", clear, flagged, lambda row: bool(row.core)),
        score("core types, with borderline", rows, flagged, lambda row: bool(row.core)),
        score("any type", clear, flagged, lambda row: bool(row.types)),
        score("any type, with borderline", rows, flagged, lambda row: bool(row.types)),
        score(
            "“understand”: as a claim",
            understand,
            lambda row: "empathy" in families(coach, row.text),
            lambda row: bool({"i_understand", "know_how_you_feel"} & set(row.types)),
        ),
    ]


def recall_rows(coach: Coach, rows: list[Labelled]) -> list[list[str]]:
    """How many of each type are found by a rule of a family that answers for it."""
    table = []
    for kind, answering in FAMILIES.items():
        of_kind = [row for row in rows if kind in row.types]
        found = sum(bool(families(coach, row.text) & set(answering)) for row in of_kind)
        table.append([kind, str(len(of_kind)), str(found)])
    return table


def differences(coach: Coach, rows: list[Labelled]) -> list[str]:
    """Each message that is judged otherwise than its label for any type says."""
    lines = []
    for row in rows:
        rules = [finding.rule for finding in coach.checker.check(row.text)]
        if bool(rules) != bool(row.types):
            what = "false alarm" if rules else "missed"
            sure = ", borderline" if row.borderline else ""
            lines.append(f"- {what}{sure} ({', '.join(rules or row.types)}): {row.text[:160]}")
    return lines


def rate_rows(coach: Coach, folder: Path) -> list[list[str]]:
    """Findings in the files that have no labels for phrases."""
    table = []
    for name, lines in agents_lines(folder).items():
        found = sum(len(coach.checker.check(line)) for line in lines)
        table.append([name, str(len(lines)), f"{100 * found / (len(lines) or 1):.1f}"])
    return table


def report(folder: Path) -> str:
    """All tables."""
    rows, coach = labelled(folder), Coach(default_packs())
    lines = [row.text for row in rows]
    lines += [line for found in agents_lines(folder).values() for line in found]
    return "\n\n".join([
        f"{len(coach.packs.rules)} rules; {load()}",
        markdown(HEAD, score_rows(coach, rows)),
        markdown(("type", "n", "found"), recall_rows(coach, rows)),
        "\n".join(differences(coach, rows)) or "Nothing is judged otherwise than labelled.",
        markdown(("file", "lines", "findings per 100"), rate_rows(coach, folder)),
        markdown(SPEED_HEAD, speed_rows(coach, lines)),
    ])  # fmt: skip


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.phrases",
        description=(__doc__ or "").splitlines()[0],
        epilog="Example: python -m benchmarks.phrases --devdata ~/messages",
    )
    parser.add_argument(
        "--devdata",
        metavar="FOLDER",
        default=os.getenv("AMENDS_DEVDATA"),
        help="the folder with the messages (default: the environment's AMENDS_DEVDATA)",
    )
    given: str | None = parser.parse_args().devdata
    if not given:
        parser.error("say where the messages are: --devdata FOLDER, or AMENDS_DEVDATA")
    try:
        print(report(Path(given).expanduser()))
    except Unreadable as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
