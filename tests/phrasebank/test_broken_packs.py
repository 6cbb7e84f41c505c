"""One mistake in a pack gives one message, with file, entry and field, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.phrasebank.copies import Change, data, field, gone, problems_of, replaced, text, twice

MAMA, FIVE = "phrases/mama.yml", "frameworks/five_step.yml"
LISTEN = "mama.listen.got_time"


def step(number: int, name: str, value: Any) -> Change:
    """Sets a field of a step of the five."""
    return data(FIVE, lambda content: content["steps"][number].__setitem__(name, value))


def row(number: int, name: str, value: Any) -> Change:
    """Sets a field of a row of the offers."""
    return data("offers.yml", lambda content: content["rows"][number].__setitem__(name, value))


def role(number: int, name: str, value: Any) -> Change:
    """Sets a field of a role of the policy."""
    return data("policy.yml", lambda content: content["roles"][number].__setitem__(name, value))


def policy(name: str, value: Any) -> Change:
    """Sets a field of the policy."""
    return data("policy.yml", lambda content: content.__setitem__(name, value))


def hours(name: str, value: Any) -> Change:
    """Sets a field of the team's hours."""
    return data("policy.yml", lambda content: content["hours"].__setitem__(name, value))


UNREADABLE: dict[str, tuple[Change, str, str, str]] = {
    "a key twice": (
        text("policy.yml", "currency: GBP", "currency: GBP\ncurrency: EUR"),
        "policy.yml", "line", "",
    ),
    "a key twice, deep down": (
        text(MAMA, "    move: question", "    move: question\n    move: restate"), MAMA, "line", "",
    ),
    "a key that is no word": (text("sample.yml", "name:", "[name]:"), "sample.yml", "line", ""),
    "not YAML": (text(MAMA, "phrases:", "phrases: ["), MAMA, "line", ""),
    "not UTF-8": (replaced("sample.yml", b"name: Caf\xe9"), "sample.yml", "", ""),
    "an object": (replaced(MAMA, b"phrases: !!python/name:os.system"), MAMA, "line", ""),
    "empty": (replaced(MAMA, b""), MAMA, "", ""),
    "only a comment": (replaced("evidence.yml", b"# later"), "evidence.yml", "", ""),
    "an empty framework": (replaced(FIVE, b""), FIVE, "", ""),
    "empty policy": (replaced("policy.yml", b""), "policy.yml", "", ""),
    "another key at the top": (text(MAMA, "phrases:", "phrase:"), MAMA, "", "phrases"),
    "no list": (replaced(MAMA, b"phrases: yes"), MAMA, "", "phrases"),
    "missing": (gone("evidence.yml"), "evidence.yml", "", ""),
    "missing policy": (gone("policy.yml"), "policy.yml", "", ""),
    "missing sample": (gone("sample.yml"), "sample.yml", "", ""),
    "no framework at all": (
        gone("frameworks/mama.yml", FIVE), "frameworks/*.yml", "", "",
    ),
    "a sample that isn't text": (text("sample.yml", '"20"', "20"), "sample.yml", "", ""),
}  # fmt: skip

INVALID: dict[str, tuple[Change, str, str, str]] = {
    "unknown key": (field(MAMA, "phrases", LISTEN, "tune", "warm"), MAMA, LISTEN, "tune"),
    "wrong type": (field(MAMA, "phrases", LISTEN, "channel", "voice"), MAMA, LISTEN, "channel"),
    "wrong word": (field(MAMA, "phrases", LISTEN, "tone", "cosy"), MAMA, LISTEN, "tone"),
    "empty text": (field(MAMA, "phrases", LISTEN, "text", "  "), MAMA, LISTEN, "text"),
    "no entry but a word": (
        data(MAMA, lambda content: content["phrases"].insert(1, "hello")), MAMA, "entry 2", "",
    ),
    "an id that is none": (
        field(MAMA, "phrases", LISTEN, "id", "Got Time"), MAMA, "Got Time", "id",
    ),
    "one example too few": (
        field("avoid/apology.yml", "rules", "apology.sorry_if", "flags", ["sorry if so"]),
        "avoid/apology.yml", "apology.sorry_if", "flags",
    ),
    "says_without without without": (
        field("avoid/promise.yml", "rules", "promise.asap", "without", []),
        "avoid/promise.yml", "promise.asap", "",
    ),
    "times for the wrong kind": (
        field("avoid/apology.yml", "rules", "apology.sorry_if", "times", 2),
        "avoid/apology.yml", "apology.sorry_if", "",
    ),
    "a band upside down": (
        row(0, "band", {"low": 9, "high": 1}), "offers.yml", "", "rows.0.band",
    ),
    "a last row with a condition": (row(-1, "fault", ["ours"]), "offers.yml", "", "rows"),
    "a kind of offer twice": (twice("offers.yml", "kinds"), "offers.yml", "", "kinds"),
    "a row twice": (
        data("offers.yml", lambda content: content["rows"].insert(0, dict(content["rows"][0]))),
        "offers.yml", "", "rows",
    ),
    "a phrase twice": (twice(MAMA, "phrases"), MAMA, "mama.listen.from_the_start", "id"),
    "an id taken in another file": (
        field("phrases/five_step.yml", "phrases", "five_step.apologize.on_us", "id", LISTEN),
        MAMA, LISTEN, "id",
    ),
    "a framework under another name": (
        text(FIVE, "id: five_step", "id: five"), FIVE, "five", "id",
    ),
    "a step twice": (step(1, "id", "apologize"), FIVE, "five_step", "steps"),
    "a negative cap": (role(0, "percent", -5), "policy.yml", "", "roles.0.percent"),
    "a negative amount": (role(0, "amount", -1), "policy.yml", "", "roles.0.amount"),
    "a role that may less than the one before": (
        role(1, "percent", 10), "policy.yml", "", "roles",
    ),
    "a role twice": (role(1, "id", "agent"), "policy.yml", "", "roles"),
    "an unknown currency": (policy("currency", "XYZ"), "policy.yml", "", "currency"),
    "a currency in words": (policy("currency", "pounds"), "policy.yml", "", "currency"),
    "an unknown time zone": (
        hours("timezone", "Europe/Lodnon"), "policy.yml", "", "hours.timezone",
    ),
    "an hour that is none": (hours("closes", "25:00"), "policy.yml", "", "hours.closes"),
    "closed before it opens": (hours("closes", "08:00"), "policy.yml", "", "hours"),
    "a day that is none": (hours("days", ["mo"]), "policy.yml", "", "hours.days.0"),
    "a button that sends no command": (
        text("wording/cards.yml", "payload: /advance}", "payload: advance}"),
        "wording/cards.yml", "start.opened", "buttons.0.payload",
    ),
    "a threshold over one": (
        field("lexicon/thresholds.yml", "thresholds", "start", "ask_below", 25),
        "lexicon/thresholds.yml", "start", "ask_below",
    ),
}  # fmt: skip

LOST: dict[str, tuple[Change, str, str, str]] = {
    "a phrase's step": (
        field(MAMA, "phrases", LISTEN, "steps", ["mama.hear"]), MAMA, LISTEN, "steps",
    ),
    "a phrase's failure": (
        field(MAMA, "phrases", LISTEN, "failures", ["latte"]), MAMA, LISTEN, "failures",
    ),
    "a phrase's evidence": (
        field(MAMA, "phrases", LISTEN, "evidence", "p999"), MAMA, LISTEN, "evidence",
    ),
    "a step's evidence": (
        step(0, "evidence", "p999"), FIVE, "five_step", "steps.apologize.evidence",
    ),
    "a rule's evidence": (
        field("avoid/apology.yml", "rules", "apology.sorry_if", "evidence", "p999"),
        "avoid/apology.yml", "apology.sorry_if", "evidence",
    ),
    "an answer's evidence": (
        field("knowledge/recovery.yml", "answers", "recovery.what", "evidence", "p999"),
        "knowledge/recovery.yml", "recovery.what", "evidence",
    ),
    "a card's evidence": (
        field("wording/cards.yml", "cards", "check.clean", "evidence", "p999"),
        "wording/cards.yml", "check.clean", "evidence",
    ),
    "a failure's cause": (
        field("lexicon/failures.yml", "failures", "late", "causes", ["gremlins"]),
        "lexicon/failures.yml", "late", "causes",
    ),
    "an offer's kind": (
        row(0, "kinds", ["pony"]), "offers.yml", "safety.ours_critical", "kinds",
    ),
    "an offer's failure": (
        row(0, "failures", ["latte"]), "offers.yml", "safety.ours_critical", "failures",
    ),
    "an offer's evidence": (
        row(0, "evidence", "p999"), "offers.yml", "safety.ours_critical", "evidence",
    ),
    "the default framework": (
        policy("default_framework", "papa"), "policy.yml", "", "default_framework",
    ),
    "the employee's role": (policy("employee_role", "boss"), "policy.yml", "", "employee_role"),
}  # fmt: skip

MISREAD: dict[str, tuple[Change, str, str, str]] = {
    f"{name} of {file}": (field(file, where, entry, name, ["(a|b"]), file, entry, name)
    for file, where, entry, name in (
        ("avoid/apology.yml", "rules", "apology.sorry_if", "match"),
        ("avoid/apology.yml", "rules", "apology.sorry_if", "unless"),
        ("avoid/promise.yml", "rules", "promise.asap", "without"),
        ("lexicon/feelings.yml", "feelings", "furious", "words"),
        ("lexicon/failures.yml", "failures", "late", "words"),
        ("lexicon/causes.yml", "causes", "courier", "words"),
        ("lexicon/signals.yml", "signals", "legal", "words"),
        ("lexicon/signals.yml", "signals", "repeated", "unless"),
        ("lexicon/lead_ins.yml", "lead_ins", "can_i_say", "words"),
        ("lexicon/requests.yml", "requests", "phrase.warm", "words"),
    )
} | {
    "an unknown slot": (field(MAMA, "phrases", LISTEN, "text", "Hi {nam}"), MAMA, LISTEN, "text"),
    "an open bracket": (field(MAMA, "phrases", LISTEN, "text", "Hi {name"), MAMA, LISTEN, "text"),
    "a slot of a rewrite": (
        field("avoid/apology.yml", "rules", "apology.sorry_if", "instead", ["So {sad}."]),
        "avoid/apology.yml", "apology.sorry_if", "instead",
    ),
    "a clause out of itself": (
        field("lexicon/failures.yml", "failures", "late", "clause", "{clause} again"),
        "lexicon/failures.yml", "late", "clause",
    ),
    "a card's bracket": (
        field("wording/cards.yml", "cards", "check.clean", "text", "Good[, {name}"),
        "wording/cards.yml", "check.clean", "text",
    ),
}  # fmt: skip

MISTAKES = UNREADABLE | INVALID | LOST | MISREAD


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_and_in_its_place(name: str, tmp_path: Path) -> None:
    change, file, entry, place = MISTAKES[name]
    problems = problems_of(tmp_path, change)
    assert len(problems) == 1, problems
    told = problems[0]
    assert told.file == file
    assert told.entry.startswith(entry) if entry == "line" else told.entry == entry
    assert told.field == place
    assert told.message
    assert str(told).startswith(f"{file}: ")


def test_a_copy_without_a_change_is_taken(tmp_path: Path) -> None:
    assert problems_of(tmp_path, lambda root: None) == []


def test_every_mistake_is_told_not_only_the_first(tmp_path: Path) -> None:
    def change(root: Path) -> None:
        for name in ("unknown key", "a negative cap", "a step twice"):
            INVALID[name][0](root)

    assert {problem.file for problem in problems_of(tmp_path, change)} == {MAMA, "policy.yml", FIVE}
