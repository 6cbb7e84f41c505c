"""Serves the app and minds the engine, until told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.startup.handle import EngineHandle
from bot.startup.progress import Stages

if TYPE_CHECKING:
    from bot.startup.server import Server


@dataclass(frozen=True)
class Serving:
    """Everything that runs at once: engine, app, and what watches over them."""

    settings: Settings
    database_url: str
    actions_token: str
    stages: Stages

    async def run(self, engine: EngineHandle, listener: socket.socket) -> None:
        """Returns after Ctrl-C or SIGTERM; raises StartupError if something would not start.

        Whatever happens, the engine is stopped before this ends.
        """
        stop = asyncio.Event()
        _on_signals(stop)
        work = asyncio.create_task(self._work(engine, listener))
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            work.cancel()
            stopped.cancel()
            outcome = await asyncio.gather(work, return_exceptions=True)
            await engine.stop()
        if isinstance(outcome[0], Exception):
            raise outcome[0]

    async def _work(self, engine: EngineHandle, listener: socket.socket) -> None:
        booting = time.monotonic()
        # The engine first: it boots for the longest, while we migrate and import.
        await engine.start()
        with self.stages.stage("database"):
            await asyncio.to_thread(self._migrate)
        with self.stages.stage("app"):
            server = await asyncio.to_thread(self._make_server, engine)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        minding = asyncio.create_task(self._mind(engine, booting))
        try:
            # Neither ends by itself unless it failed.
            await asyncio.wait({serving, minding}, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            minding.cancel()
            server.should_exit = True
            outcomes = await asyncio.gather(minding, serving, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                raise outcome

    async def _mind(self, engine: EngineHandle, booting: float) -> None:
        """Sees the engine through its start, says where Amends is, then watches the engine."""
        with self.stages.stage("dialogue engine", since=booting):
            await engine.wait_ready()
        self.stages.write(f"\nAmends is ready: {self.settings.url}   (Ctrl-C stops it)\n")
        await engine.watch()

    def _migrate(self) -> None:
        from records.migrate import upgrade

        upgrade(self.database_url)

    def _make_server(self, engine: EngineHandle) -> Server:
        from bot.startup import actions
        from bot.startup.server import make_server
        from bot.web.app import create_app

        # A process more gains nothing where it would share the only core.
        app = create_app(self.settings, engine, hear_apart=(os.cpu_count() or 1) > 1)
        actions.share(app)
        actions.mount(app, self.actions_token)
        return make_server(app)


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            # Windows: Ctrl-C arrives as KeyboardInterrupt instead.
            return
