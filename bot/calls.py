"""The calls that are listened to: each turn analysed once, kept, and passed on to who watches."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from bot.call_errors import NoSuchCall, NothingSaid
from bot.chat import Chat
from bot.cleaning import clean
from bot.entering import as_recorded, must_be_open, standing_of
from bot.open_calls import OpenCalls, parted, with_answer
from bot.watchers import Event, Watchers
from coach.entries import Phase
from coach.listening.observation import CallTurn
from coach.listening.wrapup import WrapUp, WrapUpEdited, with_wrapup, wrapup_of
from coach.living import LivingCoach
from coach.walk import switch
from phrasebank.schema.nudge import Speaker
from records.calls import StoredCall
from records.database import Database
from records.messages import FeedbackGiven, FeedbackKind

EMPLOYEE = "employee"


class CallDesk:
    """All open calls of this process. Turns of one call are taken one after the other."""

    def __init__(
        self, living: LivingCoach, database: Database, chat: Chat, apart: bool = False
    ) -> None:
        """``apart``: turns are heard in a process of their own."""
        self._living, self._database, self._chat = living, database, chat
        self.open_calls, self.watchers = OpenCalls(living, database, apart), Watchers()

    async def open(
        self, framework: str | None = None, source: str = "api", reference: str | None = None
    ) -> StoredCall:
        """A new call; one that its source has opened before under this reference is that one.

        Raises ``KeyError`` for a framework that isn't there.
        """
        packs, now = self._living.coach.packs, datetime.now(UTC)
        followed = packs.frameworks[framework or packs.policy.default_framework]
        new = StoredCall(uuid4().hex, EMPLOYEE, followed.id, source, reference, now)
        async with self._database.unit() as unit:
            await unit.calls.open(new, (await unit.employee(EMPLOYEE)).id)
            known = await unit.calls.referred(source, reference) if reference else new
        assert known is not None
        return known

    async def hear(
        self,
        call_id: str,
        speaker: Speaker,
        text: str,
        turn_id: str | None = None,
        at: datetime | None = None,
    ) -> Mapping[str, Any]:
        """The observation on a turn, as JSON; a turn that was heard before gets the same again.

        Raises ``NoSuchCall``, ``CallClosed``, ``NothingSaid``.
        """
        said = clean(text)
        if not said:
            raise NothingSaid
        now = at or datetime.now(UTC)
        turn = CallTurn(speaker=speaker, text=said, id=turn_id or uuid4().hex, at=now)
        async with self.open_calls.held(call_id) as held:
            taken = await self.open_calls.taken(held, turn)
        told = taken.told or {}
        if taken.new:
            self._chat.changed(call_id)
            self.watchers.tell(call_id, Event(told["turn"], "observation", told))
        return told

    async def close(self, call_id: str) -> WrapUp:
        """Ends the call and puts the wrap-up's summary on record; ends only once."""
        packs = self._living.coach.packs
        now = datetime.now(UTC)
        async with self.open_calls.held(call_id) as held, self._database.unit() as unit:
            standing = await standing_of(unit, call_id)
            call, _ = await as_recorded(unit, held, standing)
            told = wrapup_of(call, packs)
            if standing.closed_at is None:
                await unit.calls.close(call_id, now)
                if call.recovery is not None and call.recovery.phase != "closed":
                    recovery = with_wrapup(call.recovery, told.unconfirmed(), now)
                    if recovery.phase == "open":
                        ends = Phase(at=now, turn="wrapup", phase="wrapup")
                        recovery = recovery.with_entries(ends)
                    await unit.save(recovery)
        self._chat.changed(call_id)
        self.open_calls.forget(call_id)
        self.watchers.tell(call_id, Event(call.turns, "closed", told.model_dump(mode="json")))
        return told

    async def wrapup(self, call_id: str) -> WrapUp:
        """The wrap-up as it stands, also of a call that goes on."""
        async with self.open_calls.held(call_id) as held, self._database.reading() as unit:
            recovery = await unit.current(call_id)
        return wrapup_of(replace(held.call, recovery=recovery), self._living.coach.packs)

    async def edit(self, call_id: str, edited: WrapUpEdited) -> WrapUp:
        """Puts the wrap-up on record as the employee has corrected it, and closes the case."""
        now = datetime.now(UTC)
        async with self.open_calls.held(call_id) as held, self._database.unit() as unit:
            recovery = await unit.current(call_id)
            if recovery is not None:
                recovery = with_wrapup(recovery, edited, now)
                if edited.result and recovery.phase != "closed":
                    done = Phase(at=now, turn="wrapup", phase="closed")
                    recovery = recovery.with_entries(done)
                await unit.save(recovery)
            held.call = replace(held.call, recovery=recovery)
            held.changes = -1
        self._chat.changed(call_id)
        return wrapup_of(held.call, self._living.coach.packs)

    async def follow(self, call_id: str, framework: str) -> None:
        """Follows another framework from here on. Raises ``KeyError`` when there is none such."""
        packs = self._living.coach.packs
        chosen = packs.frameworks[framework]
        async with self.open_calls.held(call_id) as held, self._database.unit() as unit:
            standing = await standing_of(unit, call_id)
            must_be_open(standing)
            await unit.calls.follow(call_id, framework)
            call, _ = await as_recorded(unit, held, standing)
            recovery = call.recovery
            if recovery is not None and recovery.framework != framework:
                recovery = switch(recovery, packs, chosen, uuid4().hex, datetime.now(UTC))
                await unit.save(recovery)
            held.call, held.changes = replace(call, framework=framework, recovery=recovery), -1
        self._chat.changed(call_id)

    async def answer_nudge(
        self, call_id: str, nudge: str, what: FeedbackKind, note: str | None = None
    ) -> None:
        """Dismissed, muted for this call, disputed, or taken back; kept, and nobody is rated by it."""
        rule, number = parted(nudge)
        async with self.open_calls.held(call_id) as held, self._database.unit() as unit:
            turn = await unit.calls.numbered(call_id, number)
            recovery = held.call.recovery
            await unit.add_feedback(
                FeedbackGiven(
                    conversation=call_id,
                    message_id=turn.turn_id if turn else nudge,
                    card_kind="nudge",
                    what=what,
                    at=datetime.now(UTC),
                    recovery_id=recovery.id if recovery else None,
                    rule=rule,
                    note=clean(note) if note else None,
                )
            )
            held.call = with_answer(held.call, nudge, rule, what)

    async def live(self, call_id: str, after: int = 0) -> AsyncIterator[Event]:
        """Every observation from number ``after`` on, those to come too, until the call is closed."""
        with self.watchers.watching(call_id) as watcher:
            async with self._database.reading() as unit:
                stored = await unit.calls.of(call_id)
                turns = await unit.calls.turns(call_id, after)
            if stored is None:
                raise NoSuchCall
            for turn in turns:
                after = turn.number
                yield Event(turn.number, "observation", turn.observation)
            if stored.closed_at is not None:
                yield Event(after, "closed", (await self.wrapup(call_id)).model_dump(mode="json"))
                return
            async for event in watcher.events():
                if event.name != "observation" or event.number > after:
                    yield event
                if event.name == "closed":
                    return
