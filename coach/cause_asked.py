"""In the wrap-up, what caused it: told in any words, whatever the model takes them for."""

from __future__ import annotations

from coach.behaviours.resolve import result_in
from coach.turn import Turn

REACTIONS = ("rejects", "leaving", "refund_wanted", "calmer")
"""Signals of how the customer takes it."""
SAYINGS = (*REACTIONS, "wants", "asks", "distrust", "accepts", "solved", "safe")
"""What they say that has an answer of its own."""
#: With nothing in the words to bear them out, guesses at these are taken for what was asked last: the cause.
_NEEDS_WORDS = ("escalate", "framework", "out_of_scope", "follow_up", "start", "train")
_TELLING = ("customer_said", "fact", "compensation", "advance")
_ENDS = ("resolve", "advance")
"""Guesses in doubt that a cause told in words that no list holds is taken for: "junior did it on her own"."""
_OTHER_MATTERS = ("start", "train", "out_of_scope")
#: A new customer, practice or nonsense, guessed this surely, is no cause in words that no list holds.
_CERTAIN = 0.98
_SURE = 0.75
_SHORT = 8
_FEW = 4
"""Words; an answer in short, and one in a very few."""


def tells_the_cause(turn: Turn, guess: str) -> bool:
    """The wrap-up has asked for the cause, and this is one in words that no list holds: "lead actor ill"."""
    asked = turn.case is not None and turn.case.phase == "wrapup"
    if asked and guess != "resolve" and turn.may_tell_a_cause and _only_tells(turn, guess):
        return True
    asked = asked and turn.case is not None and turn.case.result is not None
    plain = (
        len(turn.text.split()) <= _SHORT and "?" not in turn.text and "question" not in turn.asked
    )
    meant_so = bool(
        "escalate.ask" in turn.asked
        or any(request.startswith(f"{guess}.") for request in turn.asked)
        or (guess == "framework" and turn.coach.framework_names.named(turn.text))
        or (guess == "follow_up" and turn.facts.deadline)
    )
    meant_so = meant_so or (guess in _OTHER_MATTERS and turn.confidence >= _CERTAIN)
    bare = guess == "customer_said" and not turn.facts.signals and not turn.facts.feelings
    bare = bare and "customer.reports" not in turn.asked
    taken = guess in _NEEDS_WORDS or bare or _ends_nothing(turn, guess)
    return asked and plain and taken and not meant_so


def _only_tells(turn: Turn, guess: str) -> bool:
    """Nothing is asked for, nothing promised, and nothing of how it ended or how they are now."""
    asks = "question" in turn.asked or "?" in turn.text or turn.draft is not None
    told = turn.facts.deadlines or turn.facts.signals.keys() & {*SAYINGS, *REACTIONS}
    own = "employee.own" in turn.asked or any(s.startswith("employee_") for s in turn.facts.signals)
    return not (asks or told or own) and (guess in _TELLING or turn.confidence < _CERTAIN)


def _ends_nothing(turn: Turn, guess: str) -> bool:
    """A few words that the model takes for an ending, with nothing in them of how it ended."""
    doubted = guess in _ENDS and turn.confidence < _SURE and len(turn.text.split()) >= _FEW
    return doubted and not turn.facts.signals and result_in(turn) is None
