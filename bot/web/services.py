"""What the routes work with, put together in ``create_app``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from bot.calls import CallDesk
from bot.chat import Chat
from bot.startup.handle import EngineHandle
from coach.coach import Coach
from coach.living import LivingCoach
from records.database import Database


@dataclass(frozen=True)
class AppServices:
    """The app's collaborators; one value for the app's life."""

    living: LivingCoach
    database: Database
    chat: Chat
    engine: EngineHandle
    calls: CallDesk

    @property
    def coach(self) -> Coach:
        """The coach in use just now; the packs may change between two requests."""
        return self.living.coach


async def _services(request: Request) -> AppServices:
    # Not a plain function: FastAPI would ask a thread for it, and every request would wait for one.
    found: AppServices = request.app.state.services
    return found


Services = Annotated[AppServices, Depends(_services)]
"""A route's parameter of this type is the app's services."""
