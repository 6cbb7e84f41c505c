"""`amends up`, whole: the project's own model, engine, database and app, in real processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.startup import paths
from bot.startup.engine import free_port

pytestmark = [
    pytest.mark.full,
    pytest.mark.timeout(600),
    pytest.mark.skipif(os.name == "nt", reason="signals"),
]
START_SECONDS = 120


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, model_home: Path) -> Path:
    """A data folder of our own, with the project's trained model."""
    made = tmp_path_factory.mktemp("home")
    shutil.copytree(paths.models(model_home), paths.models(made))
    return made


class Up:
    """A running `amends up`."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.url = home, f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "up"], cwd=paths.ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "AMENDS_HOME": str(home), "AMENDS_PORT": str(port)},
        )  # fmt: skip
        self.said = ""

    def wait_for(self, words: str) -> None:
        """Reads its output until the words appear."""
        assert self.process.stdout
        while words not in self.said:
            letter = self.process.stdout.read(1)
            assert letter, f"it ended before it said {words!r}:\n{self.said}"
            self.said += letter

    def ask(self, path: str, body: object = None) -> object:
        """A request to the app; the JSON of its answer."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data, headers)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as answer:
            return json.load(answer)

    def engines(self) -> list[int]:
        """The engine processes that serve this home's model."""
        done = subprocess.run(["pgrep", "-f", f"serve.py.*{self.home}"], capture_output=True)
        return [int(pid) for pid in done.stdout.split()]

    def ended(self, number: signal.Signals) -> int:
        """Sends a signal; the exit code."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=30)
        self.said += rest
        return self.process.returncode


@pytest.fixture
def up(home: Path) -> Iterator[Up]:
    running = Up(home, free_port())
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.process.communicate()


def until_no_engine(up: Up) -> None:
    give_up = time.monotonic() + 15
    while up.engines():
        assert time.monotonic() < give_up, f"left running: {up.engines()}"
        time.sleep(0.1)


def test_it_answers_survives_its_engine_and_ends_clean(up: Up) -> None:
    up.wait_for("Amends is ready: ")
    assert up.url in up.said + up.process.stdout.readline()  # type: ignore[union-attr]
    body = {"conversation": "anna", "text": "hi"}
    assert up.ask("/api/chat", body)["cards"]  # type: ignore[index]
    [engine] = up.engines()
    os.kill(engine, signal.SIGKILL)
    up.wait_for("is started again")
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up:
        try:
            if up.ask("/readyz")["ready"] and up.engines() != [engine]:  # type: ignore[index]
                break
        except OSError:
            pass
        time.sleep(0.5)
    assert up.ask("/api/chat", {**body, "text": "hello again"})["cards"]  # type: ignore[index]
    assert up.ended(signal.SIGTERM) == 0
    assert "Traceback" not in up.said
    assert up.engines() == []


def test_ctrl_c_while_the_engine_boots_leaves_nothing(up: Up) -> None:
    up.wait_for("dialogue engine")
    assert up.ended(signal.SIGINT) == 0
    assert up.engines() == []


def test_the_engine_ends_with_an_app_that_was_killed(up: Up) -> None:
    up.wait_for("dialogue engine")
    assert len(up.engines()) == 1
    up.process.kill()
    until_no_engine(up)


def test_a_second_one_on_the_same_port_says_so(up: Up) -> None:
    up.wait_for("[2/5]")
    second = Up(up.home, int(up.url.rsplit(":", 1)[1]))
    said, _ = second.process.communicate(timeout=30)
    assert second.process.returncode == 1
    assert "is taken" in said
    assert "AMENDS_PORT" in said
