"""What a message means in the state of the case: the model's guess, held against what the words plainly show.

The model reads one message without knowing the case. A failure told while no case is open opens one, whatever the model
thought; a report of what the customer says never skips a step; a manager is called only when one was asked for.
"""

from __future__ import annotations

from coach.learning import pressing
from coach.turn import Turn

GUESS = 0.4
"""Below this confidence the model is guessing: about half right on ``tests/data/understanding.jsonl``."""
NOISE = 0.25
"""Below this not even a guess that only shows something is worth acting on."""

#: With no case open, these keep their meaning although a failure is told, when the model is sure.
_ASKING = (
    "why",
    "where",
    "train",
    "explain",
    "framework",
    "phrase",
    "smalltalk",
    "out_of_scope",
    "wellbeing",
    "follow_up",
    "record",
)
_SURE = 0.75
#: Threats that come before the opening of a case, which they open too.
_AT_ONCE = ("safety", "self_harm")
#: Signals of how the customer takes it.
_REACTIONS = ("rejects", "leaving", "refund_wanted", "calmer")
_SMALLTALK = 0.6
#: What these do changes nothing that matters.
_HARMLESS = ("customer_said", "fact", "check", "out_of_scope")
#: A report of what the customer says or does is none of these.
_NOT_REPORTED = (
    "start", "skip", "back", "where", "why", "phrase", "train", "framework", "explain", "wellbeing", "smalltalk",
    "out_of_scope", "export", "undo",
)  # fmt: skip
#: A threat or a demand for a manager outweighs these.
_OUTWEIGHED = (*_NOT_REPORTED, "advance", "fact", "customer_said")
_CLARIFIED = (
    "phrase",
    "where",
    "why",
    "explain",
    "train",
    "wellbeing",
    "framework",
    "record",
    "follow_up",
    "start",
)


def meant(turn: Turn, intent: str) -> str:
    """The behaviour to answer with; "fallback" means: ask what was meant. A pressed button means what it says."""
    if turn.pressed:
        return intent
    if turn.draft is not None:
        return "check"
    return _with_no_case(turn, intent) if turn.case is None else _within_a_case(turn, intent)


def _with_no_case(turn: Turn, intent: str) -> str:
    if intent in ("check", "compensation"):
        return intent
    if intent in _ASKING and turn.confidence >= _SURE:
        return intent
    if intent == "escalate" and _is_escalation(turn):
        return intent
    if pressing(turn.facts) in _AT_ONCE or (
        pressing(turn.facts) and intent != "start" and _reports(turn)
    ):
        return "escalate"
    if _tells_of_a_customer(turn):
        return "start"
    if intent == "customer_said":
        return "start" if _reports(turn) else "fallback"
    if intent == "escalate":
        return "fallback"
    return _doubted(turn, intent)


def _within_a_case(turn: Turn, intent: str) -> str:
    if "record.note" in turn.asked and intent in _OUTWEIGHED:
        return "record"
    if pressing(turn.facts) and intent in _OUTWEIGHED:
        asks = intent in _ASKING and turn.confidence >= _SURE
        return intent if asks else "escalate"
    if intent == "escalate" and not _is_escalation(turn):
        return "customer_said" if _mentions_customer(turn) else "fallback"
    if _reports(turn) and intent in _NOT_REPORTED:
        return "customer_said"
    if turn.confidence < _SURE and intent in (*_NOT_REPORTED, "advance") and _tells_more(turn):
        return "customer_said"
    if intent == "resolve" and turn.confidence < _SURE and _reports(turn) and not _ended(turn):
        return "customer_said"
    if intent == "wellbeing" and turn.confidence < _SURE and not _in_distress(turn):
        return "fallback"
    return _doubted(turn, intent)


def _is_escalation(turn: Turn) -> bool:
    """Only plain words, or a model that is sure, call a manager."""
    shown = pressing(turn.facts) is not None or "escalate.ask" in turn.asked
    return shown or (turn.confidence >= _SURE and not _reports(turn))


def _ended(turn: Turn) -> bool:
    return any(signal in turn.facts.signals for signal in ("solved", "unsolved", "lost", "ended"))


def _in_distress(turn: Turn) -> bool:
    return "employee_distress" in turn.facts.signals


def _tells_more(turn: Turn) -> bool:
    """Trouble or a reaction of the customer's, told and not asked about."""
    told = bool(turn.facts.failures) or any(signal in turn.facts.signals for signal in _REACTIONS)
    return told and "question" not in turn.asked and "?" not in turn.text


def _tells_of_a_customer(turn: Turn) -> bool:
    """A failure or a feeling, and not the employee's own."""
    named = "customer.named" in turn.asked
    if "employee.own" in turn.asked and not named:
        return False
    return bool(turn.facts.failures) or (bool(turn.facts.feelings) and (named or _reports(turn)))


def _doubted(turn: Turn, intent: str) -> str:
    """A guess is taken for what the words show: a fact, a report, or nothing clear."""
    shown = any(request.startswith(f"{intent}.") for request in turn.asked)
    if intent == "smalltalk" and not shown and turn.confidence < _SMALLTALK:
        return "out_of_scope"
    if turn.confidence >= GUESS or shown or intent in _HARMLESS:
        return intent
    if (
        turn.case
        and (turn.facts.name or turn.facts.amount or turn.facts.reference)
        and not turn.facts.failures
    ):
        return "fact"
    if turn.case and intent in _CLARIFIED and (_mentions_customer(turn) or turn.facts.failures):
        return "customer_said"
    return "fallback" if turn.confidence < NOISE else intent


def _reports(turn: Turn) -> bool:
    return "customer.reports" in turn.asked


def _mentions_customer(turn: Turn) -> bool:
    return "customer.mentioned" in turn.asked
