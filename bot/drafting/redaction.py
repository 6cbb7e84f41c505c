"""Takes out of a record's words what tells who the customer was: names, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.entries import Fact
from coach.recovery import Recovery

GONE = "\u2026"
"""Stands for a number, a reference or an address."""
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "lady", "lord", "the", "and")
)
_INTRODUCED = re.compile(
    r"\b((?i:my name(?:'s| is)|name is|this is|speaking to|mrs?|ms|miss|mx|dr|prof)\.?\s+)"
    r"[A-Z][\w'\u2019-]+(?:\s+[A-Z][\w'\u2019-]+)?"
)
_DIGIT = r"(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_TELLING = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\S+@\S+",
        r"\b(?:https?://|www\.)\S+",
        r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b",  # a British postcode
        r"\b\d+[a-z]? (?:[a-z']+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|close|drive|way|court)\b",
        r"(?<![\d.,\u00a3$\u20ac])\+?\d(?:[\s().\-/]*\d){4,}",
        r"\b(?=[a-z\-/]*\d[a-z\-/]*\d)(?=[\d\-/]*[a-z])[a-z\d][a-z\d\-/]{4,}\b",
        rf"\b{_DIGIT}(?:[\s,.\-]+{_DIGIT}){{4,}}\b",
    )
]
_NOTATION = re.compile(r"[{}\[\]<>]")


class Redactor:
    """Puts an invented name in the customer's place, and nothing in the place of numbers."""

    def __init__(self, recovery: Recovery, stand_in: str) -> None:
        """``stand_in``: the invented name, first name first."""
        facts = [entry for entry in recovery.entries if isinstance(entry, Fact)]
        self._first, self._last = stand_in.split()[0], stand_in.split()[-1]
        self._names = list(_names(one.value for one in facts if one.kind == "name"))
        self._references = [
            _spaced(one.value) for one in facts if one.kind == "reference" and one.value.strip()
        ]

    def clean(self, text: str) -> str:
        """The text on one line without what tells who it was; no brackets that a template would read."""
        text = _INTRODUCED.sub(lambda found: found[1] + self._last, text)
        for name, is_last in self._names:
            text = name.sub(self._last if is_last else self._first, text)
        for telling in (*self._references, *_TELLING):
            text = telling.sub(GONE, text)
        return " ".join(_NOTATION.sub("", text).split())


def _names(values: Iterable[str]) -> Iterable[tuple[re.Pattern[str], bool]]:
    """A pattern for each part of each name, and whether it is the last."""
    for value in values:
        parts = [part for part in re.findall(r"[^\W\d_]+", value) if len(part) > 1]
        kept = [part for part in parts if part.lower() not in _TITLES]
        for part in kept:
            yield re.compile(rf"\b{re.escape(part)}\b", re.IGNORECASE), part == kept[-1]


def _spaced(reference: str) -> re.Pattern[str]:
    """The reference however it is spaced; short ones, only as whole words."""
    signs = [re.escape(sign) for sign in reference if sign.isalnum()]
    return re.compile(r"#?\b" + r"[\s\-./#]*".join(signs) + r"\b", re.IGNORECASE)
