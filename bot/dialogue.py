"""Talks to the dialogue engine over its one channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from pydantic import BaseModel

from bot.startup.handle import EngineHandle

PATH = "/webhooks/amends/message"


class NoAnswer(Exception):
    """The engine is down, busy, or answered nothing; the message can be sent again."""


@dataclass(frozen=True)
class EngineReply:
    """What the engine made of a message. ``card`` and ``behaviour`` come from our own action."""

    intent: str | None
    confidence: float
    behaviour: str
    card: Mapping[str, Any]


class Dialogue:
    """A client for the engine's channel; one for the app's life."""

    def __init__(self, engine: EngineHandle, reply_seconds: float) -> None:
        self._engine = engine
        # Loopback needs no proxy, and a proxy would see the token.
        self._client = httpx.AsyncClient(timeout=reply_seconds, trust_env=False)

    @property
    def generation(self) -> int:
        """Grows each time the engine has forgotten all conversations."""
        return self._engine.generation

    async def send(
        self,
        conversation: str,
        message: str,
        said: Mapping[str, str],
        metadata: Mapping[str, Any],
        fresh: bool,
    ) -> EngineReply:
        """The engine's answer to one message; ``said`` is {"text": …} or {"payload": …}.

        Raises ``NoAnswer``.
        """
        about = {"conversation": conversation, "id": message, "metadata": metadata, "fresh": fresh}
        url = f"{self._engine.base_url}{PATH}"
        headers = {"Authorization": f"Bearer {self._engine.token}"}
        try:
            answer = await self._client.post(url, json=about | dict(said), headers=headers)
            answer.raise_for_status()
            return _read(answer.content)
        except (httpx.HTTPError, ValueError) as error:
            raise NoAnswer(str(error)) from error

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()


class _Done(BaseModel):
    """What our action sends."""

    behaviour: str
    card: dict[str, Any]


class _Message(BaseModel):
    custom: _Done | None = None


class _Body(BaseModel):
    """The channel's answer, as ``bot/engine/channel.py`` makes it."""

    intent: str | None = None
    confidence: float = 0.0
    messages: list[_Message]


def _read(content: bytes) -> EngineReply:
    """Our action's card out of the reply; ``ValueError`` for what isn't one.

    No card is a failure: Rasa swallows what went wrong in an action.
    """
    body = _Body.model_validate_json(content)
    done = next((message.custom for message in body.messages if message.custom), None)
    if done is None:
        raise NoAnswer("the engine answered without a card")
    return EngineReply(body.intent, body.confidence, done.behaviour, done.card)
