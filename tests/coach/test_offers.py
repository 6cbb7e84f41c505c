"""Offers: a row for every case, bigger for worse, never over the cap without a yes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from typing import get_args

import pytest

from coach.behaviours import start
from coach.coach import Coach
from coach.entries import Fact
from coach.offers import Stakes, advise, approver, stakes_of
from phrasebank import Packs, default_packs
from phrasebank.schema.offer import Fault, Severity, Value
from tests.coach.cases import NOW, OPENINGS, Desk, fresh

FAILURES = [None, *default_packs().failures]
SEVERITIES = get_args(Severity)
CASES = [
    Stakes(failure, severity, fault, repeated, value)
    for failure, severity, fault, repeated, value in product(
        FAILURES, SEVERITIES, get_args(Fault), (False, True), get_args(Value)
    )
]


def size(packs: Packs, stakes: Stakes) -> tuple[int, int]:
    advice = advise(packs, stakes)
    return advice.low, advice.high


def test_every_case_gets_advice(packs: Packs) -> None:
    kinds = {kind.id for kind in packs.offers.kinds}
    for stakes in CASES:
        advice = advise(packs, stakes)
        assert advice.kinds, stakes
        assert {kind.id for kind in advice.kinds} <= kinds
        assert 0 <= advice.low <= advice.high <= 150, stakes


def test_every_row_is_there_for_a_case(packs: Packs) -> None:
    """A row that no case reaches is a row that somebody thought would count."""
    reached = {advise(packs, stakes).row.id for stakes in CASES}
    assert {row.id for row in packs.offers.rows} - reached == set()


@pytest.mark.parametrize("failure", FAILURES)
def test_worse_never_gets_less(packs: Packs, failure: str | None) -> None:
    for stakes in [case for case in CASES if case.failure == failure and case.severity == "minor"]:
        sizes = [size(packs, replace(stakes, severity=severity)) for severity in SEVERITIES]
        for less, more in pairwise(sizes):
            assert more[0] >= less[0], stakes
            assert more[1] >= less[1], stakes


def test_again_never_gets_less_than_once(packs: Packs) -> None:
    for stakes in [case for case in CASES if not case.repeated]:
        once, again = size(packs, stakes), size(packs, replace(stakes, repeated=True))
        assert again >= once, stakes


def test_a_valued_customer_never_gets_less(packs: Packs) -> None:
    for stakes in [case for case in CASES if case.value == "regular"]:
        assert size(packs, replace(stakes, value="valued")) >= size(packs, stakes), stakes


def test_our_fault_never_gets_less_than_theirs(packs: Packs) -> None:
    for stakes in [case for case in CASES if case.fault == "theirs"]:
        assert size(packs, replace(stakes, fault="ours")) >= size(packs, stakes), stakes


@pytest.mark.parametrize(
    ("asked", "amount", "who"),
    [
        (0, None, None),
        (20, None, None),
        (21, None, "supervisor"),
        (50, None, "supervisor"),
        (51, None, "manager"),
        (100, None, "manager"),
        (120, None, "manager"),
        (20, 250.0, None),  # 50, the agent's most
        (20, 251.0, "supervisor"),
        (10, 3000.0, "manager"),
        (50, 20_000.0, "manager"),
    ],
)
def test_who_must_agree(packs: Packs, asked: int, amount: float | None, who: str | None) -> None:
    advice = advise(packs, Stakes("late", amount=amount), asked)
    assert (advice.approver.id if advice.approver else None) == who


def test_the_approver_may_give_what_was_asked(packs: Packs) -> None:
    """And nobody before them may: the lowest who can is asked."""
    roles = packs.policy.roles
    for asked in range(0, 160, 5):
        for amount in (None, 10.0, 240.0, 900.0, 5_000.0):
            advice = advise(packs, Stakes("late", amount=amount), asked)
            may = [
                role.id for role in roles
                if asked <= role.percent
                and (amount is None or amount * asked / 100 <= role.amount)
            ]  # fmt: skip
            assert advice.too_much == (not may)
            expected = may[0] if may else roles[-1].id
            found = advice.approver.id if advice.approver else packs.policy.employee_role
            assert found == expected, (asked, amount)


def test_nothing_asked_means_the_top_of_the_band(packs: Packs) -> None:
    for stakes in CASES:
        advice = advise(packs, stakes)
        assert advice.asked is None
        expected = approver(packs.policy, advice.high, None)
        assert advice.approver == expected, stakes


def test_a_sum_is_held_against_the_caps_too(packs: Packs) -> None:
    assert advise(packs, Stakes("late", amount=340.0), None, 40.0).approver is None
    wants_more = advise(packs, Stakes("late", amount=340.0), None, 120.0)
    assert wants_more.approver is not None
    unknown = advise(packs, Stakes("late"), None, 120.0)
    assert unknown.approver is not None
    assert unknown.approver.id == "supervisor"


def test_more_than_usual_is_told(packs: Packs) -> None:
    usual = advise(packs, Stakes("late"))
    assert advise(packs, Stakes("late"), usual.high).over_band is False
    assert advise(packs, Stakes("late"), usual.high + 1).over_band is True


def test_a_failure_is_ours_until_somebody_says_otherwise(packs: Packs) -> None:
    assert stakes_of(None, packs) == Stakes()
    assert stakes_of(fresh(packs), packs).fault == "ours"
    told = Fact(at=NOW, turn="m1", kind="fault", value="theirs", quote="her own mistake")
    assert stakes_of(fresh(packs, "mama", told), packs).fault == "theirs"


def test_the_stakes_are_those_of_the_case(packs: Packs, coach: Coach) -> None:
    recovery = Desk(coach).say(start, OPENINGS["late"]).recovery
    assert stakes_of(recovery, packs) == Stakes(
        failure="late", severity="moderate", fault="ours", repeated=True, value="regular",
        amount=340.0,
    )  # fmt: skip
