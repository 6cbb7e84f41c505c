"""The way of a message: kept, sent to the engine, answered once."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.cleaning import clean
from bot.dialogue import Dialogue, NoAnswer
from bot.payloads import may_be_sent
from bot.rewording.rewording import Place, Rewording
from bot.sessions import Sessions
from coach.living import LivingCoach
from coach.wording import card
from records.database import Database
from records.messages import TurnRecord
from records.unit_of_work import Unit

logger = logging.getLogger(__name__)

MODEL_READS = 600
"""Characters that the dialogue model gets; more would blur what is meant. Actions get all."""
_OF = re.compile(r'"of":\s*"([A-Za-z0-9_.:-]{1,64})"')
RETRY = "/retry"


class Refused(ValueError):
    """A message that can't be taken; the text says why, ``do`` what to do instead."""

    def __init__(self, why: str, do: str) -> None:
        self.do = do
        super().__init__(why)


@dataclass(frozen=True)
class Said:
    """A message as it came in: text or payload."""

    conversation: str
    id: str
    text: str | None = None
    payload: str | None = None


@dataclass(frozen=True)
class Answer:
    """What goes back: the card, and what was done."""

    id: str
    behaviour: str
    confidence: float
    card: Mapping[str, Any]


class Chat:
    """Takes messages for all conversations.

    A repeated id gets the stored answer; the same id at once, one answer.
    """

    def __init__(
        self,
        living: LivingCoach,
        database: Database,
        dialogue: Dialogue,
        rewording: Rewording | None = None,
    ) -> None:
        self._rewording = rewording
        self._living = living
        self._database = database
        self._dialogue = dialogue
        self._sessions = Sessions(dialogue)
        self._under_way: dict[tuple[str, str], asyncio.Task[Answer]] = {}

    async def take(self, said: Said) -> Answer:
        """The answer to a message.

        Raises ``Refused`` for what can't be taken; never raises because of the engine.
        """
        said = await self._checked(said)
        key = (said.conversation, said.id)
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.create_task(self._answer(said))
            self._under_way[key] = task
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        # Shielded: a client that hangs up must not leave a message half done.
        return await asyncio.shield(task)

    def changed(self, conversation: str) -> None:
        """Tells that the conversation's case was changed outside the chat: its slots are stale."""
        self._sessions.forget(conversation)

    async def _checked(self, said: Said) -> Said:
        if said.payload == RETRY:
            return await self._unanswered(said)
        if said.payload is not None:
            async with self._database.reading() as unit:
                stored = await unit.last_card(said.conversation, said.id)
                if stored is None and not await may_be_sent(
                    unit, said.conversation, said.payload, self._living.coach.packs
                ):
                    raise Refused(
                        "This button was not given out in this conversation.",
                        "Type what you want instead.",
                    )
            return said
        text = clean(said.text or "").lstrip("/ \t\n")
        if not text:
            raise Refused(
                "The message is empty.", "Type a few words about the customer, or what you need."
            )
        return Said(said.conversation, said.id, text=text)

    async def _unanswered(self, said: Said) -> Said:
        """The last message that got no answer, to be sent again under its own id."""
        async with self._database.reading() as unit:
            messages = await unit.conversation_messages(said.conversation)
        waiting = [m for m in messages if m.card is None and m.id != said.id]
        if not waiting:
            raise Refused("Nothing is waiting to be sent again.", "Type your message.")
        return Said(said.conversation, waiting[-1].id, waiting[-1].text, waiting[-1].payload)

    async def _answer(self, said: Said) -> Answer:
        async with self._database.unit() as unit:
            stored = await _stored(unit, said)
            if stored is None:
                await unit.add_turn(_turn(said))
        if stored is not None:
            return stored
        try:
            answer = await self._ask_engine(said)
        except NoAnswer as error:
            logger.warning("no answer from the dialogue engine: %s", error)
            return await self._after_failure(said)
        if self._rewording is None:
            return answer
        place = Place(said.conversation, said.id, said.text)
        return replace(answer, card=await self._rewording.card(place, answer.card))

    async def _ask_engine(self, said: Said) -> Answer:
        if said.payload is not None:
            words, meant = {"payload": said.payload}, await self._text_of(said)
        else:
            words, meant = {"text": self._for_model(said.text or "")}, said.text or ""
        with self._sessions.turn(said.conversation) as fresh:
            reply = await self._dialogue.send(
                said.conversation, said.id, words, {"text": meant}, fresh
            )
        return Answer(said.id, reply.behaviour, reply.confidence, reply.card)

    def _for_model(self, text: str) -> str:
        draft = self._living.coach.drafts.split(text)
        return (draft.masked if draft else text)[:MODEL_READS]

    async def _text_of(self, said: Said) -> str:
        """The typed words that a button refers to ("which did you mean?"), else nothing."""
        referred = _OF.search(said.payload or "")
        if referred is None:
            return ""
        async with self._database.reading() as unit:
            messages = await unit.conversation_messages(said.conversation)
        return next((m.text or "" for m in messages if m.id == referred[1]), "")

    async def _after_failure(self, said: Said) -> Answer:
        """The action may have written its answer before the engine fell: then that is it."""
        async with self._database.reading() as unit:
            stored = await _stored(unit, said)
        if stored is not None:
            return stored
        self._sessions.forget(said.conversation)
        return Answer(
            said.id, "failure", 0.0, card(self._living.coach.packs, "failure.no_answer").as_json()
        )


def _turn(said: Said) -> TurnRecord:
    return TurnRecord(
        conversation=said.conversation,
        message_id=said.id,
        at=datetime.now(UTC),
        text=said.text,
        payload=said.payload,
    )


async def _stored(unit: Unit, said: Said) -> Answer | None:
    """The answer that this message got before."""
    stored = await unit.last_card(said.conversation, said.id)
    if stored is None:
        return None
    turn = await unit.turn_of(said.conversation, said.id)
    return Answer(said.id, stored.behaviour, (turn and turn.confidence) or 0.0, stored.card or {})
