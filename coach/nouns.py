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
_LITTLE = r"(?:has|have|had|still|just|only|then|finally|all|both|never|not|was|is|are|were|also|too|who|that|the)"
_MINE = re.compile(
    rf"\b(?:my|our)\s(?:(?:brand\s)?new\s)?(?P<noun>(?:(?!{_LITTLE}\b)[a-z]{{3,}}\s)?(?!{_LITTLE}\b)[a-z]{{3,}})"
    rf"(?:\s{_LITTLE})*\s(?:came|arrived|turned\sup|died|broke|fell|packed\sup|(?:hasn['\u2019]?t\s|(?<=not\s)|(?<=never\s))"
    r"(?:come|worked)|(?:didn|won|doesn)['\u2019]?t\s(?:come|arrive|turn|work|start|open|charge|switch|fit))\b",
    re.IGNORECASE,
)
"""What customers say of a thing of their own; an employee's "my manager is off" is not so told."""
_PART = re.compile(r"[,;.!?\n]")
_SUBJECT = ("rude", "billing")
"""Failures before which a word that isn't known as a thing is the person: "anna overcharged"."""
_BEFORE = re.compile(
    r"(?P<noun>[a-z]{4,})\s+(?:(?:is|are|was|were|has|have|been|not|still|just|got|came|all)(?:\s+|$))*$",
    re.IGNORECASE,
)


_PLACE = re.compile(
    r"\b(?:table|tbl)\s*(?:(?:no\.?|num|number|of)\s*)?\d+\b(?!\s*(?:wasn'?t|not|isn'?t)\s(?:ready|rdy))"
    r"|(?<!her\s)(?<!his\s)(?<!their\s)\bcard\s(?:machine|reader|terminal)s?\b"
    r"|\b(?:wedding|party|birthday|christening|funeral|holiday)\s(?:(?:is|its|on|this|next)\s){0,2}"
    r"(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|tmrw|2moro|today|2day|in\s\d)[a-z]*\b"
    r"|\b(?:crew|driver|courier|depot|warehouse|mechanic|engineer|supplier|kitchen|staff|team)\s(?:says?|said|reckons?)\b[^,;.!?\n]*",
    re.IGNORECASE,
)
_COST = (
    r"(?:was|were|cost)\s(?P<sum>\d{2,5}(?:\.\d\d)?)(?=\s*(?:$|[,;!?)]"
    r"|\.(?!\d)|(?:and|but|she|he|they|for|from|in|new)\b))"
)
_HOURS_IN_A_DAY = 24
_OWNED = re.compile(
    r"\b(?:her|his|their|(?:my|our)(?:\snew)?)\s+(?P<noun>[a-z]{4,})\b", re.IGNORECASE
)
"""Within or behind a failure that befell something of theirs: "smashed her vase"."""


def find_noun(
    text: str, known: list[Hit], failures: list[Hit], never: Container[str]
) -> Value | None:
    """The noun beside the failure ("ride cancelled"), else the first known noun, else "her X was …".

    The first known one is that of the part of the message which tells of the failure: of "table of 6, steaks raw" the
    steaks. ``never`` are words that may stand there without being what it is about.
    """
    beside = _of_theirs(text, failures, never) or _beside_failure(text, failures, never)
    if known:
        if named := _within(known, failures):
            return _value(named)
        first = _first(text, known, failures)
        held = _longest_with(beside, known)
        if beside is None or held:
            return _value(held or first.quote)
        return beside if failures and first.start > failures[0].end else _value(first.quote)
    if beside is not None:
        return beside
    match = _POSSESSED.search(text) or _MINE.search(text)
    if match is None or any(word in never for word in match["noun"].lower().split()):
        return None
    return _value(match["noun"])


def _within(known: list[Hit], failures: list[Hit]) -> str | None:
    """The known noun in the very words that tell the first failure: "broadband down", "lost their data export"."""
    if not failures:
        return None
    first = failures[0]
    inside = [hit.quote for hit in known if first.start <= hit.start < first.end]
    return max(inside, key=len, default=None)


def _first(text: str, known: list[Hit], failures: list[Hit]) -> Hit:
    """The first known noun, the longest of those at one place; where the failure is told if one stands there."""
    told = [hit for hit in known if failures and _same_part(text, hit, failures[0])] or known
    return max(
        (hit for hit in told if hit.start <= told[0].end), key=lambda hit: hit.end - hit.start
    )


def _same_part(text: str, noun: Hit, failure: Hit) -> bool:
    """Whether no comma or full stop stands between them."""
    between = text[min(noun.end, failure.end) : max(noun.start, failure.start)]
    return _PART.search(between) is None


def _longest_with(beside: Value | None, known: list[Hit]) -> str | None:
    """The known noun that holds the word beside the failure: "washing machine" rather than "machine"."""
    if beside is None:
        return None
    return max(
        (hit.quote for hit in known if beside.quote.lower() in re.split(r"\W+", hit.quote.lower())),
        key=len,
        default=None,
    )


def _of_theirs(text: str, failures: list[Hit], never: Container[str]) -> Value | None:
    """What was theirs and got lost or damaged, whoever did it: "courier smashed her vase"."""
    lost = [failure for failure in failures if failure.entry == "lost_damaged"]
    found = [(_OWNED.search(text, failure.start), failure.end) for failure in lost]
    near = (match for match, end in found if match and match.start() <= end + 1)
    named = (match["noun"] for match in near if match["noun"].lower() not in never)
    word = next(named, None)
    return _value(word) if word else None


def _beside_failure(text: str, failures: list[Hit], never: Container[str]) -> Value | None:
    for failure in failures:
        if failure.entry in _SUBJECT:
            continue
        match = _BEFORE.search(text[: failure.start])
        if match and match["noun"].lower() not in never:
            return _value(match["noun"])
    return None


def price_of(text: str, noun: Value | None) -> Value | None:
    """What their thing cost, told with no coin: "dress was 85"; a smaller number may be a time or a size."""
    told = re.search(rf"\b{re.escape(noun.quote)}\s{_COST}", text, re.IGNORECASE) if noun else None
    if told is None or float(told["sum"]) <= _HOURS_IN_A_DAY:
        return None
    return Value(f"{float(told['sum']):.2f}", told[0])


def placed(text: str) -> str:
    """The text with what tells a place struck out, each sign in its own place: "table 6", "card machine"."""
    return _PLACE.sub(lambda match: "#" * len(match[0]), text)


def outside(text: str, hits: list[Hit], reference: Value | None) -> list[Hit]:
    """Nouns that tell no place, and aren't part of a reference: "order 48213" is not about the order.

    "table 6" is where they sit, and a card machine that isn't "her card machine" is the shop's.
    """
    places = [match.span() for match in _PLACE.finditer(text)]
    return [
        hit
        for hit in hits
        if (reference is None or hit.quote not in reference.quote)
        and not any(start <= hit.start and hit.end <= end for start, end in places)
    ]


def written_out(noun: Value | None, known: list[Hit]) -> Value | None:
    """A known noun as one says it to the customer: "appt" is an appointment."""
    hit = next((hit for hit in known if noun and hit.quote.lower() == noun.value), None)
    if noun is None or hit is None or noun.value in (hit.entry, f"{hit.entry}s"):
        return noun
    plural = "s" if noun.value.endswith("s") and not hit.entry.endswith("s") else ""
    return Value(hit.entry + plural, noun.quote)


def _value(word: str) -> Value:
    return Value(word.lower(), word)
