"""What a message means in the state of the case: the model's guess, weighed with the state and held against the words.

The model reads one message without knowing the case. Its guesses are weighed with what is likely in the state (nobody
skips a step when no case is open); a sure model is believed, an unsure one is held against what the words plainly show.
Threats outweigh everything but a plain question.
"""

from __future__ import annotations

from coach.facts import OWN
from coach.learning import pressing
from coach.second_look import against_the_guess, tells_more
from coach.turn import Turn
from coach.weighing import PLAIN, weighed

GUESS = 0.4
"""Below this weighed confidence the model is guessing: about half right."""
_SURE = 0.75
_VERY_SURE = 0.9
_HALF = 0.5

#: A practice customer's trouble, or the trouble asked about in general, opens no case.
_NEVER_A_CASE = ("train", "explain", "framework")
#: What only tells of trouble opens a case when none is open.
_TOLD = ("customer_said", "fact", "resolve", "advance")
#: An ask that a threat in the same message doesn't outweigh, when the model is sure of it.
_ASKING = (
    "why", "where", "train", "explain", "framework", "phrase", "smalltalk", "follow_up", "record", "compensation",
    "export", "wellbeing",
)  # fmt: skip
#: Threats that come before the opening of a case, which they open too.
_AT_ONCE = ("self_harm", "safety", "violence", "harm_at_home")
#: Threats that no other question in the same message outweighs.
_LIFE = ("self_harm", "violence")
_GENERAL = ("check", "explain", "train", "export")
#: A doubtful guess at one of these changes nothing that matters.
_HARMLESS = ("customer_said", "fact", "check", "out_of_scope")
#: What a report of the customer's is not, when the model is in doubt.
_NOT_REPORTED = (
    "start", "skip", "back", "where", "why", "phrase", "train", "framework", "explain", "wellbeing", "smalltalk",
    "out_of_scope", "export", "undo", "advance",
)  # fmt: skip


def meant(turn: Turn, intent: str) -> str:
    """The behaviour to answer with; "fallback" means: ask what was meant. A pressed button means what it says."""
    if turn.pressed:
        return intent
    if turn.draft is not None:
        return "check"
    if is_own_crisis(turn):
        return "wellbeing"
    guess, confidence = weighed(turn, intent)
    read = _with_no_case if turn.case is None else _within_a_case
    return read(turn, guess, confidence)


def is_own_crisis(turn: Turn) -> bool:
    """The employee can't go on; only a customer whose life is at risk comes before them."""
    shown = turn.coach.facts.signals(turn.text)
    return not shown.keys().isdisjoint(OWN) and pressing(turn.facts) not in _AT_ONCE


def _is_life(threat: str | None, guess: str) -> bool:
    """Asked with such words, "what do i say" is asked about them; only general questions are not."""
    return threat in _LIFE and guess not in _GENERAL


def _with_no_case(turn: Turn, guess: str, confidence: float) -> str:
    threat = pressing(turn.facts)
    if _is_life(threat, guess) or (threat in _AT_ONCE and guess not in _ASKING):
        return "escalate"
    if guess == "follow_up" and not threat and _is_trouble_with_no_promise(turn):
        return "start"
    if confidence >= (_HALF if guess in _NEVER_A_CASE else _SURE) and guess not in _TOLD:
        return guess
    if threat and guess != "start" and _reports(turn):
        return "escalate"
    if _tells_of_a_customer(turn) and guess not in ("check", "compensation"):
        return "start"
    if guess == "customer_said":
        return "start" if _mentions_customer(turn) else "fallback"
    return _doubted(turn, guess, confidence)


def _within_a_case(turn: Turn, guess: str, confidence: float) -> str:
    if "record.note" in turn.asked and confidence < _SURE:
        return "record"
    threat = pressing(turn.facts, turn.case)
    if threat and (_is_life(threat, guess) or not _outweighs(turn, guess, confidence)):
        return "escalate"
    if plainly := against_the_guess(turn, guess, sure=confidence >= _SURE):
        return plainly
    if confidence >= _SURE:
        return guess
    if guess == "escalate":
        return guess if "escalate.ask" in turn.asked else "customer_said"
    if guess in _NOT_REPORTED and confidence < PLAIN and (_reports(turn) or tells_more(turn)):
        return "customer_said"
    return _doubted(turn, guess, confidence)


def _outweighs(turn: Turn, guess: str, confidence: float) -> bool:
    """Whether the message is about something else although it holds words of a threat."""
    if guess == "out_of_scope":
        return confidence >= _VERY_SURE and not _mentions_customer(turn)
    if guess == "check":
        return confidence >= _VERY_SURE
    return confidence >= _SURE and guess in _ASKING


def _tells_of_a_customer(turn: Turn) -> bool:
    """A failure or a feeling, and not the employee's own."""
    named = "customer.named" in turn.asked
    if "employee.own" in turn.asked and not named:
        return False
    return bool(turn.facts.failures) or (bool(turn.facts.feelings) and (named or _reports(turn)))


def _is_trouble_with_no_promise(turn: Turn) -> bool:
    """ "claim 6 wks no reply, fed up" asks for nothing that was promised to others."""
    asked = any(request.startswith("follow_up.") for request in turn.asked)
    return bool(turn.facts.failures) and not asked and "question" not in turn.asked


def _doubted(turn: Turn, guess: str, confidence: float) -> str:
    """A guess is taken for what the words show: a fact, a report, or nothing clear."""
    shown = any(request.startswith(f"{guess}.") for request in turn.asked)
    if confidence >= GUESS or shown or guess in _HARMLESS:
        return guess
    if "employee_distress" in turn.facts.signals and not _reports(turn):
        return "wellbeing"
    if (
        turn.case
        and (turn.facts.name or turn.facts.amount or turn.facts.reference)
        and not turn.facts.failures
    ):
        return "fact"
    if turn.case and (_mentions_customer(turn) or turn.facts.failures):
        return "customer_said"
    return "fallback"


def _reports(turn: Turn) -> bool:
    return "customer.reports" in turn.asked


def _mentions_customer(turn: Turn) -> bool:
    return "customer.mentioned" in turn.asked
