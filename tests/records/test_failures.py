"""What goes wrong with a database is named, and says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from records import migrate
from records.database import Database
from records.errors import (
    StoreBusy,
    StoreError,
    StoreFull,
    StoreNotMigrated,
    StoreSettingsError,
    StoreUnreachable,
)
from tests.records.samples import note, opened


async def test_a_locked_file(sqlite_url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "amends.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with Database(sqlite_url, busy_seconds=0.1) as database:
            with pytest.raises(StoreBusy, match="try again"):
                async with database.unit() as unit:
                    await unit.save(opened())
        other.execute("ROLLBACK")


@pytest.mark.full
async def test_a_locked_case(postgres_url: str) -> None:
    async with Database(postgres_url, busy_seconds=0.2) as database:
        async with database.unit() as unit:
            await unit.save(opened())
        with psycopg.connect(postgres_url) as other:
            other.execute("SELECT * FROM recovery FOR UPDATE")
            with pytest.raises(StoreBusy, match="try again"):
                async with database.unit() as unit:
                    await unit.recovery("r1")


async def test_a_read_only_file(sqlite_url: str, tmp_path: Path) -> None:
    read_only = f"sqlite:///file:{tmp_path / 'amends.db'}?mode=ro&uri=true"
    async with Database(read_only) as database:
        with pytest.raises(StoreFull, match="read-only"):
            async with database.unit() as unit:
                await unit.save(opened())


@pytest.mark.full
async def test_a_read_only_server(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as other:
        name = other.info.dbname
        other.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    async with Database(postgres_url) as database:
        with pytest.raises(StoreFull, match="read-only"):
            async with database.unit() as unit:
                await unit.save(opened())


async def test_a_full_disk(sqlite_url: str) -> None:
    async with Database(sqlite_url) as database:
        async with database._engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(StoreFull, match="Free some space"):
            async with database.unit() as unit:
                await unit.save(opened().with_entries(note("x" * 1_000_000)))


async def test_missing_tables(empty_url: str) -> None:
    async with Database(empty_url) as database:
        with pytest.raises(StoreNotMigrated, match="amends migrate"):
            await database.check()
        with pytest.raises(StoreNotMigrated, match="amends migrate"):
            async with database.unit() as unit:
                await unit.current("c1")


async def test_nobody_answers() -> None:
    address = "postgresql://ana:secret@127.0.0.1:1/amends"
    async with Database(address) as database:
        with pytest.raises(StoreUnreachable, match="AMENDS_DATABASE_URL") as told:
            await database.check()
    assert "secret" not in str(told.value)
    with pytest.raises(StoreUnreachable, match="AMENDS_DATABASE_URL"):
        migrate.upgrade(address)


@pytest.mark.full
async def test_no_such_database(postgres_server: str) -> None:
    address = postgres_server.rsplit("/", 1)[0] + "/nowhere"
    async with Database(address) as database:
        with pytest.raises(StoreUnreachable, match="nowhere"):
            await database.check()


async def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "amends.db"
    path.write_text("shopping list, " * 100)
    async with Database(f"sqlite:///{path}") as database:
        with pytest.raises(StoreUnreachable):
            await database.check()
    with pytest.raises(StoreUnreachable):
        migrate.upgrade(f"sqlite:///{path}")


async def test_no_such_folder(tmp_path: Path) -> None:
    async with Database(f"sqlite:///{tmp_path}/missing/amends.db") as database:
        with pytest.raises(StoreUnreachable):
            await database.check()


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnreachable, match="AMENDS_HOME"):
        migrate.upgrade(f"sqlite:///{tmp_path}/file/amends.db")


async def test_a_row_that_points_nowhere(database: Database) -> None:
    from tests.records.test_conversations import turn

    with pytest.raises(StoreError, match="Nothing was saved"):
        async with database.unit() as unit:
            await unit.add_turn(turn(recovery_id="nobody"))


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_an_address_of_no_use(url: str) -> None:
    with pytest.raises(StoreSettingsError, match="AMENDS_DATABASE_URL"):
        Database(url)
