"""The sentence encoder, in the engine's own Python."""

from __future__ import annotations

import json
import math
import subprocess
from typing import Any

import pytest

from bot.startup import child, paths
from tests.support.stack import ROOT

pytestmark = pytest.mark.full


def ask(**request: Any) -> dict[str, Any]:
    done = subprocess.run(
        [str(paths.engine_python()), str(ROOT / "tests/bot/engine/reading_vectors.py")],
        input=json.dumps(request),
        env=child.environ(PYTHONPATH=str(paths.ENGINE)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def likeness(one: list[float], other: list[float]) -> float:
    lengths = math.hypot(*one) * math.hypot(*other)
    return sum(a * b for a, b in zip(one, other, strict=True)) / lengths


@pytest.fixture(scope="module")
def vectors() -> list[list[float] | None]:
    texts = [
        "he wants somebody above me, right now",
        "she's asking for whoever is in charge",
        "shes asking for whoever is in chrage",
        "put it in a spreadsheet for me",
        "",
        "long " * 500,
    ]
    found: list[list[float] | None] = ask(texts=texts)["vectors"]
    return found


def test_a_message_becomes_one_vector_of_the_scale(vectors: list[list[float] | None]) -> None:
    for vector in (*vectors[:4], vectors[5]):
        assert vector is not None
        assert len(vector) == 384
        assert math.hypot(*vector) == pytest.approx(6.0, rel=1e-3)


def test_no_text_no_vector(vectors: list[list[float] | None]) -> None:
    assert vectors[4] is None


def test_the_same_said_in_other_words_lies_nearer_than_something_else(
    vectors: list[list[float] | None],
) -> None:
    manager, charge, mistyped, spreadsheet = vectors[:4]
    assert manager and charge and mistyped and spreadsheet
    assert likeness(manager, charge) > 0.6 > likeness(manager, spreadsheet) + 0.2
    assert likeness(charge, mistyped) > 0.8


def test_a_scale_that_would_silence_it_is_refused() -> None:
    refused = ask(texts=[], config={"scale": 0})["refused"]
    assert refused == "SentenceEncoder: 'scale' must be above 0"
