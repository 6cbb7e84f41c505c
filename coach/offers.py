"""What may be offered in this case: kind, band, limits, who may approve.

Nothing here gives anything away.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from coach.entries import Fact
from coach.limits import Limit, approver, beyond_all, limit_of, own_role
from coach.proposal import sign_in
from coach.recovery import Recovery
from coach.suiting import suited, trades_of
from phrasebank.packs import Packs
from phrasebank.schema.offer import OfferKind, OfferRow
from phrasebank.schema.policy import Policy, Role

USUAL_FAULT = "ours"
"""A service that failed is ours until somebody says otherwise: asking the customer to prove it
makes it worse.
"""
PRICE = 100
"""Percent: above it an offer needs a reason."""


@dataclass(frozen=True)
class Stakes:
    """What the size of an offer depends on; unknown amounts are None."""

    failure: str | None = None
    severity: str = "moderate"
    fault: str = USUAL_FAULT
    repeated: bool = False
    value: str = "regular"
    trades: tuple[str, ...] = ()
    """The trades that what it is about belongs to; none: not known."""
    paid: bool = True
    """Whether customers pay for such a thing."""
    amount: float | None = None
    sign: str | None = None
    """The currency sign that the amount was told with, when it isn't the policy's: then limits on
    sums can't be held against it, as nothing is converted.
    """

    def worth(self, percent: float) -> float | None:
        """So many percent of the amount at stake, in money; None when that isn't known."""
        return None if self.amount is None else round(self.amount * percent / 100, 2)


@dataclass(frozen=True)
class Advice:
    """What may be offered.

    Percentages are of the amount at stake; money is in the currency of the amount at stake.
    """

    kinds: tuple[OfferKind, ...]
    low: int
    high: int
    cap_percent: int
    cap_amount: float
    limit: Limit
    """What the employee may give here on their own."""
    asked: int | None
    asked_amount: float | None
    approver: Role | None
    """Who must agree to what was asked (or, with nothing asked, to the top of the band); None: the
    employee may, or nobody (``too_much``).
    """
    too_much: bool
    """What was asked (or the top of the band) is more than anyone in the policy may give."""
    both: bool
    """Ours, and not for the first time: it takes an apology and something given."""
    row: OfferRow

    @property
    def over_band(self) -> bool:
        """What was asked is more than cases like this call for."""
        return self.asked is not None and self.asked > self.high

    @property
    def over_price(self) -> bool:
        """What was asked is more than the customer paid."""
        return self.asked is not None and self.asked > PRICE

    @property
    def within_reach(self) -> bool:
        """The employee may at least begin within the band on their own."""
        whole = self.approver is None and not self.too_much
        return whole or (self.limit.percent > 0 and self.low <= self.limit.percent)


def stakes_of(recovery: Recovery | None, packs: Packs) -> Stakes:
    """The stakes as far as the case tells them."""
    if recovery is None:
        return Stakes()
    failure = packs.failures.get(recovery.fact("failure") or "")
    amount = recovery.fact("amount")
    noun = recovery.fact("noun") or ""
    of_trade = trades_of(noun, packs)
    return Stakes(
        failure=failure.id if failure else None,
        severity=recovery.fact("severity") or (failure.severity if failure else "moderate"),
        fault=recovery.fact("fault") or USUAL_FAULT,
        repeated=bool(recovery.fact("repeated")),
        value=recovery.fact("value") or "regular",
        trades=tuple(entry.trade for entry in of_trade),
        paid=not of_trade or any(entry.paid for entry in of_trade),
        amount=float(amount) if amount else None,
        sign=_foreign(recovery, packs.policy),
    )


def _foreign(recovery: Recovery, policy: Policy) -> str | None:
    quotes = [fact.quote for fact in recovery.all(Fact) if fact.kind == "amount"]
    sign = sign_in(quotes[-1]) if quotes else None
    return None if sign is None or sign in policy.symbol else sign


def advise(
    packs: Packs, stakes: Stakes, asked: int | None = None, asked_amount: float | None = None
) -> Advice:
    """Advice for these stakes.

    ``asked`` is the percentage the employee would like to give, ``asked_amount`` a sum; with both,
    the sum comes on top. A sum becomes a percentage when the amount at stake is known; else it
    only meets the limits on sums.
    """
    row = next(row for row in packs.offers.rows if _fits(row, stakes))
    kinds = suited(
        packs, row, stakes.trades, stakes.failure, spoken_of=stakes.paid or bool(stakes.amount)
    )
    free = not stakes.paid and not any(kind.monetary for kind in kinds)
    own = own_role(packs.policy)
    whole = _whole(stakes, asked, asked_amount)
    high = 0 if free else row.band.high
    percent = high if whole is None and asked_amount is None else whole or 0
    money = _in_policy_money(stakes, percent, asked, asked_amount)
    return Advice(
        kinds=kinds,
        low=0 if free else row.band.low,
        high=high,
        cap_percent=own.percent,
        cap_amount=own.amount,
        limit=limit_of(own, stakes.amount, stakes.sign is None),
        asked=whole,
        asked_amount=asked_amount,
        approver=approver(packs.policy, percent, money),
        too_much=beyond_all(packs.policy, percent, money),
        both=stakes.repeated and stakes.fault == "ours",
        row=row,
    )


def _whole(stakes: Stakes, asked: int | None, asked_amount: float | None) -> int | None:
    """All that was asked, in percent rounded up; None when that can't be told."""
    if asked_amount is None:
        return asked
    if not stakes.amount:
        # A share and a sum on top is more than the share, by how much isn't known.
        return None if asked is None else asked + 1
    # Rounded first: 7 of 25 is 28 %, which a computer takes for a little more.
    share = math.ceil(round(asked_amount / stakes.amount * 100, 6))
    return share + (asked or 0)


def _in_policy_money(
    stakes: Stakes, percent: int, asked: int | None, asked_amount: float | None
) -> float | None:
    """What the limits on sums are held against; None when it can't be told, or not in their currency."""
    if stakes.sign is not None:
        return None
    if asked_amount is None:
        return stakes.worth(percent)
    return asked_amount + (stakes.worth(asked or 0) or 0)


def _fits(row: OfferRow, stakes: Stakes) -> bool:
    return (
        (not row.failures or stakes.failure in row.failures)
        and (not row.severity or stakes.severity in row.severity)
        and (not row.fault or stakes.fault in row.fault)
        and (row.repeated is None or row.repeated == stakes.repeated)
        and (not row.value or stakes.value in row.value)
    )
