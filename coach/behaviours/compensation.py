"""What may be offered, how much, who must agree, and how to put it."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from coach.behaviours.common import also_button, without_step
from coach.card import Button, Card
from coach.entries import AnyEntry, Fact, Note, Offer
from coach.learning import learn, threats
from coach.offer_ways import ways_to_say
from coach.offer_words import asked_words, duty_manager, figures, too_small
from coach.offers import Advice, Stakes, advise, stakes_of
from coach.proposal import Proposal, for_free, proposal
from coach.recovery import Recovery
from coach.slots import slots_for
from coach.turn import Reply, Turn
from coach.values import rate
from coach.walk import open_recovery
from coach.wording import card
from phrasebank.template import render

REASONS = ("costs", "harm", "promised")
"""Why somebody may get more than they paid: each has its words in ``labels_cards.yml``."""

_IN_KIND = ("in_kind", "expense", "gift")
"""Not a share of the price: a free repair, a taxi home, a small extra."""


def respond(turn: Turn) -> Reply:
    """Advice for this case, on record as advised; more than the price needs a reason first.

    With no case open it answers from the message alone.
    """
    case, wanted = turn.case, _proposal(turn)
    recovery = _learned(turn, case or _unsaved(turn), wanted)
    stakes, wanted = _time_for_free(recovery, stakes_of(recovery, turn.packs), wanted)
    wanted = _comparable(turn, stakes, wanted)
    advice = advise(turn.packs, stakes, wanted.percent, wanted.money)
    if not _same_currency(turn, stakes, wanted):
        # Nothing is converted, so there is nothing to hold against the limits.
        advice = advise(turn.packs, stakes)
    built = _card(turn, recovery, stakes, advice, wanted)
    if case is None:
        return Reply("compensation", without_step(built), turn.recovery)
    also = [also_button(turn, signal) for signal in threats(turn.facts)] if turn.text else []
    kept = built.model_copy(update={"record": recovery.id, "buttons": [*built.buttons, *also]})
    return Reply(
        "compensation",
        kept,
        recovery.with_entries(*_entries(turn, recovery, stakes, advice, wanted)),
    )


def _unsaved(turn: Turn) -> Recovery:
    """A case for the reckoning only: with none open, nothing is put on record."""
    framework = turn.packs.frameworks[turn.packs.policy.default_framework]
    return open_recovery(turn.conversation, turn.employee, framework, turn.message, turn.now)


def _proposal(turn: Turn) -> Proposal:
    """What was proposed; a pressed button adds the reason to the words that it refers to."""
    wanted = proposal(turn.text)
    reason = turn.entities.get("cause", "")
    if turn.pressed and reason in REASONS:
        return replace(wanted, reason=turn.packs.label(f"offer.reason.{reason}"))
    return wanted


def _learned(turn: Turn, recovery: Recovery, wanted: Proposal) -> Recovery:
    """What the message tells of the case; what the employee would give is not what is at stake."""
    if turn.pressed and turn.case is not None:
        return recovery  # Its words were taken in when they were typed.
    facts = turn.facts
    if facts.amount and any(
        quote in facts.amount.quote or facts.amount.quote in quote for quote in wanted.quotes
    ):
        facts = replace(facts, amount=None)
    return learn(recovery, facts, turn.packs, turn.message, turn.now)


def _time_for_free(recovery: Recovery, stakes: Stakes, wanted: Proposal) -> tuple[Stakes, Proposal]:
    """Of "2 months free", what two months cost is at stake, and all of it is to be given."""
    told = [fact.quote for fact in recovery.all(Fact) if fact.kind == "amount"]
    summed = for_free(wanted, rate(told[-1]) if told else None)
    known = summed.free is not None and summed.money is not None
    return (replace(stakes, amount=summed.money) if known else stakes), summed


def _comparable(turn: Turn, stakes: Stakes, wanted: Proposal) -> Proposal:
    """The proposal without a sign that only repeats the policy's or the case's own."""
    return wanted if wanted.sign != stakes.sign else replace(wanted, sign=None)


def _same_currency(turn: Turn, stakes: Stakes, wanted: Proposal) -> bool:
    return (
        wanted.money is None
        or wanted.sign is None
        or (stakes.sign is None and wanted.sign in turn.packs.policy.symbol)
    )


def _card(turn: Turn, recovery: Recovery, stakes: Stakes, advice: Advice, wanted: Proposal) -> Card:
    wording = f"compensation.{_wording(turn, stakes, advice, wanted)}"
    now = _may_be_said_now(wording, advice, wanted)
    slots = slots_for(recovery, turn.packs) | figures(turn.packs, stakes, advice, wanted, now)
    slots["who"] = _who(turn, advice)
    asks = wording == "compensation.ask_reason"
    if wording.removeprefix("compensation.") in _IN_KIND:
        slots["note"] = ""  # What is said of a share of the price is beside the point here.
    unsettled = asks or wording.removeprefix("compensation.") in ("other_currency", *_IN_KIND)
    return card(
        turn.packs,
        wording,
        slots,
        phrases=[]
        if unsettled
        else ways_to_say(turn.packs, advice, slots, now, too_small(stakes, advice)),
        buttons=_reasons(turn) if asks else [],
        evidence=turn.packs.cards[wording].evidence or advice.row.evidence,
    )


def _may_be_said_now(wording: str, advice: Advice, wanted: Proposal) -> bool:
    """Whether money may be named to the customer before anybody else is asked."""
    if not wanted.named:
        return advice.within_reach
    return wording in ("compensation.asked_fine", "compensation.asked_over_band")


def _wording(turn: Turn, stakes: Stakes, advice: Advice, wanted: Proposal) -> str:
    if not wanted.named:
        kind = next((one for one in _IN_KIND if f"offer.{one}" in turn.asked), None)
        return kind or _for_the_band(advice)
    if not _same_currency(turn, stakes, wanted):
        return "other_currency"
    if advice.over_price and wanted.reason is None:
        return "ask_reason"
    if advice.too_much:
        return "too_much"
    if advice.approver:
        return "asked_approval"
    return "asked_over_band" if advice.over_band else "asked_fine"


def _for_the_band(advice: Advice) -> str:
    if advice.high == 0:
        return "no_money"
    if advice.within_reach:
        return "band"
    return "band_beyond" if advice.too_much else "band_approval"


def _who(turn: Turn, advice: Advice) -> str:
    if advice.too_much:
        return render(turn.packs.label("offer.who.nobody"), {"duty": duty_manager(turn.packs)})
    return advice.approver.title if advice.approver else turn.packs.label("offer.who.you")


def _reasons(turn: Turn) -> list[Button]:
    return [
        Button(
            title=turn.packs.label(f"offer.reason.{reason}"),
            payload=f'/compensation{{"cause": "{reason}", "of": "{turn.message}"}}',
        )
        for reason in REASONS
    ]


def _entries(
    turn: Turn, recovery: Recovery, stakes: Stakes, advice: Advice, wanted: Proposal
) -> list[AnyEntry]:
    """The advice; and the reason, when more than the price was asked for and one was given."""
    entries: list[AnyEntry] = [_offer(turn, recovery, advice)]
    if advice.over_price and wanted.reason:
        slots = {"asked": asked_words(turn.packs, stakes, wanted), "reason": wanted.reason}
        text = render(turn.packs.label("offer.reason_note"), slots)
        entries.append(Note(at=turn.now, turn=turn.message, text=text))
    return entries


def _offer(turn: Turn, recovery: Recovery, advice: Advice) -> Offer:
    """The offer as advised; a reason given for one that is on record doesn't make it a second one."""
    last = recovery.offers[-1] if recovery.offers else None
    same = turn.pressed and last is not None and last.asked == advice.asked
    nobody = turn.packs.policy.duty_manager.title if advice.too_much else None
    return Offer(
        at=turn.now,
        turn=turn.message,
        key=last.key if same and last else uuid4().hex,
        kinds=[kind.id for kind in advice.kinds],
        low=advice.low,
        high=advice.high,
        asked=advice.asked,
        amount=recovery.fact("amount"),
        approver=advice.approver.id if advice.approver else nobody,
    )
