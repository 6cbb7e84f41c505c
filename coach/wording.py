"""Builds cards from the words of the packs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coach.card import Button, Card, Spoken, StepMark
from coach.entries import PhraseUsed
from coach.phrases import Wish, suggest
from coach.recovery import Recovery
from coach.slots import slots_for
from coach.turn import Turn
from phrasebank.packs import Packs
from phrasebank.template import needs, render

_PHRASES = 3
"""More than three to choose from is no help in a call."""


def card(packs: Packs, wording: str, slots: Mapping[str, str] | None = None, **parts: Any) -> Card:
    """The card worded as ``wording`` ("start.opened"); its kind is the part before the dot.

    ``buttons`` in ``parts`` come before the wording's own. Raises ``KeyError`` for unknown wording.
    """
    words = packs.cards[wording]
    slots = slots or {}
    parts["phrases"] = [*_said(wording, words.say, slots), *parts.get("phrases", [])][:_PHRASES]
    buttons = [
        *parts.pop("buttons", []),
        *(Button(title=b.title, payload=b.payload) for b in words.buttons),
    ]
    parts.setdefault("evidence", words.evidence)
    return Card(
        kind=parts.pop("kind", wording.split(".")[0]),
        title=render(words.title, slots),
        text=render(words.text, slots),
        buttons=buttons,
        **parts,
    )


def _said(wording: str, templates: list[str], slots: Mapping[str, str]) -> list[Spoken]:
    """The wording's own phrases, those that the case knows enough for."""
    return [
        Spoken(
            id=f"{wording}.{number}", text=render(template, slots), tone="plain", length="short",
            channel=["voice", "chat"], move="empathy",
        )
        for number, template in enumerate(templates, start=1)
        if needs(template) <= slots.keys()
    ]  # fmt: skip


def step_mark(recovery: Recovery, packs: Packs) -> StepMark | None:
    """Which step the case is on; None when all are behind."""
    framework = packs.frameworks[recovery.framework]
    if recovery.step is None:
        return None
    at = framework.position(recovery.step)
    return StepMark(
        id=recovery.step, title=framework.steps[at].title, number=at + 1, of=len(framework.steps)
    )


def step_slots(recovery: Recovery, packs: Packs) -> dict[str, str]:
    """Slots that speak of where the case is.

    On a step: goal, why, number, of, step. In the wrap-up: question, which is the goal then. Always:
    framework, place.
    """
    framework = packs.frameworks[recovery.framework]
    slots = slots_for(recovery, packs) | {"framework": framework.title}
    if recovery.step:
        step = framework.steps[framework.position(recovery.step)]
        number = str(framework.position(recovery.step) + 1)
        slots |= {"step": step.title, "goal": step.goal, "why": step.why}
        slots |= {"number": number, "of": str(len(framework.steps))}
        return slots | {"place": render(packs.label("place.step"), slots)}
    asked = packs.cards["resolve.ask_cause" if recovery.result else "resolve.ask_outcome"].title
    return slots | {"place": packs.label("place.wrapup"), "question": asked, "goal": asked}


def step_card(
    turn: Turn,
    recovery: Recovery,
    wording: str,
    *,
    phrases: int = 2,
    wish: Wish | None = None,
    **parts: Any,
) -> tuple[Card, Recovery]:
    """A card about the current step, and the recovery with the card's phrases on record."""
    slots = step_slots(recovery, turn.packs) | parts.pop("slots", {})
    spoken = _spoken_now(turn.packs, recovery, phrases, wish)
    mark = step_mark(recovery, turn.packs)
    parts.setdefault("evidence", _evidence(recovery, turn.packs, wording))
    built = card(turn.packs, wording, slots, step=mark, phrases=spoken, record=recovery.id, **parts)
    used = [
        PhraseUsed(
            at=turn.now, turn=turn.message, phrase=s.id, step=recovery.step or "", text=s.text
        )
        for s in spoken
    ]
    return built, recovery.with_entries(*used)


def _evidence(recovery: Recovery, packs: Packs, wording: str) -> str | None:
    """What the card leans on: its own words' evidence, else that of the step it shows."""
    if recovery.step is None or packs.cards[wording].evidence:
        return packs.cards[wording].evidence
    framework = packs.frameworks[recovery.framework]
    return framework.steps[framework.position(recovery.step)].evidence


def _spoken_now(packs: Packs, recovery: Recovery, count: int, wish: Wish | None) -> list[Spoken]:
    if recovery.step is None or count < 1:
        return []
    place = f"{recovery.framework}.{recovery.step}"
    return suggest(packs, recovery, place, slots_for(recovery, packs), count, wish)
