"""What the tests of practice begin with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.coach import Coach
from coach.practice.stage import Stage
from phrasebank import Packs
from tests.coach.practice.lamp import LAMP
from tests.coach.practice.playing import Trainee


@pytest.fixture(scope="session")
def stage(coach: Coach) -> Stage:
    """The stage of the coach with the packs that come with Amends."""
    return coach.stage


@pytest.fixture(scope="session")
def lamp_coach(packs: Packs) -> Coach:
    """A coach with the tests' own scenario beside those that come with Amends."""
    return Coach(replace(packs, scenarios={**packs.scenarios, LAMP.id: LAMP}))


@pytest.fixture(scope="session")
def lamp_stage(lamp_coach: Coach) -> Stage:
    """Its stage."""
    return lamp_coach.stage


@pytest.fixture
def trainee(lamp_coach: Coach) -> Trainee:
    """Somebody who has begun to practise the tests' own scenario at level 2."""
    made = Trainee(lamp_coach)
    made.begin(LAMP.id)
    return made
