"""A hint: what the live coach would have you do now, with words for it."""

from __future__ import annotations

from coach.practice.cards import practice_card
from coach.practice.rehearsal import Rehearsal
from coach.turn import Reply, Turn
from phrasebank.template import needs, render

_SAY = 2


def hint(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """The next open step of the framework, as it helps with this customer; none at the hardest level."""
    if not turn.coach.stage.level(rehearsal).hints:
        return Reply("train", practice_card(turn, rehearsal, "practice.no_hints"), turn.recovery)
    built = practice_card(turn, rehearsal, "practice.hint", {"hint": _words(turn, rehearsal)})
    return Reply("train", built, turn.recovery)


def _words(turn: Turn, rehearsal: Rehearsal) -> str:
    """What the last line missed, with other words for it; else the goal of the next open step."""
    played = turn.coach.stage.play(rehearsal)
    if played.exchanges:
        for act, _ in played.exchanges[-1].noticed.acts:
            lines = [t for t in act.try_instead if needs(t) <= set()]
            if act.tone == "hurts" and lines:
                said = " ".join(f"\u201c{render(line, {})}\u201d" for line in lines[:_SAY])
                return f"{act.why} {said}"
    framework = turn.packs.frameworks[rehearsal.framework]
    done = {step.id for step in played.seen[-1].steps if step.state == "done"}
    step = next((one for one in framework.steps if one.id not in done), framework.steps[-1])
    return f"**{step.title}.** {step.goal}"
