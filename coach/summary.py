"""The record so far, short enough to read at a glance."""

from __future__ import annotations

from coach.entries import Escalation, Note, Offer, Promise
from coach.fitting import fitted
from coach.headline import headline
from coach.recovery import Recovery
from coach.when import written
from phrasebank.packs import Packs
from phrasebank.template import render


def summary_lines(recovery: Recovery, packs: Packs) -> list[str]:
    """Lines of Markdown: case, steps, offers, promises, threats, notes, outcome; empty ones left out."""
    parts = [
        ("summary.case", headline(recovery, packs)),
        ("fact.reference", recovery.fact("reference")),
        ("summary.wants", recovery.fact("wants")),
        ("summary.done", _steps(recovery, packs)),
        ("summary.offers", _offers(recovery, packs)),
        ("summary.promises", "; ".join(promise_line(p, packs) for p in recovery.promises)),
        ("summary.escalations", _escalations(recovery, packs)),
        ("summary.notes", "; ".join(note.text for note in recovery.all(Note))),
        ("summary.outcome", _outcome(recovery, packs)),
    ]
    return [f"**{packs.label(label)}:** {text}" for label, text in parts if text]


def promise_line(promise: Promise, packs: Packs) -> str:
    """One promise as it is read: what, by when, kept or not."""
    when = f" ({written(promise.due, packs.policy.hours)})" if promise.due else ""
    state = "" if promise.state == "open" else f" \u2013 {packs.label(f'promise.{promise.state}')}"
    return f"{promise.what}{when}{state}"


def _steps(recovery: Recovery, packs: Packs) -> str:
    recovery = fitted(recovery, packs, turn="", now=recovery.opened_at)
    states = recovery.step_states(recovery.framework)
    framework = packs.frameworks[recovery.framework]
    marks = {"done": "\u2713", "skipped": "\u2013", "started": "\u2026"}
    return ", ".join(f"{marks[states[s.id]]} {s.title}" for s in framework.steps if s.id in states)


def offer_line(offer: Offer, packs: Packs) -> str:
    """One offer as it is read: its state, what kind, how much."""
    titles = {kind.id: kind.title for kind in packs.offers.kinds}
    kinds = [titles.get(kind, kind).lower() for kind in offer.kinds]
    return f"{packs.label(f'offer.{offer.state}')}: {', '.join(kinds + _size(offer))}"


def _size(offer: Offer) -> list[str]:
    """In percent; nothing where no money is meant."""
    if offer.asked is not None:
        return [f"{offer.asked} %"]
    low = f"{offer.low}\u2013" if offer.low < offer.high else ""
    return [f"{low}{offer.high} %"] if offer.high else []


def _offers(recovery: Recovery, packs: Packs) -> str:
    return "; ".join(dict.fromkeys(offer_line(offer, packs) for offer in recovery.offers))


def _escalations(recovery: Recovery, packs: Packs) -> str:
    lines = []
    for entry in recovery.all(Escalation):
        what = packs.label(f"record.escalation.{entry.kind}")
        slots = {"what": what, "at": written(entry.at, packs.policy.hours), "quote": entry.quote}
        lines.append(render(packs.label("summary.escalation"), slots))
    return "; ".join(lines)


def _outcome(recovery: Recovery, packs: Packs) -> str:
    parts = [packs.label(f"result.{recovery.result}")] if recovery.result else []
    if recovery.cause:
        known = packs.causes.get(recovery.cause)
        parts.append(known.title if known else recovery.cause)
    return " \u00b7 ".join(parts)
