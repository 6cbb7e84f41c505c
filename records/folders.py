"""Where the data folder and the team's own packs are. Light: a quick command reads nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from records.errors import StoreSettingsError
from records.file_settings import FileSettings

PACKS_NAME = "packs"
Table = TypeVar("Table", bound="FolderSettings")


class FolderSettings(FileSettings):
    """The folders; AMENDS_<NAME>, or `<name>` in amends.toml."""

    model_config = SettingsConfigDict(
        env_prefix="AMENDS_", extra="ignore", frozen=True, env_ignore_empty=True
    )

    home: Path = Field(
        default_factory=lambda: user_data_path("amends", appauthor=False),
        description="Folder for the database, the trained model and amends.toml.",
    )
    packs: Path | None = Field(
        None,
        description="Folder of your team's own packs and policy, laid over those that come with"
        " Amends.",
    )

    @field_validator("home", "packs")
    @classmethod
    def _absolute(cls, folder: Path | None) -> Path | None:
        return folder.expanduser().absolute() if folder else None

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if value != ""}

    @property
    def packs_folder(self) -> Path:
        """Where the team's own packs are, or would be."""
        return self.packs or self.home / PACKS_NAME

    def team_packs(self) -> Path | None:
        """The folder of the team's own packs; None when none was named and the usual one isn't there."""
        return self.packs or (self.packs_folder if self.packs_folder.is_dir() else None)


def read(table: type[Table]) -> Table:
    """The settings of that table. Raises StoreSettingsError naming what can't be used."""
    try:
        return table()
    except ValidationError as problem:
        reasons = "; ".join(f"{e['loc'][0]}: {e['msg']}" for e in problem.errors() if e["loc"])
        raise StoreSettingsError(f"AMENDS_ settings can't be used: {reasons}.") from None
    except (ValueError, OSError, RuntimeError) as problem:
        # tomllib's error for a file that isn't TOML; an unknown user in "~user".
        raise StoreSettingsError(f"The settings can't be read: {problem}.") from None


def load_folders() -> FolderSettings:
    """Reads the folders alone. Raises StoreSettingsError naming what can't be used."""
    return read(FolderSettings)
