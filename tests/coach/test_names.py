"""Names in hurried messages: what must be found, and what only looks like it."""

from __future__ import annotations

import pytest

from coach import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("her name is mrs patel", "Mrs Patel"),
        ("mrs patel's cooker", "Mrs Patel"),
        ("mr o'neill on line 2", "Mr O'Neill"),
        ("ms lee-smith is here", "Ms Lee-Smith"),
        ("dr. smith cant get in", "Dr Smith"),
        ("name's anna weber", "Anna Weber"),
        ("name anna weber", "Anna Weber"),
        ("he is called Tom", "Tom"),
        ("caller is called maria lopez", "Maria Lopez"),
        ("her name is anna she is angry", "Anna"),
        ("her name is patel and the order is late", "Patel"),
        ("dr khan off sick, mr davies in pain", "Mr Davies"),
        ("miss jones is crying", "Miss Jones"),
        ("family of four, mr and mrs Delacroix", "Mr and Mrs Delacroix"),
        ("mr & mrs khan fuming", "Mr and Mrs Khan"),
        ("waited 3 hrs then told dr gone home, Ms Farouk scared", "Ms Farouk"),
        ("dr patel ran 2 hrs late, ms green upset", "Ms Green"),
        ("the dr never rang back", None),
        ("her dr forgot the referral", None),
        ("dr gone home", None),
        ("the name is wrong", None),
        ("his name was spelt wrong", None),
        ("name keeps changing", None),
        ("name on the card is wrong", None),
        ("sir is angry", None),
        ("sir said no", None),
        ("madam wants a refund", None),
        ("they will miss christmas", None),
        ("she'll miss her flight", None),
        ("dont miss school", None),
        ("i miss you", None),
    ],
)
def test_names(text: str, expected: str | None) -> None:
    found = names.name(text)
    assert (found and found.value) == expected
