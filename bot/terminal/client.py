"""Talks to a running coach over its HTTP interface."""

from __future__ import annotations

from typing import Any, Self
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
        self._url = url

    def __enter__(self) -> Self:
        """The client itself; its connections are closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the connections."""
        self._http.close()

    def say(self, text: str) -> dict[str, Any]:
        """The card that answers typed text."""
        return self._chat({"text": text})

    def press(self, payload: str) -> dict[str, Any]:
        """The card that answers a pressed button."""
        return self._chat({"payload": payload})

    def state(self) -> dict[str, Any]:
        """The conversation as it stands."""
        found: dict[str, Any] = self._read(
            self._send("GET", f"/api/conversations/{self.conversation}")
        )
        return found

    def taken(self, recovery: str, phrase: str, text: str) -> None:
        """Puts on record that a phrase was copied."""
        body = {"phrase": phrase, "text": text}
        self._send("POST", f"/api/recoveries/{recovery}/phrases", body)

    def _chat(self, said: dict[str, str]) -> dict[str, Any]:
        body = {"conversation": self.conversation, "id": uuid4().hex, **said}
        card: dict[str, Any] = self._read(self._send("POST", "/api/chat", body))["cards"][0]
        return card

    def _send(self, method: str, path: str, body: dict[str, str] | None = None) -> httpx.Response:
        try:
            return self._http.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise CoachError(
                f"The coach at {self._url} doesn't answer ({type(error).__name__}). What you typed was not sent;"
                " try again in a moment, or look with `amends doctor`."
            ) from error

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
