"""What the customer said on a call, as the lines of a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafting.redaction import Redactor
from coach.entries import Fact
from coach.recovery import Recovery

OPENINGS, _STORIES, _WISHES = 2, 5, 3
_FEWEST_WORDS, _LONGEST = 4, 240
_WANTS = ("wants", "expectation")


@dataclass(frozen=True)
class Told:
    """What a record holds: the case, what the customer said on a call, what the employee typed."""

    recovery: Recovery
    said: Sequence[str] = ()
    typed: Sequence[str] = ()


def quotes(told: Told, redactor: Redactor) -> tuple[list[str], list[str], list[str]]:
    """What the customer said, as opening, story and wish; each line once."""
    wanted = [f.quote.lower() for f in told.recovery.all(Fact) if f.kind in _WANTS and f.quote]
    kept = {text: redactor.clean(text) for text in told.said}
    usable = {
        text: line for text, line in kept.items()
        if len(line.split()) >= _FEWEST_WORDS and len(line) <= _LONGEST
    }  # fmt: skip
    first = list(dict.fromkeys(usable.values()))[:OPENINGS]
    wishes: list[str] = []
    stories: list[str] = []
    for text, line in usable.items():
        if line not in [*first, *wishes, *stories]:
            asks = any(quote in text.lower() for quote in wanted)
            (wishes if asks else stories).append(line)
    return first, stories[:_STORIES], wishes[:_WISHES]
