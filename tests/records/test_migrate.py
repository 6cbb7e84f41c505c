"""The tables that migrations make are those of the models, on both databases."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from records import migrate
from records.database import Database
from records.engine import make_sync_engine
from records.errors import StoreNotMigrated
from records.models import Base
from tests.records.samples import one_of_each, opened


def tables(url: str) -> set[str]:
    engine = make_sync_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def test_upgrade_makes_every_table(empty_url: str) -> None:
    assert not migrate.at_head(empty_url)
    migrate.upgrade(empty_url)
    assert migrate.at_head(empty_url)
    assert tables(empty_url) == set(Base.metadata.tables) | {"alembic_version"}


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert not migrate.at_head(f"sqlite:///{tmp_path}/amends.db")
    assert list(tmp_path.iterdir()) == []


def test_upgrade_makes_the_folder(tmp_path: Path) -> None:
    migrate.upgrade(f"sqlite:///{tmp_path}/new/folder/amends.db")
    assert (tmp_path / "new/folder/amends.db").exists()


def test_models_and_migrations_agree(url: str) -> None:
    engine = make_sync_engine(url)
    try:
        with engine.begin() as connection:
            options = {"compare_type": True, "compare_server_default": True}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, Base.metadata) == []
    finally:
        engine.dispose()


def test_down_and_up_again(url: str) -> None:
    migrate.downgrade(url, "base")
    assert tables(url) == {"alembic_version"}
    assert not migrate.at_head(url)
    migrate.upgrade(url)
    assert migrate.at_head(url)


async def test_upgrading_twice_keeps_the_rows(url: str) -> None:
    recovery = opened().with_entries(*one_of_each())
    async with Database(url) as database, database.unit() as unit:
        await unit.save(recovery)
    migrate.upgrade(url)
    async with Database(url) as database, database.reading() as unit:
        assert await unit.recovery("r1") == recovery


def test_a_file_gets_the_write_ahead_log(sqlite_url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "amends.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_several_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate.upgrade, [empty_url] * 4))
    assert migrate.at_head(empty_url)


def test_a_database_of_a_newer_version(url: str) -> None:
    engine = make_sync_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert not migrate.at_head(url)
    with pytest.raises(StoreNotMigrated, match="newest version"):
        migrate.upgrade(url)


async def test_erasing_a_recovery_erases_what_belongs_to_it(url: str) -> None:
    async with Database(url) as database:
        async with database.unit() as unit:
            await unit.save(opened().with_entries(*one_of_each()))
        async with database._engine.begin() as connection:
            await connection.execute(text("DELETE FROM recovery"))
            for table in set(Base.metadata.tables) - {"employee", "recovery"}:
                found = await connection.execute(text(f'SELECT count(*) FROM "{table}"'))
                assert found.scalar_one() == 0, table
