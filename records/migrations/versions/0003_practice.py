"""Practice: what was tried with a made-up customer, and what a supervisor asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("conversation", sa.String(length=200), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("scenario", sa.String(length=200), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("framework", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("head", sa.String(length=200), nullable=True),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_practice"),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name="fk_practice_employee_id"),
    )
    op.create_index("ix_practice_conversation", "practice", ["conversation"])
    op.create_index("ix_practice_employee_id", "practice", ["employee_id"])
    op.create_table(
        "practice_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.String(length=200), nullable=False),
        sa.Column("parent", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_practice_line"),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name="fk_practice_line_practice_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("practice_id", "line_id", name="uq_practice_line_practice_id_line_id"),
        sa.UniqueConstraint("practice_id", "number", name="uq_practice_line_practice_id_number"),
    )
    op.create_table(
        "practice_asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("scenario", sa.String(length=200), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_practice_asked"),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name="fk_practice_asked_employee_id"
        ),
        sa.UniqueConstraint(
            "employee_id", "scenario", name="uq_practice_asked_employee_id_scenario"
        ),
    )


def downgrade() -> None:
    op.drop_table("practice_asked")
    op.drop_table("practice_line")
    op.drop_table("practice")
