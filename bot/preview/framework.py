"""A framework, step by step, with the words that a card would suggest."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from bot.preview.case import case_of, sample_text, understood
from bot.preview.drawing import View, case_line, heading, row, rows, said
from bot.preview.find import find
from coach.coach import Coach
from coach.phrases import suggest
from coach.recovery import Recovery
from coach.slots import slots_for
from phrasebank.packs import Packs
from phrasebank.schema.framework import Framework, Step

_ON_A_CARD = 2


def view(coach: Coach, name: str, case_text: str | None) -> View:
    """The framework with its steps. Raises ``CommandError`` when there is none of this id."""
    packs = coach.packs
    framework, case = find(packs.frameworks, name, "framework"), case_of(coach, case_text)
    return {
        "id": framework.id,
        "file": packs.file_of("frameworks", framework.id),
        "title": framework.title,
        "summary": framework.summary,
        "credit": framework.credit,
        "aliases": framework.aliases,
        "case": sample_text(packs) if case_text is None else case_text,
        "understood": understood(case, packs),
        "steps": [_step(packs, framework, step, case) for step in framework.steps],
    }


def _step(packs: Packs, framework: Framework, step: Step, case: Recovery) -> dict[str, Any]:
    place = f"{framework.id}.{step.id}"
    evidence = packs.evidence[step.evidence]
    spoken = suggest(packs, case, place, slots_for(case, packs), _ON_A_CARD)
    return step.model_dump(mode="json", exclude={"evidence", "source"}) | {
        "place": place,
        "evidence": {"id": evidence.id, "grade": evidence.grade, "finding": evidence.finding},
        "phrases": sum(place in phrase.steps for phrase in packs.phrases.values()),
        "suggested": [each.text for each in spoken],
    }


def draw(view: View) -> list[RenderableType]:
    """The view as text."""
    parts: list[RenderableType] = [
        heading(view["title"], view["id"], view["file"]),
        row("summary", view["summary"]),
        row("credit", view["credit"]),
        row("asked for", ", ".join(view["aliases"])),
        *case_line(view),
    ]
    for number, step in enumerate(view["steps"], start=1):
        parts += [*_drawn(step, f"{number} of {len(view['steps'])}"), Text("")]
    return parts


def _drawn(step: View, number: str) -> list[RenderableType]:
    evidence = step["evidence"]
    return [
        heading(f"{number} \u00b7 {step['title']}", step["place"]),
        row("goal", step["goal"], "bold"),
        row("why", step["why"]),
        row("evidence", f"{evidence['id']}, grade {evidence['grade']}: {evidence['finding']}"),
        row("moves", ", ".join(step["moves"])),
        *rows("say", step["say"]),
        *rows("avoid", step["avoid"], "\u2717"),
        *rows("write down", step["write_down"]),
        *rows("on the card", (said(text) for text in step["suggested"])),
        row("phrases", f"{step['phrases']} in all" if step["phrases"] else "none yet"),
    ]
