"""The case in a record: what failed, how the customer felt, what was offered and promised."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from coach.entries import Escalation, Fact, FactKind, Note
from coach.recovery import Recovery
from coach.slots import slots_for
from phrasebank.packs import Packs
from records.view_parts import (
    CauseView,
    EscalationView,
    FactView,
    FailureView,
    FeelingView,
    NoteView,
    OfferView,
    PromiseView,
)


def failure(recovery: Recovery, packs: Packs) -> FailureView:
    """What failed. The severity is the one told, else what the kind of failure brings."""
    told = {fact.kind: fact for fact in recovery.all(Fact)}
    kind = recovery.fact("failure")
    known = packs.failures.get(kind or "")
    return FailureView(
        kind=kind,
        title=known.title if known else kind,
        noun=recovery.fact("noun"),
        delay=recovery.fact("delay"),
        repeated=bool(recovery.fact("repeated")),
        severity=recovery.fact("severity") or (known.severity if known else None),
        amount=_money(recovery.fact("amount"), packs),
        quote=told["failure"].quote if "failure" in told else None,
    )


def expectation(recovery: Recovery, packs: Packs) -> str | None:
    """What the customer could rightly expect: as told, else as the kind of failure has it."""
    return recovery.fact("expectation") or slots_for(recovery, packs).get("expectation")


def facts(recovery: Recovery, packs: Packs) -> list[FactView]:
    """The last fact of each kind, in the order in which the kinds were first told."""
    latest: dict[FactKind, Fact] = {fact.kind: fact for fact in recovery.all(Fact)}
    return [
        FactView(kind=fact.kind, value=fact_value(fact, packs), quote=fact.quote, at=fact.at)
        for fact in latest.values()
    ]


def fact_value(fact: Fact, packs: Packs) -> str:
    """The value in words: the title of a failure, an amount with its currency."""
    if fact.kind == "failure" and fact.value in packs.failures:
        return packs.failures[fact.value].title
    if fact.kind == "amount":
        return _money(fact.value, packs) or fact.value
    label = packs.labels.get(f"record.{fact.kind}.{fact.value}")
    return label.text if label else fact.value


def _money(amount: str | None, packs: Packs) -> str | None:
    if amount is None or not amount[:1].isdigit():
        return amount
    return f"{packs.policy.symbol}{amount}"


def feelings(recovery: Recovery, packs: Packs) -> list[FeelingView]:
    """The emotion timeline, oldest first."""
    return [
        FeelingView(
            at=noted.at,
            feeling=packs.feelings[noted.feeling].feeling
            if noted.feeling in packs.feelings
            else noted.feeling,
            level=noted.level,
            quote=noted.quote,
        )
        for noted in recovery.feelings
    ]


def offers(recovery: Recovery, packs: Packs) -> list[OfferView]:
    """Offers as they stand, with kinds and approver in words."""
    kinds = {kind.id: kind.title for kind in packs.offers.kinds}
    roles = {role.id: role.title for role in packs.policy.roles}
    return [
        OfferView(
            at=offer.at,
            kinds=[kinds.get(kind, kind) for kind in offer.kinds],
            low=offer.low,
            high=offer.high,
            asked=offer.asked,
            amount=_money(offer.amount, packs),
            approver=roles.get(offer.approver, offer.approver) if offer.approver else None,
            state=offer.state,
        )
        for offer in recovery.offers
    ]


def promises(recovery: Recovery, zone: ZoneInfo) -> list[PromiseView]:
    """Promises as they stand, oldest first."""
    return [
        PromiseView(
            at=promise.at,
            what=promise.what,
            who=promise.who,
            due=promise.due.astimezone(zone) if promise.due else None,
            due_text=promise.due_text,
            state=promise.state,
        )
        for promise in recovery.promises
    ]


def escalations(recovery: Recovery) -> list[EscalationView]:
    """Managers wanted and threats made."""
    return [EscalationView(at=e.at, kind=e.kind, quote=e.quote) for e in recovery.all(Escalation)]


def notes(recovery: Recovery) -> list[NoteView]:
    """The employee's notes."""
    return [NoteView(at=note.at, text=note.text) for note in recovery.all(Note)]


def cause(recovery: Recovery, packs: Packs) -> CauseView | None:
    """Why it happened, once told."""
    if recovery.cause is None:
        return None
    known = packs.causes.get(recovery.cause)
    return CauseView(
        id=recovery.cause,
        title=known.title if known else recovery.cause,
        owner=known.owner if known else None,
    )
