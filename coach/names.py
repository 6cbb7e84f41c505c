"""Finds the customer's name in a message, as one would say it: "Mrs Patel", "Anna Weber"."""

from __future__ import annotations

import re
from itertools import takewhile

from coach.values import Value

_WORD = r"[a-z][a-z'\u2019-]+"
_COUPLE = r"mrs?\.?\s+(?:and|&|n)\s+mrs?"
_TITLE = re.compile(rf"\b({_COUPLE}|mrs?|ms|miss|dr|prof)\.?\s+({_WORD})\b", re.IGNORECASE)
DOCTORS = ("dr", "prof")
"""Titles of people who may be talked about rather than served: any other title in the message comes first."""
_SOME_DOCTOR = re.compile(
    r"\b(?:a|the|her|his|their|our|your|my|another|no|which|told|see|by|duty)\s*$", re.I
)
"""Before "dr" these make it a word, not a title: "the dr never rang"."""
TITLES = ("mr", "ms", "miss", "dr", "prof")
"""How a name that is told by its title alone begins."""
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
    "gone", "left", "went", "never", "told", "will", "would", "cant", "can't", "can", "could",
    "should", "didnt", "didn't", "doesnt", "wont", "won't", "wasnt", "wasn't", "isnt", "hasnt",
    "late", "off", "out", "sick", "ill", "away", "busy", "rang", "ran", "running", "gave",
    "refused", "forgot", "cancelled", "been", "be", "did", "does", "just", "still", "only", "then",
    "now", "today", "tomorrow", "yesterday", "if", "when", "or", "by", "as", "no", "rude", "appt",
    "visit", "surgery", "note", "notes", "letter", "results", "call", "back", "about", "saw",
    "says",
))  # fmt: skip


def name(text: str) -> Value | None:
    """The customer's name, if the message tells it."""
    # A doctor in the story is mostly not the customer: "dr khan off sick, mr davies in pain".
    titled = sorted(filter(_names, _TITLE.finditer(text)), key=lambda m: m[1].lower() in DOCTORS)
    if titled:
        title, word = titled[0][1], _bare(titled[0][2])
        return Value(f"{_title(title)} {_capitalised(word)}", titled[0][0])
    named = _NAMED.search(text)
    words = (named[1] or named[2]).split() if named else []
    kept = list(takewhile(lambda word: _bare(word).lower() not in _NOT_NAMES, words))
    if named is None or not kept:
        corrected = _ITS.search(text)
        return Value(corrected[1], corrected[0]) if corrected else None
    return Value(" ".join(_capitalised(_bare(word)) for word in kept), named[0])


def _names(match: re.Match[str]) -> bool:
    """Whether the title stands before a name."""
    title, before = match[1].lower(), match.string[: match.start()]
    if title == "miss" and _MISSING.search(before):
        return False
    some = title in DOCTORS and not match[2][0].isupper() and _SOME_DOCTOR.search(before)
    return not some and _bare(match[2]).lower() not in _NOT_NAMES


def _title(words: str) -> str:
    """As one writes it: "Mrs", "Mr and Mrs"."""
    return " and ".join(
        word.capitalize() for word in re.findall(r"mrs?|ms|miss|dr|prof", words.lower())
    )


def _bare(word: str) -> str:
    """Without the "'s" of "Mrs Patel's cooker"."""
    return re.sub(r"['\u2019]s?$", "", word)


def _capitalised(word: str) -> str:
    return re.sub(r"(^|[-'\u2019])([a-z])", lambda m: m[1] + m[2].upper(), word)
