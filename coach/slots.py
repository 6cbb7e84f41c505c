"""The case as words for a template: what is known, ready to be said aloud."""

from __future__ import annotations

from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.template import MissingSlot, render


def slots_for(recovery: Recovery | None, packs: Packs) -> dict[str, str]:
    """Known slots of a case (``phrasebank.references.CASE_SLOTS``); unknown ones are absent."""
    if recovery is None:
        return {}
    known = {kind: recovery.fact(kind) for kind in ("name", "noun", "delay")}
    slots = {kind: value for kind, value in known.items() if value}
    slots.update(_feeling(recovery, packs))
    if amount := recovery.fact("amount"):
        slots["amount"] = f"{packs.policy.symbol}{amount}"
    slots.update(_failure(recovery, packs, slots))
    open_promises = [p for p in recovery.promises if p.state == "open" and p.due_text]
    if open_promises and open_promises[-1].due_text:
        slots["deadline"] = open_promises[-1].due_text
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
