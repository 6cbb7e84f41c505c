"""Finds numbers with a meaning in a message: amounts, percentages, delays, references."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.each import counted, counted_before

_NUMBER = r"\d[\d,]*(?:\.\d{1,2})?"
_BEFORE = r"her|him|them|us|me|was|is|of|about|around|over|only|another|it|just|approx|nearly"
_AFTER = (
    r"for|on|in|and|but|to|not|extra|more|last|this|instead|already|back|plus|per|each|twice|when|so"
    r"|he|she|they|we|by|because|cos|again|over|yesterday|today|it|since|pls|please|now|which|too|a|cash|card|online|upfront|altogether|total"
)
"""Words that may stand around a bare number that is money; others make it a number of something."""
_TIMES = r"month|mth|week|wk|year|yr|night|nite|day|time"
_AMOUNT = re.compile(
    rf"(?:[\u00a3$\u20ac]\s?(?P<before>{_NUMBER})(?P<thousand>k)?\b)"
    rf"|\b(?P<after>{_NUMBER})\s?(?:quid|pounds?|gbp|dollars?|usd|euros?|eur|bucks)\b"
    rf"|^(?:its|it's|it was|was|that was|that's|thats)\s(?P<whole>{_NUMBER})\s*$"
    r"|\b(?:its|it's|thats|that's)\s(?P<pence>\d+\.\d\d)\b"
    r"|(?:\b(?:on|pays?|paying|at|around|about|rent|rent is|costs?|costing|sub is|fee is|fees?|back)\s|^|,\s)"
    rf"(?P<rate>{_NUMBER})"
    rf"\s?(?:a\s|per\s|p/|/)\s?(?:month|mo|mth|m|year|yr|annum|wk|week|night|nite|day)\b|\b(?P<large>{_NUMBER})k"
    r"\s?(?:a\s|per\s|p/|/)\s?(?:month|mo|mth|m|year|yr|annum|wk|week|night|nite)\b"
    rf"|\b(?P<each>\d{{2,}}(?:\.\d\d)?)(?=\s(?:each|apiece|pp|a head)\b(?!\s(?:{_TIMES}|way)))"
    rf"|\b(?P<stay>\d{{2,5}}(?:\.\d\d)?)(?=\s(?:for|4)\s(?:\d{{1,2}}|two|three|four|five|six|seven|the)\s?"
    r"(?:nights?|nites?|days?|weeks?|wks?|months?|mths?|tickets?|people|ppl|of (?:us|them|em))\b)"
    r"|\b(?:cost|costs|paid|pay|paying|worth|price|spent|charged|total|sum|fare|deposit|bill(?:ed)?)\s"
    rf"(?:(?:{_BEFORE})\s){{0,2}}?(?P<told>{_NUMBER})"
    rf"(?=\s*(?:$|,(?!\d)|[;!?)]|\.(?!\d)|(?:{_AFTER})\b))"
    rf"|\b(?P<turned>{_NUMBER})\s(?:she|he|they|we|it|cust|customer)\s(?:paid|spent|cost|costs)\b"
    r"|\b(?:paid|spent)\s(?:(?:her|him|them|us|out|over|about)\s)?(?P<loose>\d{2,5}(?:\.\d\d)?)"
    rf"(?=\s(?!(?:{_TIMES}|min|minute|hr|hour|percent|per|pct|people|ppl|pax|others?|nd|rd|th|st)\b)[a-z]+(?<!s)\b)",
    re.IGNORECASE,
)
_EACH = r"month|mo|mth|m|year|yr|annum|week|wk|night|nite|day"
_RATE = re.compile(
    rf"(?P<sum>{_NUMBER})(?P<thousand>k)?\s?(?:quid|pounds?|gbp|dollars?|usd|euros?|eur|bucks)?"
    rf"\s?(?:a\s|an\s|per\s|p/|/|each\s|every\s)\s?(?P<unit>{_EACH})\b"
    rf"(?:\s(?:for|x)\s?(?P<count>\d{{1,2}})\s?(?P<of>{_EACH})s?\b)?",
    re.IGNORECASE,
)
"""A sum for each month, and for how many months: "£38 a month for 2 months"."""
_GIVING = re.compile(
    r"\b(?:give|giving|offer|offering|refund|credit|send|knock|take|do|allow|pay (?:her|him|them))\b",
    re.IGNORECASE,
)
_AT_STAKE = re.compile(
    r"\b(?:cost|costs|paid|worth|price|fare|ticket|bill|fee|total|was|were)\b", re.IGNORECASE
)
_NEAR = 3
"""Words between "give" and the sum."""
_PERCENT = re.compile(r"\b(\d{1,3})\s?(?:%|percent|per cent|pct)(?!\w)", re.IGNORECASE)
_SHARES = {
    "half off": 50, "half price": 50, "half the": 50, "half back": 50,
    "full refund": 100, "all her money": 100, "all his money": 100, "money back": 100,
}  # fmt: skip
_UNIT = r"(?:min(?:ute)?|hr|hour|day|wk|week|month|yr|year)s?"
_COUNT = r"(?:\d+(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|several)"
_LATE = r"late|delay(?:ed)?|overdue|wait(?:ing|ed)?|on hold|without|behind|and counting"
_SILENT = (
    r"(?:(?:and|now|w|with|still|of)\s){0,2}(?:no|not|nothing|nobody|never|silence)"
    r"(?!\s(?:later|more|longer|less|problem))"
)
"""Behind a time, this makes it one in which nothing came: "7 wks no one called"."""
_DELAY = re.compile(
    rf"\b(?P<count>{_COUNT})\s?(?P<unit>{_UNIT})\s(?:{_LATE}|{_SILENT})\b"
    r"|\b(?:late by|late|delayed(?: by| for)?|wait(?:ed|ing)?(?: for)?|on hold(?: for)?"
    rf"|without \w+ for)\s(?P<count2>{_COUNT})\s?(?P<unit2>{_UNIT})\b"
    # "for a week" alone may be how long they booked; after these words it is how long they lacked.
    rf"|\bno\s(?:[a-z]+\s){{1,2}}(?P<count6>\d+)\s?(?P<unit6>(?:hr|hour|day|wk|week)s?)\b(?!\s(?:left|free|slot|before))"
    r"|\b(?:no|not|nothing|nobody|never|down|off|out|broken|stuck|still|since|cant|can't)\b"
    rf"[^.;!?\n]{{0,40}}?\b(?:for|since|over)\s(?P<count3>{_COUNT})\s?(?P<unit3>{_UNIT})\b"
    rf"|\b(?:down|off|out|dead|it'?s been|has been)\s(?P<count5>{_COUNT})\s?(?P<unit5>{_UNIT})\b(?!\s(?:with|w|a)\b)"
    rf"|^(?:for|since|over)\s(?P<count4>{_COUNT})"
    r"\s?(?P<unit4>(?:min(?:ute)?|hr|hour|day|wk|week)s?)\b",
    re.IGNORECASE,
)
_UNITS = {
    "min": "minute", "hr": "hour", "wk": "week", "yr": "year", "annum": "year", "m": "month", "mo": "month",
    "mth": "month", "nite": "night",
}  # fmt: skip
_REFERENCE = re.compile(
    r"\b(?:order|ref(?:erence)?|booking|case|account|acct|ticket|invoice|policy|claim|job|tracking|pnr)"
    r"(?:\s(?:no|num|number|ref|is|id))*\.?\s?[:#]?\s?"
    r"(?!\d+(?:st|nd|rd|th|am|pm|x|days?|hrs?|hours?|mins?|wks?|weeks?|nite|night|mor+o\w*|mr[ow])\b)"
    r"(?P<ref>(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{2,})\b|#(?P<hash>\d{3,})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Value:
    """A value in its tidy form, and the words that gave it."""

    value: str
    quote: str


def amount(text: str) -> Value | None:
    """Money at stake, as digits with two decimals; the currency is the policy's."""
    given = offered(text)
    for match in _AMOUNT.finditer(text):
        if given is None or match[0] not in given.quote:
            return _in_all(match, text)
    return None


def rate(quote: str) -> tuple[str, float] | None:
    """What is paid for each month (or week …), from the words that told the amount."""
    match = _RATE.search(quote)
    return (unit_of(match["unit"]), _each(match)) if match else None


def unit_of(word: str) -> str:
    """A unit of time in full, in the singular: "mths" is a month."""
    bare = word.lower()
    bare = bare.rstrip("s") or bare
    return _UNITS.get(bare, bare)


def _each(match: re.Match[str]) -> float:
    return float(match["sum"].replace(",", "")) * (1000 if match["thousand"] else 1)


def _in_all(match: re.Match[str], text: str) -> Value:
    """The sum; with a rate the words that tell it too, multiplied when it says for how long."""
    told = _RATE.search(text, match.start())
    if told is None or told.start() > match.end():
        count, words = counted(text, match.start(), match.end())
        return Value(f"{float(_money(match).value) * count:.2f}", words)
    quote = text[match.start() : told.end()]
    of = told["of"]
    count = int(told["count"]) if of and unit_of(of) == unit_of(told["unit"]) else 1
    before, words = counted_before(text, match.start())
    if of is None and words and unit_of(words) == unit_of(told["unit"]):
        count, quote = before, text[text.rindex(words, 0, match.start()) : told.end()]
    return Value(f"{_each(told) * count:.2f}", quote)


def offered(text: str) -> Value | None:
    """Money that the employee gives or would like to give: "can i give him £10"."""
    giving = _GIVING.search(text)
    match = _AMOUNT.search(text, giving.end()) if giving else None
    if giving is None or match is None or match["told"] or match["turned"] or match["rate"]:
        return None
    between = text[giving.end() : match.start()]
    if len(between.split()) > _NEAR or _AT_STAKE.search(between):
        return None
    return Value(_money(match).value, text[giving.start() : match.end()])


def _money(match: re.Match[str]) -> Value:
    names = (
        "before", "after", "rate", "large", "told", "turned", "whole", "pence", "each", "stay", "loose",
    )  # fmt: skip
    digits = next(match[name] for name in names if match[name])
    thousands = 1000 if match["thousand"] or match["large"] else 1
    return Value(f"{float(digits.replace(',', '')) * thousands:.2f}", match[0])


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
    places = ("", "2", "3", "4", "5", "6")
    count, unit = next(
        (match[f"count{n}"].lower(), match[f"unit{n}"].lower())
        for n in places
        if match[f"count{n}"]
    )
    count = "a couple of" if count == "couple of" else count
    singular = unit_of(unit)
    one = count in ("1", "a", "an", "one")
    return Value(f"{count} {singular if one else singular + 's'}", match[0])


def reference(text: str) -> Value | None:
    """An order, booking or case number."""
    match = _REFERENCE.search(text)
    return Value((match["ref"] or match["hash"]).upper(), match[0]) if match else None
