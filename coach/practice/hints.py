"""A hint: what the live coach would have you do now, with words for it."""

from __future__ import annotations

from coach.practice.cards import do, last_remarks, practice_card, what_helps
from coach.practice.rehearsal import Rehearsal
from coach.turn import Reply, Turn

_SAY = 2


def hint(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """The next open step of the framework, as it helps with this customer; none at the hardest level."""
    others = [one for one in what_helps(turn, rehearsal) if one.payload != do("hint")]
    if turn.coach.stage.level(rehearsal).hints:
        slots = {"hint": _words(turn, rehearsal)}
        built = practice_card(turn, rehearsal, "practice.hint", slots, buttons=others)
    else:
        built = practice_card(turn, rehearsal, "practice.no_hints", buttons=others)
    return Reply("train", built, turn.recovery)


def _words(turn: Turn, rehearsal: Rehearsal) -> str:
    """What the last line missed, with other words for it; else the goal of the next open step."""
    for remark in last_remarks(turn, rehearsal):
        if remark.tone == "change" and remark.instead:
            said = "\n".join(f"- \u201c{line}\u201d" for line in remark.instead[:_SAY])
            return f"{remark.why} {turn.packs.label('practice.you_could_say')}:\n\n{said}"
    played = turn.coach.stage.play(rehearsal)
    framework = turn.packs.frameworks[rehearsal.framework]
    done = {step.id for step in played.seen[-1].steps if step.state == "done"}
    step = next((one for one in framework.steps if one.id not in done), framework.steps[-1])
    return f"**{step.title}.** {step.goal}"
