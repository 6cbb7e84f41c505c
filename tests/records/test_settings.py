"""Where the data lives."""

from __future__ import annotations

from pathlib import Path

import pytest

from records import migrate
from records.errors import StoreSettingsError
from records.settings import load_store_settings
from records.urls import async_url, shown, sync_url


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AMENDS_HOME", raising=False)
    monkeypatch.delenv("AMENDS_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_platforms_folder_by_default() -> None:
    settings = load_store_settings()
    assert settings.home.is_absolute() and settings.home.name == "amends"
    assert settings.database_url.endswith("/amends/amends.db")


@pytest.mark.parametrize("name", ["plain", "with space", "50% off?", "a#b&c=d", "caf\u00e9"])
def test_a_home_of_any_name(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / name))
    settings = load_store_settings()
    assert settings.home == tmp_path / name
    migrate.upgrade(settings.database_url)
    assert (tmp_path / name / "amends.db").exists()
    assert migrate.at_head(settings.database_url)


def test_blank_means_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_HOME", "")
    monkeypatch.setenv("AMENDS_DATABASE_URL", "")
    assert load_store_settings().database_url.endswith("/amends/amends.db")


def test_home_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_HOME", "~/amends-data")
    assert load_store_settings().home == Path.home() / "amends-data"


def test_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "amends.toml").write_text('database_url = "postgresql://db/amends"\nport = 1\n')
    assert load_store_settings().database_url == "postgresql://db/amends"
    monkeypatch.setenv("AMENDS_DATABASE_URL", "postgresql://other/amends")
    assert load_store_settings().database_url == "postgresql://other/amends"


@pytest.mark.parametrize("text", ["= nonsense", "home = 3", "database_url = 'mysql://x'"])
def test_what_can_not_be_used_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "amends.toml").write_text(text)
    with pytest.raises(StoreSettingsError):
        load_store_settings()


def test_a_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_DATABASE_URL", "postgresql://ana:secret@db/amends")
    settings = load_store_settings()
    assert "secret" not in repr(settings)
    assert shown(settings.database_url) == "postgresql://ana:***@db/amends"


@pytest.mark.parametrize(
    ("given", "sync", "later"),
    [
        ("sqlite:///a.db", "sqlite+pysqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("sqlite+aiosqlite:////a.db", "sqlite+pysqlite:////a.db", "sqlite+aiosqlite:////a.db"),
        ("postgres://h/d", "postgresql+psycopg://h/d", "postgresql+psycopg_async://h/d"),
        ("postgresql://h/d", "postgresql+psycopg://h/d", "postgresql+psycopg_async://h/d"),
        ("postgresql+asyncpg://h/d", "postgresql+psycopg://h/d", "postgresql+psycopg_async://h/d"),
    ],
)
def test_addresses_get_the_right_driver(given: str, sync: str, later: str) -> None:
    assert str(sync_url(given)) == sync
    assert str(async_url(given)) == later


def test_a_teams_packs_are_in_the_data_folder_if_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    assert load_store_settings().team_packs() is None
    (tmp_path / "packs").mkdir()
    assert load_store_settings().team_packs() == tmp_path / "packs"


def test_a_folder_named_for_packs_is_taken_even_if_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its absence is then told, rather than passed over."""
    monkeypatch.setenv("AMENDS_PACKS", str(tmp_path / "nowhere"))
    assert load_store_settings().team_packs() == tmp_path / "nowhere"
    monkeypatch.setenv("AMENDS_PACKS", "")
    assert load_store_settings().team_packs() is None
