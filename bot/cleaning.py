"""Takes out of typed text what nobody meant to type."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text without control characters: no surface shows them, PostgreSQL refuses some."""
    return _CONTROL.sub("", text.replace("\r\n", "\n")).strip()
