"""The web app: routes, guard, page, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from bot.chat import Chat
from bot.dialogue import Dialogue
from bot.settings import Settings
from bot.startup.handle import EngineHandle
from bot.web import problems
from bot.web.guard import Guard
from bot.web.metrics import Measured
from bot.web.page import mount_page
from bot.web.routes import (
    chat,
    check,
    conversations,
    evidence,
    feedback,
    frameworks,
    health,
    recoveries,
)
from bot.web.services import AppServices
from coach.coach import Coach
from phrasebank import default_packs
from records.database import Database
from records.settings import load_store_settings

ROUTERS = (chat, check, conversations, evidence, feedback, frameworks, health, recoveries)


def create_app(
    settings: Settings, engine: EngineHandle, database: Database | None = None
) -> FastAPI:
    """The app for this engine. Nothing is served before uvicorn runs it."""
    coach = Coach(default_packs())
    database = database or Database(load_store_settings().database_url)
    dialogue = Dialogue(engine, settings.engine_reply_seconds)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        warm(coach)
        yield
        await dialogue.close()
        await database.close()

    app = FastAPI(title="Amends", summary="A coach for service recovery", lifespan=life)
    app.state.services = AppServices(coach, database, Chat(coach, database, dialogue), engine)
    for module in ROUTERS:
        app.include_router(module.router)
    problems.install(app)
    mount_page(app)
    app.add_middleware(Measured)
    app.add_middleware(Guard, host=settings.host, port=settings.port)
    return app


def warm(coach: Coach) -> None:
    """Builds what is built at first use, so that the first customer doesn't wait for it."""
    _ = coach.checker, coach.drafts, coach.facts, coach.requests
