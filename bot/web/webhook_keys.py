"""Who may send webhooks: a token for all of them, and Chatwoot's signature."""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from bot.settings import Settings

OLDEST = 300
"""Seconds that a signed request may be old, or ahead of our clock."""


class NotLetIn(Exception):
    """A webhook is refused; the text says why, ``do`` what to do."""

    def __init__(self, status: int, error: str, do: str) -> None:
        super().__init__(error)
        self.status, self.do = status, do


@dataclass(frozen=True)
class WebhookKeys:
    """The secrets; without a token no webhook is taken."""

    token: str | None
    chatwoot: str | None

    def check(self, request: Request) -> None:
        """Raises ``NotLetIn`` unless the token is right."""
        if self.token is None:
            raise NotLetIn(
                404, "Webhooks are switched off.",
                "Set AMENDS_WEBHOOK_TOKEN to a long random word, start Amends again, and send it"
                " along; docs/webhooks.md shows how.",
            )  # fmt: skip
        kind, _, sent = request.headers.get("authorization", "").partition(" ")
        bearer = sent.strip() if kind.lower() == "bearer" else ""
        if not _same(bearer or request.query_params.get("token", ""), self.token):
            raise NotLetIn(
                401, "The token is missing or wrong.",
                "Send AMENDS_WEBHOOK_TOKEN as 'Authorization: Bearer \u2026', or as ?token=\u2026",
            )  # fmt: skip

    def check_chatwoot(self, request: Request, body: bytes) -> None:
        """Raises ``NotLetIn`` if Chatwoot's secret is known and this isn't signed with it, just now."""
        if self.chatwoot is None:
            return
        at = request.headers.get("x-chatwoot-timestamp", "")
        signed = hmac.new(self.chatwoot.encode(), at.encode() + b"." + body, hashlib.sha256)
        given = request.headers.get("x-chatwoot-signature", "")
        if not _same(given.removeprefix("sha256="), signed.hexdigest()):
            raise NotLetIn(
                401, "Chatwoot's signature is missing or wrong.",
                "Set AMENDS_CHATWOOT_SECRET to the secret that Chatwoot shows for this webhook.",
            )  # fmt: skip
        if not at.isascii() or not at.isdigit() or abs(time.time() - int(at)) > OLDEST:
            raise NotLetIn(
                401, "The request was signed too long ago.", "Set the clocks of both computers."
            )


def install(app: FastAPI, settings: Settings) -> None:
    """Gives the app its keys, and the words for those who aren't let in."""
    token, chatwoot = settings.webhook_token, settings.chatwoot_secret
    app.state.webhook_keys = WebhookKeys(
        (token.get_secret_value() if token else None) or None,
        (chatwoot.get_secret_value() if chatwoot else None) or None,
    )
    app.add_exception_handler(NotLetIn, _not_let_in)


async def _not_let_in(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NotLetIn)
    return JSONResponse({"error": str(error), "do": error.do}, status_code=error.status)


def _same(given: str, expected: str) -> bool:
    """In a time that doesn't tell how much of it was right."""
    return hmac.compare_digest(given.encode(), expected.encode())
