"""What may be offered in this case: kind, band, cap, who may approve. Nothing here gives anything away."""

from __future__ import annotations

from dataclasses import dataclass

from coach.recovery import Recovery
from phrasebank.packs import Packs
from phrasebank.schema.offer import OfferKind, OfferRow
from phrasebank.schema.policy import Policy, Role

USUAL_FAULT = "ours"
"""A service that failed is ours until somebody says otherwise: asking the customer to prove it makes it worse."""


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
    """What may be offered. Percentages are of the amount at stake; money is in the policy's currency."""

    kinds: tuple[OfferKind, ...]
    low: int
    high: int
    cap_percent: int
    cap_amount: float
    asked: int | None
    approver: Role | None
    """Who must agree to what was asked (or, with nothing asked, to the top of the band); None: nobody."""
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


def advise(packs: Packs, stakes: Stakes, asked: int | None = None) -> Advice:
    """Advice for these stakes; ``asked`` is the percentage the employee would like to give."""
    row = next(row for row in packs.offers.rows if _fits(row, stakes))
    kinds = {kind.id: kind for kind in packs.offers.kinds}
    own = _role(packs.policy)
    wanted = asked if asked is not None else row.band.high
    return Advice(
        kinds=tuple(kinds[kind] for kind in row.kinds),
        low=row.band.low,
        high=row.band.high,
        cap_percent=own.percent,
        cap_amount=own.amount,
        asked=asked,
        approver=approver(packs.policy, wanted, stakes.amount),
        too_much=not any(_may(role, wanted, stakes.amount) for role in packs.policy.roles),
        row=row,
    )


def approver(policy: Policy, percent: int, amount: float | None) -> Role | None:
    """The first role from the employee's upwards that may give ``percent`` of ``amount``; None: the employee may.

    When nobody may, it is the last role, who has to be asked anyway.
    """
    own = [role.id for role in policy.roles].index(policy.employee_role)
    for role in policy.roles[own:]:
        if _may(role, percent, amount):
            return None if role.id == policy.employee_role else role
    return policy.roles[-1]


def _role(policy: Policy) -> Role:
    return next(role for role in policy.roles if role.id == policy.employee_role)


def _may(role: Role, percent: int, amount: float | None) -> bool:
    return percent <= role.percent and (amount is None or amount * percent / 100 <= role.amount)


def _fits(row: OfferRow, stakes: Stakes) -> bool:
    return (
        (not row.failures or stakes.failure in row.failures)
        and (not row.severity or stakes.severity in row.severity)
        and (not row.fault or stakes.fault in row.fault)
        and (row.repeated is None or row.repeated == stakes.repeated)
        and (not row.value or stakes.value in row.value)
    )
