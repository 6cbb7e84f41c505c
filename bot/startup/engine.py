"""The dialogue engine as a child process: started on loopback, watched, restarted, stopped."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import socket
import time
from collections import deque
from pathlib import Path

from bot.startup import child
from bot.startup.handle import probe
from bot.startup.paths import ENGINE, ROOT
from bot.startup.problem import StartupError, in_words

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
POLL_SECONDS = 0.2
TERM_SECONDS = 5.0
MAX_DEATHS = 5
DEATHS_WITHIN_SECONDS = 180.0
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 20.0


def free_port() -> int:
    """A loopback port that is free at this moment."""
    with socket.socket() as probe_socket:
        probe_socket.bind((LOOPBACK, 0))
        port: int = probe_socket.getsockname()[1]
        return port


class Engine:
    """Runs `bot/engine/serve.py` with the engine's own Python. See `handle.EngineHandle`."""

    def __init__(
        self, python: Path, model: Path, actions_url: str, log: Path, start_seconds: float
    ) -> None:
        """`actions_url` is where Rasa finds our custom actions, with its secret."""
        self.base_url = ""
        self.token = secrets.token_urlsafe(32)
        self.generation = 0
        self.ready = False
        self.problem: str | None = None
        self.model = model
        self._python, self._actions_url, self._log = python, actions_url, log
        self._start_seconds = start_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """Its process, while it runs."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if running and self._process else None

    async def start(self) -> None:
        """Starts the process on a free port; raises StartupError if that can't be done."""
        port = free_port()
        command = [str(self._python), str(ENGINE / "serve.py"), "--model", str(self.model)]
        command += ["--port", str(port), "--parent", str(os.getpid())]
        with in_words("The dialogue engine cannot be started"), child.open_log(self._log) as log:
            self._process = await asyncio.create_subprocess_exec(
                *command,
                cwd=ROOT,
                env=child.environ(
                    AMENDS_ENGINE_TOKEN=self.token, AMENDS_ACTIONS_URL=self._actions_url
                ),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.base_url = f"http://{LOOPBACK}:{port}"

    async def wait_ready(self) -> None:
        """Returns once the model is loaded; StartupError if the process ends or time is up."""
        give_up = time.monotonic() + self._start_seconds
        while not await probe(self.base_url, self.token):
            if self.pid is None:
                raise StartupError(f"The dialogue engine ended while starting. {self._story()}")
            if time.monotonic() > give_up:
                raise StartupError(
                    f"The dialogue engine did not start within {self._start_seconds:.0f} s. On a"
                    f" slow machine, raise AMENDS_ENGINE_START_SECONDS. {self._story()}"
                )
            await asyncio.sleep(POLL_SECONDS)
        self.ready, self.problem = True, None
        self.generation += 1

    def _story(self) -> str:
        return f"Its log is {self._log}; it ends:\n{child.last_lines(self._log)}"

    async def watch(self) -> None:
        """Restarts it when it dies, ever more slowly; gives up, loudly, if it keeps dying."""
        deaths: deque[float] = deque()
        while self._process is not None:
            await self._process.wait()
            if self._stopping:
                return
            self.ready = False
            deaths.append(time.monotonic())
            while deaths[0] < deaths[-1] - DEATHS_WITHIN_SECONDS:
                deaths.popleft()
            if len(deaths) >= MAX_DEATHS:
                self._give_up(len(deaths))
                return
            await self._restart(FIRST_PAUSE_SECONDS * 2 ** (len(deaths) - 1))

    async def _restart(self, pause: float) -> None:
        logger.warning("The dialogue engine died and is started again. %s", self._story())
        await asyncio.sleep(min(pause, LONGEST_PAUSE_SECONDS))
        try:
            await self.start()
            await self.wait_ready()
        except StartupError as problem:
            logger.error("%s", problem)
            await self._end_process()

    def _give_up(self, deaths: int) -> None:
        self.problem = (
            f"The dialogue engine died {deaths} times in {DEATHS_WITHIN_SECONDS / 60:.0f} minutes"
            " and is not started again. Run `amends doctor`, then restart Amends."
        )
        logger.critical("%s %s", self.problem, self._story())

    async def stop(self) -> None:
        """Ends the process: asked first, then made to. Returns when none of it is left."""
        self._stopping = True
        self.ready = False
        await self._end_process()

    async def _end_process(self) -> None:
        if self._process is None:
            return
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), TERM_SECONDS)
        except TimeoutError:
            logger.warning("The dialogue engine did not end when asked, so it is killed.")
        # Its children too, should it have left any.
        self._signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        await self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        try:
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, number)
            elif self._process.returncode is None:
                self._process.send_signal(number)
        except ProcessLookupError:
            pass
