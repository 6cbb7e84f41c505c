"""Rasa's own checks of the domain, the rules and the stories."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from bot.startup import model, paths
from tests.support.stack import ROOT

pytestmark = pytest.mark.full

STORIES = Path(__file__).parent / "stories"


def rasa(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Rasa's command line in the engine's Python, with what the configuration files ask for."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    environment = clean | {
        "PYTHONPATH": str(paths.ENGINE),
        "AMENDS_ENGINE_TOKEN": "token",
        "AMENDS_ACTIONS_URL": "http://127.0.0.1:9/actions",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    return subprocess.run(
        [str(paths.engine_python()), "-W", "ignore::DeprecationWarning", "-m", "rasa", *arguments],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip


def test_rasa_finds_nothing_to_warn_of_in_the_data() -> None:
    done = rasa("data", "validate", "--fail-on-warnings")

    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    warned = [line for line in told.splitlines() if " UserWarning: " in line]
    assert warned == []
    assert "No story structure conflicts found" in told


def test_rules_and_stories_do_not_contradict_each_other(model_home: Path) -> None:
    """Training fails on a contradiction; the model of the present sources is there, so it found none."""
    assert model.is_sound(model.expected_path(ROOT, paths.models(model_home)))
    log = (paths.run(model_home) / "training.log").read_text(encoding="utf-8", errors="replace")
    assert not re.search(r"contradict", log, re.IGNORECASE)


def test_every_story_goes_as_told(model_home: Path, tmp_path: Path) -> None:
    trained = model.expected_path(ROOT, paths.models(model_home))
    # Without the failing on errors, so that the report names every story that failed, not the first.
    done = rasa(
        "test", "core", "--e2e", "--stories", str(STORIES), "--model", str(trained),
        "--out", str(tmp_path), "--no-plot", "--endpoints", os.devnull,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-3000:]
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    told = [line for line in failed.splitlines() if "story:" in line or "predicted" in line]
    assert told == [], "\n".join(told)
    right = re.search(r"Correct:\s+(\d+) / (\d+)", done.stderr + done.stdout)
    assert right, done.stderr[-3000:]
    assert right[1] == right[2]
    assert int(right[2]) == _stories_written() >= 8


def _stories_written() -> int:
    files = [path.read_text(encoding="utf-8") for path in STORIES.glob("*.yml")]
    return sum(text.count("- story: ") for text in files)
