"""A server that speaks OpenAI's chat completions over a real socket, and misbehaves on demand."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Behave = Callable[[], Awaitable[Response]]


def completion(content: object) -> Response:
    """A whole answer, as OpenAI's interface words it."""
    message = {"role": "assistant", "content": content, "refusal": None}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    usage = {"prompt_tokens": 200, "completion_tokens": 20, "total_tokens": 220}
    return JSONResponse(
        {
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1_700_000_000,
            "model": "small", "choices": [choice], "usage": usage,
        }
    )  # fmt: skip


def says(content: object) -> Behave:
    """Answers with this line."""

    async def answered() -> Response:
        return completion(content)

    return answered


def sends(response: Response) -> Behave:
    """Answers with this."""

    async def answered() -> Response:
        return response

    return answered


@dataclass
class FakeModel:
    """The server; ``received`` are the bodies that it got."""

    behave: Behave = says("Hm.")
    url: str = ""
    received: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        """One request."""
        self.paths.append(request.url.path)
        self.headers.append(dict(request.headers))
        self.received.append(await request.json())
        return await self.behave()


@asynccontextmanager
async def fake_model() -> AsyncIterator[FakeModel]:
    """A server on a free port of loopback."""
    model = FakeModel()
    app = Starlette(routes=[Route("/{path:path}", model.take, methods=["GET", "POST"])])
    config = uvicorn.Config(app, log_config=None, lifespan="off", ws="none", http="h11")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        model.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        running = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:
            await asyncio.sleep(0.01)
        try:
            yield model
        finally:
            server.should_exit = server.force_exit = True
            await running
