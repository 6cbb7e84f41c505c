"""Promises and follow-ups: set, list, keep, move."""

from __future__ import annotations

from uuid import uuid4

from coach.behaviours.common import no_case
from coach.card import Button
from coach.promises import meant, open_promises, promise_in
from coach.recovery import Recovery
from coach.summary import promise_line
from coach.turn import Reply, Turn
from coach.wording import card


def respond(turn: Turn) -> Reply:
    """Does what was asked with the promises of the newest case, closed or not: promises outlive the call."""
    if turn.recovery is None:
        return no_case(turn)
    if "follow_up.list" in turn.asked or (turn.pressed and not turn.text):
        return _listed(turn, turn.recovery)
    promise = meant(turn.recovery, turn.text)
    if promise and ("follow_up.done" in turn.asked or "follow_up.drop" in turn.asked):
        state = "kept" if "follow_up.done" in turn.asked else "dropped"
        changed = promise.model_copy(update=_fresh(turn) | {"state": state})
        return _answer(turn, turn.recovery.with_entries(changed), f"follow_up.{state}", promise_line(promise, turn.packs))
    moved = turn.facts.deadline
    if promise and moved and "follow_up.move" in turn.asked:
        changed = promise.model_copy(update=_fresh(turn) | {"due": moved.at, "due_text": moved.text})
        return _answer(turn, turn.recovery.with_entries(changed), "follow_up.moved", promise_line(changed, turn.packs))
    return _set(turn, turn.recovery)


def _set(turn: Turn, recovery: Recovery) -> Reply:
    promise = promise_in(turn.text, turn.facts.deadline, turn.employee, turn.message, turn.now)
    if promise is None:
        return _listed(turn, recovery)
    wording = "follow_up.set" if promise.due else "follow_up.no_date"
    return _answer(turn, recovery.with_entries(promise), wording, promise_line(promise, turn.packs))


def _listed(turn: Turn, recovery: Recovery) -> Reply:
    lines = "\n".join(f"- {promise_line(promise, turn.packs)}" for promise in open_promises(recovery))
    return _answer(turn, recovery, "follow_up.list" if lines else "follow_up.none", lines)


def _answer(turn: Turn, recovery: Recovery, wording: str, promise: str) -> Reply:
    built = card(turn.packs, wording, {"promise": promise}, record=recovery.id, buttons=_back_to_step(turn, recovery))
    return Reply("follow_up", built, recovery)


def _back_to_step(turn: Turn, recovery: Recovery) -> list[Button]:
    if recovery.phase != "open":
        return []
    return [Button(title=turn.packs.label("button.back_to_step"), payload="/where")]


def _fresh(turn: Turn) -> dict[str, object]:
    """What makes a changed promise an entry of its own."""
    return {"id": uuid4().hex, "at": turn.now, "turn": turn.message}
