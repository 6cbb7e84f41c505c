"""The case as words for a template: what is known, ready to be said aloud."""

from __future__ import annotations

from coach.recovery import Recovery
from coach.when import spoken
from phrasebank.packs import Packs
from phrasebank.template import MissingSlot, render


def slots_for(recovery: Recovery | None, packs: Packs) -> dict[str, str]:
    """Known slots of a case (``phrasebank.notation.CASE_SLOTS``); unknown ones are absent."""
    if recovery is None:
        return {}
    known = {kind: recovery.fact(kind) for kind in ("name", "noun", "delay")}
    slots = {kind: value for kind, value in known.items() if value}
    if "noun" in slots:
        slots["thing"] = _lower_first(render(packs.label("case.thing"), slots))
    slots.update(_feeling(recovery, packs))
    if amount := recovery.fact("amount"):
        slots["amount"] = f"{packs.policy.symbol}{amount}"
    slots.update(_failure(recovery, packs, slots))
    dues = [promise.due for promise in recovery.promises if promise.state == "open" and promise.due]
    if dues:
        slots["deadline"] = spoken(dues[-1], packs.policy.hours)
    return slots


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
    for slot, template in (("clause", failure.clause), ("expectation", failure.expectation)):
        try:
            found[slot] = _lower_first(render(template, slots))
        except MissingSlot:
            continue
    return found


def _lower_first(text: str) -> str:
    """A clause stands inside a sentence, so it starts small, unless it starts with "I"."""
    return text if text.startswith("I ") else text[:1].lower() + text[1:]
