"""Sends webhooks as Chatwoot does: its payloads, its headers, its signature. Its own small shop."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

CUSTOMER = {"id": 310, "name": "Ines Duarte", "type": "contact"}
AGENT = {"id": 4, "name": "Tom Bell", "type": "user"}


@dataclass
class FakeChatwoot:
    """One conversation. ``secret`` signs; ``url`` is what its webhook is pointed at."""

    client: httpx.AsyncClient
    url: str
    secret: str | None = None
    conversation: int = 42
    messages: list[dict[str, Any]] = field(default_factory=list)

    async def customer(self, text: str | None) -> httpx.Response:
        """The customer writes."""
        return await self._write(text, "incoming", CUSTOMER)

    async def agent(self, text: str, private: bool = False) -> httpx.Response:
        """An employee writes, to the customer or to colleagues."""
        return await self._write(text, "outgoing", AGENT, private)

    async def status(self, status: str) -> httpx.Response:
        """The conversation is resolved or opened again."""
        return await self.send(
            {**self._conversation(status), "event": "conversation_status_changed"}
        )

    async def again(self) -> httpx.Response:
        """The last message once more, as after an answer that was lost: signed anew."""
        return await self.send(self._created(self.messages[-1]))

    async def _write(
        self, text: str | None, kind: str, sender: dict[str, Any], private: bool = False
    ) -> httpx.Response:
        self.unsent(text, kind, sender, private)
        return await self.again()

    def unsent(
        self, text: str | None, kind: str, sender: dict[str, Any], private: bool = False
    ) -> None:
        """A message whose webhook is late."""
        number = self.conversation * 1_000 + len(self.messages)
        written = {"id": number, "content": text, "private": private, "sender": sender}
        self.messages.append({**written, "message_type": kind, "at": int(time.time())})

    def _created(self, message: dict[str, Any]) -> dict[str, Any]:
        at = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(message["at"]))
        shown = {name: value for name, value in message.items() if name != "at"}
        return {
            "account": {"id": 1, "name": "Shop"}, "additional_attributes": {},
            "content_attributes": {}, "content_type": "text", "created_at": at,
            "conversation": self._conversation("open"), "inbox": {"id": 3, "name": "Site"},
            "source_id": None, **shown, "event": "message_created",
        }  # fmt: skip

    def _conversation(self, status: str) -> dict[str, Any]:
        said = [message for message in self.messages if not message["private"]][-1:]
        numbers = {"incoming": 0, "outgoing": 1}
        last = [
            {
                "id": message["id"], "content": message["content"], "account_id": 1, "inbox_id": 3,
                "conversation_id": self.conversation, "private": False,
                "message_type": numbers[message["message_type"]], "created_at": message["at"],
                "sender": message["sender"], "content_type": "text", "content_attributes": {},
            }
            for message in said
        ]  # fmt: skip
        return {
            "additional_attributes": {}, "can_reply": True, "channel": "Channel::WebWidget",
            "id": self.conversation, "inbox_id": 3, "labels": [], "messages": last,
            "meta": {"sender": CUSTOMER, "assignee": AGENT}, "status": status,
        }  # fmt: skip

    async def send(self, payload: dict[str, Any], **headers: str) -> httpx.Response:
        """Signs and posts; more ``headers`` stand in place of its own."""
        body = json.dumps(payload).encode()
        own = {"Content-Type": "application/json", "Accept": "application/json"}
        return await self.client.post(
            self.url, content=body, headers={**own, **self.signed(body), **headers}
        )

    def signed(self, body: bytes, at: float | None = None) -> dict[str, str]:
        """The headers of a delivery; without a secret they are left out."""
        if self.secret is None:
            return {}
        stamp = str(int(at or time.time()))
        text = f"{stamp}.".encode() + body
        digest = hmac.new(self.secret.encode(), text, hashlib.sha256).hexdigest()
        return {
            "X-Chatwoot-Delivery": str(uuid4()),
            "X-Chatwoot-Timestamp": stamp,
            "X-Chatwoot-Signature": f"sha256={digest}",
        }
