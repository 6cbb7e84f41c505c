"""Causes that were told before anybody asked: kept as a note, suggested first at the wrap-up."""

from __future__ import annotations

from dataclasses import replace

from coach.coach import Coach
from coach.entries import Note
from coach.gist.weighed import maybe_causes
from coach.recovery import Recovery
from coach.turn import Reply, Turn

_EXPLAINS = "cause.explains"
_TELLING = (
    "start", "customer_said", "fact", "escalate", "follow_up", "compensation", "advance", "resolve",
)  # fmt: skip
"""Behaviours in which a message tells something; elsewhere it asks, or is a draft."""
_UNKNOWN = "unknown"


def noted(turn: Turn, reply: Reply) -> Reply:
    """The reply with the message on record in its own words, when it explains why it happened."""
    recovery = reply.recovery
    if recovery is None or recovery.cause or reply.behaviour not in _TELLING:
        return reply
    if turn.pressed or not _explained(turn) or _has_note(recovery, turn.message):
        return reply
    note = Note(at=turn.now, turn=turn.message, text=turn.text.strip())
    return replace(reply, recovery=recovery.with_entries(note))


def causes_told(recovery: Recovery, coach: Coach) -> list[str]:
    """Ids of the root causes that the notes speak of, the newest first."""
    notes = reversed(list(recovery.all(Note)))
    heard = (cause for note in notes for cause in _causes_in(note, coach))
    return [cause for cause in dict.fromkeys(heard) if cause != _UNKNOWN]


def _causes_in(note: Note, coach: Coach) -> list[str]:
    """Those that are told, and behind them those that may be meant."""
    told = [cause.id for cause in coach.told(note.text, note.at).causes]
    return [*told, *maybe_causes(coach.gist.read(note.text))]


def _explained(turn: Turn) -> bool:
    named = any(cause.id != _UNKNOWN for cause in turn.facts.causes)
    wrapping_up = turn.case is not None and turn.case.phase == "wrapup"
    if wrapping_up and turn.may_tell_a_cause:
        return True
    asks = "question" in turn.asked or "?" in turn.text
    return named and _EXPLAINS in turn.asked and not asks


def _has_note(recovery: Recovery, message: str) -> bool:
    return any(note.turn == message for note in recovery.all(Note))
