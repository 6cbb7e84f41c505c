"""Where the data lives. Kept apart from the app's settings: the action process needs only these."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, model_validator
from sqlalchemy import URL

from records.folders import FolderSettings, read
from records.urls import parsed

DATABASE_NAME = "amends.db"


class StoreSettings(FolderSettings):
    """The folders and the database; AMENDS_<NAME>, or `<name>` in amends.toml."""

    database_url: str = Field(
        "",
        description="Address of the database, SQLite or PostgreSQL; a file in the data folder if"
        " not set.",
        repr=False,
    )

    @model_validator(mode="after")
    def _default_file(self) -> StoreSettings:
        url = self.database_url or _file_url(self.home / DATABASE_NAME)
        object.__setattr__(self, "database_url", url)
        return self


def load_store_settings() -> StoreSettings:
    """Reads the settings. Raises StoreSettingsError naming what can't be used."""
    settings = read(StoreSettings)
    parsed(settings.database_url)
    return settings


def _file_url(path: Path) -> str:
    return URL.create("sqlite", database=path.as_posix()).render_as_string(hide_password=False)
