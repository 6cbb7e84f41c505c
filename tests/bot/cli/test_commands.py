"""The `amends` program as a person meets it: help, mistakes, errors in words."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.cli.commands import COMMANDS
from bot.startup.paths import ROOT


def amends(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, capture_output=True, text=True,
        timeout=60, env={**os.environ, **environ},
    )  # fmt: skip


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_each_command_has_its_file_and_help_with_an_example(entry) -> None:
    assert find_spec(entry.module), f"{entry.module} is in the table but not there"
    done = amends(entry.name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Example" in done.stdout


def test_help_lists_every_command_and_imports_none() -> None:
    done = amends("--help")
    assert all(entry.name in done.stdout for entry in COMMANDS)
    script = (
        "import sys, bot.cli.main as m\n"
        "try: m.app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'fastapi', 'sqlalchemy', 'spacy', 'rasa_sdk', 'pydantic'} & set(sys.modules)\n"
        "print('heavy:', heavy or 'none')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert "heavy: none" in done.stdout, done.stdout + done.stderr


def test_a_mistyped_command_gets_a_suggestion() -> None:
    done = amends("trian")
    assert done.returncode == 2
    assert "train" in done.stderr


def test_a_setting_that_cannot_be_used_is_told_without_a_traceback() -> None:
    done = amends("up", AMENDS_HOST="0.0.0.0")
    assert done.returncode == 1
    assert "AMENDS_HOST" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unforeseen_error_leaves_its_details_in_a_file(tmp_path: Path) -> None:
    script = (
        "import bot.cli.main as m\n"
        "def broken(**_): raise KeyError('surprise')\n"
        "m.app = broken\n"
        "m.run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "AMENDS_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    details = tmp_path / "run/amends-error.log"
    assert str(details) in done.stderr
    assert "surprise" in details.read_text(encoding="utf-8")
