"""What the actions work with: the coach and the store, made when first needed and then kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coach.coach import Coach
from phrasebank import default_packs
from records.database import Database
from records.settings import load_store_settings


@dataclass(frozen=True)
class Services:
    """The two collaborators of every action."""

    coach: Coach
    database: Database


@lru_cache(maxsize=1)
def _default() -> Services:
    return Services(Coach(default_packs()), Database(load_store_settings().database_url))


_given: Services | None = None


def provide(services: Services) -> None:
    """Lets the process that serves the actions share its coach and store with them."""
    global _given
    _given = services


def services() -> Services:
    """The services in use: those provided, else made from the settings."""
    return _given or _default()
