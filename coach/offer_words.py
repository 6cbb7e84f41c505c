"""An advice on offers in words: figures for the card, and how to put it to the customer."""

from __future__ import annotations

from coach.limits import MOST, next_role
from coach.offers import PRICE, Advice, Stakes
from coach.proposal import Proposal
from phrasebank.packs import Packs
from phrasebank.template import render

_PALTRY = 5
"""In the policy's currency."""
_ROUND_FROM = 10
"""From here on a sum that nobody named is said in whole pounds."""


def money(sign: str, amount: float) -> str:
    """An amount as people write it: pence only where there are any."""
    return f"{sign}{amount:.2f}".removesuffix(".00")


def figures(
    packs: Packs, stakes: Stakes, advice: Advice, wanted: Proposal, now: bool
) -> dict[str, str]:
    """The slots of the card; what isn't known is absent. ``now``: it may be said without asking first."""
    sign = stakes.sign or packs.policy.symbol
    slots = {
        "offer": _in_words(advice),
        "band": _band(packs, advice),
        "reason": advice.row.why,
        "own": _own(packs, stakes, advice),
        "above": _above(packs, advice),
        "duty": duty_manager(packs),
        "target": sign,
        "note": _note(packs, stakes, advice, wanted),
    }
    if advice.approver:
        slots["approver"] = advice.approver.title
    if stakes.amount and advice.high:
        slots["range"] = _range(sign, stakes, advice)
    if wanted.named:
        slots["asked"] = asked_words(packs, stakes, wanted)
    return slots | _to_say(sign, stakes, advice, wanted, now)


def asked_words(packs: Packs, stakes: Stakes, wanted: Proposal) -> str:
    """What was proposed, in the currency it was typed in."""
    sign = wanted.sign or stakes.sign or packs.policy.symbol
    parts = [f"{wanted.percent} %"] if wanted.percent is not None else []
    parts += [money(sign, wanted.money)] if wanted.money is not None else []
    return " + ".join(parts)


def duty_manager(packs: Packs) -> str:
    """Whom to ask when no role may agree, with the number if there is one."""
    contact = packs.policy.duty_manager
    return f"{contact.title}, {contact.number}" if contact.number else contact.title


def _in_words(advice: Advice) -> str:
    """The kinds that make the offer: what comes first, an apology where it is due, something given."""
    main = [kind for kind in advice.kinds if kind.move != "apology"]
    given = [kind for kind in main if kind.monetary]
    sorry = advice.both or not given
    second = [] if main[0].monetary else given[:1] or main[1:2]
    chosen = {kind.id for kind in [main[0], *second]}
    kinds = [
        kind for kind in advice.kinds if kind.id in chosen or (sorry and kind.move == "apology")
    ]
    first, *others = [kind.title for kind in kinds]
    return ", ".join([first, *(title[:1].lower() + title[1:] for title in others)])


def _band(packs: Packs, advice: Advice) -> str:
    if advice.high == 0:
        return packs.label("offer.no_money")
    if advice.low == 0:
        return render(packs.label("offer.up_to"), {"high": str(advice.high)}).lower()
    low = f"{advice.low}\u2013" if advice.low < advice.high else ""
    return f"{low}{advice.high} %"


def _range(sign: str, stakes: Stakes, advice: Advice) -> str:
    ends = [money(sign, stakes.worth(end) or 0) for end in (advice.low, advice.high) if end]
    return "\u2013".join(dict.fromkeys(ends))


def _own(packs: Packs, stakes: Stakes, advice: Advice) -> str:
    """What the employee may give without asking, in the figures that are known."""
    slots = {"share": str(advice.cap_percent), "sum": money(packs.policy.symbol, advice.cap_amount)}
    limit, sign = advice.limit, stakes.sign or packs.policy.symbol
    if limit.money is None:
        return render(packs.label("offer.own.unknown"), slots)
    slots["own"] = money(sign, limit.money)
    if limit.by_sum:
        slots["worth"] = money(sign, stakes.worth(advice.cap_percent) or 0)
        return render(packs.label("offer.own.by_sum"), slots)
    return render(packs.label("offer.own.known"), slots)


def _above(packs: Packs, advice: Advice) -> str:
    role = advice.approver or next_role(packs.policy)
    return duty_manager(packs) if advice.too_much or role is None else role.title


def _note(packs: Packs, stakes: Stakes, advice: Advice, wanted: Proposal) -> str:
    """The one further line that matters most, if any."""
    if stakes.sign or (wanted.sign and wanted.sign not in packs.policy.symbol):
        slots = {"typed": stakes.sign or wanted.sign or "", "symbol": packs.policy.symbol}
        return render(packs.label("offer.note.currency"), slots)
    if advice.asked is not None and advice.asked > MOST:
        return packs.label("offer.note.far_over")
    if too_small(stakes, advice):
        return packs.label("offer.note.small")
    unknown = stakes.amount is None and advice.high > 0
    return packs.label("offer.note.amount") if unknown else ""


def too_small(stakes: Stakes, advice: Advice) -> bool:
    """Whether a part of the price is so little money that naming it would only sting."""
    worth = stakes.worth(advice.high)
    return (
        worth is not None and advice.asked is None and 0 < advice.high < PRICE and worth < _PALTRY
    )


def _to_say(
    sign: str, stakes: Stakes, advice: Advice, wanted: Proposal, now: bool
) -> dict[str, str]:
    """Percent and amount as they stand in words to say: no figure before the one who must agree has agreed."""
    own = min(advice.high, advice.limit.percent)
    percent = own if advice.asked is None else advice.asked
    slots = {"percent": str(percent), "amount": ""}
    worth = _worth(stakes, advice, wanted, percent)
    if worth and wanted.percent is not None:
        slots["share_worth"] = money(sign, worth)
    if worth and now and percent <= PRICE:
        said = worth if wanted.named or percent == PRICE or worth < _ROUND_FROM else int(worth)
        slots["amount"] = money(sign, said)
    return slots


def _worth(stakes: Stakes, advice: Advice, wanted: Proposal, percent: int) -> float | None:
    if wanted.money is not None:
        share = stakes.worth(wanted.percent or 0)
        return None if share is None and wanted.percent else wanted.money + (share or 0)
    if not wanted.named and advice.limit.by_sum and percent == advice.limit.percent:
        return advice.limit.money
    return stakes.worth(percent)
