"""Messages, the cards that answered them, and the payloads that their buttons carry."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from records.columns import storable
from records.insert_new import insert_into, insert_new
from records.messages import ConversationMessage, FeedbackGiven, StoredAnswer, TurnRecord
from records.models import AnswerRow, FeedbackRow, IssuedPayloadRow, TurnRow

_ANSWER_FIELDS = tuple(StoredAnswer.__dataclass_fields__)
_TURN_FIELDS = tuple(TurnRecord.__dataclass_fields__)
_FILLED_LATER = ("recovery_id", "text", "payload", "intent", "behaviour", "confidence")
_THEIR_OWN = "wellbeing"
"""How the employee is belongs to the employee: once it is answered, their words are not kept."""


def _answers(conversation: str) -> Select[Any]:
    return select(AnswerRow.__table__).where(AnswerRow.conversation == conversation)


def _answer(row: RowMapping) -> StoredAnswer:
    return StoredAnswer(**{name: row[name] for name in _ANSWER_FIELDS})


async def answered(
    connection: AsyncConnection, conversation: str, message_id: str, action: str
) -> StoredAnswer | None:
    """What this action answered to this message before."""
    query = _answers(conversation).where(
        AnswerRow.message_id == message_id, AnswerRow.action == action
    )
    row = (await connection.execute(query)).mappings().first()
    return _answer(row) if row else None


async def last_card(
    connection: AsyncConnection, conversation: str, message_id: str
) -> StoredAnswer | None:
    """The newest answer to this message that has a card."""
    query = _answers(conversation).where(
        AnswerRow.message_id == message_id, AnswerRow.card.is_not(None)
    )
    newest = query.order_by(AnswerRow.id.desc()).limit(1)
    row = (await connection.execute(newest)).mappings().first()
    return _answer(row) if row else None


async def behaviour_done(
    connection: AsyncConnection, conversation: str, message_id: str
) -> str | None:
    """The behaviour of the newest answer to this message, with or without a card."""
    query = _answers(conversation).where(AnswerRow.message_id == message_id)
    newest = query.order_by(AnswerRow.id.desc()).limit(1)
    row = (await connection.execute(newest)).mappings().first()
    return str(row["behaviour"]) if row else None


async def store_answer(connection: AsyncConnection, answer: StoredAnswer) -> None:
    """Keeps an answer, the first for its message and action, and the payloads of its buttons."""
    values = {name: getattr(answer, name) for name in _ANSWER_FIELDS}
    await insert_new(connection, AnswerRow, [values])
    buttons = (answer.card or {}).get("buttons") or []
    payloads = dict.fromkeys(str(button["payload"]) for button in buttons)
    rows = [
        {"conversation": answer.conversation, "payload": payload, "digest": _digest(payload)}
        for payload in payloads
    ]
    await insert_new(connection, IssuedPayloadRow, rows)


async def replace_card(
    connection: AsyncConnection, answer: StoredAnswer, card: Mapping[str, Any]
) -> None:
    """Puts another card in the place of a stored answer's. Its buttons must be the same."""
    query = update(AnswerRow).where(
        AnswerRow.conversation == answer.conversation,
        AnswerRow.message_id == answer.message_id,
        AnswerRow.action == answer.action,
    )
    await connection.execute(query.values(card=card))


async def payload_issued(connection: AsyncConnection, conversation: str, payload: str) -> bool:
    """Whether a button of this conversation carried this payload."""
    query = select(IssuedPayloadRow.id).where(
        IssuedPayloadRow.conversation == conversation, IssuedPayloadRow.digest == _digest(payload)
    )
    return (await connection.execute(query)).first() is not None


def _digest(payload: str) -> str:
    return hashlib.sha256(storable(payload).encode()).hexdigest()


async def add_turn(connection: AsyncConnection, turn: TurnRecord) -> None:
    """Keeps a message. A repeat only fills in what was not known the first time."""
    statement = insert_into(connection, TurnRow).values(asdict(turn))
    columns = TurnRow.__table__.c
    filled: dict[str, ColumnElement[Any]] = {
        name: func.coalesce(columns[name], statement.excluded[name]) for name in _FILLED_LATER
    }
    theirs = func.coalesce(columns["behaviour"], statement.excluded.behaviour) == _THEIR_OWN
    filled["text"] = case((theirs, None), else_=filled["text"])
    keys = ["conversation", "message_id"]
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=filled))


async def turns(connection: AsyncConnection, recovery_id: str) -> list[TurnRecord]:
    """The messages of one recovery, oldest first."""
    query = select(TurnRow.__table__).where(TurnRow.recovery_id == recovery_id)
    rows = (await connection.execute(query.order_by(TurnRow.at, TurnRow.id))).mappings()
    return [TurnRecord(**{name: row[name] for name in _TURN_FIELDS}) for row in rows]


async def turn_of(
    connection: AsyncConnection, conversation: str, message_id: str
) -> TurnRecord | None:
    """One message by its id; None when it never came."""
    query = select(TurnRow.__table__).where(
        TurnRow.conversation == conversation, TurnRow.message_id == message_id
    )
    row = (await connection.execute(query)).mappings().first()
    return TurnRecord(**{name: row[name] for name in _TURN_FIELDS}) if row else None


async def messages(connection: AsyncConnection, conversation: str) -> list[ConversationMessage]:
    """The messages of a conversation with their newest cards, oldest first."""
    query = _answers(conversation).where(AnswerRow.card.is_not(None)).order_by(AnswerRow.id)
    cards: dict[str, RowMapping] = {
        row["message_id"]: row for row in (await connection.execute(query)).mappings()
    }
    told = select(TurnRow.__table__).where(TurnRow.conversation == conversation)
    rows = (await connection.execute(told.order_by(TurnRow.at, TurnRow.id))).mappings()
    return [_message(row, cards.get(row["message_id"])) for row in rows]


def _message(turn: RowMapping, answer: RowMapping | None) -> ConversationMessage:
    return ConversationMessage(
        id=turn["message_id"],
        at=turn["at"],
        text=turn["text"],
        payload=turn["payload"],
        behaviour=turn["behaviour"] or (answer["behaviour"] if answer else None),
        card=answer["card"] if answer else None,
    )


async def add_feedback(connection: AsyncConnection, feedback: FeedbackGiven) -> None:
    """Keeps an opinion."""
    await connection.execute(insert(FeedbackRow), [asdict(feedback)])


async def muted(connection: AsyncConnection, conversation: str) -> frozenset[str]:
    """Rules of nudges that were muted in this conversation and not unmuted since."""
    query = select(FeedbackRow.rule, FeedbackRow.what).where(
        FeedbackRow.conversation == conversation, FeedbackRow.card_kind == "nudge"
    )
    last = {
        rule: what
        for rule, what in await connection.execute(query.order_by(FeedbackRow.id))
        if what in ("muted", "unmuted")
    }
    return frozenset(rule for rule, what in last.items() if rule and what == "muted")
