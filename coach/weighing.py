"""Weighs the model's guesses with what is likely in the state of the case.

The model reads one message without knowing the case: but nobody skips a step when no case is open.
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.turn import Turn

PLAIN = 0.6
"""From here on a message is plainly about what the model takes it for."""

#: How likely a behaviour is in a state beside its usual share; what isn't named stays as it is.
_NO_CASE: Mapping[str, float] = {
    "start": 3.0, "customer_said": 0.5, "advance": 0.4, "back": 0.3, "skip": 0.3, "where": 0.6,
    "why": 0.4, "fact": 0.4, "resolve": 0.4, "undo": 0.5,
}  # fmt: skip
_WORKING: Mapping[str, float] = {"start": 0.3, "train": 0.4}
_WRAPPING_UP: Mapping[str, float] = {
    "resolve": 1.5, "start": 0.5, "train": 0.4, "advance": 0.7,
}  # fmt: skip
#: What can be an answer to one of the wrap-up's questions.
_ANSWERS = ("resolve", "fact", "customer_said", "advance", "skip", "start", "smalltalk", "undo")


def weighed(turn: Turn, intent: str) -> tuple[str, float]:
    """The likeliest behaviour in the state of the case, and how likely it is (0 to 1)."""
    ranking = turn.ranking or ((intent, turn.confidence),)
    shares = _shares(turn)
    scores = {name: score * shares.get(name, 1.0) for name, score in ranking}
    rest = max(0.0, 1.0 - sum(score for _, score in ranking))
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best] / (sum(scores.values()) + rest)


def asks_otherwise(turn: Turn) -> bool:
    """Whether the message is plainly about something else than the wrap-up's question."""
    if turn.pressed or not turn.ranking:
        return False
    guess, confidence = weighed(turn, turn.ranking[0][0])
    return confidence >= PLAIN and guess not in _ANSWERS


def _shares(turn: Turn) -> Mapping[str, float]:
    if turn.case is None:
        return _NO_CASE
    return _WRAPPING_UP if turn.case.phase == "wrapup" else _WORKING
