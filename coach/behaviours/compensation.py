"""What may be offered, how much, who must agree, and how to put it."""

from __future__ import annotations

from uuid import uuid4

from coach.behaviours.common import without_step
from coach.card import Card, Spoken
from coach.entries import Offer
from coach.learning import learn
from coach.offers import Advice, advise, stakes_of
from coach.recovery import Recovery
from coach.slots import slots_for
from coach.turn import Reply, Turn
from coach.walk import open_recovery
from coach.wording import card
from phrasebank.schema.offer import OfferKind
from phrasebank.template import MissingSlot, render

_WAYS = 2
_SHOWN = 3
_ALL = 100


def respond(turn: Turn) -> Reply:
    """Advice for this case, on record as advised.

    With no case open it answers from the message alone.
    """
    case = turn.case
    recovery = learn(case or _unsaved(turn), turn.facts, turn.packs, turn.message, turn.now)
    sum_asked = float(turn.facts.offered.value) if turn.facts.offered else None
    advice = advise(turn.packs, stakes_of(recovery, turn.packs), turn.facts.percent, sum_asked)
    built = _card(turn, recovery, advice, known=case is not None)
    if case is None:
        return Reply("compensation", without_step(built), turn.recovery)
    return Reply("compensation", built, recovery.with_entries(_entry(turn, advice, recovery)))


def _unsaved(turn: Turn) -> Recovery:
    """A case for the reckoning only: with none open, nothing is put on record."""
    framework = turn.packs.frameworks[turn.packs.policy.default_framework]
    return open_recovery(turn.conversation, turn.employee, framework, turn.message, turn.now)


def _card(turn: Turn, recovery: Recovery, advice: Advice, known: bool) -> Card:
    slots = slots_for(recovery, turn.packs) | _figures(turn, recovery, advice)
    wording = _wording(advice)
    return card(
        turn.packs,
        f"compensation.{wording}",
        slots,
        phrases=_ways_to_say(advice, slots),
        evidence=advice.row.evidence,
        record=recovery.id if known else None,
    )


def _wording(advice: Advice) -> str:
    if advice.high == 0 and advice.asked is None and advice.asked_amount is None:
        return "no_money"
    if advice.too_much:
        return "too_much"
    if advice.asked is None and advice.asked_amount is None:
        return "band_approval" if advice.approver else "band"
    if advice.approver:
        return "asked_approval"
    return "asked_over_band" if advice.over_band else "asked_fine"


def _band(turn: Turn, advice: Advice) -> str:
    if advice.high == 0:
        return turn.packs.label("offer.no_money")
    low = f"{advice.low}\u2013" if advice.low < advice.high else ""
    return f"{low}{advice.high} %"


def _figures(turn: Turn, recovery: Recovery, advice: Advice) -> dict[str, str]:
    symbol = turn.packs.policy.symbol
    figures = {
        "kinds": " \u00b7 ".join(kind.title for kind in advice.kinds[:_SHOWN]),
        "band": _band(turn, advice),
        "cap": f"{advice.cap_percent} %",
        "cap_amount": f"{symbol}{advice.cap_amount:.0f}",
        "reason": advice.row.why,
        "top": turn.packs.policy.roles[-1].title,
    }
    if advice.approver:
        figures["approver"] = advice.approver.title
    if advice.asked_amount is not None:
        figures["asked"] = f"{symbol}{advice.asked_amount:.2f}".removesuffix(".00")
    elif advice.asked is not None:
        figures["asked"] = f"{advice.asked} %"
    percent = advice.asked if advice.asked is not None else min(advice.high, advice.cap_percent)
    figures["percent"] = str(percent)
    if amount := recovery.fact("amount"):
        worth = advice.asked_amount or float(amount) * percent / 100
        figures["worth"] = f"{symbol}{worth:.2f}"
        # No figure in words to say before the one who must agree has agreed.
        figures["amount"] = "" if advice.approver else figures["worth"]
    return figures


def _ways_to_say(advice: Advice, slots: dict[str, str]) -> list[Spoken]:
    """How to put the offer, a phrase a kind; kinds that need something unknown are passed over."""
    ways: list[Spoken] = []
    for kind in advice.kinds:
        if not _may_be_said(kind, advice, int(slots["percent"])):
            continue
        try:
            text = render(kind.say, slots)
        except MissingSlot:
            continue
        ways.append(
            Spoken(
                id=f"offer.{kind.id}",
                text=text,
                tone="plain",
                length="medium",
                channel=["voice"],
                move="compensation",
            )
        )
    return ways[:_WAYS]


def _may_be_said(kind: OfferKind, advice: Advice, percent: int) -> bool:
    """No money is spoken of before the one who must agree has agreed, nor all of it for a part."""
    if advice.approver and kind.monetary:
        return False
    return kind.share is None or (kind.share == "all") == (percent >= _ALL)


def _entry(turn: Turn, advice: Advice, recovery: Recovery) -> Offer:
    return Offer(
        at=turn.now,
        turn=turn.message,
        key=uuid4().hex,
        kinds=[kind.id for kind in advice.kinds],
        low=advice.low,
        high=advice.high,
        asked=advice.asked,
        amount=recovery.fact("amount"),
        approver=advice.approver.id if advice.approver else None,
    )
