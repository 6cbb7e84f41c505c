"""Talks to a running coach over its HTTP interface."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx


class CoachError(Exception):
    """The coach refused the message or is not there; the text says what to do."""


class CoachClient:
    """One conversation at a time; switch by setting ``conversation``."""

    def __init__(self, url: str, conversation: str) -> None:
        self.conversation = conversation
        # Loopback needs no proxy.
        self._http = httpx.Client(base_url=url, timeout=60, trust_env=False)

    def say(self, text: str) -> dict[str, Any]:
        """The card that answers typed text."""
        return self._chat({"text": text})

    def press(self, payload: str) -> dict[str, Any]:
        """The card that answers a pressed button."""
        return self._chat({"payload": payload})

    def state(self) -> dict[str, Any]:
        """The conversation as it stands."""
        found: dict[str, Any] = self._read(
            self._http.get(f"/api/conversations/{self.conversation}")
        )
        return found

    def open_recoveries(self) -> list[dict[str, Any]]:
        """Recoveries that are not closed, the newest first."""
        found: list[dict[str, Any]] = self._read(
            self._http.get("/api/recoveries", params={"open": "true"})
        )
        return found

    def taken(self, recovery: str, phrase: str, text: str) -> None:
        """Puts on record that a phrase was copied."""
        self._http.post(
            f"/api/recoveries/{recovery}/phrases", json={"phrase": phrase, "text": text}
        )

    def _chat(self, said: dict[str, str]) -> dict[str, Any]:
        body = {"conversation": self.conversation, "id": uuid4().hex, **said}
        card: dict[str, Any] = self._read(self._http.post("/api/chat", json=body))["cards"][0]
        return card

    def _read(self, answer: httpx.Response) -> Any:
        found = answer.json()
        if answer.is_success:
            return found
        raise CoachError(
            f"{found.get('error', answer.reason_phrase)} {found.get('do', '')}".strip()
        )


def is_ready(url: str) -> bool:
    """Whether a coach answers at this address and can take messages."""
    try:
        return httpx.get(f"{url}/readyz", timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False
