"""Frameworks: list, look at, switch."""

from __future__ import annotations

from coach.behaviours.advance import arrived
from coach.behaviours.common import clarify, unsure
from coach.card import Button
from coach.turn import Reply, Turn
from coach.walk import switch
from coach.wording import card, step_card
from phrasebank.schema.framework import Framework


def respond(turn: Turn) -> Reply:
    """Switches to the framework named; lists them when none, or more than one, is named."""
    named = _named(turn)
    if len(named) != 1 or "framework.list" in turn.asked:
        return _listed(turn)
    if turn.case is None:
        return _shown(turn, named[0])
    if unsure(turn, "framework"):
        return clarify(turn)
    if named[0].id == turn.case.framework:
        built, _ = step_card(turn, turn.case, "framework.same", phrases=0)
        return Reply("framework", built, turn.case)
    moved = switch(turn.case, turn.packs, named[0], turn.message, turn.now)
    carried = [
        step.title
        for step in named[0].steps
        if moved.step_states(named[0].id).get(step.id) == "done"
    ]
    return arrived(turn, moved, "framework", {"carried": ", ".join(carried)})


def _named(turn: Turn) -> list[Framework]:
    known = turn.packs.frameworks
    if turn.entities.get("framework") in known:
        return [known[turn.entities["framework"]]]
    text = f" {' '.join(turn.text.lower().replace('-', ' ').split())} "
    return [f for f in known.values() if any(f" {alias.lower()} " in text for alias in f.aliases)]


def _listed(turn: Turn) -> Reply:
    lines = "\n".join(f"- **{f.title}**: {f.summary}" for f in turn.packs.frameworks.values())
    current = turn.case.framework if turn.case else None
    buttons = [
        Button(title=f.title, payload=f'/framework{{"framework": "{f.id}"}}')
        for f in turn.packs.frameworks.values()
        if f.id != current
    ]
    return Reply(
        "framework",
        card(turn.packs, "framework.list", {"frameworks": lines}, buttons=buttons),
        turn.recovery,
    )


def _shown(turn: Turn, framework: Framework) -> Reply:
    steps = "\n".join(
        f"{number}. **{s.title}**: {s.goal}" for number, s in enumerate(framework.steps, start=1)
    )
    button = Button(
        title=turn.packs.label("button.start_with_it"),
        payload=f'/start{{"framework": "{framework.id}"}}',
    )
    slots = {"framework": framework.title, "credit": framework.credit, "steps": steps}
    return Reply(
        "framework", card(turn.packs, "framework.shown", slots, buttons=[button]), turn.recovery
    )
