"""README, CONTRIBUTING and docs/: what they name exists, and what exists is named."""

from __future__ import annotations

import ast
import json
import re
import shlex
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from fastapi.routing import APIRoute
from typer.core import TyperCommand, TyperGroup

from bot.cli.commands import COMMANDS, load
from bot.settings import Settings
from bot.startup import actions as action_route
from bot.terminal.repl import KEYS as TERMINAL_KEYS
from bot.web.app import ROUTERS
from coach.card import Card
from coach.findings import Finding
from coach.pack_examples import failing_examples
from phrasebank import Packs
from phrasebank.loader import LISTS
from phrasebank.notation import CASE_SLOTS
from phrasebank.schema.framework import Framework, Step
from phrasebank.schema.offer import Band, OfferKind, OfferRow
from phrasebank.schema.policy import Contact, Hours, Policy, Role
from phrasebank.schema.practice import Effect, Start
from phrasebank.schema.scenario import Fact as PackFact
from phrasebank.schema.scenario import Lines, Persona, Remedy, Scenario, Scripts, SecondFailure
from phrasebank.schema.wording import Button
from records.export import FORMATS
from records.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
GENERATED = {"cli.md", "nudges.md", "phrases.md", "rules.md"}
BY_HAND = [page for page in PAGES if page.name not in GENERATED]

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.M | re.S)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)( \(new\))?")
LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.M)
PATH = re.compile(r"^\.?[\w-]+(\.[\w-]+)*(/[\w.*-]+)*/?$")
SUFFIXES = {".py", ".yml", ".md", ".toml", ".txt", ".json", ".jsonl", ".js", ".css", ".jinja"}
#: Named though they are no part of the checkout.
ELSEWHERE = {"amends.toml", "uv.lock", ".venv/bin/"}
#: What a line of a console block may start with, beside our own program.
PROGRAMS = {"cp", "echo", "rm", "uv", "pip"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and its text, without the indent."""

    page: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.text.strip().splitlines()[0][:40]}"


def shown(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose_of(page: Path) -> str:
    return FENCE.sub("", text_of(page))


def blocks(*languages: str) -> list[Block]:
    return [
        Block(shown(page), match[2], dedent(match[3]))
        for page in PAGES
        for match in FENCE.finditer(text_of(page))
        if match[2] in languages
    ]


def headings(page: Path) -> set[str]:
    return {match[2].strip() for match in HEADING.finditer(prose_of(page))}


def anchors(page: Path) -> set[str]:
    """The headings as links write them."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings(page))
    return {heading.replace(" ", "-") for heading in kept}


def section(page: Path, heading: str) -> str:
    """The text under a heading, up to the next heading of its level or above."""
    text = text_of(page)
    start = next(m for m in HEADING.finditer(text) if m[2].strip() == heading)
    ends = (m.start() for m in HEADING.finditer(text, start.end()) if len(m[1]) <= len(start[1]))
    return text[start.end() : next(ends, len(text))]


def coded(text: str) -> set[str]:
    """Everything in inline code, without the backslash that a table needs before a bar."""
    return {match[1].replace("\\|", "|") for match in INLINE.finditer(text)}


# --- what they name exists


def paths_named(page: Path) -> Iterator[tuple[str, bool]]:
    """Every path in inline code, and whether the page says that it is yet to be made."""
    for match in INLINE.finditer(prose_of(page)):
        name = match[1]
        is_path = PATH.match(name) and ("/" in name or Path(name).suffix in SUFFIXES)
        if is_path and name not in ELSEWHERE:
            yield name, bool(match[2])


def exists(name: str) -> bool:
    if "/" not in name and "*" not in name and not (ROOT / name).exists():
        # A file named alone may be anywhere in our own tree.
        folders = ("phrasebank", "docs", "data", "requirements")
        return any(any((ROOT / folder).rglob(name)) for folder in folders)
    return any(ROOT.glob(name.rstrip("/"))) if "*" in name else (ROOT / name).exists()


@pytest.mark.parametrize("page", BY_HAND, ids=shown)
def test_each_path_named_exists(page: Path) -> None:
    named = list(paths_named(page))
    assert [name for name, new in named if not new and not exists(name)] == []
    assert [name for name, new in named if new and exists(name)] == [], "no longer new"


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_each_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(prose_of(page)):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{shown(page)} links to {target}"
        if anchor:
            assert anchor in anchors(found), f"{shown(page)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_no_page_names_this_machine(page: Path) -> None:
    private = {str(ROOT), str(Path.home())} - {"/"}
    assert [name for name in private if f"{name}/" in text_of(page)] == []


# --- commands


def command_lines() -> list[str]:
    lines = [line for block in blocks("console") for line in without_heredocs(block.text)]
    inline = [code for page in BY_HAND for code in coded(prose_of(page))]
    lines += [code for code in inline if code.startswith(("python3 amends.py ", "amends "))]
    return sorted(set(lines))


def without_heredocs(text: str) -> list[str]:
    text = re.sub(r" - <<'END'\n.*?\nEND$", " -", text, flags=re.M | re.S)
    return [line for line in text.splitlines() if line]


def is_ours(words: list[str]) -> bool:
    return words[0] == "amends" or words[:2] == ["python3", "amends.py"]


def assert_our_command(words: list[str]) -> None:
    """Its name is in the table, and each of its options is one of that command."""
    entry = next((entry for entry in COMMANDS if entry.name == words[0]), None)
    assert entry, f"there is no command {words[0]!r}"
    command, rest = load(entry), words[1:]
    while isinstance(command, TyperGroup) and rest and rest[0] != "…":
        assert rest[0] in command.commands, f"there is no command {' '.join(words)!r}"
        command, rest = command.commands[rest[0]], rest[1:]
    assert isinstance(command, TyperCommand | TyperGroup)
    options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    if words[0] == "test":  # what isn't ours goes to pytest
        options |= {"-k", "-m", "-x"}
    given = {word.split("=")[0] for word in rest if re.match(r"--?\w", word)}
    assert given <= options, f"{' '.join(words)}: no such option"


@pytest.mark.parametrize("line", command_lines())
def test_each_command_named_exists(line: str) -> None:
    for part in line.split(" | "):
        words = shlex.split(part)
        while words and re.match(r"^[A-Z_]+=", words[0]):
            words = words[1:]
        if is_ours(words):
            rest = words[1:] if words[0] == "amends" else words[2:]
            if rest and rest[0] != "…":
                assert_our_command(rest)
        elif words[0].startswith(".venv/bin/"):
            assert Path(sys.executable).with_name(words[0].removeprefix(".venv/bin/")).exists()
            assert all((ROOT / word).exists() for word in words[1:] if word.endswith(".py"))
        else:
            assert words[0] in PROGRAMS, line


# --- other blocks


@pytest.mark.parametrize("block", blocks("yaml", "json", "toml", "python"), ids=str)
def test_each_block_parses(block: Block) -> None:
    parse = {"yaml": yaml.safe_load, "json": json.loads, "toml": tomllib.loads, "python": ast.parse}
    assert parse[block.language](block.text)


def test_each_block_says_its_language() -> None:
    known = {"console", "sh", "text", "yaml", "json", "toml", "python", "mermaid"}
    assert [str(block) for block in blocks("")] == []
    assert {match[2] for page in PAGES for match in FENCE.finditer(text_of(page))} <= known


def test_the_pack_entries_shown_are_sound(packs: Packs) -> None:
    """Each fits its schema, and lives up to its own examples."""
    found: dict[str, dict[str, Any]] = {row[0]: {} for row in LISTS}
    for content in (yaml.safe_load(block.text) for block in blocks("yaml")):
        if "credit" in content:
            Framework.model_validate(content)
        for attribute, _, key, model, name in LISTS:
            for entry in content.get(key, []):
                # Rasa has lists of rules, too, and `hide.yml` has lists of ids.
                if isinstance(entry, dict) and "intent" not in str(entry):
                    read = model.model_validate(entry)
                    found[attribute][getattr(read, name)] = read
    assert len(found["rules"]) >= 2
    assert found["phrases"]
    alone = replace(packs, rules=found["rules"], phrases=found["phrases"])
    ours = {*found["rules"], *found["phrases"]}
    assert [problem for problem in failing_examples(alone) if problem.entry in ours] == []


# --- what exists is named


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_each_command_has_its_heading(entry) -> None:
    assert f"amends {entry.name}" in headings(DOCS / "cli.md")


def test_each_setting_has_its_heading() -> None:
    fields = {**Settings.model_fields, **StoreSettings.model_fields}
    missing = {f"AMENDS_{name.upper()}" for name in fields} - headings(DOCS / "settings.md")
    assert missing == set()


def test_each_variable_that_the_code_reads_is_in_the_settings() -> None:
    told = text_of(DOCS / "settings.md")
    for folder in ("bot", "records", "coach", "phrasebank", "actions", "tests/support"):
        for path in (ROOT / folder).rglob("*.py"):
            if ".venv" not in path.parts:
                for name in re.findall(r"\bAMENDS_[A-Z_]+[A-Z]\b", path.read_text("utf-8")):
                    assert name in told, f"{path.name} reads {name}"


def test_each_behaviour_is_in_the_user_guide() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    intents = {name for intent in domain["intents"] for name in intent}
    table = section(DOCS / "user-guide.md", "What to type")
    assert {*intents, "clarify", "failure"} <= coded(table)


def test_each_key_is_in_the_user_guide() -> None:
    source = (ROOT / "bot/web/static/keys.js").read_text(encoding="utf-8")
    keys = source.split("export const KEYS = {")[1].split("}")[0]
    letters = re.findall(r'"([A-Z])"', keys)
    page = section(DOCS / "user-guide.md", "The page")
    assert letters
    assert {f"Alt+{letter}" for letter in letters} <= coded(page)
    terminal = section(DOCS / "user-guide.md", "The terminal")
    assert {f"Alt+{letter.upper()}" for letter in TERMINAL_KEYS} <= coded(terminal)


def test_each_route_has_its_heading() -> None:
    routes = {
        f"{method} {route.path}"
        for module in ROUTERS
        for route in module.router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
    told = {heading for heading in headings(DOCS / "http.md") if re.match(r"[A-Z]+ /", heading)}
    assert told == {*routes, f"POST {action_route.PATH}"}


@pytest.mark.parametrize("model", [Card, Finding], ids=lambda model: model.__name__)
def test_each_field_of_the_interface_is_told(model) -> None:
    assert set(model.model_fields) <= coded(section(DOCS / "http.md", model.__name__))


@pytest.mark.parametrize("name", FORMATS)
def test_each_export_format_is_told(name: str) -> None:
    assert name in {word.removeprefix("?format=") for word in coded(text_of(DOCS / "http.md"))}


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row[0])
def test_each_kind_of_entry_has_its_fields_told(row) -> None:
    attribute, pattern, _, model, _ = row
    shared = coded(section(DOCS / "authoring.md", "Fields that many entries share"))
    told = section(DOCS / "authoring.md", attribute)
    assert set(model.model_fields) <= coded(told) | shared
    assert f"phrasebank/{pattern}" in coded(told)


@pytest.mark.parametrize(
    ("heading", "models"),
    [
        ("frameworks", (Framework, Step)),
        ("scenarios", (Scenario, Persona, PackFact, Remedy, Lines, SecondFailure, Scripts)),
        ("acts", (Effect,)),
        ("temperaments", (Start,)),
        ("offers", (OfferKind, OfferRow, Band)),
        ("policy", (Policy, Role, Contact, Hours)),
        ("cards", (Button,)),
    ],
)
def test_the_fields_of_whole_files_are_told(heading: str, models) -> None:
    shared = coded(section(DOCS / "authoring.md", "Fields that many entries share"))
    told = coded(section(DOCS / "authoring.md", heading)) | shared
    assert {name for model in models for name in model.model_fields} <= told


def test_each_slot_is_told() -> None:
    assert coded(section(DOCS / "authoring.md", "Templates")) >= CASE_SLOTS


def test_each_family_of_rules_is_told(packs: Packs) -> None:
    families = {rule.split(".")[0] for rule in packs.rules}
    assert families <= coded(section(DOCS / "authoring.md", "rules"))
    assert families <= headings(DOCS / "rules.md")


def test_the_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=shown)
def test_a_decision_has_its_four_parts(page: Path) -> None:
    parts = re.findall(r"^\*\*(\w+)\.\*\*", text_of(page), re.M)
    assert parts == ["Context", "Decision", "Consequences", "Rejected"]
