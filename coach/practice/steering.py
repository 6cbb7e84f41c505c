"""In a practice: what is typed is said to the customer, and a few words steer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from coach.practice.cards import (
    button,
    do,
    feedback_text,
    last_remarks,
    practice_card,
    reasons_of,
    tenths,
    what_helps,
)
from coach.practice.commands import command
from coach.practice.debrief import enter_debrief, next_part
from coach.practice.hints import hint
from coach.practice.rehearsal import NoSuchTurn, Rehearsal, Tried
from coach.turn import Reply, Turn
from coach.wording import card

_EACH_TURN = "each turn"


def respond(turn: Turn, intent: str) -> Reply:
    """Answers a message in a conversation where a practice goes on."""
    rehearsal = turn.rehearsal
    assert rehearsal is not None
    if rehearsal.scenario not in turn.packs.scenarios:
        ended = replace(rehearsal, phase="complete", ended_at=turn.now, ending="stopped")
        lost = card(turn.packs, "practice.lost", kind="train")
        return Reply("train", lost, turn.recovery, rehearsal=ended)
    what = command(turn, intent)
    if rehearsal.phase == "debrief" and what != "rewind":
        return next_part(turn, rehearsal)
    if rehearsal.phase == "paused" and what not in ("rewind", "stop", "resume", "next"):
        return pause(turn, rehearsal)
    # To go on, said while the customer is on the line, is said to them: "Go on, I'm listening."
    if what is None or (what == "resume" and rehearsal.phase == "running" and not turn.pressed):
        return said(turn, rehearsal)
    return _STEERS.get(what, aside)(turn, rehearsal)


def said(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """A line to the customer, and what they say to it."""
    line = Tried(turn.message, rehearsal.head, turn.text, turn.now)
    after = rehearsal.said(line)
    stage = turn.coach.stage
    played = stage.play(after)
    exchange = played.exchanges[-1]
    if played.customer.ending is not None:
        return enter_debrief(turn, replace(after, ending=played.customer.ending))
    slots, shown = {"event": exchange.told.event or ""}, {"event": exchange.told.event}
    parts: dict[str, object] = {"says": exchange.told.says, **shown}
    if stage.level(after).feedback == _EACH_TURN:
        remarks = last_remarks(turn, after)
        slots["feedback"] = feedback_text(remarks, turn.packs)
        parts["remarks"] = remarks
        parts["reasons"] = reasons_of(played, len(played.exchanges) - 1, turn.packs)
    known = {name: value for name, value in slots.items() if value}
    built = practice_card(
        turn, after, "practice.says", known, buttons=what_helps(turn, after), **parts
    )
    return Reply("train", built, turn.recovery, rehearsal=after)


def feedback(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """What worked in the last line and what to change; at the hardest level only at the end."""
    if turn.coach.stage.level(rehearsal).feedback == "at the end" or not rehearsal.path:
        return state(turn, rehearsal)
    remarks = last_remarks(turn, rehearsal)
    text = feedback_text(remarks, turn.packs) or turn.packs.label("practice.none_to_change")
    built = practice_card(
        turn, rehearsal, "practice.feedback", {"feedback": text}, remarks=remarks,
        buttons=what_helps(turn, rehearsal),
    )  # fmt: skip
    return Reply("train", built, turn.recovery)


def state(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """How the customer feels, and why."""
    packs, played = turn.packs, turn.coach.stage.play(rehearsal)
    feelings, last = played.customer.feelings, len(played.exchanges) - 1
    reasons = reasons_of(played, last, packs) if last >= 0 else []
    slots = {
        "mood": packs.label(f"level.{feelings.mood}"),
        "anger": tenths(feelings.anger),
        "trust": tenths(feelings.trust),
        "heard": tenths(feelings.heard),
        "reasons": "\n".join(f"- {r.title}: \u201c{r.quote}\u201d. {r.why}" for r in reasons),
    }
    built = practice_card(
        turn, rehearsal, "practice.where", slots, reasons=reasons,
        buttons=what_helps(turn, rehearsal),
    )  # fmt: skip
    return Reply("train", built, turn.recovery)


def pause(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """The customer waits as they are."""
    paused = replace(rehearsal, phase="paused")
    packs = turn.packs
    buttons = [button(packs, "resume", do("resume")), button(packs, "stop", do("stop"))]
    built = practice_card(turn, paused, "practice.paused", buttons=buttons)
    return Reply("train", built, turn.recovery, rehearsal=paused)


def resume(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """Goes on where it was left."""
    running = replace(rehearsal, phase="running")
    built = practice_card(
        turn, running, "practice.resumed", buttons=what_helps(turn, running),
        says=turn.coach.stage.play(running).says,
    )  # fmt: skip
    return Reply("train", built, turn.recovery, rehearsal=running)


def rewind(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """Back to just before one of the trainee's lines, by default the last."""
    at = turn.entities.get("at") or rehearsal.head
    try:
        back = rehearsal.rewound(at) if at else None
    except NoSuchTurn:
        back = None
    if back is None:
        buttons = what_helps(turn, rehearsal)
        lost = practice_card(turn, rehearsal, "practice.no_line", buttons=buttons)
        return Reply("train", lost, turn.recovery)
    back = replace(back, ending=None)
    built = practice_card(
        turn, back, "practice.rewound", buttons=what_helps(turn, back),
        says=turn.coach.stage.play(back).says,
    )  # fmt: skip
    return Reply("train", built, turn.recovery, rehearsal=back)


def stop(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """Ends the call; without a line said there is nothing to talk over."""
    if rehearsal.path:
        return enter_debrief(turn, replace(rehearsal, ending="stopped"))
    ended = replace(rehearsal, phase="complete", ended_at=turn.now, ending="stopped")
    built = card(
        turn.packs,
        "practice.complete",
        {"next": turn.packs.label("practice.why_first")},
        kind="train",
    )
    return Reply("train", built, turn.recovery, rehearsal=ended)


def aside(turn: Turn, rehearsal: Rehearsal) -> Reply:
    """For what no customer can answer."""
    built = practice_card(turn, rehearsal, "practice.aside", buttons=what_helps(turn, rehearsal))
    return Reply("train", built, turn.recovery)


_STEERS: Mapping[str, Callable[[Turn, Rehearsal], Reply]] = {
    "hint": hint, "pause": pause, "resume": resume, "stop": stop, "score": feedback,
    "rewind": rewind, "state": state, "next": aside,
}  # fmt: skip
