"""The web server, inside our own event loop."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import uvicorn
from fastapi import FastAPI

from bot.startup.problem import StartupError

# Live pages keep a connection open for good; they reconnect by themselves.
GRACE_SECONDS = 2


class Server(uvicorn.Server):
    """uvicorn without its signal handlers: start-up decides what ends, and in which order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals alone."""
        yield

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Raises StartupError where uvicorn would end the whole process."""
        try:
            await super().startup(sockets=sockets)  # type: ignore[arg-type]
        except SystemExit:
            raise StartupError(
                "The app could not start; run/app.log in the data folder says why."
            ) from None


def make_server(app: FastAPI) -> Server:
    """A server for the app, quiet, that doesn't wait long for open connections at its end."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config)
