"""The calls in memory: each as it stands, one turn at a time, read again from the store when needed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from bot.call_errors import CallClosed, NoSuchCall
from bot.ears import Ears
from bot.entering import UNKNOWN, Heard, OpenCall, Taken, entered
from coach.listening.call import Call, Shown
from coach.listening.listener import Listener
from coach.listening.observation import CallTurn, Observation
from coach.living import LivingCoach
from records.calls import StoredTurn
from records.database import Database
from records.errors import StoreBusy, StoreFull
from records.messages import FeedbackKind

REMEMBERED = 2_000
"""Calls kept in memory; others are read from the store again when their next turn comes."""
_DIGITS = 9
"""No call has more turns than that."""


class OpenCalls:
    """All calls of this process that were heard lately."""

    def __init__(self, living: LivingCoach, database: Database, apart: bool = False) -> None:
        """``apart``: turns are heard in a process of their own."""
        self._living, self._database = living, database
        self.ears = Ears(living, apart)
        self._known: OrderedDict[str, OpenCall] = OrderedDict()

    async def observed(self, call: Call, turn: CallTurn) -> tuple[Call, Observation]:
        """The call with this turn in it, and what the turn showed."""
        coach = self._living.coach
        listener = Listener(coach)
        heard = await self.ears.hear(coach, turn, listener.slots(call))
        return listener.taken_in(call, heard)

    async def taken(self, held: OpenCall, turn: CallTurn) -> Taken:
        """Hears a turn and puts it on record; a turn that was heard before stays as it was.

        Raises ``NoSuchCall``, ``CallClosed``, StoreError and its kinds; then the call is as before.
        """
        while True:
            # Listened to before the store is asked: on SQLite one unit at a time holds the file.
            after, observation = await self.observed(held.call, turn)
            heard = Heard(turn, after, observation.as_json())
            try:
                taken = await self._database.saved(partial(entered, held=held, heard=heard))
            except (CallClosed, StoreBusy, StoreFull):
                raise
            except BaseException:
                # It may be on record or not: the next turn asks the store.
                self.forget(held.call.id)
                raise
            held.call, held.changes = taken.call, taken.changes
            if taken.told is not None:
                return taken
            # The chat has changed the case meanwhile: the turn is heard again, with what is new.

    @asynccontextmanager
    async def held(self, call_id: str) -> AsyncIterator[OpenCall]:
        """The call, while nobody else works on it. Raises ``NoSuchCall``."""
        while True:
            held = self._known.get(call_id) or await self._rebuilt(call_id)
            self._known[call_id] = held
            self._known.move_to_end(call_id)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            async with held.lock:
                if self._known.get(call_id) is held:
                    yield held
                    return
            # Forgotten while somebody else worked on it: what is in memory may be wrong.

    def forget(self, call_id: str) -> None:
        """Takes the call out of memory; the store still has it."""
        self._known.pop(call_id, None)

    async def _rebuilt(self, call_id: str) -> OpenCall:
        """The call from the store: its turns heard again give the same state."""
        async with self._database.reading() as unit:
            stored = await unit.calls.of(call_id)
            turns = await unit.calls.turns(call_id)
            recovery = await unit.current(call_id)
            muted = await unit.muted(call_id)
            answered = await unit.calls.answered(call_id)
        if stored is None:
            raise NoSuchCall
        call = Call(id=call_id, framework=stored.framework, employee=stored.employee)
        for turn in turns:
            said = CallTurn.model_validate(
                {"speaker": turn.speaker, "text": turn.text, "id": turn.turn_id, "at": turn.at}
            )
            call, _ = await self.observed(call, said)
        call = replace(call, recovery=recovery, muted=muted, shown=_shown(turns, answered))
        # Somebody else may have been quicker.
        return self._known.get(call_id) or OpenCall(call, UNKNOWN)


def _shown(turns: Sequence[StoredTurn], answered: Collection[tuple[str, str]]) -> tuple[Shown, ...]:
    """The nudges as they were shown: turns that are heard again can't know which were muted then."""
    stale = {gone for turn in turns for gone in turn.observation["stale"]}
    found = []
    for turn in turns:
        for card in turn.observation["nudges"]:
            rule, _ = parted(card["nudge"])
            live = card["nudge"] not in stale and (turn.turn_id, rule) not in answered
            found.append(Shown(rule, turn.number, live))
    return tuple(found)


def with_answer(call: Call, nudge: str, rule: str, what: FeedbackKind) -> Call:
    """The call after the employee has dismissed, muted or disputed a nudge, or taken it back."""
    if what == "muted":
        call = replace(call, muted=call.muted | {rule})
    if what == "unmuted":
        call = replace(call, muted=call.muted - {rule})
    shown = tuple(
        replace(each, live=False) if each.id == nudge and what != "helpful" else each
        for each in call.shown
    )
    return replace(call, shown=shown)


def parted(nudge: str) -> tuple[str, int]:
    """A nudge's id in the call as its rule and the number of its turn; 0 where it has none."""
    rule, _, number = nudge.rpartition("-")
    whole = rule and number.isdecimal() and len(number) <= _DIGITS
    return (rule, int(number)) if whole else (nudge, 0)
