"""A hint: what the live coach would have you do now, with words for it."""

from __future__ import annotations

from coach.practice.cards import last_remarks, practice_card
from coach.practice.rehearsal import Rehearsal
from coach.turn import Reply, Turn

_SAY = 2


def hint(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """The next open step of the framework, as it helps with this customer; none at the hardest level."""
    if not turn.coach.stage.level(rehearsal).hints:
        return Reply("train", practice_card(turn, rehearsal, "practice.no_hints"), turn.recovery)
    built = practice_card(turn, rehearsal, "practice.hint", {"hint": _words(turn, rehearsal)})
    return Reply("train", built, turn.recovery)


def _words(turn: Turn, rehearsal: Rehearsal) -> str:
    """What the last line missed, with other words for it; else the goal of the next open step."""
    for remark in last_remarks(turn, rehearsal):
        if remark.tone == "change" and remark.instead:
            said = " ".join(f"\u201c{line}\u201d" for line in remark.instead[:_SAY])
            return f"{remark.why} {said}"
    played = turn.coach.stage.play(rehearsal)
    framework = turn.packs.frameworks[rehearsal.framework]
    done = {step.id for step in played.seen[-1].steps if step.state == "done"}
    step = next((one for one in framework.steps if one.id not in done), framework.steps[-1])
    return f"**{step.title}.** {step.goal}"
