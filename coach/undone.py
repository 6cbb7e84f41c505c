"""What an undo took back, in words."""

from __future__ import annotations

from collections.abc import Iterable

from coach.entries import (
    AnyEntry,
    Escalation,
    Fact,
    FeelingNoted,
    FrameworkChosen,
    Note,
    Offer,
    Outcome,
    Promise,
)
from coach.offer_words import money
from coach.proposal import sign_in
from coach.summary import offer_line, promise_line
from phrasebank.packs import Packs


def told(entries: Iterable[AnyEntry], packs: Packs) -> str:
    """The entries in one line, "Promised: ring her (Fri 27 Nov, 10:00)"; steps and what was only shown are left out."""
    lines = (_line(entry, packs) for entry in entries)
    return "; ".join(dict.fromkeys(line for line in lines if line))


def _line(entry: AnyEntry, packs: Packs) -> str | None:
    match entry:
        case Promise():
            return f"{packs.label('summary.promises')}: {promise_line(entry, packs)}"
        case Fact():
            return f"{packs.label(f'fact.{entry.kind}')}: {_value(entry, packs)}"
        case FeelingNoted() | Escalation():
            return f"\u201c{entry.quote}\u201d"
        case Note():
            return f"\u201c{entry.text}\u201d"
        case Offer():
            return offer_line(entry, packs)
        case FrameworkChosen():
            known = packs.frameworks.get(entry.framework)
            return known.title if known else entry.framework
        case Outcome():
            return _outcome(entry, packs)
        case _:
            return None


def _value(fact: Fact, packs: Packs) -> str:
    if fact.kind == "failure" and fact.value in packs.failures:
        return packs.failures[fact.value].title
    if fact.kind == "amount":
        return money(sign_in(fact.quote) or packs.policy.symbol, float(fact.value))
    return fact.value


def _outcome(entry: Outcome, packs: Packs) -> str | None:
    if entry.result:
        return packs.label(f"result.{entry.result}")
    cause = packs.causes.get(entry.cause or "")
    return cause.title if cause else None
