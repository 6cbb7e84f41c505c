"""What the app knows of its dialogue engine, whoever runs it."""

from __future__ import annotations

import ssl
from functools import cache
from typing import Protocol

import httpx

from bot.startup.problem import StartupError


class EngineHandle(Protocol):
    """A dialogue engine. `base_url` changes when it is restarted: read it for each message."""

    base_url: str
    """Where it listens, without a slash at the end."""
    token: str
    """What it wants as `Authorization: Bearer …` at its channel."""
    generation: int
    """How often it has become ready. One more means that it has forgotten all conversations."""
    ready: bool
    """True while it can answer."""
    problem: str | None
    """Why it will not come back by itself, in words, once that is so."""

    async def start(self) -> None:
        """Starts it, without waiting for it."""

    async def wait_ready(self) -> None:
        """Returns when it can answer; raises StartupError if it won't."""

    async def watch(self) -> None:
        """Keeps it going, or keeps `ready` true to the facts, until cancelled."""

    async def stop(self) -> None:
        """Ends it, if it is ours."""


class NoModelError(StartupError):
    """The engine runs but could not load its model."""


NO_MODEL_STATUS = 409


@cache
def _trust() -> ssl.SSLContext:
    """Whom to believe over https. Making it takes 20 ms, in which the app would answer nobody."""
    return httpx.create_ssl_context(trust_env=False)


async def probe(base_url: str, token: str, seconds: float = 2.0) -> bool:
    """Asks a Rasa server whether it can answer.

    False if nobody answers there yet; raises NoModelError if it has no model, StartupError if
    it refuses our token.
    """
    try:
        # Not through a proxy: the token is in the address, and loopback needs none.
        async with httpx.AsyncClient(timeout=seconds, trust_env=False, verify=_trust()) as client:
            answer = await client.get(f"{base_url}/status", params={"token": token})
    except httpx.HTTPError:
        return False
    if answer.status_code == NO_MODEL_STATUS:
        raise NoModelError("The dialogue engine could not load its model. Run `amends train`.")
    if answer.status_code in (401, 403):
        raise StartupError(
            f"The Rasa server at {base_url} refuses our token. Set AMENDS_RASA_TOKEN to the"
            " AMENDS_ENGINE_TOKEN it was started with."
        )
    return answer.is_success
