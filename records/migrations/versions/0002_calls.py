"""Calls that are listened to; a number that tells whether a recovery changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("recovery") as table:
        table.add_column(sa.Column("changes", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "call",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("framework", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_call"),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name="fk_call_employee_id"),
        sa.UniqueConstraint("source", "reference", name="uq_call_source_reference"),
    )
    op.create_index("ix_call_employee_id", "call", ["employee_id"])
    op.create_index("ix_call_opened_at", "call", ["opened_at"])
    op.create_table(
        "call_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn_id", sa.String(length=200), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("observation", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_call_turn"),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name="fk_call_turn_call_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("call_id", "turn_id", name="uq_call_turn_call_id_turn_id"),
        sa.UniqueConstraint("call_id", "number", name="uq_call_turn_call_id_number"),
    )


def downgrade() -> None:
    op.drop_table("call_turn")
    op.drop_table("call")
    with op.batch_alter_table("recovery") as table:
        table.drop_column("changes")
