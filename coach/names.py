"""Finds the customer's name in a message, as one would say it: "Mrs Patel", "Anna Weber"."""

from __future__ import annotations

import re
from itertools import takewhile

from coach.values import Value

_WORD = r"[a-z][a-z'\u2019-]+"
_TITLE = re.compile(rf"\b(mrs?|ms|miss|dr|prof)\.?\s+({_WORD})\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:(?:her|his|their|cust(?:omer)?'?s?|guest'?s?|the)\s)?name(?:'s|s)?(?:\sis)?"
    rf"\s+({_WORD}(?:\s{_WORD})?)"
    rf"|\b(?:he|she|cust(?:omer)?|guest|caller) is called\s+({_WORD}(?:\s{_WORD})?)",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b[Ii]t(?:'s|s| is)\s+([A-Z][a-z]{2,})(?=\s+with\b|\s*$)")
"""A correction: "its Clare with no i". Only the capital tells a name from "its broken"."""
_MISSING = re.compile(
    r"\b(?:i|you|he|she|they|we|to|will|won't|wont|'ll|ll|would|might|may|could|gonna|not|don't|dont"
    r"|didn't|didnt|doesn't|doesnt)\s*$",
    re.IGNORECASE,
)
"""Before "miss", this makes it the verb."""
_NOT_NAMES = frozenset((
    "is", "was", "are", "has", "had", "were", "on", "in", "at", "the", "not", "and", "but", "for",
    "to", "my", "her", "his", "of", "off", "a", "an", "i", "you", "we", "they", "he", "she", "it",
    "so", "with", "from", "who", "that", "this", "there", "wants", "wanted", "want", "says", "said",
    "needs", "asked", "asks", "called", "order", "booking", "account", "ref", "number",
    "appointment",
    "wrong", "spelt", "spelled", "misspelt", "missing", "keeps", "kept", "change", "changed",
    "changes", "came", "badge", "tag", "please", "pls", "btw", "check", "unknown", "again", "also",
))  # fmt: skip


def name(text: str) -> Value | None:
    """The customer's name, if the message tells it."""
    for match in _TITLE.finditer(text):
        word = _bare(match[2])
        verb = match[1].lower() == "miss" and _MISSING.search(text[: match.start()])
        if word.lower() not in _NOT_NAMES and not verb:
            return Value(f"{match[1].capitalize()} {_capitalised(word)}", match[0])
    named = _NAMED.search(text)
    words = (named[1] or named[2]).split() if named else []
    kept = list(takewhile(lambda word: _bare(word).lower() not in _NOT_NAMES, words))
    if named is None or not kept:
        corrected = _ITS.search(text)
        return Value(corrected[1], corrected[0]) if corrected else None
    return Value(" ".join(_capitalised(_bare(word)) for word in kept), named[0])


def _bare(word: str) -> str:
    """Without the "'s" of "Mrs Patel's cooker"."""
    return re.sub(r"['\u2019]s?$", "", word)


def _capitalised(word: str) -> str:
    return re.sub(r"(^|[-'\u2019])([a-z])", lambda m: m[1] + m[2].upper(), word)
