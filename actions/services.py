"""What the actions work with: the coach and the store, made when first needed and then kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coach.coach import Coach
from coach.living import LivingCoach
from records.database import Database
from records.settings import load_store_settings


@dataclass(frozen=True)
class Services:
    """The two collaborators of every action."""

    living: LivingCoach
    database: Database

    @property
    def coach(self) -> Coach:
        """The coach in use just now; the packs may change between two turns."""
        return self.living.coach


@lru_cache(maxsize=1)
def _default() -> Services:
    settings = load_store_settings()
    living = LivingCoach(settings.team_packs)
    living.watch()
    return Services(living, Database(settings.database_url))


_given: Services | None = None


def provide(services: Services) -> None:
    """Lets the process that serves the actions share its coach and store with them."""
    global _given
    _given = services


def services() -> Services:
    """The services in use: those provided, else made from the settings."""
    return _given or _default()
