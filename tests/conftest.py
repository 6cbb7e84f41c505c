"""What all tests share: a clean environment, the real packs, one running coach if needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from coach.coach import Coach
from phrasebank import Packs, load
from records import migrate
from tests.support.stack import Stack, running_stack, trained_home


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests' data folders are; pytest's own numbering would count them anew each time."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def clean_environment(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine reaches a test, and none writes to the user's own data folder."""
    for name in list(os.environ):
        if name.startswith("AMENDS_") and name != "AMENDS_REQUIRE_ALL":
            monkeypatch.delenv(name)
    monkeypatch.setenv("AMENDS_HOME", mkdtemp(dir=homes))


@pytest.fixture(scope="session")
def packs() -> Packs:
    """The packs that come with Amends."""
    return load()


@pytest.fixture(scope="session")
def coach(packs: Packs) -> Coach:
    """The coach with those packs."""
    return Coach(packs)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied: quicker than to migrate anew."""
    path = tmp_path_factory.mktemp("migrated") / "amends.db"
    migrate.upgrade(f"sqlite:///{path}")
    assert [file.name for file in path.parent.iterdir()] == [path.name], "part is still in a log"
    return path


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
