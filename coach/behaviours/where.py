"""Where we are, what is done, what is left."""

from __future__ import annotations

from coach.behaviours import wrapup
from coach.turn import Reply, Turn
from coach.wording import card, step_card


def respond(turn: Turn) -> Reply:
    """Lists the steps behind and ahead."""
    if turn.case is None:
        return Reply("where", card(turn.packs, "where.no_case"), turn.recovery)
    framework = turn.packs.frameworks[turn.case.framework]
    states = turn.case.step_states(framework.id)
    behind = [
        s.title for s in framework.steps if states.get(s.id) == "done" and s.id != turn.case.step
    ]
    skipped = [
        s.title for s in framework.steps if states.get(s.id) == "skipped" and s.id != turn.case.step
    ]
    ahead = [
        s.title
        for s in framework.steps
        if states.get(s.id, "started") == "started" and s.id != turn.case.step
    ]
    slots = {"done": ", ".join(behind), "skipped": ", ".join(skipped), "left": ", ".join(ahead)}
    wording = "where.step" if turn.case.step else "where.wrapup"
    buttons = [] if turn.case.step else wrapup.question(turn, turn.case).buttons
    told = {name: titles for name, titles in slots.items() if titles}
    built, _ = step_card(turn, turn.case, wording, phrases=0, slots=told, buttons=buttons)
    return Reply("where", built, turn.case)
