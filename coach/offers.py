"""What may be offered in this case: kind, band, cap, who may approve.

Nothing here gives anything away.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.schema.offer import OfferKind, OfferRow
from phrasebank.schema.policy import Policy, Role

USUAL_FAULT = "ours"
"""A service that failed is ours until somebody says otherwise: asking the customer to prove it
makes it worse.
"""


@dataclass(frozen=True)
class Stakes:
    """What the size of an offer depends on; unknown amounts are None."""

    failure: str | None = None
    severity: str = "moderate"
    fault: str = USUAL_FAULT
    repeated: bool = False
    value: str = "regular"
    amount: float | None = None


@dataclass(frozen=True)
class Advice:
    """What may be offered.

    Percentages are of the amount at stake; money is in the policy's currency.
    """

    kinds: tuple[OfferKind, ...]
    low: int
    high: int
    cap_percent: int
    cap_amount: float
    asked: int | None
    asked_amount: float | None
    approver: Role | None
    """Who must agree to what was asked (or, with nothing asked, to the top of the band); None:
    nobody.
    """
    too_much: bool
    """What was asked is more than anyone may give."""
    row: OfferRow

    @property
    def over_band(self) -> bool:
        """What was asked is more than cases like this call for."""
        return self.asked is not None and self.asked > self.high


def stakes_of(recovery: Recovery | None, packs: Packs) -> Stakes:
    """The stakes as far as the case tells them."""
    if recovery is None:
        return Stakes()
    failure = packs.failures.get(recovery.fact("failure") or "")
    amount = recovery.fact("amount")
    return Stakes(
        failure=failure.id if failure else None,
        severity=recovery.fact("severity") or (failure.severity if failure else "moderate"),
        fault=recovery.fact("fault") or USUAL_FAULT,
        repeated=bool(recovery.fact("repeated")),
        value=recovery.fact("value") or "regular",
        amount=float(amount) if amount else None,
    )


def advise(
    packs: Packs, stakes: Stakes, asked: int | None = None, asked_amount: float | None = None
) -> Advice:
    """Advice for these stakes; ``asked`` is the percentage the employee would like to give.

    A sum they would like to give becomes a percentage when the amount at stake is known; else it only
    meets the caps on sums.
    """
    if asked is None and asked_amount is not None and stakes.amount:
        asked = math.ceil(asked_amount / stakes.amount * 100)
    row = next(row for row in packs.offers.rows if _fits(row, stakes))
    kinds = {kind.id: kind for kind in packs.offers.kinds}
    own = _role(packs.policy)
    percent, money = _wanted(stakes, row.band.high, asked, asked_amount)
    return Advice(
        kinds=tuple(kinds[kind] for kind in row.kinds),
        low=row.band.low,
        high=row.band.high,
        cap_percent=own.percent,
        cap_amount=own.amount,
        asked=asked,
        asked_amount=asked_amount,
        approver=approver(packs.policy, percent, money),
        too_much=not any(_may(role, percent, money) for role in packs.policy.roles),
        row=row,
    )


def _wanted(
    stakes: Stakes, high: int, asked: int | None, asked_amount: float | None
) -> tuple[int, float | None]:
    """Percent and money to hold against the caps; a sum of unknown share counts as money alone."""
    if asked_amount is not None:
        return asked or 0, asked_amount
    percent = high if asked is None else asked
    return percent, None if stakes.amount is None else stakes.amount * percent / 100


def approver(policy: Policy, percent: int, money: float | None) -> Role | None:
    """The first role above the employee's that may give ``percent``, which comes to ``money``.

    None: the employee may. When nobody may, it is the last role, who has to be asked anyway.
    """
    own = [role.id for role in policy.roles].index(policy.employee_role)
    for role in policy.roles[own:]:
        if _may(role, percent, money):
            return None if role.id == policy.employee_role else role
    return policy.roles[-1]


def _role(policy: Policy) -> Role:
    return next(role for role in policy.roles if role.id == policy.employee_role)


def _may(role: Role, percent: int, money: float | None) -> bool:
    return percent <= role.percent and (money is None or money <= role.amount)


def _fits(row: OfferRow, stakes: Stakes) -> bool:
    return (
        (not row.failures or stakes.failure in row.failures)
        and (not row.severity or stakes.severity in row.severity)
        and (not row.fault or stakes.fault in row.fault)
        and (row.repeated is None or row.repeated == stakes.repeated)
        and (not row.value or stakes.value in row.value)
    )
