"""First tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ENTRY_TABLES = (
    *("fact", "feeling", "framework_choice", "step_event", "finding", "phrase_used"),
    *("offer", "promise", "escalation", "note", "outcome", "phase"),
)
OTHER_TABLES = ("feedback", "turn", "issued_payload", "answer", "recovery", "employee")


def upgrade() -> None:
    _case()
    _what_is_known()
    _what_was_said()
    _what_is_offered()
    _how_it_ends()
    _turn()
    _answers()
    _feedback()


def downgrade() -> None:
    for name in (*ENTRY_TABLES, *OTHER_TABLES):
        op.drop_table(name)


def _key(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=nullable)


def _at(name: str = "at", nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [_text(name, nullable) for name in names]


def _json(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=nullable)


def _integer(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _boolean(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _primary(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _of_recovery(table: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_recovery_id"
    return sa.ForeignKeyConstraint(["recovery_id"], ["recovery.id"], name=name, ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _case() -> None:
    op.create_table(
        "employee",
        _integer("id"),
        _key("name"),
        _at("since"),
        _primary("employee"),
        _unique("employee", "name"),
    )
    op.create_table(
        "recovery",
        _key("id"),
        _key("conversation"),
        _integer("employee_id"),
        _at("opened_at"),
        _at("closed_at", nullable=True),
        _primary("recovery"),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name="fk_recovery_employee_id"),
    )
    _index("recovery", "conversation", "opened_at")
    _index("recovery", "employee_id")
    _index("recovery", "opened_at")


def _entry_table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _key("id"),
        _key("recovery_id"),
        _integer("position"),
        _at(),
        _key("turn"),
        _boolean("undone"),
        *columns,
        _primary(name),
        _of_recovery(name, "CASCADE"),
    )
    _index(name, "recovery_id")


def _what_is_known() -> None:
    _entry_table("fact", *_texts("kind", "value", "quote"))
    _entry_table("feeling", *_texts("feeling", "level", "quote"))
    _entry_table("framework_choice", _text("framework"))
    because = _text("because", nullable=True)
    _entry_table("step_event", *_texts("framework", "step", "state"), because)


def _what_was_said() -> None:
    _entry_table(
        "finding",
        *_texts("rule", "quote", "draft", "why", "severity", "evidence"),
        _integer("start"),
        _integer("end"),
        _json("instead"),
    )
    _entry_table("phrase_used", *_texts("phrase", "step", "text"), _boolean("taken"))
    _entry_table("escalation", *_texts("kind", "quote"))
    _entry_table("note", _text("text"))


def _what_is_offered() -> None:
    _entry_table(
        "offer",
        *_texts("key", "state"),
        *_texts("amount", "approver", nullable=True),
        _json("kinds"),
        _integer("low"),
        _integer("high"),
        _integer("asked", nullable=True),
    )
    due = (_at("due", nullable=True), _text("due_text", nullable=True))
    _entry_table("promise", *_texts("key", "what", "who", "state"), *due)


def _how_it_ends() -> None:
    _entry_table("outcome", *_texts("result", "cause", nullable=True), _text("quote"))
    _entry_table("phase", _text("phase"))


def _turn() -> None:
    op.create_table(
        "turn",
        _integer("id"),
        _key("conversation"),
        _key("message_id"),
        _key("recovery_id", nullable=True),
        _at(),
        *_texts("text", "payload", "intent", "behaviour", nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        _primary("turn"),
        _unique("turn", "conversation", "message_id"),
        _of_recovery("turn", "CASCADE"),
    )
    _index("turn", "recovery_id")


def _answers() -> None:
    op.create_table(
        "answer",
        _integer("id"),
        _key("conversation"),
        _key("message_id"),
        _key("action"),
        _text("behaviour"),
        _json("card", nullable=True),
        _json("events"),
        _at(),
        _primary("answer"),
        _unique("answer", "conversation", "message_id", "action"),
    )
    op.create_table(
        "issued_payload",
        _integer("id"),
        _key("conversation"),
        _text("payload"),
        _key("digest"),
        _primary("issued_payload"),
        _unique("issued_payload", "conversation", "digest"),
    )


def _feedback() -> None:
    op.create_table(
        "feedback",
        _integer("id"),
        _key("conversation"),
        _key("message_id"),
        _key("recovery_id", nullable=True),
        *_texts("card_kind", "what"),
        *_texts("rule", "note", nullable=True),
        _at(),
        _primary("feedback"),
        _of_recovery("feedback", "SET NULL"),
    )
    _index("feedback", "conversation")
    _index("feedback", "recovery_id")
