"""What a role may give, and who may give more."""

from __future__ import annotations

import pytest

from coach.limits import MOST, Limit, approver, beyond_all, limit_of, next_role, own_role
from phrasebank import Packs
from phrasebank.schema.policy import Policy


def working_as(packs: Packs, role: str) -> Policy:
    return packs.policy.model_copy(update={"employee_role": role})


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (None, Limit(20, None, by_sum=False)),
        (100.0, Limit(20, 20.0, by_sum=False)),
        (250.0, Limit(20, 50.0, by_sum=False)),
        (340.0, Limit(14, 50.0, by_sum=True)),
        (9_000.0, Limit(0, 50.0, by_sum=True)),
        (33.33, Limit(20, 6.67, by_sum=False)),
    ],
)
def test_the_lower_of_two_limits_counts(
    packs: Packs, amount: float | None, expected: Limit
) -> None:
    assert limit_of(packs.policy.roles[0], amount) == expected


def test_every_role_has_its_lower_limit(packs: Packs) -> None:
    for role in packs.policy.roles:
        for amount in (1.0, 99.99, 340.0, 2_500.0):
            money = limit_of(role, amount).money
            assert money == min(round(amount * role.percent / 100, 2), role.amount)


def test_what_cannot_be_compared_is_not(packs: Packs) -> None:
    assert limit_of(packs.policy.roles[0], 340.0, comparable=False) == Limit(20, 68.0, by_sum=False)


def test_each_role_turns_to_the_next(packs: Packs) -> None:
    turns_to = {role.id: next_role(working_as(packs, role.id)) for role in packs.policy.roles}
    assert {who: to.id if to else None for who, to in turns_to.items()} == {
        "agent": "supervisor", "supervisor": "manager", "manager": None,
    }  # fmt: skip


def test_nobody_asks_someone_below_them(packs: Packs) -> None:
    policy = working_as(packs, "supervisor")
    assert own_role(policy).id == "supervisor"
    assert approver(policy, 20, None) is None
    asked = approver(policy, 60, None)
    assert asked is not None
    assert asked.id == "manager"


def test_beyond_the_last_role_there_is_nobody(packs: Packs) -> None:
    policy = working_as(packs, "manager")
    assert approver(policy, 101, None) is None
    assert beyond_all(policy, 101, None)
    assert not beyond_all(policy, 100, 1_000.0)
    assert beyond_all(policy, 100, 1_000.01)


def test_no_role_may_give_more_than_half_as_much_again(packs: Packs) -> None:
    """Whatever the policy says."""
    top = packs.policy.roles[-1].model_copy(update={"percent": 500})
    policy = packs.policy.model_copy(update={"roles": [top], "employee_role": top.id})
    assert not beyond_all(policy, MOST, None)
    assert beyond_all(policy, MOST + 1, None)
