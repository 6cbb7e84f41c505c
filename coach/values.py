"""Finds numbers with a meaning in a message: amounts, percentages, delays, references, names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AMOUNT = re.compile(
    r"(?:[\u00a3$\u20ac]\s?(?P<before>\d[\d,]*(?:\.\d{1,2})?)(?P<thousand>k)?\b)"
    r"|\b(?P<after>\d[\d,]*(?:\.\d{1,2})?)\s?(?:quid|pounds?|gbp|dollars?|usd|euros?|eur|bucks)\b"
    r"|\b(?:cost|costs|paid|pay|paying|worth|price|spent|charged|total|bill(?:ed)?)\s(?:\w+\s){0,2}?(?P<told>\d[\d,]*(?:\.\d{1,2})?)\b(?!\s?(?:%|percent|day|week|hour|hr|min|time))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b(\d{1,3})\s?(?:%|percent|per cent|pct)(?!\w)", re.IGNORECASE)
_SHARES = {"half off": 50, "half price": 50, "half the": 50, "half back": 50, "full refund": 100, "all her money": 100,
           "all his money": 100, "money back": 100}  # fmt: skip
_UNIT = r"(?:min(?:ute)?|hr|hour|day|wk|week|month|yr|year)s?"
_COUNT = r"(?:\d+(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|several)"
_DELAY = re.compile(
    rf"\b(?P<count>{_COUNT})\s?(?P<unit>{_UNIT})\s(?:late|delay(?:ed)?|overdue|wait(?:ing|ed)?|on hold|without|behind|and counting)\b"
    rf"|\b(?:late by|late|delayed(?: by| for)?|wait(?:ed|ing)?(?: for)?|on hold(?: for)?|without \w+ for|for|since|over)\s(?P<count2>{_COUNT})\s?(?P<unit2>{_UNIT})\b",
    re.IGNORECASE,
)
_UNITS = {"min": "minute", "hr": "hour", "wk": "week", "yr": "year"}
_REFERENCE = re.compile(
    r"\b(?:order|ref(?:erence)?|booking|case|account|acct|ticket|invoice|policy|claim|job|tracking|pnr)"
    r"(?:\s(?:no|num|number|ref|is|id))*\.?\s?[:#]?\s?(?P<ref>(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{2,})\b|#(?P<hash>\d{3,})",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(mrs?|ms|miss|dr|prof|sir|madam)\.?\s+([a-z][a-z'\u2019-]+)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:(?:her|his|their|cust(?:omer)?'?s?|guest'?s?|the)\s)?name(?:'s|s)?(?:\sis)?\s+([a-z][a-z'\u2019-]+(?:\s[a-z][a-z'\u2019-]+)?)"
    r"|\b(?:he|she|cust(?:omer)?|guest|caller) is called\s+([a-z][a-z'\u2019-]+(?:\s[A-Z][a-z'\u2019-]+)?)",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset("is was are on in at the not wrong and for to my her his of a an i you we they".split())


@dataclass(frozen=True)
class Value:
    """A value in its tidy form, and the words that gave it."""

    value: str
    quote: str


def amount(text: str) -> Value | None:
    """Money, as digits with two decimals; the currency is the policy's."""
    match = _AMOUNT.search(text)
    if match is None:
        return None
    number = float((match["before"] or match["after"] or match["told"]).replace(",", ""))
    return Value(f"{number * (1000 if match['thousand'] else 1):.2f}", match[0])


def percent(text: str) -> int | None:
    """The first percentage, "half off" and "full refund" included."""
    match = _PERCENT.search(text)
    if match:
        return int(match[1])
    return next((share for words, share in _SHARES.items() if words in text.lower()), None)


def delay(text: str) -> Value | None:
    """How long it was late, as "9 days"."""
    match = _DELAY.search(text)
    if match is None:
        return None
    count = (match["count"] or match["count2"]).lower()
    unit = (match["unit"] or match["unit2"]).lower()
    singular = unit.rstrip("s") if unit.rstrip("s") else unit
    singular = _UNITS.get(singular, singular)
    one = count in ("1", "a", "an", "one")
    return Value(f"{count} {singular if one else singular + 's'}", match[0])


def reference(text: str) -> Value | None:
    """An order, booking or case number."""
    match = _REFERENCE.search(text)
    return Value((match["ref"] or match["hash"]).upper(), match[0]) if match else None


def name(text: str) -> Value | None:
    """The customer's name as one would say it: "Mrs Patel", "Anna Weber"."""
    match = _TITLE.search(text)
    if match and match[2].lower() not in _NOT_NAMES:
        return Value(f"{match[1].capitalize()} {_capitalised(match[2])}", match[0])
    match = _NAMED.search(text)
    if match is None:
        return None
    words = (match[1] or match[2]).split()
    kept = [word for word in words if word.lower() not in _NOT_NAMES]
    return Value(" ".join(_capitalised(word) for word in kept), match[0]) if kept == words else _first(kept, match)


def _first(kept: list[str], match: re.Match[str]) -> Value | None:
    return Value(_capitalised(kept[0]), match[0]) if kept and kept[0] in match[0] else None


def _capitalised(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
