"""Speaks the engine channel's HTTP over a real socket, and misbehaves on demand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from records.database import Database
from records.messages import StoredAnswer, TurnRecord

Body = dict[str, Any]
Behave = Callable[[Body], Awaitable[bytes | None]]
"""What it does with a message: the whole HTTP answer, or None to hang up."""

CARD = {"kind": "phrase", "title": "To say now", "text": "One of these."}


def answer(body: object, status: int = 200) -> bytes:
    """An HTTP answer; bytes go out as they are."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def reply(card: Mapping[str, Any] | None = None, confidence: float = 0.9) -> Body:
    """The channel's answer with one card."""
    shown = dict(card or CARD)
    message = {"custom": {"behaviour": shown["kind"], "card": shown}}
    return {"intent": shown["kind"], "confidence": confidence, "ranking": [], "messages": [message]}


async def right(_: Body) -> bytes:
    """Answers with a card."""
    return answer(reply())


async def write(database: Database, body: Body, card: Mapping[str, Any] | None = None) -> None:
    """Puts the answer on record, as the action does."""
    now, shown = datetime.now(UTC), dict(card or CARD)
    conversation, message = body["conversation"], body["id"]
    async with database.unit() as unit:
        behaviour = shown["kind"]
        await unit.add_turn(
            TurnRecord(conversation, message, now, behaviour=behaviour, confidence=0.7)
        )
        await unit.store_answer(
            StoredAnswer(conversation, message, f"action_{behaviour}", behaviour, now, card=shown)
        )


@dataclass
class FakeEngine:
    """An engine as the app knows one (``bot.startup.handle.EngineHandle``)."""

    behave: Behave = right
    base_url: str = ""
    token: str = "token"
    generation: int = 1
    ready: bool = True
    problem: str | None = None
    received: list[Body] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Takes one request a connection."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
            lower = {name.lower(): value for name, value in headers.items()}
            body = json.loads(await reader.readexactly(int(lower["content-length"])))
            self.tokens.add(lower.get("authorization", ""))
            self.received.append(body)
            answered = await self.behave(body)
            if answered is not None:
                writer.write(answered)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def start(self) -> None:
        """Nothing to start."""

    async def wait_ready(self) -> None:
        """It is."""

    async def watch(self) -> None:
        """Nothing to watch."""

    async def stop(self) -> None:
        """Nothing to stop."""


@asynccontextmanager
async def fake_engine() -> AsyncIterator[FakeEngine]:
    """An engine on a free port of loopback."""
    engine = FakeEngine()
    server = await asyncio.start_server(engine.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    engine.base_url = f"http://127.0.0.1:{port}"
    try:
        yield engine
    finally:
        server.close()
        await server.wait_closed()
