"""The recipes of the authoring guide, followed to the letter: they make a folder that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.preview import framework, offer, phrase, sentence
from bot.preview.case import case_of
from coach.coach import Coach
from coach.pack_examples import failing_examples
from phrasebank import load
from tests.support.stack import ROOT

#: A file named in the text, then the block that goes into it.
_RECIPE = re.compile(
    r"`((?:[\w]+/)?\w+\.yml)`(?: \(new\))?((?:(?!```).)*?)```yaml\n(.*?)^ *```$", re.M | re.S
)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that the recipes write."""
    folder = tmp_path_factory.mktemp("packs")
    guide = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
    recipes = guide.split("\n## Your own folder\n")[1].split("\n## Templates\n")[0]
    for name, _, block in _RECIPE.findall(recipes):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        indent = len(block) - len(block.lstrip(" "))
        path.write_text(re.sub(rf"^ {{{indent}}}", "", block, flags=re.M), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ours(team: Path) -> Coach:
    """The coach with that folder."""
    return Coach(load(team=team))


def test_every_recipe_is_followed(team: Path) -> None:
    written = {path.relative_to(team).as_posix() for path in team.rglob("*.yml")}
    assert written == {
        "hide.yml", "phrases/ours.yml", "avoid/ours.yml", "frameworks/counter.yml", "offers.yml",
        "lexicon/nouns.yml", "lexicon/shorthand.yml", "knowledge/ours.yml", "nudges/ours.yml",
    }  # fmt: skip


def test_what_they_make_lives_up_to_its_examples(team: Path, ours: Coach) -> None:
    assert failing_examples(ours.packs, ours, within=team) == []


def test_each_does_what_the_guide_says(ours: Coach) -> None:
    assert "six_step" not in ours.packs.frameworks
    (read,) = phrase.view_of_one(ours, "ours.listen.take_your_time", "sofa torn, mr hale")[
        "phrases"
    ]
    assert read["reads"] == "Take your time, Mr Hale. What happened with your sofa?"
    found = sentence.view(ours, "It's in the cage until Monday.", None)["findings"]
    assert "ours.the_cage" in {finding["rule"] for finding in found}
    assert len(framework.view(ours, "counter", None)["steps"]) == 3
    late = offer.view(ours, case_of(ours, "", failure="late", severity="minor"), "")
    assert late["row"] == "ours.table_late"
    gym = offer.view(ours, case_of(ours, "mrs patel's rowing machine 3 days late, livid"), "")
    assert "What it is about: rowing machine" in gym["understood"]
    answered = ours.packs.answers["ours.who_rings_back"]
    assert len(answered.answer.split()) <= 60
