"""The notation in which phrases and card texts are written.

``{noun}``            a slot that must be known
``{noun|order}``      a slot with words to use when it is not known
``[, {name}]``        a part that is left out when a slot in it is not known
``<day and time>``    a blank for the speaker to fill; it is kept as it is
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SLOT = re.compile(r"\{([a-z_]+)(?:\|([^{}]*))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NOTATION = re.compile(rf"\[(?P<part>[^\[\]]*)\]|{_SLOT.pattern}")
_GAPS = re.compile(r"[ \t]{2,}")
_SENTENCE_START = re.compile(r"(^|[.!?]\s+|\n\s*)([a-z])")


class MissingSlot(KeyError):
    """A slot that the template must have is not known."""


def slots_of(template: str) -> frozenset[str]:
    """All slot names that the template mentions."""
    return frozenset(name for name, _ in _SLOT.findall(template))


def needs(template: str) -> frozenset[str]:
    """The slots without which the template can't be rendered."""
    outside = _OPTIONAL.sub("", template)
    return frozenset(m[1] for m in _SLOT.finditer(outside) if m[2] is None)


def unreadable(template: str) -> str | None:
    """What is left of the template's notation that can't be read; None when all of it can."""
    left = _SLOT.sub("", _OPTIONAL.sub(lambda part: part[1], template))
    match = re.search(r"[{}\[\]].{0,20}", left)
    return match[0] if match else None


def render(template: str, slots: Mapping[str, str]) -> str:
    """The template with its slots filled in, each sentence starting with a capital.

    Raises ``MissingSlot`` when a needed slot is absent or empty.
    """
    # In one pass: what a customer said may hold brackets, and must not be read as notation.
    text = _NOTATION.sub(
        lambda m: _fill(m[0], slots) if m["part"] is None else _optional(m["part"], slots), template
    )
    text = _GAPS.sub(" ", text).strip()
    return _SENTENCE_START.sub(lambda m: m[1] + m[2].upper(), text)


def _optional(part: str, slots: Mapping[str, str]) -> str:
    try:
        return _fill(part, slots)
    except MissingSlot:
        return ""


def _fill(text: str, slots: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        known = slots.get(match[1])
        if known:
            return known
        if match[2] is None:
            raise MissingSlot(match[1])
        return match[2]

    return _SLOT.sub(value, text)
