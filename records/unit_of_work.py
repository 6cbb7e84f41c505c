"""One transaction's worth of work on the store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from coach.recovery import Recovery
from records import conversations, promises, recoveries
from records.calls import Calls
from records.insert_new import insert_new
from records.messages import (
    ConversationMessage,
    Employee,
    FeedbackGiven,
    OpenPromise,
    StoredAnswer,
    TurnRecord,
)
from records.models import EmployeeRow, RecoveryRow
from records.rehearsals import Rehearsals


class Unit:
    """Everything done through one unit is saved together, or not at all. Made by ``Database``.

    Units on one conversation take turns: the second waits in ``current``, ``answered`` or
    ``rehearsals.open_in`` until the first is done. Keep nothing slow inside a unit.
    """

    def __init__(self, connection: AsyncConnection, reading: bool = False) -> None:
        self._connection = connection
        # SQLite needs no locks of rows: a unit that may write holds the whole database.
        self._locks = not reading and connection.dialect.name != "sqlite"
        self._known: dict[str, Recovery] = {}

    async def current(self, conversation: str) -> Recovery | None:
        """The newest recovery of the conversation, held until the unit ends; None without one."""
        await self._hold(conversation)
        query = recoveries.heads().where(RecoveryRow.conversation == conversation)
        newest = query.order_by(RecoveryRow.opened_at.desc(), RecoveryRow.id).limit(1)
        return await self._one(newest)

    async def current_unless(
        self, conversation: str, copy: Recovery | None, unchanged: bool
    ) -> Recovery | None:
        """Like ``current``, but spares the loading of a copy that is known to be unchanged."""
        if not unchanged:
            return await self.current(conversation)
        if copy is not None:
            self._known[copy.id] = copy
        return copy

    async def hold(self, conversation: str) -> None:
        """Waits until no other unit is at work on the conversation."""
        await self._hold(conversation)

    async def recovery(self, recovery_id: str) -> Recovery | None:
        """One recovery, held until the unit ends; None when there is none with this id."""
        return await self._one(recoveries.heads().where(RecoveryRow.id == recovery_id))

    async def recoveries(
        self, open_only: bool = False, since: datetime | None = None, limit: int | None = 100
    ) -> list[Recovery]:
        """Recoveries, newest first; ``since`` bounds when they were opened. Not held.

        A limit of None gives all of them.
        """
        query = recoveries.heads().order_by(RecoveryRow.opened_at.desc(), RecoveryRow.id)
        if open_only:
            query = query.where(RecoveryRow.closed_at.is_(None))
        if since is not None:
            query = query.where(RecoveryRow.opened_at >= since)
        return await recoveries.load(self._connection, query.limit(limit))

    async def save(self, recovery: Recovery) -> bool:
        """Stores a new recovery, or what changed since this unit loaded it.

        True if that counts as a change of one that was there. Raises StaleRecovery when the stored
        one has entries that this one lacks.
        """
        known = self._known.get(recovery.id) or await self.recovery(recovery.id)
        if known == recovery:
            return False
        if known is None:
            employee = await self.employee(recovery.employee)
            await recoveries.save_new(self._connection, recovery, employee.id)
        else:
            recoveries.check_grown_from(known, recovery)
            moved = known.employee != recovery.employee
            employee_id = (await self.employee(recovery.employee)).id if moved else None
            await recoveries.save_change(self._connection, known, recovery, employee_id)
        self._known[recovery.id] = recovery
        return known is not None

    @property
    def calls(self) -> Calls:
        """The calls that are listened to."""
        return Calls(self._connection)

    @property
    def rehearsals(self) -> Rehearsals:
        """What was practised with made-up customers."""
        return Rehearsals(self._connection, self, self._locks)

    async def employee(self, name: str) -> Employee:
        """The member of staff of this name, made known now if new."""
        query = select(EmployeeRow.__table__).where(EmployeeRow.name == name)
        row = (await self._connection.execute(query)).mappings().first()
        if row is None:
            values = {"name": name, "since": datetime.now(UTC)}
            await insert_new(self._connection, EmployeeRow, [values])
            row = (await self._connection.execute(query)).mappings().one()
        return Employee(id=row["id"], name=row["name"], since=row["since"])

    async def open_promises(self) -> list[OpenPromise]:
        """Every promise that is still to be kept, soonest due first."""
        return await promises.open_promises(self._connection)

    async def answered(
        self, conversation: str, message_id: str, action: str
    ) -> StoredAnswer | None:
        """What this action answered to this message before; None the first time.

        Holds the conversation, so that of two units with the same message one sees the other's.
        """
        await self._hold(conversation)
        return await conversations.answered(self._connection, conversation, message_id, action)

    async def store_answer(self, answer: StoredAnswer) -> None:
        """Keeps an answer and issues the payloads of its buttons. The first answer stays."""
        await conversations.store_answer(self._connection, answer)

    async def replace_card(self, answer: StoredAnswer, card: Mapping[str, Any]) -> None:
        """Puts another card with the same buttons in the place of a stored answer's."""
        await conversations.replace_card(self._connection, answer, card)

    async def last_card(self, conversation: str, message_id: str) -> StoredAnswer | None:
        """The newest answer to this message that has a card."""
        return await conversations.last_card(self._connection, conversation, message_id)

    async def behaviour_done(self, conversation: str, message_id: str) -> str | None:
        """What was last done in answer to this message, with or without a card; None: nothing."""
        return await conversations.behaviour_done(self._connection, conversation, message_id)

    async def payload_issued(self, conversation: str, payload: str) -> bool:
        """Whether a button of this conversation carried this payload."""
        return await conversations.payload_issued(self._connection, conversation, payload)

    async def add_turn(self, turn: TurnRecord) -> None:
        """Keeps a message. A repeat only fills in what was not known the first time."""
        await conversations.add_turn(self._connection, turn)

    async def turns(self, recovery_id: str) -> list[TurnRecord]:
        """The messages of one recovery, oldest first."""
        return await conversations.turns(self._connection, recovery_id)

    async def turn_of(self, conversation: str, message_id: str) -> TurnRecord | None:
        """One message by its id; None when it never came."""
        return await conversations.turn_of(self._connection, conversation, message_id)

    async def conversation_messages(self, conversation: str) -> list[ConversationMessage]:
        """The messages of a conversation with their cards, oldest first."""
        return await conversations.messages(self._connection, conversation)

    async def add_feedback(self, feedback: FeedbackGiven) -> None:
        """Keeps an opinion on a card or a rule."""
        await conversations.add_feedback(self._connection, feedback)

    async def muted(self, conversation: str) -> frozenset[str]:
        """The nudges that were muted in a call and not unmuted since."""
        return await conversations.muted(self._connection, conversation)

    async def _one(self, query: Select[tuple[object, ...]]) -> Recovery | None:
        if self._locks:
            query = query.with_for_update(of=RecoveryRow)
        found = await recoveries.load(self._connection, query)
        for recovery in found:
            self._known[recovery.id] = recovery
        return found[0] if found else None

    async def _hold(self, conversation: str) -> None:
        """Waits for other units on this conversation, also before it has a row to lock."""
        if self._locks:
            key = func.hashtextextended(conversation, 0)
            await self._connection.execute(select(func.pg_advisory_xact_lock(key)))
