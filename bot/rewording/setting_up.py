"""Sets the rewording up as the settings say."""

from __future__ import annotations

from bot.rewording.model import ModelServer
from bot.rewording.rewording import Rewording
from bot.settings import Settings
from coach.living import LivingCoach
from records.database import Database


def rewording_of(settings: Settings, living: LivingCoach, database: Database) -> Rewording | None:
    """The rewording with the model of the settings; None when they name none."""
    if settings.model_url is None:
        return None
    server = ModelServer(str(settings.model_url), settings.model_name, settings.model_key)
    return Rewording(living, database, server)
