"""What a few plain words tell within a case, whatever the model makes of them: a sum, a promise, a cause."""

from __future__ import annotations

import re

from coach.turn import Turn

_WILL = re.compile(
    r"^\W*(?:(?:ok|right|so|and|now|then|we|i)\s+)*(?:i'?ll|we'?ll|will|gonna|going to|need to)\s+\w",
    re.IGNORECASE,
)
_FEW = 5
"""Words; a sum with more around it may be about something else."""
_SHORT = 8
_TELLING = ("customer_said", "fact", "advance", "start", "escalate")
"""Guesses that something of ours with a day to it is taken for."""
_ELSEWHERE = ("resolve", "compensation", "train", "wellbeing", "export", "record")
"""Guesses that stand even where a day and an act of ours are told."""
_WRAP_UP_GUESSES = (
    "customer_said",
    "fact",
    "start",
    "out_of_scope",
    "explain",
    "advance",
    "resolve",
)


def told_plainly(turn: Turn, guess: str, *, sure: bool) -> str | None:
    """The behaviour that these words ask for instead of ``guess``; None when they ask for no other."""
    if guess == "follow_up" and "where.else" in turn.asked and turn.facts.deadline is None:
        return "where"
    if turn.draft is not None or "question" in turn.asked or "?" in turn.text:
        return None
    if "escalate.formal" in turn.asked and guess in _TELLING:
        return "escalate"
    if _promises(turn, guess, sure=sure):
        return "follow_up"
    if _tells_a_cause(turn, guess) or _explains(turn, guess):
        return "fact"
    if guess == "smalltalk" and "solved" in turn.facts.signals:
        return "customer_said"  # which asks whether it is solved
    return _no_nonsense(turn, sure=sure) if guess == "out_of_scope" else None


def _promises(turn: Turn, guess: str, *, sure: bool) -> bool:
    """ "will send letter by fri"; "txt her the tracking 2nite" when the model is in doubt."""
    if not turn.facts.deadlines or "escalate.ask" in turn.asked:
        return False
    reported = "customer.reports" in turn.asked or bool(turn.facts.failures or turn.facts.signals)
    if not sure and guess not in _ELSEWHERE and "follow_up.ours" in turn.asked and not reported:
        return True
    return guess in _TELLING and bool(_WILL.search(turn.text))


def _tells_a_cause(turn: Turn, guess: str) -> bool:
    """In the wrap-up, before it was asked for: "signal failure"."""
    wrapping_up = turn.case is not None and turn.case.phase == "wrapup"
    few = len(turn.text.split()) <= _SHORT and not turn.facts.signals
    return wrapping_up and few and bool(turn.facts.causes) and guess in _WRAP_UP_GUESSES


def _explains(turn: Turn, guess: str) -> bool:
    """Why it happened is no wish to see the record: "left the depot mon, cos driver scanned it wrong"."""
    shows = any(request.startswith(("record.", "export.")) for request in turn.asked)
    return (
        guess == "record"
        and "cause.explains" in turn.asked
        and bool(turn.facts.causes)
        and not shows
    )


def _no_nonsense(turn: Turn, *, sure: bool) -> str | None:
    """A sum alone ("38 a month"), or the thing that it is all about ("got new steaks coming")."""
    few = len(turn.text.split()) <= _FEW
    if few and turn.facts.amount and not turn.facts.offered:
        return "fact"
    asked = any(request.startswith("offer.") for request in turn.asked)
    return "fact" if turn.facts.noun and not sure and not asked else None
