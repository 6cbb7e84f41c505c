"""Where the data lives. Kept apart from the app's settings: the action process needs only these."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from sqlalchemy import URL

from records.config_file import find_file
from records.errors import StoreSettingsError
from records.urls import parsed

DATABASE_NAME = "amends.db"


class StoreSettings(BaseSettings):
    """The data folder and the database; AMENDS_<NAME>, or `<name>` in amends.toml."""

    model_config = SettingsConfigDict(
        env_prefix="AMENDS_", extra="ignore", frozen=True, env_ignore_empty=True
    )

    home: Path = Field(
        default_factory=lambda: user_data_path("amends", appauthor=False),
        description="Folder for the database, the trained model and amends.toml.",
    )
    database_url: str = Field(
        "",
        description="Address of the database, SQLite or PostgreSQL; a file in the data folder if"
        " not set.",
        repr=False,
    )

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if value != ""}

    @model_validator(mode="after")
    def _default_file(self) -> StoreSettings:
        url = self.database_url or _file_url(self.home / DATABASE_NAME)
        object.__setattr__(self, "database_url", url)
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over amends.toml; nothing else."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, find_file())


def load_store_settings() -> StoreSettings:
    """Reads the settings. Raises StoreSettingsError naming what can't be used."""
    try:
        settings = StoreSettings()
    except ValidationError as problem:
        reasons = "; ".join(f"{e['loc'][0]}: {e['msg']}" for e in problem.errors() if e["loc"])
        raise StoreSettingsError(f"AMENDS_ settings can't be used: {reasons}.") from None
    except (ValueError, OSError, RuntimeError) as problem:
        # tomllib's error for a file that isn't TOML; an unknown user in "~user".
        raise StoreSettingsError(f"The settings can't be read: {problem}.") from None
    parsed(settings.database_url)
    return settings


def _file_url(path: Path) -> str:
    return URL.create("sqlite", database=path.as_posix()).render_as_string(hide_password=False)
