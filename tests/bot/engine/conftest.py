"""A real Rasa server on a tiny bot, with real action calls, shared by this folder's tests."""

from __future__ import annotations

import asyncio
import subprocess
import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from rasa_sdk.executor import ActionExecutor

from bot.settings import Settings
from bot.startup import actions, paths, preflight
from bot.startup.engine import Engine, free_port
from bot.startup.server import make_server
from tests.bot.engine import tiny

SECRET = "the-actions-secret"


@dataclass
class Running:
    """A started engine, and a way to run something in the loop it lives in."""

    engine: Engine
    loop: asyncio.AbstractEventLoop

    def do(self, work: Awaitable[Any], seconds: float = 90) -> Any:
        """Waits for a coroutine in the engine's loop."""

        async def wrapped() -> Any:
            return await work

        return asyncio.run_coroutine_threadsafe(wrapped(), self.loop).result(seconds)

    def post(self, body: Any = None, token: str | None = None, **more: Any) -> httpx.Response:
        """Sends one message to the channel."""
        bearer = self.engine.token if token is None else token
        return httpx.post(
            f"{self.engine.base_url}/webhooks/amends/message",
            headers={"Authorization": f"Bearer {bearer}"},
            trust_env=False, timeout=20, **({"json": body} if body is not None else more),
        )  # fmt: skip


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny bot, trained by the engine's own `train.py`."""
    folder = tmp_path_factory.mktemp("tiny")
    tiny.write(folder)
    command = [str(preflight.engine_python(Settings())), str(paths.ENGINE / "train.py")]
    done = subprocess.run(
        [*command, "--out", "models", "--name", "tiny"],
        cwd=folder, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "models/tiny.tar.gz"


def actions_app() -> FastAPI:
    executor = ActionExecutor()
    for action in (tiny.action_hello, tiny.action_why, tiny.action_session_start):
        executor.register_function(action.__name__, action)
    app = FastAPI()
    actions.mount(app, SECRET, executor)
    return app


@pytest.fixture(scope="session")
def loop_elsewhere() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop in a thread of its own: the engine ends with the thread that starts it."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(scope="session")
def start_engine(
    loop_elsewhere: asyncio.AbstractEventLoop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Path], Running]]:
    """Starts engines on a model, with the tiny bot's actions served as the app serves ours."""
    port = free_port()
    server = make_server(actions_app())
    listener = preflight.listen(Settings(port=port))
    run = Running.do
    serving = asyncio.run_coroutine_threadsafe(server.serve(sockets=[listener]), loop_elsewhere)
    started: list[Running] = []

    def starter(model: Path) -> Running:
        url = f"http://127.0.0.1:{port}{actions.PATH}?token={SECRET}"
        log = tmp_path_factory.mktemp("log") / "engine.log"
        python = preflight.engine_python(Settings())
        running = Running(Engine(python, model, url, log, 120.0), loop_elsewhere)
        started.append(running)
        run(running, running.engine.start())
        return running

    yield starter
    for running in started:
        run(running, running.engine.stop())
    server.should_exit = True
    serving.result(20)
    listener.close()


@pytest.fixture(scope="session")
def rasa(start_engine: Callable[[Path], Running], tiny_model: Path) -> Running:
    """The tiny bot, answering."""
    running = start_engine(tiny_model)
    running.do(running.engine.wait_ready(), 150)
    return running
