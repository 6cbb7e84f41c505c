"""What was offered and promised in a recovery, as remedies of a scenario."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.drafting.redaction import Redactor
from coach.recovery import Recovery
from phrasebank.packs import Packs

_MADE = ("made", "accepted", "declined")
_MOST = 3
_ALL = re.compile(r"[a-z]+")
_WORD = re.compile(r"\b[a-z]{3,}\b")
_IN_TOUCH = re.compile(r"\b(?:ring|call|phone|text|e?mail|message|write|tell|update)\b")
"""A promise of no more than this settles nothing."""
_NO_HELP = frozenset(("apology", "apology_again"))
"""Kinds that are no remedy: an apology settles nothing."""
_LITTLE = frozenset(
    ("will", "that", "this", "with", "them", "they", "your", "their", "have", "from", "the", "and",
     "you", "her", "him", "his", "for", "about", "mrs")
)  # fmt: skip


def remedies_of(recovery: Recovery, packs: Packs, redactor: Redactor) -> Iterator[dict[str, Any]]:
    """Offers that were put to the customer, then promises; a few of each. Ids are new."""
    yield from list(_offers(recovery, packs))[:_MOST]
    yield from list(_promises(recovery, redactor))[:_MOST]


def _offers(recovery: Recovery, packs: Packs) -> Iterator[dict[str, Any]]:
    titles, seen = {kind.id: kind.title for kind in packs.offers.kinds}, set(_NO_HELP)
    for offer in recovery.offers:
        if offer.state not in _MADE:
            continue
        for kind in offer.kinds:
            if kind in titles and kind not in seen:
                seen.add(kind)
                about = " ".join(_ALL.findall(titles[kind].lower()))
                yield _remedy(f"made_{kind}", about, offer.state != "declined", about)


def _promises(recovery: Recovery, redactor: Redactor) -> Iterator[dict[str, Any]]:
    promised = dict.fromkeys(redactor.clean(one.what) for one in recovery.promises)
    for number, what in enumerate(promised, start=1):
        about = what[:1].lower() + what[1:]
        words = [word for word in _WORD.findall(about) if word not in _LITTLE]
        if len(words) > 1:
            # Up to three words may stand in between.
            pattern = " * ".join(words[:2])
            yield _remedy(f"promised_{number}", about, not _IN_TOUCH.search(about), pattern)


def _remedy(name: str, about: str, enough: bool, pattern: str) -> dict[str, Any]:
    return {"id": name, "about": about, "enough": enough, "words": [pattern]}
