"""Who may import whom: import-linter's contracts of pyproject.toml, and the engine's quarantine."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"phrasebank", "coach", "records", "actions", "bot"}
ENGINE_FILES = sorted((ROOT / "bot/engine").glob("*.py"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports, by full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_arrows_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", ENGINE_FILES, ids=lambda path: path.name)
def test_the_engine_imports_none_of_ours(path: Path) -> None:
    assert {name.split(".")[0] for name in imported(path)} & OURS == set()


def test_none_of_ours_imports_the_engine() -> None:
    files = [path for house in OURS for path in (ROOT / house).rglob("*.py")]
    ours = [path for path in files if ROOT / "bot/engine" not in path.parents]
    guilty = [
        str(path.relative_to(ROOT))
        for path in ours
        if any(name == "bot.engine" or name.startswith("bot.engine.") for name in imported(path))
    ]
    assert guilty == []
