"""The two that are compared: Amends, and stock Rasa with the same model and the same actions."""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import httpx

from benchmarks.case import copy_case
from benchmarks.model import PING, PONG
from benchmarks.processes import READY_SECONDS, Program, bot, environment, started
from bot.dialogue import PATH
from bot.sessions import TURNS
from bot.startup import child, paths
from bot.startup.engine import LOOPBACK, free_port

REPLY_SECONDS = 60.0


class WrongAnswer(RuntimeError):
    """A reply isn't what was to be measured."""


class Side(Protocol):
    """One of the two."""

    def wait_ready(self) -> None:
        """Returns once it can answer."""

    def ask(self, conversation: str, text: str, behaviour: str | None = None) -> float:
        """Says something and returns the seconds until the answer, which ``behaviour`` names."""

    def ping(self, conversation: str, turn: int) -> float:
        """Says what a domain response answers; returns the seconds."""


class _Client:
    """One HTTP client, as an app has it; a connection is used again while it is fresh."""

    def __init__(self) -> None:
        # Rasa's server closes a connection that was idle for five seconds.
        limits = httpx.Limits(keepalive_expiry=2)
        self._http = httpx.Client(timeout=REPLY_SECONDS, limits=limits, trust_env=False)

    def post(
        self, url: str, body: object, headers: Mapping[str, str] | None = None
    ) -> tuple[Any, float]:
        started = time.perf_counter()
        answer = self._http.post(url, json=body, headers=headers)
        found = answer.json()
        seconds = time.perf_counter() - started
        if answer.status_code != 200:
            raise WrongAnswer(f"{url} answered {answer.status_code}: {found}")
        return found, seconds

    def get(self, url: str) -> Any:
        return self._http.get(url).raise_for_status().json()

    def put(self, url: str, body: object) -> None:
        self._http.put(url, json=body).raise_for_status()


@dataclass(frozen=True)
class Ours:
    """Amends: `bot up` and the engine's `serve.py`, as `up` starts it, but with our model."""

    url: str
    engine_url: str
    engine_token: str
    programs: tuple[Program, ...]
    _client: _Client

    def wait_ready(self) -> None:
        """Returns once app and engine can answer."""
        _wait(self.programs)

    def ask(self, conversation: str, text: str, behaviour: str | None = None) -> float:
        """Through ``/api/chat``."""
        body = {"conversation": conversation, "text": text}
        found, seconds = self._client.post(f"{self.url}/api/chat", body)
        if found["behaviour"] == "failure" or behaviour not in (None, found["behaviour"]):
            raise WrongAnswer(f"{text!r} was answered with {found['behaviour']}: {found['cards']}")
        return seconds

    def ping(self, conversation: str, turn: int) -> float:
        """At the engine's channel, which opens a new session as often as the app has it do so."""
        body = {
            "conversation": conversation,
            "id": uuid4().hex,
            "text": PING,
            "metadata": {"text": PING},
            "fresh": turn % TURNS == 1,
        }
        headers = {"Authorization": f"Bearer {self.engine_token}"}
        found, seconds = self._client.post(f"{self.engine_url}{PATH}", body, headers)
        _expect_pong(found["messages"])
        return seconds


@dataclass(frozen=True)
class Stock:
    """`rasa run` with its REST channel, and `python -m rasa_sdk` for the actions."""

    url: str
    database_url: str
    programs: tuple[Program, ...]
    masked: Mapping[str, str]
    """What the model is to read in place of a text, as Amends has it do: a draft is masked."""
    _client: _Client

    def wait_ready(self) -> None:
        """Returns once Rasa and the action server can answer."""
        _wait(self.programs)

    def ask(self, conversation: str, text: str, behaviour: str | None = None) -> float:
        """Through the REST channel; that an action answered is seen, which one is not."""
        found, seconds = self._say(conversation, text)
        if not found:
            raise WrongAnswer(f"stock Rasa gave no answer to {text!r}")
        return seconds

    def ping(self, conversation: str, turn: int) -> float:
        """Through the REST channel."""
        found, seconds = self._say(conversation, PING)
        _expect_pong(found)
        return seconds

    def _say(self, conversation: str, text: str) -> tuple[list[dict[str, Any]], float]:
        read = self.masked.get(text, text)
        body = {"sender": conversation, "message": read, "metadata": {"text": text}}
        found, seconds = self._client.post(f"{self.url}/webhooks/rest/webhook", body)
        return found, seconds

    def share(self, source: str, targets: Sequence[str]) -> None:
        """Puts each of the ``targets`` where the conversation ``source`` is."""
        events = self._events(source)
        for target in targets:
            self._client.put(f"{self._address(target)}/events", events)
        copy_case(self.database_url, source, targets)

    def last_action(self, conversation: str) -> str:
        """The action that answered last."""
        names = [str(e["name"]) for e in self._events(conversation) if e["event"] == "action"]
        return next(name for name in reversed(names) if name != "action_listen")

    def _events(self, conversation: str) -> list[dict[str, Any]]:
        address = f"{self._address(conversation)}?include_events=ALL"
        events: list[dict[str, Any]] = self._client.get(address)["events"]
        return events

    def _address(self, conversation: str) -> str:
        return f"{self.url}/conversations/{conversation}/tracker"


def _wait(programs: tuple[Program, ...]) -> None:
    for program in programs:
        program.wait_ready()


def _expect_pong(messages: list[dict[str, Any]]) -> None:
    if [message.get("text") for message in messages] != [PONG]:
        raise WrongAnswer(f"{PING!r} was answered with {messages}")


@contextlib.contextmanager
def ours(model: Path, folder: Path) -> Iterator[Ours]:
    """Amends, with a data folder of its own."""
    engine_url = f"http://{LOOPBACK}:{free_port()}"
    app_port, engine_token, actions_token = (
        free_port(),
        secrets.token_hex(16),
        secrets.token_hex(16),
    )
    url = f"http://{LOOPBACK}:{app_port}"
    serve = [str(paths.engine_python()), str(paths.ENGINE / "serve.py"), "--model", str(model)]
    serve += ["--port", engine_url.rpartition(":")[2], "--parent", str(os.getpid())]
    engine_env = child.environ(
        AMENDS_ENGINE_TOKEN=engine_token,
        AMENDS_ACTIONS_URL=f"{url}/engine/actions?token={actions_token}",
    )
    app_env = environment(
        AMENDS_HOME=str(folder / "home"),
        AMENDS_PORT=str(app_port),
        AMENDS_RASA_URL=engine_url,
        AMENDS_RASA_TOKEN=engine_token,
        AMENDS_ACTIONS_TOKEN=actions_token,
        AMENDS_ENGINE_REPLY_SECONDS=str(REPLY_SECONDS),
        AMENDS_ENGINE_START_SECONDS=str(READY_SECONDS),
    )
    status, ready = f"{engine_url}/status?token={engine_token}", f"{url}/readyz"
    with (
        started(serve, paths.ROOT, engine_env, folder / "engine.log", status) as engine,
        started(bot("up"), folder, app_env, folder / "app.log", ready) as app,
    ):
        yield Ours(url, engine_url, engine_token, (engine, app), _Client())


@contextlib.contextmanager
def stock(model: Path, folder: Path, masked: Mapping[str, str]) -> Iterator[Stock]:
    """Stock Rasa and its action server, with a data folder of their own."""
    actions_port, port = free_port(), free_port()
    url = f"http://{LOOPBACK}:{port}"
    _write_stock_files(folder, actions_port)
    database_url = f"sqlite:///{(folder / 'amends.db').as_posix()}"
    env = environment(
        AMENDS_HOME=str(folder), AMENDS_DATABASE_URL=database_url, SANIC_HOST=LOOPBACK
    )
    subprocess.run(bot("migrate"), cwd=folder, env=env, check=True, capture_output=True)
    actions = [sys.executable, "-m", "rasa_sdk", "--actions", "actions"]
    actions += ["--port", str(actions_port)]
    rasa = [str(paths.engine_python()), "-W", "ignore", "-m", "rasa", "run", "--enable-api"]
    rasa += ["--model", str(model), "--interface", LOOPBACK, "--port", str(port)]
    health = f"http://{LOOPBACK}:{actions_port}/health"
    with (
        started(rasa, folder, _stock_environ(), folder / "rasa.log", f"{url}/status") as server,
        started(actions, folder, env, folder / "actions.log", health) as action_server,
    ):
        subprocess.run(bot("migrate"), cwd=folder, env=env, check=True, capture_output=True)
        yield Stock(url, database_url, (server, action_server), masked, _Client())


def _stock_environ() -> dict[str, str]:
    env = environment()
    for name in (*child.OURS, "RASA_ENVIRONMENT"):
        env.pop(name, None)
    # The pipeline has a component of ours. Both sides leave the graphics card alone.
    env["PYTHONPATH"] = str(paths.ENGINE)
    return {**env, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}


def _write_stock_files(folder: Path, actions_port: int) -> None:
    endpoint = f"http://{LOOPBACK}:{actions_port}/webhook"
    (folder / "endpoints.yml").write_text(f"action_endpoint:\n  url: {endpoint}\n", "utf-8")
    (folder / "credentials.yml").write_text("rest:\n", "utf-8")
