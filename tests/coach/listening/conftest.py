"""What the tests of listening begin with."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.listening.encoder import Encoder
from coach.listening.listener import Listener


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The encoder, loaded once."""
    return Encoder()


@pytest.fixture(scope="session")
def listener(coach: Coach, encoder: Encoder) -> Listener:
    """A listener with the packs that come with Amends."""
    return Listener(coach, encoder)
