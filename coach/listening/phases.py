"""Where a call is: opening, problem, options, agreement, closing."""

from __future__ import annotations

from collections.abc import Collection

from coach.listening.call import Call
from coach.listening.heard import HeardTurn
from phrasebank.schema.nudge import CallPhase

_OFFERING = {"fix", "compensation"}
_GOODBYES = {"goodbye", "anything_else"}


def phase_after(call: Call, heard: HeardTurn) -> CallPhase:
    """The phase once this turn was heard; ``call`` already knows whether there is any trouble."""
    if heard.turn.speaker == "customer":
        return _after_customer(call, set(heard.cues))
    return _after_agent(call, heard.made, set(heard.cues))


def _after_customer(call: Call, signals: set[str]) -> CallPhase:
    if call.phase == "opening":
        return "problem" if call.upset else "opening"
    if signals & {"rejects", "unanswered"} and call.phase in ("options", "agreement", "closing"):
        return "options" if "rejects" in signals else "problem"
    if "ended" in signals and call.phase in ("agreement", "closing"):
        return "closing"
    if "accepts" in signals and call.phase == "options":
        return "agreement"
    return call.phase


def _after_agent(call: Call, moves: Collection[str], cues: set[str]) -> CallPhase:
    if cues & _GOODBYES and call.upset and call.phase != "problem":
        return "closing"
    if "goodbye" in cues and call.upset:
        return "closing"
    if call.phase == "problem" and (_OFFERING & set(moves) or "options" in cues):
        return "options"
    return call.phase
