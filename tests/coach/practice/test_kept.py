"""Conversations that were read line by line and kept: good, middling and bad ways with fourteen customers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.practice.examples import rehearsed
from coach.practice.stage import Played, Stage
from phrasebank import Packs

FOLDER = Path(__file__).parents[2] / "data" / "practice"
KEPT = sorted(FOLDER.glob("*.yml"))


def played(stage: Stage, packs: Packs, path: Path) -> Played:
    kept: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    scenario = packs.scenarios[kept["scenario"]]
    framework = packs.policy.default_framework
    return stage.play(rehearsed(scenario, kept["lines"], kept["level"], framework))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_conversation_goes_as_its_name_says(stage: Stage, packs: Packs, path: Path) -> None:
    end = played(stage, packs, path)
    began = end.exchanges[0].before.feelings.anger
    if path.stem.endswith("_good"):
        assert end.customer.settled
    elif path.stem.endswith("_bad"):
        assert not end.customer.settled
        assert end.customer.feelings.anger > began
    else:
        assert end.customer.feelings.anger < 1


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_nothing_is_said_twice_in_it(stage: Stage, packs: Packs, path: Path) -> None:
    said = [each.told.says for each in played(stage, packs, path).exchanges]
    assert len(set(said)) == len(said)
    assert not any("{" in line for line in said)


def test_there_are_good_middling_and_bad_ones() -> None:
    kinds = [path.stem.rsplit("_", 1)[-1] for path in KEPT]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"good": 4, "middling": 6, "bad": 4}
