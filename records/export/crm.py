"""A recovery as five plain lines, to paste into another system's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from phrasebank.packs import Packs
from records.export.blocks import moment
from records.view import RecordView
from records.view_parts import OfferView, PromiseView

UNNAMED = "employee"
"""How the record calls an employee whose name nobody told: no name to put into another system."""


def render(views: Sequence[RecordView], packs: Packs) -> str:
    """Five lines a recovery, an empty line between two; "" has no place in a note, so all five stand."""
    if not views:
        return packs.label("record.none") + "\n"
    return "\n\n".join("\n".join(lines(view, packs)) for view in views) + "\n"


def lines(view: RecordView, packs: Packs) -> list[str]:
    """What happened, what was done, what was agreed, what was promised, how it ended."""
    told = {
        "happened": _happened(view, packs),
        "done": _done(view, packs),
        "agreed": _agreed(view, packs),
        "promised": _promised(view, packs),
        "outcome": _outcome(view, packs),
    }
    return [_line(packs.label(f"crm.{name}"), parts, packs, name) for name, parts in told.items()]


def _line(label: str, parts: Iterable[str | None], packs: Packs, name: str) -> str:
    """One line whatever was typed: line breaks become spaces."""
    text = ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part)
    none = packs.label(f"crm.none.{name}")
    return f"{label}: {text or none}."


def _happened(view: RecordView, packs: Packs) -> Iterator[str | None]:
    failure = view.failure
    again = packs.label("case.repeated") if failure.repeated else None
    yield ", ".join(filter(None, (view.customer, view.reference)))
    yield ", ".join(filter(None, (failure.title, failure.noun, failure.delay, again)))
    if failure.amount:
        yield f"{packs.label('record.amount')}: {failure.amount}"
    if felt := [feeling for feeling, _ in groupby(f.feeling for f in view.feelings)]:
        yield f"{packs.label('crm.felt')} {', '.join(felt)}"


def _done(view: RecordView, packs: Packs) -> Iterator[str | None]:
    steps = [s.title for f in view.frameworks for s in f.steps if s.state == "done"]
    yield ", ".join(dict.fromkeys(steps))
    yield ", ".join(packs.label(f"record.escalation.{e.kind}") for e in view.escalations)
    yield from (f"{packs.label('record.entry.note')}: {note.text}" for note in view.notes)


def _agreed(view: RecordView, packs: Packs) -> Iterator[str | None]:
    """What was offered or agreed; advice that nobody put to the customer is not told as an offer."""
    made = [offer for offer in view.offers if offer.state != "advised"]
    if made:
        yield "; ".join(_offer(offer, packs) for offer in made)
    elif view.offers:
        yield f"{packs.label('crm.only_advised')} {_size(view.offers[-1])}"


def _offer(offer: OfferView, packs: Packs) -> str:
    kinds = ", ".join(kind.lower() for kind in offer.kinds)
    return f"{packs.label(f'offer.{offer.state}')}: {kinds}, {_size(offer)}"


def _size(offer: OfferView) -> str:
    return f"{offer.asked} %" if offer.asked is not None else f"{offer.low}\u2013{offer.high} %"


def _promised(view: RecordView, packs: Packs) -> Iterator[str | None]:
    yield "; ".join(_promise(promise, packs) for promise in view.promises)


def _promise(promise: PromiseView, packs: Packs) -> str:
    due = moment(promise.due) if promise.due else promise.due_text
    when = f"{packs.label('crm.by')} {due}" if due else packs.label("crm.no_date")
    who = packs.label("crm.us") if promise.who == UNNAMED else promise.who
    return f"{who}: {promise.what}, {when} ({packs.label(f'promise.{promise.state}')})"


def _outcome(view: RecordView, packs: Packs) -> Iterator[str | None]:
    if view.result is None and view.cause is None:
        return
    yield packs.label(f"result.{view.result}") if view.result else None
    if view.cause is not None:
        owner = f" ({view.cause.owner})" if view.cause.owner else ""
        yield f"{packs.label('record.cause')}: {view.cause.title}{owner}"
