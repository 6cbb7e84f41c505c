"""Promises and follow-ups: set, list, keep, move."""

from __future__ import annotations

from uuid import uuid4

from coach.card import Button
from coach.deadlines import Deadline
from coach.entries import Promise
from coach.headline import headline
from coach.promises import meant, open_promises, promises_in
from coach.recovery import Recovery
from coach.summary import promise_line
from coach.turn import Reply, Turn
from coach.wording import card


def respond(turn: Turn) -> Reply:
    """Sets, lists, keeps or moves promises of the newest case, open or not: they outlive a call."""
    if turn.recovery is None:
        return _elsewhere(turn)
    if "follow_up.list" in turn.asked or (turn.pressed and not turn.text):
        return _listed(turn, turn.recovery)
    promise = meant(turn.recovery, turn.text)
    if promise and ("follow_up.done" in turn.asked or "follow_up.drop" in turn.asked):
        return _ended(turn, turn.recovery, promise)
    if promise and turn.facts.deadline and "follow_up.move" in turn.asked:
        return _moved(turn, turn.recovery, promise, turn.facts.deadline)
    return _set(turn, turn.recovery)


def _ended(turn: Turn, recovery: Recovery, promise: Promise) -> Reply:
    state = "kept" if "follow_up.done" in turn.asked else "dropped"
    recovery = recovery.with_entries(_again(turn, promise, state=state))
    return _answer(turn, recovery, f"follow_up.{state}", promise_line(promise, turn.packs))


def _moved(turn: Turn, recovery: Recovery, promise: Promise, to: Deadline) -> Reply:
    due = to.at
    if not to.day_told and promise.due:
        day = promise.due.astimezone(to.at.tzinfo)
        due = to.at.replace(year=day.year, month=day.month, day=day.day)
    changed = _again(turn, promise, due=due, due_text=to.text)
    recovery = recovery.with_entries(changed)
    return _answer(turn, recovery, "follow_up.moved", promise_line(changed, turn.packs))


def _elsewhere(turn: Turn) -> Reply:
    """Without a recovery here, what was promised in the newest others."""
    lines = "\n".join(
        f"- {promise_line(promise, turn.packs)} \u00b7 {headline(recovery, turn.packs)}"
        for recovery in turn.recent
        for promise in open_promises(recovery)
    )
    wording = "follow_up.elsewhere" if lines else "follow_up.no_case"
    return Reply("follow_up", card(turn.packs, wording, {"promise": lines}), None)


def _set(turn: Turn, recovery: Recovery) -> Reply:
    made = promises_in(turn.text, turn.facts.deadlines, turn.employee, turn.message, turn.now)
    if not made:
        return _listed(turn, recovery)
    recovery = recovery.with_entries(*made)
    if len(made) > 1:
        lines = "\n".join(f"- **{promise_line(promise, turn.packs)}**" for promise in made)
        return _answer(turn, recovery, "follow_up.several", lines)
    wording = "follow_up.set" if made[0].due else "follow_up.no_date"
    return _answer(turn, recovery, wording, promise_line(made[0], turn.packs))


def _listed(turn: Turn, recovery: Recovery) -> Reply:
    lines = "\n".join(
        f"- {promise_line(promise, turn.packs)}" for promise in open_promises(recovery)
    )
    return _answer(turn, recovery, "follow_up.list" if lines else "follow_up.none", lines)


def _answer(turn: Turn, recovery: Recovery, wording: str, promise: str) -> Reply:
    built = card(
        turn.packs,
        wording,
        {"promise": promise},
        record=recovery.id,
        buttons=_back_to_step(turn, recovery),
    )
    return Reply("follow_up", built, recovery)


def _back_to_step(turn: Turn, recovery: Recovery) -> list[Button]:
    if recovery.phase != "open":
        return []
    return [Button(title=turn.packs.label("button.back_to_step"), payload="/where")]


def _again(turn: Turn, promise: Promise, **changed: object) -> Promise:
    """The promise as it is now, as an entry of its own."""
    fresh = {"id": uuid4().hex, "at": turn.now, "turn": turn.message}
    return promise.model_copy(update=fresh | changed)
