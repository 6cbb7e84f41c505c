"""Solved, not solved, or over: the wrap-up begins."""

from __future__ import annotations

from typing import cast, get_args

from coach.behaviours.common import clarify, no_case, unsure
from coach.entries import AnyEntry, Outcome, Phase, Promise, Result
from coach.learning import learn
from coach.promises import happened, promises_in
from coach.turn import Reply, Turn

#: Signal → how it ended, the surest first. "ended" says nothing about how.
_RESULTS: tuple[tuple[str, Result], ...] = (
    ("unsolved", "unsolved"),
    ("lost", "lost"),
    ("solved", "solved"),
    ("accepts", "solved"),
)
#: Signals that tell of an ending plainly enough to go against a model in doubt.
_PLAIN = ("solved", "unsolved", "lost", "ended")


def respond(turn: Turn) -> Reply:
    """Puts on record how it ended and what was promised, and lets the wrap-up ask for the rest."""
    if turn.case is None:
        return no_case(turn)
    if unsure(turn, "resolve") and not any(signal in turn.facts.signals for signal in _PLAIN):
        return clarify(turn)
    recovery = learn(turn.case, turn.facts, turn.packs, turn.message, turn.now)
    entries: list[AnyEntry] = [
        Outcome(at=turn.now, turn=turn.message, result=result_in(turn), quote=turn.text[:200])
    ]
    entries += promises_told(turn)
    if recovery.phase != "wrapup":
        entries.append(Phase(at=turn.now, turn=turn.message, phase="wrapup"))
    return Reply("resolve", None, recovery.with_entries(*entries))


def promises_told(turn: Turn) -> list[Promise]:
    """The promises that come with the ending: "fixed, will ring her thurs"."""
    told = [each for each in turn.facts.deadlines if not happened(turn.text, each)]
    if not told:
        return []
    return promises_in(turn.text, told, turn.employee, turn.message, turn.now)


def result_in(turn: Turn) -> Result | None:
    """How it ended, as the message or the button tells it."""
    pressed = turn.entities.get("outcome")
    for result in get_args(Result):
        if pressed == result:
            return cast(Result, result)
    return next((result for signal, result in _RESULTS if signal in turn.facts.signals), None)
