"""A dialogue engine that somebody else runs (AMENDS_RASA_URL)."""

from __future__ import annotations

import asyncio
import logging
import time

from bot.startup.handle import probe
from bot.startup.problem import StartupError

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.5
WATCH_SECONDS = 5.0


class RemoteEngine:
    """Asks a Rasa server elsewhere how it is, and never starts or stops it."""

    def __init__(self, base_url: str, token: str, start_seconds: float) -> None:
        """`token` is the AMENDS_ENGINE_TOKEN that server was started with."""
        self.base_url = base_url.rstrip("/")
        self.token = token
        self.generation = 0
        self.ready = False
        self.problem: str | None = None
        self._start_seconds = start_seconds

    async def start(self) -> None:
        """Nothing to start."""

    async def wait_ready(self) -> None:
        """Returns once it answers; StartupError if it doesn't within the time allowed."""
        give_up = time.monotonic() + self._start_seconds
        while not await probe(self.base_url, self.token):
            if time.monotonic() > give_up:
                raise StartupError(
                    f"No Rasa server answers at {self.base_url}. Start it there, correct"
                    " AMENDS_RASA_URL, or unset it to let Amends run its own."
                )
            await asyncio.sleep(POLL_SECONDS)
        self._is_back()

    async def watch(self) -> None:
        """Looks every few seconds whether it still answers."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                answers = await probe(self.base_url, self.token)
            except StartupError as problem:
                logger.error("%s", problem)
                answers = False
            if answers and not self.ready:
                self._is_back()
            elif not answers and self.ready:
                logger.warning("The Rasa server at %s no longer answers.", self.base_url)
                self.ready = False

    def _is_back(self) -> None:
        self.ready = True
        self.generation += 1

    async def stop(self) -> None:
        """Nothing to stop: it isn't ours."""
