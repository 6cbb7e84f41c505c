"""What the employee says of how they are stays off the customer's record."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.walk import open_recovery
from phrasebank import Packs
from records.messages import TurnRecord
from records.view import view_of

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_a_message_about_the_employee_is_not_in_the_record(packs: Packs) -> None:
    recovery = open_recovery("c", "sam", packs.frameworks["mama"], "m1", NOW)
    turns = [
        TurnRecord("c", "m1", NOW, text="cust upset", behaviour="start"),
        TurnRecord("c", "m2", NOW, text="im shaking", behaviour="wellbeing"),
    ]

    view = view_of(recovery, turns, packs)

    assert "im shaking" not in view.model_dump_json()
    assert "cust upset" in view.model_dump_json()
