"""What a trainee asks of the practice itself, told from what they say to the customer."""

from __future__ import annotations

from coach.turn import Turn

_SURE = 0.9
"""From here on the model's guess is believed for a message with other words around the request."""
_OTHER_WORDS = 2
_FAMILY = "practice."
_KEYS = {"undo": "rewind", "where": "state", "phrase": "hint", "advance": "next"}
"""What the keys of a surface mean in a practice."""
_ASIDES = "smalltalk.bot"
_STEERS = ("hint", "pause", "resume", "stop", "score", "rewind", "state")


def command(turn: Turn, intent: str) -> str | None:
    """What is asked for: hint, pause, resume, stop, score, rewind, state, next; "aside" for what no
    customer can answer; None for a line that is said to the customer.
    """
    if turn.pressed:
        return turn.entities.get("do") or _KEYS.get(intent, "aside")
    asked = [one.removeprefix(_FAMILY) for one in sorted(turn.asked) if one.startswith(_FAMILY)]
    steers = next((one for one in asked if one in _STEERS), None)
    if steers and (_is_all(turn, _FAMILY + steers) or _is_meant(turn, intent)):
        return steers
    return "aside" if _is_all(turn, _ASIDES) else None


def _is_meant(turn: Turn, intent: str) -> bool:
    return intent == "train" and turn.confidence >= _SURE


def _is_all(turn: Turn, request: str) -> bool:
    """Whether the request is about all that the message says."""
    hits = turn.coach.requests.find(turn.coach.reader.read(turn.text))
    words = len(turn.text.split())
    return any(
        hit.entry == request and words - len(hit.quote.split()) <= _OTHER_WORDS - (words < 3)
        for hit in hits
    )
