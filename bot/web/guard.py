"""Keeps foreign pages out: only our own origin, only JSON, nothing huge."""

from __future__ import annotations

import re

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LARGEST = 262_144
"""Bytes of a request's body; the longest draft that makes sense is far below."""
_UNGUARDED = "/engine/actions"
"""Rasa's own calls: checked by token and loopback, and larger."""

_BODILESS = re.compile(r"/api/calls/[^/]+/close")
"""What has nothing to tell: it may come without a body."""
_FROM_ELSEWHERE = ("/api/webhooks/turns", "/api/webhooks/chatwoot")
"""What other systems call under whatever name they know us by: checked by a token."""


class Guard:
    """ASGI middleware that stops pages from elsewhere: the user's browser can reach loopback.

    ``Host`` must be ours (against DNS rebinding), ``Origin``, when sent, too, and what changes
    anything must be JSON (a form or ``text/plain`` needs no consent from us in a browser).
    Webhooks may come under another ``Host``, from another computer; pages may not send them either.
    """

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._app = app
        names = {"127.0.0.1", "localhost", "[::1]", f"[{host}]" if ":" in host else host}
        self._hosts = {f"{name}:{port}" for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 4xx."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        status, error, do = refusal
        await JSONResponse({"error": error, "do": do}, status_code=status)(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        is_webhook = scope["method"] == "POST" and scope["path"] in _FROM_ELSEWHERE
        if not is_webhook and headers.get("host", "").lower() not in self._hosts:
            return 403, "This address is not ours.", "Open the address that `amends up` printed."
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self._hosts}:
            return 403, "Another web page may not use the coach.", "Open the coach's own page."
        if scope["path"] == _UNGUARDED or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        if _BODILESS.fullmatch(scope["path"]) and _says_nothing(headers):
            return None
        return _bad_body(headers)


def _says_nothing(headers: dict[str, str]) -> bool:
    """Whether the request has no body; a form of another page has a kind even when it is empty."""
    told = headers.keys() & {"content-type", "transfer-encoding"}
    return not told and headers.get("content-length", "0") == "0"


def _bad_body(headers: dict[str, str]) -> tuple[int, str, str] | None:
    if headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        return 415, "The body must be JSON.", "Send Content-Type: application/json."
    length = headers.get("content-length", "")
    if not length.isdigit():
        return 411, "The length of the body is missing.", "Send Content-Length."
    if int(length) > LARGEST:
        return 413, "That is too long.", "Send at most 20,000 characters at a time."
    return None
