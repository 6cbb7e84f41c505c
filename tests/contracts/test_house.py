"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stack import ROOT

HOUSES = ("phrasebank", "coach", "records", "actions", "bot")
SOURCES = sorted(
    path
    for house in HOUSES
    for path in (ROOT / house).rglob("*.py")
    if not {".venv", "versions"} & set(path.parts)
)
LONGEST_MODULE = 200
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """Every function of a file with the way to it; those inside functions are part of them."""
    waiting: list[tuple[str, ast.AST]] = [("", ast.parse(path.read_text(encoding="utf-8")))]
    while waiting:
        place, node = waiting.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Function):
                yield f"{place}{child.name}", child
            elif isinstance(child, ast.ClassDef):
                waiting.append((f"{place}{child.name}.", child))


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_public(way: str) -> bool:
    return not any(part.startswith("_") for part in way.split("."))


def test_public_functions_say_what_they_do() -> None:
    silent = [
        f"{shown(path)}: {way}"
        for path in SOURCES
        for way, function in functions(path)
        if is_public(way) and not ast.get_docstring(function)
        # The member of a protocol is told of by its name and types alone.
        and not (len(function.body) == 1 and isinstance(function.body[0], ast.Expr))
    ]  # fmt: skip
    assert silent == []


def test_a_module_says_what_it_is_for() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in SOURCES}
    silent = [
        shown(p)
        for p, text in sources.items()
        if text.strip() and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_a_module_holds_one_idea() -> None:
    """What Rasa's server loads of ours is one file, as Rasa wants it."""
    ours = [path for path in SOURCES if "engine" not in path.parts]
    assert [
        shown(p) for p in ours if p.read_text(encoding="utf-8").count("\n") >= LONGEST_MODULE
    ] == []


#: Words said to people are in the packs; a sentence in these houses is said to nobody.
_SENTENCE = re.compile(r"^[A-Z][a-z']+(?: [a-zA-Z',]+){3,}[.?!]$")


def strings(path: Path) -> Iterator[str]:
    """The texts of a file that aren't documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    documentation = {id(one.value) for body in bodies for one in body if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
        ):
            yield node.value


def test_nothing_is_said_to_people_in_python() -> None:
    judging = [path for path in SOURCES if path.relative_to(ROOT).parts[0] in ("coach", "actions")]
    said = [
        f"{shown(path)}: {text}"
        for path in judging
        for text in strings(path)
        if _SENTENCE.match(text)
    ]
    assert said == []


def tracked() -> list[Path]:
    """The text files of the repository."""
    done = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    ends = (".py", ".yml", ".md", ".toml", ".js", ".css", ".html", ".jinja", ".jsonl")
    return [ROOT / line for line in done.stdout.splitlines() if line.endswith(ends)]


def test_nothing_names_the_machine_it_was_made_on() -> None:
    # Put together, so that this file doesn't name them either.
    telling = [
        f"/{first}/{second}"
        for first, second in (("work", "main"), ("work", "shared"), ("tmp", "brief"))
    ]
    guilty = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.is_file() and any(one in path.read_text("utf-8", "ignore") for one in telling)
    ]
    assert guilty == []


def test_no_behaviour_imports_inside_a_function() -> None:
    """A late import there would hide a circle."""
    for path in (ROOT / "coach/behaviours").glob("*.py"):
        for way, function in functions(path):
            for node in ast.walk(function):
                assert not isinstance(node, ast.Import | ast.ImportFrom), f"{path.name}: {way}"
