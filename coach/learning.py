"""Takes what a message tells about the case into the case."""

from __future__ import annotations

from datetime import datetime

from coach.entries import AnyEntry, Escalation, Fact, FactKind, FeelingNoted
from coach.facts import Facts
from coach.recovery import Recovery
from phrasebank.packs import Packs

#: Signals that are a threat or a demand to put on record, most pressing first.
ESCALATIONS = ("safety", "self_harm", "vulnerable", "abuse", "legal", "press", "manager")
#: Signal → the fact that it states.
_STATED: dict[str, tuple[FactKind, str]] = {
    "repeated": ("repeated", "yes"),
    "refund_wanted": ("wants", "refund"),
    "valued": ("value", "valued"),
    "new_customer": ("value", "new"),
    "fault_ours": ("fault", "ours"),
    "fault_theirs": ("fault", "theirs"),
    "fault_shared": ("fault", "shared"),
}
#: Facts that hold from the first time they are told; later ones only come as corrections (behaviour
#: ``fact``).
_FIRST_HOLDS = ("noun", "failure")


def learn(
    recovery: Recovery,
    facts: Facts,
    packs: Packs,
    turn: str,
    now: datetime,
    correcting: bool = False,
) -> Recovery:
    """The recovery with everything new in ``facts``.

    ``correcting`` lets the noun and the failure be replaced.
    """
    entries: list[AnyEntry] = []
    for kind, value, quote in _told(facts):
        known = recovery.fact(kind)
        if known == value or (known and kind in _FIRST_HOLDS and not correcting):
            continue
        entries.append(Fact(at=now, turn=turn, kind=kind, value=value, quote=quote))
    for felt in facts.feelings[:1]:
        level = packs.feelings[felt.id].level
        entries.append(
            FeelingNoted(at=now, turn=turn, feeling=felt.id, level=level, quote=felt.quote)
        )
    return recovery.with_entries(*entries, *_escalations(recovery, facts, turn, now))


def tells(facts: Facts) -> bool:
    """Whether the message holds anything that can be learned."""
    return bool(_told(facts) or facts.feelings)


def pressing(facts: Facts) -> str | None:
    """The most pressing threat or demand in the message, if it holds one."""
    return next((kind for kind in ESCALATIONS if kind in facts.signals), None)


def _told(facts: Facts) -> list[tuple[FactKind, str, str]]:
    told: list[tuple[FactKind, str, str]] = []
    single: tuple[FactKind, ...] = ("name", "noun", "delay", "amount", "reference")
    for kind in single:
        value = getattr(facts, kind)
        if value:
            told.append((kind, value.value, value.quote))
    if facts.failures:
        told.append(("failure", facts.failures[0].id, facts.failures[0].quote))
    told += [
        (*_STATED[signal], quote) for signal, quote in facts.signals.items() if signal in _STATED
    ]
    return told


def _escalations(recovery: Recovery, facts: Facts, turn: str, now: datetime) -> list[Escalation]:
    known = {escalation.kind for escalation in recovery.all(Escalation)}
    return [
        Escalation.model_validate(
            {"at": now, "turn": turn, "kind": kind, "quote": facts.signals[kind]}
        )
        for kind in ESCALATIONS
        if kind in facts.signals and kind not in known
    ]
