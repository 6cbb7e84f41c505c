"""What all tests share: a clean environment, the real packs, one running coach if needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.coach import Coach
from phrasebank import Packs, load
from tests.support.stack import Stack, running_stack, trained_home


@pytest.fixture(autouse=True)
def clean_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No setting of this machine reaches a test, and none writes to the user's own data folder."""
    for name in list(os.environ):
        if name.startswith("AMENDS_") and name != "AMENDS_REQUIRE_ALL":
            monkeypatch.delenv(name)
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def packs() -> Packs:
    """The packs that come with Amends."""
    return load()


@pytest.fixture(scope="session")
def coach(packs: Packs) -> Coach:
    """The coach with those packs."""
    return Coach(packs)


@pytest.fixture(scope="session")
def model_home() -> Path:
    """A data folder that holds the trained model; trained once and kept between runs."""
    return trained_home()


@pytest.fixture(scope="session")
def stack(model_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole coach, as a user starts it: a process of its own, real Rasa, a fresh database."""
    with running_stack(model_home, tmp_path_factory.mktemp("stack")) as running:
        yield running


@pytest.fixture(scope="session")
def coach_server(stack: Stack) -> str:
    """The address of the running coach."""
    return stack.url
