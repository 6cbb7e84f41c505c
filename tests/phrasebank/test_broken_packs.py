"""One mistake in a pack gives one message, with file, entry and field, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli.packs import check
from bot.cli.problem import is_told
from coach.pack_examples import failing_examples
from phrasebank import PackError, load, yaml_file
from phrasebank.loader import ROOT
from tests.phrasebank.copies import (
    Change,
    copied,
    data,
    field,
    gone,
    problems_of,
    replaced,
    text,
    twice,
)
from tests.support.small_packs import small_packs

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


def every_gone(pattern: str) -> Change:
    """Takes all files away that fit."""
    return lambda root: [path.unlink() for path in root.glob(pattern)] and None


FIRST_ROW = yaml_file.read(ROOT / "offers.yml", "")["rows"][0]["id"]
FIRST_RULE = yaml_file.read(ROOT / "avoid/apology.yml", "")["rules"][0]["id"]

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
    "a tab": (text(MAMA, "  - id", "\t- id"), MAMA, "line", ""),
    "a date that there isn't": (
        text("sample.yml", '"20"', "2026-02-31"), "sample.yml", "", "",
    ),
    "in UTF-16": (
        replaced("sample.yml", "name: Mrs Patel".encode("utf-16")), "sample.yml", "", "",
    ),
    "brackets without end": (replaced("sample.yml", b"[" * 100_000), "sample.yml", "", ""),
    "dashes without end": (replaced("sample.yml", b"- " * 100_000), "sample.yml", "", ""),
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
        every_gone("frameworks/*.yml"), "frameworks/*.yml", "", "",
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
        row(0, "band", {"low": 9, "high": 1}), "offers.yml", "", f"rows.{FIRST_ROW}.band",
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
    "two frameworks of one id": (
        data("frameworks/mama.yml", lambda content: content.__setitem__("id", "five_step")),
        "frameworks/mama.yml", "five_step", "id",
    ),
    "a framework of one step": (
        data(FIVE, lambda content: content.__setitem__("steps", content["steps"][:1])),
        FIVE, "five_step", "steps",
    ),
    "a framework without credit": (
        data(FIVE, lambda content: content.pop("credit")), FIVE, "five_step", "credit",
    ),
    "a move that is none": (step(0, "moves", ["hug"]), FIVE, "five_step", "steps.apologize.moves.0"),
    "a rule without a reason": (
        data("avoid/apology.yml", lambda content: content["rules"][0].pop("why")),
        "avoid/apology.yml", FIRST_RULE, "why",
    ),
    "a step twice": (step(1, "id", "apologize"), FIVE, "five_step", "steps"),
    "a negative cap": (role(0, "percent", -5), "policy.yml", "", "roles.agent.percent"),
    "a negative amount": (role(0, "amount", -1), "policy.yml", "", "roles.agent.amount"),
    "a cap in words": (role(0, "amount", "fifty"), "policy.yml", "", "roles.agent.amount"),
    "a cap over 150 percent": (role(2, "percent", 200), "policy.yml", "", "roles.manager.percent"),
    "a role without a cap": (
        data("policy.yml", lambda content: content["roles"][1].pop("percent")),
        "policy.yml", "", "roles.supervisor.percent",
    ),
    "no roles": (policy("roles", []), "policy.yml", "", "roles"),
    "a policy that is a list": (replaced("policy.yml", b"- GBP"), "policy.yml", "", ""),
    "a policy without a contact": (
        data("policy.yml", lambda content: content.pop("duty_manager")),
        "policy.yml", "", "duty_manager",
    ),
    "a phone that is a number": (
        data("policy.yml", lambda content: content["duty_manager"].__setitem__("phone", 4412)),
        "policy.yml", "", "duty_manager.phone",
    ),
    "a key that the policy doesn't have": (
        policy("simbol", "$"), "policy.yml", "", "simbol",
    ),
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
        row(0, "kinds", ["pony"]), "offers.yml", FIRST_ROW, "kinds",
    ),
    "an offer's failure": (
        row(0, "failures", ["latte"]), "offers.yml", FIRST_ROW, "failures",
    ),
    "an offer's evidence": (
        row(0, "evidence", "p999"), "offers.yml", FIRST_ROW, "evidence",
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

ACTS, SOFA = "practice/acts.yml", "sofa_not_delivered"
SCENE = f"scenarios/{SOFA}.yml"


def act(entry: str, name: str, value: Any) -> Change:
    """Sets a field of an act."""
    return field(ACTS, "acts", entry, name, value)


def temper(name: str, value: Any) -> Change:
    """Sets a field of a temper."""
    return field("practice/temperaments.yml", "temperaments", "cold", name, value)


def scene(name: str, value: Any) -> Change:
    """Sets a field of a scenario."""
    return data(SCENE, lambda content: content.__setitem__(name, value))


def inside(name: str, number: int, key: str, value: Any) -> Change:
    """Sets a field of the fact, the remedy or the lines of that number."""
    return data(SCENE, lambda content: content[name][number].__setitem__(key, value))


def _no_line_to(moment: str) -> Change:
    def edit(content: Any) -> None:
        content["lines"] = [lines for lines in content["lines"] if lines["to"] != moment]

    return data(SCENE, edit)


def _nothing_for_the_rest(content: Any) -> None:
    rest = next(one for one in content["acts"] if one.get("otherwise"))
    rest.update(otherwise=False, silent=True)


def _every(name: str, key: str, value: Any) -> Change:
    """Sets a field of all facts or all remedies."""

    def edit(content: Any) -> None:
        for one in content[name]:
            one[key] = value

    return data(SCENE, edit)


FIRST_FACT, FIRST_REMEDY = (
    yaml_file.read(ROOT / SCENE, "")[name][0]["id"] for name in ("facts", "remedies")
)

PRACTICE: dict[str, tuple[Change, str, str, str]] = {
    "an act by nothing": (act("policy", "when", []), ACTS, "policy", ""),
    "an act with one example": (
        data(ACTS, lambda content: next(a for a in content["acts"] if a["id"] == "policy")["examples"].pop()),
        ACTS, "policy", "",
    ),
    "an act's cue": (act("hold", "when", [{"cues": {"any": ["holdd"]}}]), ACTS, "hold", "cues"),
    "an act's evidence": (act("hold", "evidence", "p999"), ACTS, "hold", "evidence"),
    "an act's tone": (act("hold", "tone", "rude"), ACTS, "hold", "tone"),
    "an act's slot": (act("hold", "try_instead", ["Till {somewhen}."]), ACTS, "hold", "try_instead"),
    "an act that angers too much": (act("hold", "effect", {"anger": 7}), ACTS, "hold", "effect.anger"),
    "no act for all other turns": (
        data(ACTS, _nothing_for_the_rest),
        ACTS, "", "otherwise",
    ),
    "a temper with little to say": (
        temper("says", ["Hm."]), "practice/temperaments.yml", "cold", "says",
    ),
    "a temper that never calms": (
        temper("calms", 0), "practice/temperaments.yml", "cold", "calms",
    ),
    "a temper without patience": (
        temper("start", {"anger": 0.5, "trust": 0.1, "patience": 0}),
        "practice/temperaments.yml", "cold", "start.patience",
    ),
    "a level that there isn't": (
        field("practice/levels.yml", "levels", "first", "number", 4),
        "practice/levels.yml", "first", "number",
    ),
    "a scenario under another name": (scene("id", "sofa"), SCENE, "sofa", "id"),
    "a scenario's failure": (scene("failure", "latte"), SCENE, SOFA, "failure"),
    "a scenario's temper": (scene("temperament", "moody"), SCENE, SOFA, "temperament"),
    "a scenario's trade": (scene("trade", "circus"), SCENE, SOFA, "trade"),
    "a line to nothing": (inside("lines", 0, "to", "hugged"), SCENE, SOFA, "lines"),
    "no line to leave with": (_no_line_to("leave"), SCENE, SOFA, "lines"),
    "a slot in a line": (inside("lines", 0, "says", ["So {weather}?"]), SCENE, SOFA, "says"),
    "a question's bracket": (
        inside("facts", 0, "asks", ["(where|when"]), SCENE, SOFA, f"facts.{FIRST_FACT}.asks",
    ),
    "an offer's bracket": (
        inside("remedies", 0, "words", ["(new|other"]), SCENE, SOFA, f"remedies.{FIRST_REMEDY}.words",
    ),
    "nothing hidden": (_every("facts", "hidden", False), SCENE, SOFA, ""),
    "nothing that is enough": (_every("remedies", "enough", False), SCENE, SOFA, ""),
    "a line in two places": (
        data(SCENE, lambda content: content["story"].append(content["wish"][0])), SCENE, SOFA, "",
    ),
    "a break of nothing": (
        data(SCENE, lambda content: content["second_failure"].__setitem__("breaks", ["spoon"])),
        SCENE, SOFA, "",
    ),
    "a fact twice": (
        data(SCENE, lambda content: content["facts"].append({**content["facts"][0], "says": ["Again."]})),
        SCENE, SOFA, "",
    ),
    "a script too short": (
        data(SCENE, lambda content: content["scripts"].__setitem__("loses", ["No."])),
        SCENE, SOFA, "scripts.loses",
    ),
    "a scenario without scripts": (
        data(SCENE, lambda content: content.pop("scripts")), SCENE, SOFA, "scripts",
    ),
}  # fmt: skip

#: Each message holds one of these: it says what to do, not only what is wrong.
TO_DO = re.compile(
    r"\b(write|give|add|keep|change|check|choose|rename|put|save|use|fill|correct|look for|split"
    r"|did you mean|there are|it takes|mark|goes with|must|may give less|is missing)\b", re.I
)  # fmt: skip

MISTAKES = UNREADABLE | INVALID | LOST | MISREAD | PRACTICE


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_and_in_its_place(name: str, tmp_path: Path) -> None:
    change, file, entry, place = MISTAKES[name]
    problems = problems_of(tmp_path, change)
    assert len(problems) == 1, problems
    told = problems[0]
    assert told.file == file
    assert told.entry.startswith(entry) if entry == "line" else told.entry == entry
    assert told.field == place
    assert TO_DO.search(told.message), told.message
    assert str(told).startswith(f"{file}: ")


def test_a_copy_without_a_change_is_taken(tmp_path: Path) -> None:
    assert problems_of(tmp_path, lambda root: None) == []


def test_every_mistake_is_told_not_only_the_first(tmp_path: Path) -> None:
    def change(root: Path) -> None:
        for name in ("unknown key", "a negative cap", "a step twice"):
            INVALID[name][0](root)

    assert {problem.file for problem in problems_of(tmp_path, change)} == {MAMA, "policy.yml", FIVE}


@pytest.mark.parametrize(
    "name", ["not YAML", "a negative cap", "a phrase's step", "a slot of a rewrite"]
)
def test_the_check_refuses_it_in_words(name: str, tmp_path: Path) -> None:
    change, file, _, place = MISTAKES[name]
    change(copied(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "packs", "check", str(tmp_path)],
        cwd=ROOT.parent, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"{file}: " in done.stderr
    assert place in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", MISTAKES)
def test_the_check_tells_of_each_mistake(name: str, tmp_path: Path) -> None:
    """In this process, since a hundred programs would take too long; the one above runs it whole."""
    MISTAKES[name][0](copied(tmp_path))
    with pytest.raises(PackError) as refused:
        check(tmp_path)
    assert is_told(refused.value)
    assert len(refused.value.problems) == 1


def test_a_mark_of_the_encoding_is_no_mistake(tmp_path: Path) -> None:
    """Some editors begin each file with one."""
    marked = replaced("sample.yml", b"\xef\xbb\xbf" + (ROOT / "sample.yml").read_bytes())
    assert problems_of(tmp_path, marked) == []


def test_examples_that_fail_are_told(tmp_path: Path) -> None:
    root = small_packs(tmp_path)
    rule = yaml_file.read(root / "avoid/apology.yml", "")["rules"][0]
    field("avoid/apology.yml", "rules", rule["id"], "flags", [*rule["flags"], "Good morning."])(
        root
    )
    field("avoid/apology.yml", "rules", rule["id"], "passes", [*rule["passes"], *rule["flags"]])(
        root
    )
    field(MAMA, "phrases", LISTEN, "example", "Hello.")(root)
    for file, key in (("failures", "failures"), ("causes", "causes"), ("signals", "signals")):
        data(f"lexicon/{file}.yml", _with_example(key))(root)
    # What practice goes by are rules that the small packs lack.
    found = [
        (p.file, p.entry, p.field)
        for p in failing_examples(load(root))
        if not p.file.startswith(("practice/", "scenarios/"))
    ]
    first = {
        file: yaml_file.read(root / f"lexicon/{file}.yml", "")[file][0]["id"]
        for file in ("failures", "causes", "signals")
    }
    assert sorted(found) == sorted([
        ("avoid/apology.yml", rule["id"], "flags"),
        *[("avoid/apology.yml", rule["id"], "passes")] * len(rule["flags"]),
        (MAMA, LISTEN, "example"),
        *((f"lexicon/{file}.yml", first[file], "examples") for file in first),
    ])  # fmt: skip
    with pytest.raises(PackError) as refused:
        check(root)
    assert all(TO_DO.search(problem.message) for problem in refused.value.problems)


def _with_example(key: str) -> Any:
    return lambda content: content[key][0]["examples"].append("qwertz uiop")
