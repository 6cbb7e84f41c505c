"""What hurried people type is understood: messages of other voices than the training's, in their state."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from benchmarks.readings import MESSAGES, Reading, asked_in, read_all
from benchmarks.understanding import ASKED_BACK, OFF_TOPIC
from bot.startup import model, paths

pytestmark = pytest.mark.full

FILES = sorted(path.name for path in MESSAGES.glob("*.jsonl"))
RIGHT, OFF_TOPIC_TAKEN = 0.92, 0.10


@pytest.fixture(scope="module")
def trained(model_home: Path) -> Path:
    return model.expected_path(paths.ROOT, paths.models(model_home))


@cache
def read(trained: Path, file: str) -> list[Reading]:
    return read_all(trained, asked_in([MESSAGES / file]))


@pytest.mark.parametrize("file", FILES)
def test_behaviours_are_right_in_context(trained: Path, file: str) -> None:
    readings = read(trained, file)
    assert len(readings) >= 300
    right = sum(reading.asked.accepts(reading.done) for reading in readings)
    assert right / len(readings) >= RIGHT


@pytest.mark.parametrize("file", FILES)
def test_off_topic_is_seldom_taken_for_something_else(trained: Path, file: str) -> None:
    off = [one for one in read(trained, file) if one.asked.behaviour == OFF_TOPIC]
    taken = [
        one.asked.text
        for one in off
        if not one.asked.accepts(one.done) and one.done not in ASKED_BACK
    ]
    assert len(taken) / len(off) <= OFF_TOPIC_TAKEN, taken


def test_none_of_them_was_trained_on() -> None:
    texts = {asked.text.lower() for file in FILES for asked in asked_in([MESSAGES / file])}
    trained_on = {
        line.strip()[2:].lower()
        for path in (paths.ROOT / "data" / "nlu").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith("- ")
    }
    long_ones = {text for text in texts & trained_on if len(text.split()) > 3}
    assert long_ones == set()
