"""Writes the pages of docs/ that come from source: cli.md, settings.md, phrases.md, rules.md, nudges.md.

Run it after changing a command, a setting or a pack: `.venv/bin/python docs/generate.py`.
`tests/contracts/test_docs_fresh.py` fails while a page differs from what this would write.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
# The checkout that this file is in, whatever else can be imported.
sys.path.insert(0, str(ROOT))

import typer  # noqa: E402
from pydantic.fields import FieldInfo  # noqa: E402
from pydantic_settings import BaseSettings  # noqa: E402
from typer.core import TyperCommand, TyperGroup  # noqa: E402

from bot.cli.commands import COMMANDS, load  # noqa: E402
from bot.settings import Settings  # noqa: E402
from phrasebank import Packs, default_packs  # noqa: E402
from phrasebank.schema.avoid import Rule  # noqa: E402
from phrasebank.schema.nudge import Nudge  # noqa: E402
from records.settings import StoreSettings  # noqa: E402

E = TypeVar("E", Rule, Nudge)
NOTE = "<!-- Written by docs/generate.py. Change the source and run it again. -->"
WIDTH = 88

#: Defaults that differ from machine to machine, in words.
DEFAULTS = {
    "home": "the platform's folder for user data, `amends` in it",
    "database_url": "`amends.db` in the data folder",
    "packs": "`packs` in the data folder, if it is there",
}


def cli() -> str:
    """Every command with its help."""
    parts = [
        "# Commands",
        NOTE,
        "From a checkout, `python3 amends.py …` is the same as `amends …`: it makes what is missing"
        " first.\nA command that fails says why on stderr and exits 1; wrong usage exits 2.",
    ]
    for entry in COMMANDS:
        command = load(entry)
        assert isinstance(command, TyperCommand | TyperGroup)
        parts += _help(command, f"amends {entry.name}")
    return _page(parts)


def _help(command: TyperCommand | TyperGroup, path: str) -> Iterator[str]:
    # Plain text: the boxes of the terminal depend on its width.
    command.rich_markup_mode = None
    context = typer.Context(command, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH)
    yield f"## {path}"
    yield f"```text\n{command.get_help(context).strip()}\n```"
    if isinstance(command, TyperGroup):
        for name, child in command.commands.items():
            assert isinstance(child, TyperCommand | TyperGroup)
            yield from _help(child, f"{path} {name}")


def settings() -> str:
    """Every setting: variable, key in amends.toml, default, help."""
    parts = [
        "# Settings",
        NOTE,
        "Each setting is an environment variable, or the same name in small letters and without"
        " `AMENDS_` in\n`amends.toml`. That file is looked for in the folder that the variable"
        " `AMENDS_HOME` names, then in the\nworking folder; the first one found counts. The"
        " variable wins over the file. Settings are read once, at the start.",
        '```toml\n# amends.toml\nport = 9000\nlog_level = "info"\n```',
        "## Where the data lives",
        *_table(StoreSettings),
        "## The app",
        *_table(Settings),
        "## Not settings",
        "Three more names can be met in the environment:",
        "- `AMENDS_ENGINE_TOKEN` and `AMENDS_ACTIONS_URL` are handed to the dialogue engine at its"
        " start. Set them yourself\n  only for a Rasa server that you run elsewhere.\n"
        "- `AMENDS_REQUIRE_ALL=1` makes tests fail, not skip, where a browser or PostgreSQL is"
        " missing.",
    ]
    return _page(parts)


def _table(table: type[BaseSettings]) -> Iterator[str]:
    for name, field in table.model_fields.items():
        yield f"### AMENDS_{name.upper()}"
        yield f"{field.description}\n\nKey: `{name}` · Default: {_default(name, field)}"


def _default(name: str, field: FieldInfo) -> str:
    if name in DEFAULTS:
        return DEFAULTS[name]
    return "none" if field.default is None else f"`{field.default}`"


def phrases() -> str:
    """How many phrases each step of each framework has."""
    packs = default_packs()
    parts = [
        "# Phrases to say",
        NOTE,
        f"{len(packs.phrases)} phrases. One may serve steps of several frameworks, and is counted"
        " at each.",
    ]
    for framework in packs.frameworks.values():
        parts += [f"## {framework.title} (`{framework.id}`)", f"{framework.summary}"]
        rows = [
            [f"{n}. {step.title}", f"`{step.id}`", *_counts(packs, f"{framework.id}.{step.id}")]
            for n, step in enumerate(framework.steps, start=1)
        ]
        parts.append(_rows(["step", "id", "phrases", "voice", "chat", "e-mail", "later"], rows))
    parts.append("`later` counts phrases for a later contact, not for the call itself.")
    return _page(parts)


def _counts(packs: Packs, place: str) -> list[str]:
    serving = [phrase for phrase in packs.phrases.values() if place in phrase.steps]
    channels = Counter(channel for phrase in serving for channel in phrase.channel)
    later = sum(phrase.moment == "later" for phrase in serving)
    numbers = [len(serving), *(channels[name] for name in ("voice", "chat", "email")), later]
    return [str(number) for number in numbers]


def rules() -> str:
    """Every rule about something to avoid."""
    packs = default_packs()
    parts = [
        "# What to avoid",
        NOTE,
        f"{len(packs.rules)} rules. A rule's id is its file in `phrasebank/avoid/`, then its name."
        " Words in `{…}`\nare filled from the case, parts in `[…]` fall away when the case doesn't"
        " know them, `<…>` is for the\nspeaker to fill. Grades: A, many studies together; B,"
        " experiments or field data; C, practice.",
    ]
    return _page([*parts, *_by_family(packs.rules.values(), _rule, packs)])


def _rule(rule: Rule, packs: Packs) -> Iterator[str]:
    evidence = packs.evidence[rule.evidence]
    yield f"### {rule.id}"
    yield f"{_escaped(rule.title)} · {rule.severity} · for example: “{_escaped(rule.flags[0])}”"
    yield f"**Why:** {_escaped(rule.why)}"
    yield "**Instead:**\n\n" + "\n".join(f"- {_escaped(line)}" for line in rule.instead)
    yield f"**Evidence:** `{evidence.id}`, grade {evidence.grade}. {_escaped(evidence.finding)}"


def _by_family(
    entries: Iterable[E], told: Callable[[E, Packs], Iterator[str]], packs: Packs
) -> Iterator[str]:
    """The entries, each family (the part of the id before the dot) under a heading of its own."""
    family = ""
    for entry in entries:
        if entry.id.split(".")[0] != family:
            family = entry.id.split(".")[0]
            yield f"## {family}"
        yield from told(entry, packs)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return " ".join(text.split()).replace("<", "\\<").replace("*", "\\*").replace("[", "\\[")


def _rows(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _page(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


def nudges() -> str:
    """Every nudge of the listening coach."""
    packs = default_packs()
    parts = [
        "# Nudges",
        NOTE,
        f"{len(packs.nudges)} nudges: what the coach may say unasked while it"
        " [listens](listening.md), at most one at a time.\nThe one with the highest priority is"
        " shown. Each has calls in `phrasebank/nudges/` after which it must speak, and\nmore after"
        " which it must be silent. Grades: A, many studies together; B, experiments or field"
        " data; C, practice.",
    ]
    return _page([*parts, *_by_family(packs.nudges.values(), _nudge, packs)])


def _nudge(nudge: Nudge, packs: Packs) -> Iterator[str]:
    grade = packs.evidence[nudge.evidence].grade
    after = {"agent": "after your turn", "customer": "after theirs"}[nudge.after]
    yield f"### {nudge.id}"
    yield f"**{_escaped(nudge.title)}.** {_escaped(nudge.text)}"
    if nudge.say:
        yield "\n".join(f"- “{_escaped(line)}”" for line in nudge.say)
    phases = f", while {' or '.join(nudge.phases)}" if nudge.phases else ""
    yield f"{after[0].upper()}{after[1:]}{phases}; priority {nudge.priority}; evidence `{nudge.evidence}` ({grade})."


PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": cli,
    "settings.md": settings,
    "phrases.md": phrases,
    "rules.md": rules,
    "nudges.md": nudges,
}


def main() -> None:
    """Writes the pages that changed, and says which."""
    for name, made in PAGES.items():
        path, text = ROOT / "docs" / name, made()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
