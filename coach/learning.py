"""Takes what a message tells about the case into the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from coach.entries import AnyEntry, Escalation, Fact, FactKind, FeelingNoted
from coach.facts import Facts
from coach.names import DOCTORS, TITLES
from coach.recovery import Recovery
from phrasebank.packs import Packs

#: Signals that are a threat or a demand to put on record, most pressing first.
ESCALATIONS = (
    "self_harm", "safety", "violence", "harm_at_home", "abuse", "vulnerable", "legal", "press", "manager",
)  # fmt: skip
#: Signals that have a card of their own but are on record as another kind.
_KINDS = {"violence": "safety", "harm_at_home": "vulnerable", "formal": "legal"}
#: Once on record these guide the call; mentioned again, they are no news.
KNOWN_ONCE = ("vulnerable", "harm_at_home")
_LONGEST = 200
#: Each time in new words is one more for the record.
_EACH_TIME = ("self_harm", "safety", "violence", "abuse")
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
        if known == value or (known and not correcting and _holds(kind, quote)):
            continue
        if kind == "noun" and _in_passing(facts, known):
            continue
        if kind == "name" and known and _is_doctor(value) and not _is_doctor(known):
            continue
        entries.append(Fact(at=now, turn=turn, kind=kind, value=value, quote=quote))
    for felt in facts.feelings[:1]:
        level = packs.feelings[felt.id].level
        entries.append(
            FeelingNoted(at=now, turn=turn, feeling=felt.id, level=level, quote=felt.quote)
        )
    return recovery.with_entries(*entries, *escalations(recovery, facts, turn, now))


def _in_passing(facts: Facts, known: str | None) -> bool:
    """Whether a thing is named that the trouble isn't about: "wants money off her bill", "the ticket was £88"."""
    if facts.failures:
        return False
    return "wants" in facts.signals or bool(known and facts.amount)


def _holds(kind: FactKind, quote: str) -> bool:
    """Whether what is known stays: a title alone may be somebody else's, "new date with dr khan"."""
    return kind in _FIRST_HOLDS or (kind == "name" and quote.lower().startswith(TITLES))


def _is_doctor(name: str) -> bool:
    """A doctor told of later is one of ours, not the customer: "dr lee did it"."""
    return name.lower().startswith(DOCTORS)


def tells(facts: Facts) -> bool:
    """Whether the message holds anything that can be learned."""
    return bool(_told(facts) or facts.feelings)


def threats(facts: Facts) -> list[str]:
    """The signals of threats and demands in the message, most pressing first."""
    return [signal for signal in ESCALATIONS if signal in facts.signals]


def pressing(facts: Facts, known: Recovery | None = None) -> str | None:
    """The most pressing threat or demand in the message, if it holds one.

    A customer already ``known`` to be vulnerable is not pressing again.
    """
    on_record = {entry.kind for entry in known.all(Escalation)} if known else set()
    found = (s for s in threats(facts) if s not in KNOWN_ONCE or kind_of(s) not in on_record)
    return next(found, None)


def kind_of(signal: str) -> str:
    """As what kind of escalation a signal goes on record."""
    return _KINDS.get(signal, signal)


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


def _words(facts: Facts, signal: str) -> str:
    """What is kept of it: the whole sentence, but of a vulnerable customer no more than the words."""
    if signal in KNOWN_ONCE:
        return facts.signals[signal]
    return facts.sentences.get(signal, facts.signals[signal])[:_LONGEST]


def escalations(
    recovery: Recovery,
    facts: Facts,
    turn: str,
    now: datetime,
    signals: Sequence[str] = ESCALATIONS,
) -> list[Escalation]:
    """What of ``signals`` the message tells that isn't on record yet, with the words that showed it."""
    found: list[Escalation] = []
    for signal in threats(facts):
        known = {(e.kind, e.quote) for e in (*recovery.all(Escalation), *found)}
        kind, quote = kind_of(signal), _words(facts, signal)
        new = (kind, quote) not in known if signal in _EACH_TIME else kind not in dict(known)
        if new and signal in signals:
            entry = {"at": now, "turn": turn, "kind": kind, "quote": quote}
            found.append(Escalation.model_validate(entry))
    return found
