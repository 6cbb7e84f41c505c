"""Starts the whole coach the way a user does, on free ports, with a data folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx
from filelock import FileLock

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".pytest_cache" / "amends-home"
START_SECONDS = 180


@dataclass
class Stack:
    """A running coach."""

    url: str
    home: Path
    process: subprocess.Popen[str]
    log: Path
    # One for all: making a client reads the machine's certificates anew.
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, trust_env=False))

    def say(self, conversation: str, text: str, **more: str) -> dict[str, object]:
        """The answer to a typed message; fails the test on any error status."""
        return self.post("/api/chat", {"conversation": conversation, "text": text, **more})

    def press(self, conversation: str, payload: str, **more: str) -> dict[str, object]:
        """The answer to a pressed button."""
        return self.post("/api/chat", {"conversation": conversation, "payload": payload, **more})

    def post(self, path: str, body: object) -> dict[str, object]:
        """The JSON that a POST gives."""
        answer = self.client.post(self.url + path, json=body)
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found

    def get(self, path: str) -> dict[str, object]:
        """The JSON that a GET gives."""
        answer = self.client.get(self.url + path)
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found


def new_conversation() -> str:
    """An id that no other test uses."""
    return uuid4().hex


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, port: int) -> dict[str, str]:
    """The environment of a coach of its own: nothing of this machine's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")}
    return clean | {"AMENDS_HOME": str(home), "AMENDS_PORT": str(port)}


def trained_home() -> Path:
    """A kept data folder whose model is up to date; training is skipped when nothing changed."""
    KEPT.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bot", "train"]
    with FileLock(KEPT / "tests.lock"):  # workers that run side by side train once
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment(KEPT, free_port()),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, f"training failed:\n{done.stdout}\n{done.stderr}"
    return KEPT


@contextmanager
def running_stack(model_home: Path, home: Path, **settings: str) -> Iterator[Stack]:
    """A coach that is ready to answer, stopped at the end."""
    shutil.copytree(model_home / "models", home / "models", dirs_exist_ok=True)
    port = free_port()
    log = home / "up.log"
    process = _start(log, environment(home, port) | settings)
    stack = Stack(f"http://127.0.0.1:{port}", home, process, log)
    try:
        _wait_ready(stack)
        yield stack
    finally:
        stack.client.close()
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _start(log: Path, env: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bot", "up"]
    with log.open("w", encoding="utf-8") as out:
        return subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=out, stderr=subprocess.STDOUT, text=True
        )


def _wait_ready(stack: Stack) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        assert stack.process.poll() is None, f"amends up ended by itself:\n{stack.log.read_text()}"
        try:
            if httpx.get(f"{stack.url}/readyz", timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"amends up was not ready in {START_SECONDS} s:\n{stack.log.read_text()}")
