"""How angry a customer's turn is, and which words show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.facts import Facts
from coach.listening.encoder import Encoder
from coach.listening.observation import Anger
from coach.listening.parts import Part
from phrasebank.schema.nudge import Level

FRUSTRATED, ANGRY = 0.3, 0.64
"""Scores from which on the level changes."""
_HEARD, _UPSET, _WENT_ON = 1.09, 0.275, 0.04
"""The encoder is a shade too mild, and milder on upset turns of several pieces."""
_SHOUTING, _FAILED, _WAITED, _FELT, _POLITE = 0.06, 0.1, 0.08, 0.12, 0.05
_RAGING = 0.25
_RAGE = frozenset(("furious", "angry"))
_NO_ANGER = frozenset(("calm", "grateful"))
_MILD = _NO_ANGER | frozenset(("worried", "scared", "confused", "embarrassed"))
_POLITELY = re.compile(r"\b(?:thanks?|thank you|please|pls|cheers)\b", re.IGNORECASE)
_PLAIN_PART = 0.3
"""A piece of a turn that is at least this angry by itself is one of the reasons shown."""
_MOST_QUOTES, _LONGEST_QUOTE = 3, 90
_ENDS = " .,!?\u2026"
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b|[!?]{2,}")


def anger_in(text: str, parts: Sequence[Part], facts: Facts, encoder: Encoder) -> Anger:
    """The anger of the whole turn; the words are the feelings named, then the pieces that tell why.

    The turn is read at once, not piece by piece too: that is no better, and takes twice the time.
    """
    if not parts:
        return Anger()
    score = round(_score(text, len(parts), facts, encoder), 3)
    level = level_of(score)
    return Anger(score=score, level=level, because=_because(level, text, parts, facts, encoder))


def _score(text: str, pieces: int, facts: Facts, encoder: Encoder) -> float:
    """What the encoder reads, and what it can't see: capitals, and what the lexicon knows.

    The weights were set by reading customers' posts; each is worth a shade of anger, not a level.
    """
    read = encoder.read(text).anger
    score = _HEARD * read + _WENT_ON * (pieces > 1 and read >= _UPSET)
    score += _SHOUTING * bool(_SHOUTED.search(text))
    score += _FAILED * bool(facts.failures) + _WAITED * bool(facts.delay)
    named = {heard.id for heard in facts.feelings}
    score += _RAGING if not named.isdisjoint(_RAGE) else _FELT * bool(named - _MILD)
    score -= _POLITE * bool(_POLITELY.search(text))
    return min(1.0, max(0.0, score))


def level_of(score: float) -> Level:
    """Calm, frustrated or angry."""
    if score >= ANGRY:
        return "angry"
    return "frustrated" if score >= FRUSTRATED else "calm"


def _because(
    level: Level, text: str, parts: Sequence[Part], facts: Facts, encoder: Encoder
) -> tuple[str, ...]:
    if level == "calm":
        return ()
    quotes = [heard.quote for heard in facts.feelings if heard.id not in _NO_ANGER]
    quotes += [_shortened(part.text) for part in _telling(parts, facts, encoder)]
    quotes += _SHOUTED.findall(text)
    kept: list[str] = []
    for quote in quotes:
        if not any(quote.strip(_ENDS) in other for other in kept):
            kept.append(quote)
    return tuple(kept[:_MOST_QUOTES])


def _telling(parts: Sequence[Part], facts: Facts, encoder: Encoder) -> Sequence[Part]:
    """The pieces that say what failed or how long it takes; without any, the angriest ones."""
    reasons = [heard.quote for heard in facts.failures]
    if facts.delay:
        reasons.append(facts.delay.quote)
    told = [part for part in parts if any(reason in part.text for reason in reasons)]
    if told or len(parts) == 1:
        return told or parts
    ranked = sorted(parts, key=lambda part: -encoder.read(part.text).anger)
    return [p for p in ranked if encoder.read(p.text).anger >= _PLAIN_PART] or ranked[:1]


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "\u2026"
