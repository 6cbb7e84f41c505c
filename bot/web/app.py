"""The web app: routes, guard, page, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from bot.calls import CallDesk
from bot.chat import Chat
from bot.dialogue import Dialogue
from bot.rewording.setting_up import rewording_of
from bot.settings import Settings
from bot.startup.handle import EngineHandle
from bot.web import problems, webhook_keys
from bot.web.guard import Guard
from bot.web.metrics import Measured
from bot.web.page import mount_page
from bot.web.routes import (
    calls,
    chat,
    check,
    conversations,
    evidence,
    feedback,
    frameworks,
    health,
    practice,
    recoveries,
    rules,
    sheet,
    webhooks,
)
from bot.web.services import AppServices
from coach.lasting import keep_for_good
from coach.living import LivingCoach, warm
from records.database import Database
from records.settings import load_store_settings

ROUTERS = (
    *(calls, chat, check, conversations, evidence, feedback, frameworks, health, recoveries),
    *(practice, rules, sheet, webhooks),
)


def create_app(
    settings: Settings,
    engine: EngineHandle,
    database: Database | None = None,
    hear_apart: bool = False,
) -> FastAPI:
    """The app for this engine. Nothing is served before uvicorn runs it.

    ``hear_apart``: the turns of live calls are heard in a process of their own.
    """
    store = load_store_settings()
    living = LivingCoach(store.team_packs)
    database = database or Database(store.database_url)
    dialogue = Dialogue(engine, settings.engine_reply_seconds)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        warm(living.coach)
        keep_for_good()
        living.watch()
        calls_desk.open_calls.ears.prepare()
        yield
        calls_desk.watchers.end()
        calls_desk.open_calls.ears.close()
        living.close()
        await dialogue.close()
        if rewording:
            await rewording.close()
        await database.close()

    # FastAPI's own pages of the interface load scripts from elsewhere; ours needs nobody.
    app = FastAPI(
        title="Amends",
        summary="A coach for service recovery",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
    )
    rewording = rewording_of(settings, living, database)
    chat_desk = Chat(living, database, dialogue, rewording)
    calls_desk = CallDesk(living, database, chat_desk, apart=hear_apart)
    app.state.services = AppServices(living, database, chat_desk, engine, calls_desk)
    for module in ROUTERS:
        app.include_router(module.router, responses=problems.TOLD)
    problems.install(app)
    webhook_keys.install(app, settings)
    mount_page(app)
    app.add_middleware(Measured)
    app.add_middleware(Guard, host=settings.host, port=settings.port)
    return app
