"""The app's settings: one table, read once at the edge, from the environment or amends.toml."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import SettingsConfigDict

from records.config_file import FILE_NAME, find_file
from records.file_settings import FileSettings


class SettingsError(Exception):
    """A setting cannot be used; the text names it and says what to change."""


class Settings(FileSettings):
    """Where Amends listens, which dialogue engine it talks to and how long it waits.

    Each field is the variable AMENDS_<NAME>, or `<name>` in amends.toml; the variable wins.
    The data folder and the database are `records.settings.StoreSettings`.
    """

    model_config = SettingsConfigDict(
        env_prefix="AMENDS_", extra="ignore", frozen=True, env_ignore_empty=True
    )

    host: str = Field(
        "127.0.0.1",
        description="Address to listen on. Loopback only, until there is a sign-in.",
    )
    port: int = Field(8420, ge=1, le=65535, description="Port of the web page and the interface.")
    rasa_url: AnyHttpUrl | None = Field(
        None,
        description="A Rasa server that runs elsewhere, to use instead of starting one.",
    )
    rasa_token: SecretStr | None = Field(
        None,
        description="That server's token (its AMENDS_ENGINE_TOKEN).",
    )
    actions_token: SecretStr | None = Field(
        None,
        description="Secret that server sends to /engine/actions?token=… ; made anew if not set.",
    )
    engine_python: Path | None = Field(
        None,
        description="Python 3.10 with the engine's packages, if not the one in bot/engine/.venv.",
    )
    engine_start_seconds: float = Field(
        120.0, gt=0, description="How long the dialogue engine may take to start, in seconds."
    )
    engine_reply_seconds: float = Field(
        10.0, gt=0, description="How long the dialogue engine may take to answer, in seconds."
    )
    webhook_token: SecretStr | None = Field(
        None,
        description="Secret that other systems send with their webhooks; not set: none are taken.",
    )
    chatwoot_secret: SecretStr | None = Field(
        None,
        description="Secret that Chatwoot signs its webhooks with; if set, each must be signed.",
    )
    model_url: AnyHttpUrl | None = Field(
        None,
        description="Language model that words practice customers' lines anew; not set: none is asked.",
    )
    model_name: str | None = Field(
        None,
        description="Name of the model there; most servers want one.",
    )
    model_key: SecretStr | None = Field(
        None,
        description="Secret key of that server, if it wants one. It is never logged or shown.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "warning", description="What is logged: debug, info, warning or error."
    )

    @field_validator("host")
    @classmethod
    def _loopback(cls, host: str) -> str:
        if host == "localhost":
            return "127.0.0.1"
        try:
            is_loopback = ipaddress.ip_address(host).is_loopback
        except ValueError:
            is_loopback = False
        if not is_loopback:
            raise ValueError(
                f"{host} can be reached from other machines, and Amends has no sign-in yet:"
                " anyone there could read your customers' records. Use 127.0.0.1, and a"
                " reverse proxy that checks who calls"
            )
        return host

    @field_validator("model_url")
    @classmethod
    def _without_secrets(cls, url: AnyHttpUrl | None) -> AnyHttpUrl | None:
        if url and (url.username or url.password or url.query or url.fragment):
            raise ValueError(
                "give the address alone, like https://host/v1; a key goes into AMENDS_MODEL_KEY"
            )
        return url

    @property
    def url(self) -> str:
        """The address of the web page, as a person would type it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def load_settings() -> Settings:
    """Reads the settings; raises SettingsError naming each value that cannot be used."""
    try:
        return Settings()
    except ValidationError as problem:
        raise SettingsError(_in_words(problem)) from None
    except ValueError as problem:
        # tomllib's error for a file that isn't TOML.
        raise SettingsError(f"{find_file()} cannot be read: {problem}.") from None


def _in_words(problem: ValidationError) -> str:
    lines = []
    for error in problem.errors(include_url=False, include_context=False):
        name = ".".join(str(part) for part in error["loc"]).removeprefix("AMENDS_")
        reason = str(error["msg"]).removeprefix("Value error, ")
        lines.append(f"AMENDS_{name.upper()} (or {name.lower()} in {FILE_NAME}): {reason}.")
    return "\n".join(lines)
