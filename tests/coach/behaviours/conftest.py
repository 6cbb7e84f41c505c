"""What the tests of several behaviours begin with."""

from __future__ import annotations

import pytest

from coach.behaviours import start
from coach.coach import Coach
from tests.coach.cases import OPENINGS, Desk


@pytest.fixture
def desk(coach: Coach) -> Desk:
    """A case at its first step: a late cooker that cost £340, ours and not for the first time."""
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    return desk
