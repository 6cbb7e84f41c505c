"""What a nudge's conditions look at: the call as it stands after a turn."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, fields

from coach.entries import Fact
from coach.listening.call import Call
from coach.listening.heard import HeardTurn
from coach.recovery import Recovery
from phrasebank.schema.nudge import Among, Count, When

_RISE = 0.12
"""Less than this is no change of anger worth speaking of."""
_VAGUE, _TIMED = "vague_noun", "timed"
"""Cues of the agent's that the coach itself looks for."""


@dataclass(frozen=True)
class Situation:
    """One field for each condition of ``phrasebank.schema.nudge.When``, under the same name.

    None means that it isn't known: then no condition on it holds.
    """

    moves: frozenset[str]
    """The agent's moves in this turn; empty after a customer's."""
    made: frozenset[str]
    """The agent's moves so far, this turn included."""
    made_before: frozenset[str]
    """The same without this turn."""
    cues: frozenset[str]
    """The agent's cues in this turn."""
    cues_given: frozenset[str]
    cues_before: frozenset[str]
    signals: frozenset[str]
    """What the customer's latest turn showed."""
    heard: frozenset[str]
    """The customer's signals so far."""
    findings: frozenset[str]
    """Rules to avoid that this turn breaks, and their families."""
    known: frozenset[str]
    """Kinds of fact on record."""
    failures: frozenset[str]
    steps_done: frozenset[str]
    level: str
    peak: str
    trend: str
    """Of the anger over the customer's last two turns: rising, falling or steady."""
    agent_turns: int
    customer_turns: int
    words: int
    apologies: int
    apologies_running: int
    promises: int
    undated_promises: int
    gap_seconds: float | None
    turns_since_anger_rose: int | None
    vague_for_noun: bool
    """The agent said "the issue" though the customer has a word for the thing."""
    noun_used: bool
    asked_again: bool
    """The agent asked for what is on record already."""


def situation(before: Call, now: Call, heard: HeardTurn) -> Situation:
    """The call ``now``, after ``heard``; ``before`` is the call without it."""
    by_agent = heard.turn.speaker == "agent"
    recovery = now.recovery
    facts = {fact.kind for fact in recovery.all(Fact)} if recovery else set()
    failure = recovery.fact("failure") if recovery else None
    states = recovery.step_states(recovery.framework) if recovery else {}
    return Situation(
        moves=heard.made,
        made=now.made,
        made_before=before.made,
        cues=frozenset(heard.cues) if by_agent else frozenset(),
        cues_given=now.cues,
        cues_before=before.cues,
        signals=now.signals,
        heard=now.heard,
        findings=_findings(heard),
        known=frozenset(facts),
        failures=frozenset([failure] if failure else []),
        steps_done=frozenset(step for step, state in states.items() if state == "done"),
        level=now.anger.level,
        peak=now.peak,
        trend=_trend(now.course),
        agent_turns=now.agent_turns,
        customer_turns=now.customer_turns,
        words=len(heard.turn.text.split()),
        apologies=now.apologies,
        apologies_running=now.apologies_running,
        promises=now.promises,
        undated_promises=_undated(heard) if by_agent else 0,
        gap_seconds=_gap(before, heard),
        turns_since_anger_rose=None if now.rose_at is None else now.turns - now.rose_at,
        vague_for_noun=by_agent and _vague(heard, recovery),
        noun_used=now.noun_used,
        asked_again=by_agent and _asks_again(heard, before),
    )


def holds(when: When, seen: Situation) -> bool:
    """Whether all conditions that are given hold."""
    return all(
        _met(condition, getattr(seen, name))
        for name in _CONDITIONS
        if (condition := getattr(when, name)) is not None
    )


_CONDITIONS = tuple(one.name for one in fields(Situation))


def _met(condition: Among | Count | Collection[str] | bool, value: object) -> bool:
    if value is None:
        return False
    if isinstance(condition, Among):
        assert isinstance(value, frozenset)
        return (
            (not condition.any or bool(value & set(condition.any)))
            and value.issuperset(condition.all)
            and value.isdisjoint(condition.none)
        )
    if isinstance(condition, Count):
        assert isinstance(value, int | float)
        low, high = condition.at_least, condition.at_most
        return (low is None or value >= low) and (high is None or value <= high)
    if isinstance(condition, bool):
        return value is condition
    return value in condition


def _findings(heard: HeardTurn) -> frozenset[str]:
    rules = {finding.rule for finding in heard.findings}
    return frozenset(rules | {rule.split(".")[0] for rule in rules})


def _trend(course: tuple[float, ...]) -> str:
    if len(course) < 2 or abs(course[-1] - course[-2]) < _RISE:
        return "steady"
    return "rising" if course[-1] > course[-2] else "falling"


def _undated(heard: HeardTurn) -> int:
    """Whether this turn promises something and names no time at all."""
    timed = heard.facts.deadlines or _TIMED in heard.cues
    return int("followup" in heard.made and not timed)


def _gap(before: Call, heard: HeardTurn) -> float | None:
    """Seconds of silence before the turn; None when a clock jumped or no time is known."""
    if before.last_at is None:
        return None
    seconds = (heard.turn.at - before.last_at).total_seconds()
    return seconds if 0 <= seconds < 3_600 else None


def _vague(heard: HeardTurn, recovery: Recovery | None) -> bool:
    noun = recovery.fact("noun") if recovery else None
    return bool(noun) and _VAGUE in heard.cues and not says(heard.turn.text, noun or "")


def says(text: str, noun: str) -> bool:
    """Whether the text holds the noun, also in the other number, or its last word."""
    word = re.escape(noun.lower().split()[-1].removesuffix("s")) if noun.split() else ""
    return bool(word) and re.search(rf"\b{word}", text.lower()) is not None


def _asks_again(heard: HeardTurn, before: Call) -> bool:
    """Asks for a reference or a name that the customer has given."""
    if before.recovery is None or "identity_asked" not in heard.cues:
        return False
    asked = heard.cues["identity_asked"].lower()
    named = ("name", "name"), ("order", "reference"), ("reference", "reference")
    return any(word in asked and before.recovery.fact(kind) for word, kind in named)  # type: ignore[arg-type]
