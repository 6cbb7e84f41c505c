"""Frameworks: list, look at, compare, switch."""

from __future__ import annotations

from coach.behaviours.advance import arrived
from coach.behaviours.common import clarify, framework_buttons, unsure
from coach.behaviours.comparing import comparison
from coach.behaviours.explain import answer_card
from coach.turn import Reply, Turn
from coach.walk import switch
from coach.wording import card, step_card
from phrasebank.schema.framework import Framework

_PAIR = 2


def respond(turn: Turn) -> Reply:
    """Switches to the framework named, or shows it when it is only asked about.

    Compares two; gives advice when asked which to take; else lists them all.
    """
    named = _named(turn)
    if len(named) == 1 and _against_this_one(turn, named[0]):
        named = [turn.packs.frameworks[turn.case.framework], *named] if turn.case else named
    if len(named) == _PAIR:
        return Reply("framework", comparison(turn, named), turn.recovery)
    if advice := _advice(turn):
        return advice
    if len(named) != 1 or "framework.list" in turn.asked:
        return _listed(turn)
    if turn.case is None or ("framework.about" in turn.asked and not turn.pressed):
        return _shown(turn, named[0])
    return _switched(turn, named[0])


def _against_this_one(turn: Turn, other: Framework) -> bool:
    """Whether it is asked how the framework in use does beside another: "is this better than mama"."""
    compares = "framework.list" in turn.asked or "framework.advice" in turn.asked
    here = turn.case is not None and turn.case.framework != other.id
    return here and compares and not turn.pressed and "framework.this" in turn.asked


def _named(turn: Turn) -> list[Framework]:
    known = turn.packs.frameworks
    if turn.entities.get("framework") in known:
        return [known[turn.entities["framework"]]]
    return turn.coach.framework_names.named(turn.text)


def _switched(turn: Turn, framework: Framework) -> Reply:
    if turn.case is None or unsure(turn, "framework"):
        return clarify(turn)
    if framework.id == turn.case.framework:
        built, _ = step_card(turn, turn.case, "framework.same", phrases=0)
        return Reply("framework", built, turn.case)
    moved = switch(turn.case, turn.packs, framework, turn.message, turn.now)
    states = moved.step_states(framework.id)
    carried = [step.title for step in framework.steps if states.get(step.id) == "done"]
    return arrived(turn, moved, "framework", {"carried": ", ".join(carried)})


def _advice(turn: Turn) -> Reply | None:
    """What the knowledge pack advises, when the question is which framework to take."""
    if turn.pressed or "framework.advice" not in turn.asked:
        return None
    found = turn.coach.knowledge.answer_to(turn.text)
    if found is None or not found.frameworks:
        return None
    return Reply("framework", answer_card(turn, found, kind="framework"), turn.recovery)


def _listed(turn: Turn) -> Reply:
    frameworks = list(turn.packs.frameworks.values())
    lines = "\n".join(f"- **{f.title}**: {f.summary}" for f in frameworks)
    buttons = framework_buttons(turn, frameworks, plain=True)
    built = card(turn.packs, "framework.list", {"frameworks": lines}, buttons=buttons)
    return Reply("framework", built, turn.recovery)


def _shown(turn: Turn, framework: Framework) -> Reply:
    steps = "\n".join(
        f"{number}. **{s.title}**: {s.goal}" for number, s in enumerate(framework.steps, start=1)
    )
    slots = {"framework": framework.title, "credit": framework.credit, "steps": steps}
    slots["fits"] = framework.examples[0]
    buttons = framework_buttons(turn, [framework])
    return Reply(
        "framework", card(turn.packs, "framework.shown", slots, buttons=buttons), turn.recovery
    )
