"""Offers: a row for every case, bigger for worse, never over the cap without a yes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, product
from typing import get_args

import pytest

from coach.behaviours import start
from coach.coach import Coach
from coach.entries import Fact
from coach.limits import approver
from coach.offers import Stakes, advise, stakes_of
from phrasebank import Packs, default_packs
from phrasebank.schema.offer import Fault, OfferKind, Severity, Value
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


def assert_no_less(packs: Packs, better: Stakes, than: Stakes) -> None:
    """Both ends of the band, each for itself."""
    more, less = size(packs, better), size(packs, than)
    assert more[0] >= less[0], (better, than)
    assert more[1] >= less[1], (better, than)


def test_again_never_gets_less_than_once(packs: Packs) -> None:
    for stakes in [case for case in CASES if not case.repeated]:
        assert_no_less(packs, replace(stakes, repeated=True), stakes)


def test_a_valued_customer_never_gets_less(packs: Packs) -> None:
    """Nor does a regular one get less than a new one."""
    for stakes in [case for case in CASES if case.value == "new"]:
        regular = replace(stakes, value="regular")
        assert_no_less(packs, regular, stakes)
        assert_no_less(packs, replace(stakes, value="valued"), regular)


def test_our_fault_never_gets_less_than_an_open_one_nor_that_than_theirs(packs: Packs) -> None:
    for stakes in [case for case in CASES if case.fault == "theirs"]:
        for fault in ("shared", "unknown"):
            assert_no_less(packs, replace(stakes, fault="ours"), replace(stakes, fault=fault))
            assert_no_less(packs, replace(stakes, fault=fault), stakes)


def rows_of(packs: Packs, cases: list[Stakes]) -> Counter[str]:
    """How many of the cases each row of the table catches."""
    return Counter(advise(packs, case).row.id for case in cases)


def test_every_known_failure_has_a_row_of_its_own(packs: Packs) -> None:
    """None of the 8 × 4 × 4 × 2 × 3 cells falls through to the row for anything else."""
    known = [case for case in CASES if case.failure]
    assert len(known) == 768
    caught = rows_of(packs, known)
    assert not [row for row in caught if row.startswith("anything_else")]
    assert max(caught.values()) <= 60, caught.most_common(3)


KNOWN = [case for case in CASES if case.failure]


def first_kind(packs: Packs, stakes: Stakes) -> OfferKind:
    return advise(packs, stakes).kinds[0]


def test_money_lost_is_never_answered_with_a_voucher(packs: Packs) -> None:
    for stakes in [case for case in KNOWN if case.failure == "billing"]:
        kinds = {kind.id for kind in advise(packs, stakes).kinds}
        assert not kinds & {"voucher", "credit", "gift"}, stakes
        if stakes.fault != "theirs":
            assert first_kind(packs, stakes).id in ("refund_full", "refund_part"), stakes


def test_ours_and_again_takes_an_apology_and_something_given(packs: Packs) -> None:
    """For failures that nobody named, too."""
    for stakes in CASES:
        advice = advise(packs, stakes)
        assert advice.both == (stakes.repeated and stakes.fault == "ours")
        if advice.both:
            assert any(kind.move == "apology" for kind in advice.kinds), stakes
            assert any(kind.monetary for kind in advice.kinds), stakes
            assert advice.low > 0, stakes


def test_theirs_is_owed_nothing_but_help(packs: Packs) -> None:
    for stakes in [case for case in CASES if case.fault == "theirs"]:
        advice = advise(packs, stakes)
        assert advice.high <= 15, stakes
        assert not advice.kinds[0].monetary, stakes
        assert {"practical_help", "made_safe"} & {kind.id for kind in advice.kinds}, stakes
        assert "Not our fault" in advice.row.why, stakes


def test_danger_and_privacy_get_care_before_money(packs: Packs) -> None:
    """And nothing that might look like the price of silence."""
    for stakes in [case for case in KNOWN if case.failure in ("safety", "privacy")]:
        first, second, *_ = advise(packs, stakes).kinds
        assert first.id in ("made_safe", "contain"), stakes
        assert not second.monetary, stakes
        kinds = {kind.id for kind in advise(packs, stakes).kinds}
        assert not kinds & {"voucher", "gift", "upgrade"}, stakes
        same = {size(packs, replace(stakes, value=value)) for value in get_args(Value)}
        assert len(same) == 1, "what danger weighs doesn't hang on how much a customer spends"


def test_rudeness_gets_attention_before_money(packs: Packs) -> None:
    for stakes in [case for case in KNOWN if case.failure == "rude" and case.fault != "theirs"]:
        advice = advise(packs, stakes)
        assert advice.kinds[0].id == "personal_attention", stakes
        assert any(kind.move == "apology" for kind in advice.kinds), stakes


def test_what_failed_is_put_right(packs: Packs) -> None:
    for stakes in [
        case for case in KNOWN if case.failure in ("unavailable", "late", "wrong", "lost_damaged")
    ]:
        if stakes.fault != "theirs":
            assert "redo" in [kind.id for kind in advise(packs, stakes).kinds[:2]], stakes


@pytest.mark.parametrize(
    ("trade", "failure", "kind"),
    [
        ("airline", "late", "upgrade_late"),
        ("hotel", "late", "upgrade_late"),
        ("telecom", "late", "upgrade_late"),
        ("retail", "late", "faster_delivery"),
        ("delivery", "late", "faster_delivery"),
        ("hotel", "unavailable", "upgrade"),
        ("rail", "late", None),
        ("bank", "late", None),
        ("clinic", "late", None),
        ("retail", "wrong", None),
    ],
)
def test_something_better_is_offered_where_it_makes_sense(
    packs: Packs, trade: str, failure: str, kind: str | None
) -> None:
    kinds = [one.id for one in advise(packs, Stakes(failure=failure, trades=(trade,))).kinds]
    assert [one for one in kinds if one.startswith(("upgrade", "faster"))] == (
        [kind] if kind else []
    )


def test_no_band_is_over_the_price(packs: Packs) -> None:
    assert max(row.band.high for row in packs.offers.rows) <= 100


@pytest.mark.parametrize(
    ("asked", "amount", "who"),
    [
        (0, None, None),
        (20, None, None),
        (21, None, "supervisor"),
        (50, None, "supervisor"),
        (51, None, "manager"),
        (100, None, "manager"),
        (120, None, None),  # nobody
        (20, 250.0, None),  # 50, the agent's most
        (20, 251.0, "supervisor"),
        (10, 3000.0, "manager"),
        (50, 20_000.0, None),  # nobody
    ],
)
def test_who_must_agree(packs: Packs, asked: int, amount: float | None, who: str | None) -> None:
    advice = advise(packs, Stakes("late", amount=amount), asked)
    assert (advice.approver.id if advice.approver else None) == who


AMOUNTS = (None, 0.5, 10.0, 240.0, 340.0, 900.0, 5_000.0)


def test_the_approver_is_the_lowest_role_that_may(packs: Packs) -> None:
    """Whatever is asked and at stake: the lower of a role's two limits counts."""
    for asked, amount in product(range(0, 401, 5), AMOUNTS):
        advice = advise(packs, Stakes("late", amount=amount), asked)
        money = None if amount is None else round(amount * asked / 100, 2)
        may = [
            role.id
            for role in packs.policy.roles
            if asked <= role.percent and (money is None or money <= role.amount)
        ]
        assert advice.too_much == (not may), (asked, amount)
        expected = None if not may or may[0] == packs.policy.employee_role else may[0]
        assert (advice.approver.id if advice.approver else None) == expected, (asked, amount)


def test_in_every_case_the_top_of_the_band_is_held_against_the_limits(packs: Packs) -> None:
    own = packs.policy.roles[0]
    for stakes, amount in product(CASES, AMOUNTS):
        advice = advise(packs, replace(stakes, amount=amount))
        top = None if amount is None else round(amount * advice.high / 100, 2)
        free = advice.high <= own.percent and (top is None or top <= own.amount)
        assert free == (advice.approver is None and not advice.too_much), (stakes, amount)
        assert advice.limit.percent <= own.percent
        assert amount is None or (advice.limit.money or 0) <= own.amount
        assert advice.within_reach == (free or 0 < advice.limit.percent >= advice.low)


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
        amount=340.0, trades=("retail",),
    )  # fmt: skip


def test_a_sum_and_a_share_are_added_up(packs: Packs) -> None:
    advice = advise(packs, Stakes("late", amount=340.0), 100, 50.0)
    assert advice.asked == 115
    assert advice.over_price
    assert advice.too_much


def test_a_share_with_a_sum_on_top_is_more_than_the_share(packs: Packs) -> None:
    """Also where nobody knows yet how much more."""
    assert advise(packs, Stakes("late"), 100, 50.0).over_price
    assert advise(packs, Stakes("late"), 20).approver is None
    assert advise(packs, Stakes("late"), 20, 5.0).approver is not None


def test_a_sum_is_not_taken_for_more_than_it_is(packs: Packs) -> None:
    """7 of 25 is 28 %; in binary fractions it comes to a little more."""
    assert advise(packs, Stakes("late", amount=25.0), None, 7.0).asked == 28


def test_in_another_currency_only_shares_are_held_against_the_limits(packs: Packs) -> None:
    foreign = Stakes("late", amount=340.0, sign="$")
    assert advise(packs, foreign, 20).approver is None
    assert advise(packs, replace(foreign, sign=None), 20).approver is not None


def test_the_sign_of_the_amount_is_kept_when_it_is_not_the_policys(packs: Packs) -> None:
    def told(quote: str) -> str | None:
        fact = Fact(at=NOW, turn="m1", kind="amount", value="340.00", quote=quote)
        return stakes_of(fresh(packs, "mama", fact), packs).sign

    assert [told("$340"), told("340 euros"), told("£340"), told("cost 340")] == [
        "$",
        "€",
        None,
        None,
    ]
