"""The stakes of a case as they are given on the command line."""

from __future__ import annotations

from typing import get_args

from bot.preview.find import find
from phrasebank.packs import Packs
from phrasebank.schema.offer import Fault, Severity, Value


def told(
    packs: Packs,
    failure: str | None,
    severity: str | None,
    fault: str | None,
    repeated: bool,
    value: str | None,
    amount: float | None,
) -> dict[str, str | None]:
    """The facts of the case; None where nothing was given.

    Raises ``CommandError`` for a word that none of the lists has.
    """
    chosen = (
        (failure, packs.failures, "failure"),
        (severity, dict.fromkeys(get_args(Severity)), "severity"),
        (fault, dict.fromkeys(get_args(Fault)), "fault"),
        (value, dict.fromkeys(get_args(Value)), "value"),
    )
    for word, known, what in chosen:
        if word is not None:
            find(known, word, what)
    facts = {what: word for word, _, what in chosen}
    money = None if amount is None else f"{amount:.2f}"
    return facts | {"repeated": "yes" if repeated else None, "amount": money}
