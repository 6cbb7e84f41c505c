"""Finds the customer's own word for what it is about."""

from __future__ import annotations

import re
from collections.abc import Container

from coach.language import Hit
from coach.values import Value

_POSSESSED = re.compile(
    r"\b(?:her|his|their)\s(?P<noun>[a-z]{4,})\s(?:was|is|came|arrived|hasn'?t|didn'?t|never|has|got)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<noun>[a-z]{4,})\s+(?:(?:is|are|was|were|has|have|been|not|still|just|got|came|all)(?:\s+|$))*$",
    re.IGNORECASE,
)


def find_noun(
    text: str, known: list[Hit], failures: list[Hit], never: Container[str]
) -> Value | None:
    """The noun beside the failure ("ride cancelled"), else the first known noun, else "her X was …".

    ``never`` are words that may stand there without being what it is about.
    """
    beside = _beside_failure(text, failures, never)
    if known:
        first = max(
            (hit for hit in known if hit.start <= known[0].end), key=lambda hit: hit.end - hit.start
        )
        if beside is None or beside.quote.lower() in {hit.quote.lower() for hit in known}:
            return _value(_longest_with(beside, known) or first.quote)
        return beside if failures and first.start > failures[0].end else _value(first.quote)
    if beside is not None:
        return beside
    match = _POSSESSED.search(text)
    return _value(match["noun"]) if match and match["noun"].lower() not in never else None


def _longest_with(beside: Value | None, known: list[Hit]) -> str | None:
    """The known noun that holds the word beside the failure: "washing machine" rather than "machine"."""
    if beside is None:
        return None
    return max(
        (hit.quote for hit in known if beside.quote.lower() in hit.quote.lower()),
        key=len,
        default=None,
    )


def _beside_failure(text: str, failures: list[Hit], never: Container[str]) -> Value | None:
    for failure in failures:
        if failure.entry == "rude":
            continue
        match = _BEFORE.search(text[: failure.start])
        if match and match["noun"].lower() not in never:
            return _value(match["noun"])
    return None


def _value(word: str) -> Value:
    return Value(word.lower(), word)
