"""The case as words for a template: what is known, ready to be said aloud."""

from __future__ import annotations

import re
from datetime import datetime

from coach.entries import Fact
from coach.recovery import Recovery
from coach.when import spoken
from phrasebank.packs import Packs
from phrasebank.schema.lexicon import FailureKind
from phrasebank.template import MissingSlot, render

_TOUCH = re.compile(r"\b(?:ring|call|phone|text|e?mail|message|write|tell|update)\b", re.IGNORECASE)


def slots_for(recovery: Recovery | None, packs: Packs) -> dict[str, str]:
    """Known slots of a case (``phrasebank.notation.CASE_SLOTS``); unknown ones are absent."""
    if recovery is None:
        return {}
    known = {kind: recovery.fact(kind) for kind in ("name", "noun", "delay")}
    slots = {kind: value for kind, value in known.items() if value}
    if "noun" in slots:
        slots["noun"] = _noun(slots["noun"], packs)
        slots["thing"] = _lower_first(render(packs.label("case.thing"), slots))
    slots.update(_feeling(recovery, packs))
    if amount := recovery.fact("amount"):
        slots["amount"] = f"{packs.policy.symbol}{amount}"
    slots.update(_failure(recovery, packs, slots))
    if due := _next_word(recovery):
        slots["deadline"] = spoken(due, packs.policy.hours)
    return slots


def _next_word(recovery: Recovery) -> datetime | None:
    """When the customer hears from us: by the newest promise to get in touch, else by the newest of all."""
    dated = [each for each in recovery.promises if each.state == "open" and each.due]
    touching = [each for each in dated if _TOUCH.search(each.what)] or dated
    return touching[-1].due if touching else None


def _noun(noun: str, packs: Packs) -> str:
    """The noun as one says it to the customer: a missed engineer is an engineer's visit."""
    return next((e.spoken[noun] for e in packs.nouns.values() if noun in e.spoken), noun)


def _feeling(recovery: Recovery, packs: Packs) -> dict[str, str]:
    upset = [noted for noted in recovery.feelings if noted.level != "calm"]
    if not upset or upset[-1].feeling not in packs.feelings:
        return {}
    feeling = packs.feelings[upset[-1].feeling]
    return {"feeling": feeling.feeling, "situation": feeling.situation}


def _failure(recovery: Recovery, packs: Packs, slots: dict[str, str]) -> dict[str, str]:
    failure = packs.failures.get(recovery.fact("failure") or "")
    if failure is None:
        return {}
    found = {}
    clause = _clause(failure, recovery)
    for slot, template in (("clause", clause), ("expectation", failure.expectation)):
        try:
            found[slot] = _lower_first(render(template, slots))
        except MissingSlot:
            continue
    return found


def _clause(failure: FailureKind, recovery: Recovery) -> str:
    """How it is said, by the words that told it: what was lost wasn't damaged."""
    told = [fact.quote.lower() for fact in recovery.all(Fact) if fact.kind == "failure"]
    said = told[-1] if told else ""
    fitting = (v for v in failure.variants if any(word.lower() in said for word in v.words))
    variant = next(fitting, None)
    return variant.clause if variant else failure.clause


def _lower_first(text: str) -> str:
    """A clause stands inside a sentence, so it starts small, unless it starts with "I"."""
    return text if text.startswith("I ") else text[:1].lower() + text[1:]
