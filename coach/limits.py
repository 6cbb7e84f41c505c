"""What a role may give without asking, and who may give more. Percentages are of the amount at stake."""

from __future__ import annotations

import math
from dataclasses import dataclass

from phrasebank.schema.policy import Policy, Role

MOST = 150
"""Percent: above it more does harm, and no role may agree to it."""


@dataclass(frozen=True)
class Limit:
    """What a role may give here: the lower of its two limits."""

    percent: int
    """Rounded down."""
    money: float | None
    """In the currency of the amount at stake; None: that isn't known."""
    by_sum: bool
    """The limit on sums is the lower one."""


def limit_of(role: Role, amount: float | None, comparable: bool = True) -> Limit:
    """What ``role`` may give of ``amount``: its share, cut down to its limit on sums.

    With ``comparable`` False the amount is in another currency than the policy, and only the
    share holds: nothing is converted.
    """
    if not amount:
        return Limit(role.percent, None, by_sum=False)
    money = round(amount * role.percent / 100, 2)
    if not comparable or money <= role.amount:
        return Limit(role.percent, money, by_sum=False)
    return Limit(math.floor(round(role.amount / amount * 100, 6)), role.amount, by_sum=True)


def approver(policy: Policy, percent: int, money: float | None) -> Role | None:
    """The first role above the employee's that may give ``percent``, which comes to ``money``.

    None: the employee may, or nobody in the policy (``beyond_all``).
    """
    able = next((role for role in _from_own(policy) if _may(role, percent, money)), None)
    return None if able is None or able.id == policy.employee_role else able


def beyond_all(policy: Policy, percent: int, money: float | None) -> bool:
    """Whether nobody, from the employee's role up, may give as much."""
    return not any(_may(role, percent, money) for role in _from_own(policy))


def own_role(policy: Policy) -> Role:
    """The role of those who use the coach."""
    return _from_own(policy)[0]


def next_role(policy: Policy) -> Role | None:
    """Whom the employee turns to first; None when nobody stands above them."""
    above = _from_own(policy)[1:]
    return above[0] if above else None


def _from_own(policy: Policy) -> list[Role]:
    own = [role.id for role in policy.roles].index(policy.employee_role)
    return policy.roles[own:]


def _may(role: Role, percent: int, money: float | None) -> bool:
    return percent <= min(role.percent, MOST) and (money is None or money <= role.amount)
