"""`amends practise`: what can be asked for, and mistakes in words."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.cli.practise import payload_of
from bot.cli.problem import CommandError
from phrasebank import Packs


@pytest.mark.parametrize(
    ("scenario", "level", "payload"),
    [
        (None, None, "/train"),
        (None, 2, '/train{"level": "2"}'),
        ("sofa_not_delivered", None, '/train{"scenario": "sofa_not_delivered"}'),
        ("sofa_not_delivered", 3, '/train{"scenario": "sofa_not_delivered", "level": "3"}'),
    ],
)
def test_what_is_asked_for_is_sent(
    packs: Packs, scenario: str | None, level: int | None, payload: str
) -> None:
    assert payload_of(packs, scenario, level) == payload


def test_a_scenario_that_isnt_there_is_answered_with_those_that_are(packs: Packs) -> None:
    with pytest.raises(CommandError, match="sofa_not_delivered") as told:
        payload_of(packs, "sofa", None)
    assert all(name in str(told.value) for name in packs.scenarios)


@pytest.mark.parametrize("level", [0, 4])
def test_a_level_that_isnt_there_too(packs: Packs, level: int) -> None:
    with pytest.raises(CommandError, match="1, 2, 3"):
        payload_of(packs, None, level)


def test_the_list_names_each(packs: Packs) -> None:
    done = CliRunner().invoke(app, ["practise", "--list"], env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    assert all(name in done.output for name in packs.scenarios)
    assert "level 3" in done.output
