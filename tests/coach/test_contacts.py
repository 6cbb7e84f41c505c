"""Whom to call: a number where there is one, and never words in its place."""

from __future__ import annotations

import pytest

from coach.contacts import contact_line
from phrasebank import Packs
from phrasebank.schema.policy import Contact


@pytest.mark.parametrize("phone", ["0161 496 0000", "ext. 204", "+44 20 7946 0958", "116 123"])
def test_a_number_is_shown(packs: Packs, phone: str) -> None:
    line = contact_line(Contact(title="Safety lead", phone=phone, note="n"), packs)
    assert line == f"Safety lead, **{phone}**"


@pytest.mark.parametrize("phone", ["set the number in policy.yml", "to be set", "?"])
def test_what_is_no_number_is_not(packs: Packs, phone: str) -> None:
    line = contact_line(Contact(title="Safety lead", phone=phone, note="n"), packs)
    assert line == "Safety lead (number not set – ask your lead)"
