"""A phrase in a case, or all phrases of a step in the order in which they are suggested."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from bot.preview.case import case_of, sample_text, understood
from bot.preview.drawing import View, case_line, heading, row, said
from bot.preview.find import find
from coach.coach import Coach
from coach.offers import USUAL_FAULT
from coach.phrases import suggest
from coach.recovery import Recovery
from coach.slots import slots_for
from phrasebank.packs import Packs
from phrasebank.schema.phrase import Phrase
from phrasebank.template import needs, render


def view_of_one(coach: Coach, name: str, case_text: str | None) -> View:
    """One phrase. Raises ``CommandError`` when there is none of this id."""
    phrase = find(coach.packs.phrases, name, "phrase")
    return _view(coach, [phrase], case_text)


def view_of_step(coach: Coach, place: str, case_text: str | None) -> View:
    """The phrases of a step ("mama.listen"): those suggested in their order, then those held back."""
    packs = coach.packs
    places = {f"{f.id}.{step.id}": step for f in packs.frameworks.values() for step in f.steps}
    find(places, place, "step")
    serving = {each.id: each for each in packs.phrases.values() if place in each.steps}
    case = case_of(coach, case_text)
    first = suggest(packs, case, place, slots_for(case, packs), len(serving))
    ordered = [*(spoken.id for spoken in first), *(name for name in serving)]
    return _view(coach, [serving[name] for name in dict.fromkeys(ordered)], case_text)


def _view(coach: Coach, phrases: list[Phrase], case_text: str | None) -> View:
    packs, case = coach.packs, case_of(coach, case_text)
    return {
        "case": sample_text(packs) if case_text is None else case_text,
        "understood": understood(case, packs),
        "phrases": [_phrase(phrase, case, packs) for phrase in phrases],
    }


def _phrase(phrase: Phrase, case: Recovery, packs: Packs) -> dict[str, Any]:
    slots = slots_for(case, packs)
    known = needs(phrase.text) <= slots.keys()
    return {
        "id": phrase.id,
        "file": packs.file_of("phrases", phrase.id),
        "steps": phrase.steps,
        "for": [phrase.move, phrase.tone, phrase.length, *phrase.channel],
        "text": phrase.text,
        "reads": render(phrase.text, slots) if known else None,
        "held_back": _held_back(phrase, case, slots),
    }


def _held_back(phrase: Phrase, case: Recovery, slots: dict[str, str]) -> list[str]:
    """Why it isn't suggested in this case; empty when it is."""
    repeated, fault = bool(case.fact("repeated")), case.fact("fault") or USUAL_FAULT
    missing = sorted(needs(phrase.text) - slots.keys())
    reasons = {
        f"the case doesn't tell {', '.join(missing)}": bool(missing),
        "it is for a later contact": phrase.moment == "later",
        f"only for {', '.join(phrase.failures)}": bool(phrase.failures)
        and case.fact("failure") not in phrase.failures,
        "only when it happened before": phrase.repeated is True and not repeated,
        "only when it never happened before": phrase.repeated is False and repeated,
        f"only when the fault is {', '.join(phrase.fault)}": bool(phrase.fault)
        and fault not in phrase.fault,
    }
    return [reason for reason, holds in reasons.items() if holds]


def draw(view: View) -> list[RenderableType]:
    """The view as text."""
    parts = case_line(view)
    for phrase in view["phrases"]:
        parts += [*_drawn(phrase), Text("")]
    return parts if view["phrases"] else [*parts, Text("No phrase serves this step yet.")]


def _drawn(phrase: View) -> list[RenderableType]:
    held = phrase["held_back"]
    return [
        heading(phrase["id"], phrase["file"]),
        row("reads", said(phrase["reads"]), "bold")
        if phrase["reads"]
        else row("text", phrase["text"]),
        row("for", ", ".join(phrase["for"])),
        row("steps", ", ".join(phrase["steps"])),
        *([row("held back", "; ".join(held), "yellow")] if held else []),
    ]
