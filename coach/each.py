"""Multiplies a sum by how many it was paid for: "3 of them, £50 each"."""

from __future__ import annotations

import re

_NUMBERS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
}  # fmt: skip
_TIME = r"days?|hrs?|hours?|mins?|minutes?|wks?|weeks?|months?|mths?|yrs?|years?"
_ACTS = r"times|calls|emails|mails|visits|texts|tries|attempts|complaints|messages"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_COUNTED = re.compile(
    rf"(?<![\d£$€.:/])\b{_COUNT}\s?(?:x\b|of\s(?:them|these|those|em)\b|people\b|ppl\b|pax\b|children\b"
    rf"|(?!(?:{_TIME}|{_ACTS}|was|is|as|its|has)\b)(?:[a-z]+\s)?[a-z]{{2,}}s\b)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\s?(?:each(?!\s(?:month|mth|week|wk|year|yr|night|day|time))|apiece|ea\b|pp\b|p/p\b|a head"
    r"|(?:per|a)\s(?:person|head|ticket|item|piece))"
    rf"(?:\s(?:for|x)\s?{_COUNT}\b)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b{_COUNT}\s?(?P<of>night|nite|week|wk|month|mth|year|yr)s?[\s,@x]*(?:(?:at|of|for|was|were)\s*)?$",
    re.IGNORECASE,
)


def counted_before(text: str, start: int) -> tuple[int, str]:
    """How many nights, weeks … are told right before the sum at ``start``, and their unit; (1, "") for none."""
    told = _BEFORE.search(text[:start])
    return (_number(told["count"]), told["of"]) if told else (1, "")


def counted(text: str, start: int, end: int) -> tuple[int, str]:
    """How many the sum at ``start:end`` was paid for, and the words that tell it.

    One, in the words of the sum alone, when no count or more than one is told.
    """
    each = _EACH.match(text, end)
    if each is None:
        return 1, text[start:end]
    if each["count"]:
        return _number(each["count"]), text[start : each.end()]
    found = list(_COUNTED.finditer(text, 0, start)) or list(_COUNTED.finditer(text, each.end()))
    if len(found) != 1:
        return 1, text[start : each.end()]
    told = found[0]
    quote = text[min(told.start(), start) : max(told.end(), each.end())]
    return _number(told["count"]), quote


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
