"""The engine's life: started, watched, restarted, given up on, stopped. Rasa is a stand-in."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.startup import engine as engine_module
from bot.startup.engine import Engine
from bot.startup.handle import EngineHandle, NoModelError
from bot.startup.problem import StartupError
from bot.startup.remote import RemoteEngine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for a Python")
FAKE = Path(__file__).with_name("fake_engine.py")
Make = Callable[..., Awaitable[Engine]]


@pytest.fixture
async def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Make]:
    """Starts an engine that behaves as asked; ends it after the test."""
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nshift\nexec {sys.executable} {FAKE} "$@"\n')
    python.chmod(0o755)
    made: list[Engine] = []

    async def starter(mode: str = "ready", seconds: float = 20.0) -> Engine:
        monkeypatch.setenv("FAKE_ENGINE", mode)
        engine = Engine(python, tmp_path / "m.tar.gz", "http://a", tmp_path / "log", seconds)
        made.append(engine)
        await engine.start()
        return engine

    yield starter
    for engine in made:
        await engine.stop()


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(engine_module, "TERM_SECONDS", 1.0)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.02)


async def test_it_becomes_ready_and_is_stopped(start: Make) -> None:
    engine: EngineHandle = await start()
    assert not engine.ready
    await engine.wait_ready()
    assert (engine.ready, engine.generation, engine.problem) == (True, 1, None)
    assert engine.base_url.startswith("http://127.0.0.1:")
    await engine.stop()
    assert not engine.ready


async def test_each_engine_has_its_own_token(start: Make) -> None:
    first, second = await start(), await start()
    assert first.token != second.token
    assert len(first.token) >= 32


async def test_no_process_is_left_even_of_a_stubborn_one(start: Make) -> None:
    engine = await start("stubborn")
    await engine.wait_ready()
    group = engine.pid or 0
    await engine.stop()
    # A killed grandchild may need a moment to be reaped by init.
    await until(lambda: is_gone(group))


async def test_an_engine_that_ends_at_once_is_told_with_its_last_words(start: Make) -> None:
    engine = await start("ends")
    with pytest.raises(StartupError, match=r"ended while starting(.|\n)*no module named rasa"):
        await engine.wait_ready()


async def test_an_engine_that_never_answers_is_given_up(start: Make) -> None:
    engine = await start("deaf", seconds=0.5)
    with pytest.raises(StartupError, match="AMENDS_ENGINE_START_SECONDS"):
        await engine.wait_ready()


async def test_an_engine_without_a_model_is_an_error_of_its_own(start: Make) -> None:
    engine = await start("no-model")
    with pytest.raises(NoModelError, match="amends train"):
        await engine.wait_ready()


async def test_it_is_started_again_when_it_dies(start: Make) -> None:
    engine = await start()
    await engine.wait_ready()
    watching = asyncio.create_task(engine.watch())
    os.kill(engine.pid or 0, signal.SIGKILL)
    await until(lambda: not engine.ready)
    await until(lambda: engine.ready)
    assert engine.generation == 2
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


async def test_it_is_given_up_when_it_keeps_dying(
    start: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine = await start()
    await engine.wait_ready()
    monkeypatch.setenv("FAKE_ENGINE", "ends")
    os.kill(engine.pid or 0, signal.SIGKILL)
    async with asyncio.timeout(30):
        await engine.watch()
    assert engine.problem is not None
    assert "amends doctor" in engine.problem
    assert not engine.ready
    assert any(record.levelname == "CRITICAL" for record in caplog.records)


async def test_stopping_ends_the_watch(start: Make) -> None:
    engine = await start()
    await engine.wait_ready()
    watching = asyncio.create_task(engine.watch())
    await asyncio.sleep(0)
    await engine.stop()
    async with asyncio.timeout(5):
        await watching
    assert engine.generation == 1


async def test_an_engine_elsewhere_is_asked_and_left_alone(start: Make) -> None:
    own = await start()
    remote: EngineHandle = RemoteEngine(f"{own.base_url}/", own.token, 10.0)
    await remote.start()
    await remote.wait_ready()
    assert (remote.ready, remote.generation) == (True, 1)
    await remote.stop()
    assert own.pid is not None


async def test_a_wrong_token_for_it_is_told(start: Make) -> None:
    own = await start()
    await own.wait_ready()
    with pytest.raises(StartupError, match="AMENDS_RASA_TOKEN"):
        await RemoteEngine(own.base_url, "wrong", 5.0).wait_ready()


async def test_nobody_there_is_told() -> None:
    url = f"http://127.0.0.1:{engine_module.free_port()}"
    with pytest.raises(StartupError, match="AMENDS_RASA_URL"):
        await RemoteEngine(url, "token", 0.2).wait_ready()
