"""A fresh, migrated store for every test: SQLite, and PostgreSQL for those marked ``full``."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

import phrasebank
from phrasebank.packs import Packs
from records import migrate
from records.database import Database
from tests.support import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'amends.db'}"
    else:
        with postgres.fresh_database(request.getfixturevalue("postgres_server")) as url:
            yield url


@pytest.fixture
def url(empty_url: str, tmp_path: Path, migrated_file: Path) -> str:
    """The address of a database with all tables and no rows."""
    if empty_url.startswith("sqlite"):
        shutil.copy(migrated_file, tmp_path / "amends.db")
    else:
        migrate.upgrade(empty_url)
    return empty_url


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with Database(url) as opened:
        yield opened


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """The address of a SQLite file with all tables and no rows."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'amends.db')}"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database with all tables and no rows."""
    with postgres.fresh_database(postgres_server) as url:
        migrate.upgrade(url)
        yield url


@pytest.fixture(scope="session")
def packs() -> Packs:
    return phrasebank.load()
