"""What a few plain words tell within a case, whatever the model makes of them: a sum, a promise, a cause."""

from __future__ import annotations

import re

from coach.turn import Turn

_WILL = re.compile(
    r"^\W*(?:(?:ok|right|so|and|now|then|we|i)\s+)*(?:i'?ll|we'?ll|will|gonna|going to|need to)\s+\w",
    re.IGNORECASE,
)
_AND_ILL = re.compile(r"\b(?:and|n|&|\+|then|,)\s*(?:i'?ll|we'?ll)\s\w", re.IGNORECASE)
"""Behind something else that is told: "no charge and i'll check her finger sat morning"."""
_FEW = 5
"""Words; a sum with more around it may be about something else."""
_SHORT = 8
_TELLING = ("customer_said", "fact", "advance", "start", "escalate")
"""Guesses that something of ours with a day to it is taken for."""
_ELSEWHERE = ("resolve", "compensation", "train", "wellbeing", "export", "record")
"""Guesses that stand even where a day and an act of ours are told."""
_VERY_SURE = 0.9
_ASKED_BY_NAME = {"framework": 5, "smalltalk": 2}
"""Guesses that hardly anybody means in so few words, none of which asks for it."""
_STATE = frozenset(("is", "are", "was", "were", "no"))
"""With one of these a date is told, not promised: "stylist is off til thurs"."""
_MOVES = ("skip", "escalate", "back", "undo")
"""Guesses that what they lack or need it for is not: "no courtesy car either"."""
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
    if _asks_where(turn, guess, sure=sure):
        return "where"
    if turn.draft is not None or "question" in turn.asked or "?" in turn.text:
        return None
    if guess in _MOVES and "customer.lacks" in turn.asked:
        return "customer_said"
    if _only_names(turn, guess):
        return "fact"
    if "escalate.formal" in turn.asked and guess in _TELLING:
        return "escalate"
    if _promises(turn, guess, sure=sure):
        return "follow_up"
    if _tells_a_cause(turn, guess) or _explains(turn, guess) or _half_told(turn, guess, sure=sure):
        return "fact"
    if (guess == "smalltalk" and "solved" in turn.facts.signals) or _agreed(turn, guess, sure=sure):
        return "customer_said"  # which asks whether it is solved, or says back what was agreed
    doubted = guess == "where" and not sure and "fact.event" in turn.asked
    return _no_nonsense(turn, sure=sure) if guess == "out_of_scope" or doubted else None


def _only_names(turn: Turn, guess: str) -> bool:
    """A word or three that ask for nothing: "Forfar", "Gaz used last years plan" are part of the story."""
    words = len(turn.text.split())
    if turn.case is None or words > _ASKED_BY_NAME.get(guess, 0) or turn.confidence >= _VERY_SURE:
        return False
    asked = any(request.startswith(f"{guess}.") for request in turn.asked)
    named = bool(turn.coach.framework_names.named(turn.text))
    return not (asked or named)


def _asks_where(turn: Turn, guess: str, *, sure: bool) -> bool:
    """ "anything else i shud do", "what do i do": what is left of the steps."""
    few = len(turn.text.split()) <= _FEW
    else_ = "where.else" in turn.asked and turn.facts.deadline is None
    if else_ and (guess == "follow_up" or (guess == "phrase" and few and not sure)):
        return True
    return few and not sure and "where.do" in turn.asked


def _agreed(turn: Turn, guess: str, *, sure: bool) -> bool:
    """ "he took it" is the customer's yes, and no step that is done."""
    said = "accepts" in turn.facts.signals and "customer.reports" in turn.asked
    return guess == "advance" and not sure and said


def _half_told(turn: Turn, guess: str, *, sure: bool) -> bool:
    """In the wrap-up, a word or two that end it neither way: "partly" is noted, and the question stays."""
    asked = turn.case is not None and turn.case.phase == "wrapup" and turn.case.result is None
    few = len(turn.text.split()) <= 2 and not turn.facts.signals  # noqa: PLR2004 - as told
    return asked and few and not sure and guess == "customer_said"


def _promises(turn: Turn, guess: str, *, sure: bool) -> bool:
    """ "will send letter by fri"; "txt her the tracking 2nite" when the model is in doubt."""
    if "follow_up.senior" in turn.asked and turn.facts.deadlines and guess in _TELLING:
        return True
    if not turn.facts.deadlines or "escalate.ask" in turn.asked:
        return False
    exports = any(request.startswith("export.") for request in turn.asked)
    if guess == "export" and not exports:
        return True
    reported = "customer.reports" in turn.asked or bool(turn.facts.failures or turn.facts.signals)
    if not sure and guess not in _ELSEWHERE and "follow_up.ours" in turn.asked and not reported:
        return True
    return guess in _TELLING and bool(_WILL.search(turn.text) or _AND_ILL.search(turn.text))


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
    if few and (turn.facts.name or (turn.facts.amount and not turn.facts.offered)):
        return "fact"
    asked = any(request.startswith("offer.") for request in turn.asked)
    if "fact.event" in turn.asked and "employee.own" not in turn.asked and not asked:
        acted = turn.facts.deadlines and _STATE.isdisjoint(turn.text.lower().split())
        return "follow_up" if acted else "fact"
    return "fact" if turn.facts.noun and not sure and not asked else None
