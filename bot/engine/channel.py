"""The engine's only channel: one message in, what was meant and what is answered out.

Rasa's own REST channel cannot do it: it checks no token, runs typed commands, and
answers `200 []` when nothing was handled. Runs in the engine's Python (3.10) and
imports nothing but Rasa and Sanic.
"""

import hmac
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.lock_store import LockError
from rasa.shared.core.constants import ACTION_SESSION_START_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.events import SlotSet
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger(__name__)

RANKED = 5
# Rasa's own default, a second, is what a person who clicks twice would wait.
LOCK_POLL_SECONDS = 0.02
LEADING_COMMAND = re.compile(r"^[\s/]+")
PAYLOAD_INTENT = re.compile(r"^/([^{@\s]+)")


class BadMessage(Exception):
    """The request's body is not a message; the text says what is wrong with it."""


class NoModel(Exception):
    """No trained model is loaded, so nothing can be answered."""


@dataclass(frozen=True)
class Incoming:
    """A message as the app sends it: `said` is typed text or a button's payload."""

    conversation: str
    said: str
    is_payload: bool
    id: str
    fresh: bool
    metadata: dict[str, Any] = field(default_factory=dict)


def _string(body: dict[str, Any], key: str) -> str:
    value = body.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadMessage(f"'{key}' must be a text that is not empty")
    return value


def _said(body: dict[str, Any]) -> str:
    """What was typed, stripped of anything that Rasa would run as a command, or a payload."""
    if ("text" in body) == ("payload" in body):
        raise BadMessage("give either 'text' or 'payload'")
    if "payload" in body:
        payload = _string(body, "payload").strip()
        if not PAYLOAD_INTENT.match(payload):
            raise BadMessage("'payload' must start with '/' and name an intent")
        return payload
    text = LEADING_COMMAND.sub("", _string(body, "text"))
    if not text:
        raise BadMessage("'text' holds nothing but slashes and blanks")
    return text


def read(body: Any) -> Incoming:
    """Checks the request's JSON; raises BadMessage with a sentence when it is no message."""
    if not isinstance(body, dict):
        raise BadMessage("the body must be a JSON object")
    metadata, fresh = body.get("metadata", {}), body.get("fresh", False)
    if not isinstance(metadata, dict):
        raise BadMessage("'metadata' must be an object")
    if not isinstance(fresh, bool):
        raise BadMessage("'fresh' must be true or false")
    message_id = _string(body, "id")
    return Incoming(
        conversation=_string(body, "conversation"),
        said=_said(body),
        is_payload="payload" in body,
        id=message_id,
        fresh=fresh,
        # The action finds its message in the record by this id.
        metadata={**metadata, "id": message_id},
    )


async def _parse(agent: Agent, incoming: Incoming) -> dict[str, Any]:
    parsed: dict[str, Any] = await agent.parse_message(incoming.said)
    if incoming.is_payload:
        # Rasa classifies a payload whose intent it doesn't know as if it had been typed.
        wanted = PAYLOAD_INTENT.match(incoming.said).group(1)  # type: ignore[union-attr]
        if parsed["intent"].get("name") != wanted:
            raise BadMessage(f"the model knows no intent '{wanted}'")
    return parsed


async def _start_session(agent: Agent, incoming: Incoming) -> None:
    """Opens a new Rasa session, as Rasa does when one expires; what it says is discarded.

    The caller holds the conversation's lock. The action finds this message's metadata in
    the slot in which Rasa hands it to every session start.
    """
    discarded, who = CollectingOutputChannel(), incoming.conversation
    tracker = await agent.processor.get_tracker(who)
    if not tracker.applied_events():
        # A conversation without events gets its first session from Rasa's own hand.
        tracker = await agent.processor.fetch_tracker_and_update_session(
            who, discarded, incoming.metadata
        )
        await agent.processor.save_tracker(tracker)
        return
    tracker.update(SlotSet(SESSION_START_METADATA_SLOT, incoming.metadata), agent.domain)
    await agent.processor.save_tracker(tracker)
    await agent.execute_action(who, ACTION_SESSION_START_NAME, discarded, None, 0.0)


async def answer(agent: Agent | None, incoming: Incoming) -> dict[str, Any]:
    """Parses the message once, handles it, and returns the body of the reply."""
    if agent is None or not agent.is_ready():
        raise NoModel()
    parsed = await _parse(agent, incoming)
    output = CollectingOutputChannel()
    message = UserMessage(
        incoming.said, output, incoming.conversation, parsed,
        AmendsInput.name(), incoming.id, incoming.metadata,
    )  # fmt: skip
    # As `Agent.handle_message` does, but a new session must open under the same lock.
    async with agent.lock_store.lock(incoming.conversation, wait_time_in_seconds=LOCK_POLL_SECONDS):
        if incoming.fresh:
            await _start_session(agent, incoming)
        await agent.processor.handle_message(message)
    return _reply(parsed, output.messages)


def _reply(parsed: dict[str, Any], messages: list[dict[str, Any]]) -> dict[str, Any]:
    ranking = parsed.get("intent_ranking") or []
    return {
        "intent": parsed["intent"].get("name"),
        "confidence": float(parsed["intent"].get("confidence") or 0.0),
        "ranking": [
            {"name": each["name"], "confidence": float(each["confidence"])}
            for each in ranking[:RANKED]
        ],
        "messages": messages,
    }


def _error(text: str, status: int) -> HTTPResponse:
    return response.json({"error": text}, status=status)


class AmendsInput(InputChannel):
    """Rasa input channel: `POST /webhooks/amends/message`, guarded by a bearer token."""

    @classmethod
    def name(cls) -> str:
        """The channel's part of the address."""
        return "amends"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "AmendsInput":
        """Reads the token from credentials.yml; refuses to run without one."""
        token = (credentials or {}).get("token")
        if not token:
            cls.raise_missing_credentials_exception()
        return cls(str(token))

    def __init__(self, token: str) -> None:
        """Takes the token every request must carry."""
        self._expected = f"Bearer {token}".encode()

    def _may(self, request: Request) -> bool:
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        return hmac.compare_digest(given, self._expected)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's two routes. `on_new_message` is unused: it returns no answer."""
        routes = Blueprint("amends", __name__)

        @routes.route("/", methods=["GET"])
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/message", methods=["POST"])
        async def message(request: Request) -> HTTPResponse:
            if not self._may(request):
                return _error("the token is missing or wrong", 401)
            return await self._answered(request)

        return routes

    async def _answered(self, request: Request) -> HTTPResponse:
        """The reply, or what went wrong in words: a caller never sees a traceback."""
        try:
            agent = getattr(request.app.ctx, "agent", None)
            return response.json(await answer(agent, read(request.json)))
        except InvalidUsage:
            return _error("the body is not JSON", 400)
        except BadMessage as problem:
            return _error(str(problem), 400)
        except NoModel:
            return _error("no model is loaded: run `amends train` and start again", 503)
        except LockError:
            return _error("this conversation is still busy with an earlier message", 503)
        except Exception:
            logger.exception("a message could not be handled")
            return _error("the engine failed on this message; its log says why", 500)
