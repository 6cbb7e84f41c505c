"""The limits in a policy: what is refused, and with which words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from phrasebank import Packs
from phrasebank.schema.policy import Contact, Policy, Role

AGENT: dict[str, Any] = {"id": "agent", "title": "Agent", "percent": 20, "amount": 50}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("percent", -1), ("percent", 151), ("percent", True), ("percent", "lots"),
        ("amount", -0.01), ("amount", float("inf")), ("amount", float("nan")), ("amount", True),
        ("title", " "), ("id", "Team Lead"),
    ],
)  # fmt: skip
def test_a_limit_that_is_none_is_refused(field: str, value: object) -> None:
    assert Role.model_validate(AGENT).percent == 20
    with pytest.raises(ValidationError) as refused:
        Role.model_validate(AGENT | {field: value})
    assert [error["loc"] for error in refused.value.errors()] == [(field,)]


@pytest.mark.parametrize("field", ["title", "phone", "note"])
def test_a_contact_without_words_is_refused(field: str) -> None:
    whole = {"title": "Duty manager", "phone": "020 7946 0018", "note": "Say who is calling."}
    assert Contact.model_validate(whole).number == "020 7946 0018"
    with pytest.raises(ValidationError):
        Contact.model_validate(whole | {field: "  "})


def test_roles_out_of_order_are_told_how_to_stand(packs: Packs) -> None:
    written = packs.policy.model_dump(mode="json")
    assert Policy.model_validate(written) == packs.policy
    with pytest.raises(ValidationError, match="put the lowest first"):
        Policy.model_validate(written | {"roles": written["roles"][::-1]})


def test_a_currency_that_is_none_is_refused(packs: Packs) -> None:
    written = packs.policy.model_dump(mode="json")
    with pytest.raises(ValidationError, match="no currency 'XXZ'"):
        Policy.model_validate(written | {"currency": "XXZ"})
