"""Numbers in hurried messages: what must be found, and what only looks like it."""

from __future__ import annotations

import pytest

from coach import values


def found(value: values.Value | None) -> str | None:
    return value.value if value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it cost 340", "340.00"),
        ("paid £1,200.50 for the sofa", "1200.50"),
        ("a £2k kitchen", "2000.00"),
        ("340 quid down the drain", "340.00"),
        ("we charged her 45 pounds", "45.00"),
        ("cost her 89.99", "89.99"),
        ("bill was 90 not 60", "90.00"),
        ("bill of 250", "250.00"),
        ("she paid 50 last month", "50.00"),
        ("price was about 75", "75.00"),
        ("$19 for a coffee", "19.00"),
        ("€ 30 back", "30.00"),
        ("charged him 120 twice", "120.00"),
        ("he spent over 600 on it", "600.00"),
        ("what can i offer him, ticket was 420 quid", "420.00"),
        ("what can i offer hes on 38 a month", "38.00"),
        ("renewal next month, 12k a yr", "12000.00"),
        ("its 1250", "1250.00"),
        ("its 46.50 single", "46.50"),
        ("charged him 3 months after cancelling, 38 a month", "38.00"),
        ("sum is 114", "114.00"),
        ("its 3 days", None),
        ("rent is 850 a mth", "850.00"),
        ("she rings 3 a week", None),
        ("can i give him 20 a month off", None),
        ("cost 3 days of her time", None),
        ("paid for 2 nights", None),
        ("paid for 2 tickets online", None),
        ("charged on 12/6", None),
        ("charged 2 times", None),
        ("charged twice for one night", None),
        ("price 20% too high", None),
        ("bill from 12 may", None),
        ("total of 3 calls now", None),
        ("paid in 2024", None),
        ("order 48213", None),
        ("worth 4 people's time", None),
        ("had to get taxis 2 days, 18 each way", None),
        ("she paid 86 emergency vet", "86.00"),
        ("she wants fees back 62 a day", "62.00"),
        ("paid 40 percent", None),
        ("paid 30 people", None),
        ("340 for 2 nites", "340.00"),
        ("90 for 3 tickets", "90.00"),
        ("waited 20 for 2 hours", None),
        ("3 of them, £50 each", "150.00"),
        ("four chairs broken, £45 each", "180.00"),
        ("2 tickets at £30.50 each", "61.00"),
        ("£20 each for 3 people", "60.00"),
        ("tickets £50 each x 4", "200.00"),
        ("both rooms wrong, £80 each", "160.00"),
        ("3 days late, £50 each", "50.00"),
        ("rang 3 times, £50 each", "50.00"),
        ("£50 each", "50.00"),
        ("3 of them, £50 total", "50.00"),
        ("2 adults 3 kids £50 each", "50.00"),
        ("ticket 45 each x2", "90.00"),
        ("2 nites at 180 a night", "360.00"),
        ("3 nights @ £90 a nite", "270.00"),
        ("2 weeks late, 38 a month", "38.00"),
        ("2 each", None),
        ("paid 95 a day for 4 days", "380.00"),
        ("room 12, £50 each", "50.00"),
        ("she paid 185,000 cash", "185000.00"),
        ("paid 42, wants it back", "42.00"),
        ("140 she paid", "140.00"),
    ],
)
def test_amounts(text: str, expected: str | None) -> None:
    assert found(values.amount(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can i do 50%", 50),
        ("20 percent ok?", 20),
        ("15 per cent off", 15),
        ("half off?", 50),
        ("full refund pls", 100),
        ("she wants her money back", 100),
        ("order 20 chairs", None),
        ("100 pounds", None),
    ],
)
def test_percentages(text: str, expected: int | None) -> None:
    assert values.percent(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cooker delivered 9 days late 2nd time", "9 days"),
        ("3 wks late", "3 weeks"),
        ("late by an hour", "an hour"),
        ("flight delayed 6 hrs", "6 hours"),
        ("waited 50 mins for a starter", "50 minutes"),
        ("on hold 40 min", "40 minutes"),
        ("a couple of days late", "a couple of days"),
        ("couple of hours late", "a couple of hours"),
        ("been without heating for three days", "three days"),
        ("without wifi for a week", "a week"),
        ("nothing for 2 weeks", "2 weeks"),
        ("no broadband for 3 days", "3 days"),
        ("its been down for 5 hrs", "5 hours"),
        ("still waiting, over 2 hours", "2 hours"),
        ("1 day late", "1 day"),
        ("a year late", "a year"),
        ("customer for 9 years", None),
        ("has been with us for 20 years", None),
        ("booked the room for 2 weeks", None),
        ("hired the car for a week", None),
        ("12 month contract", None),
        ("ring her in 2 hrs", None),
        ("its due in 3 days", None),
    ],
)
def test_delays(text: str, expected: str | None) -> None:
    assert found(values.delay(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("order 48213", "48213"),
        ("order no: AB-1234", "AB-1234"),
        ("ref #99812", "99812"),
        ("her booking is XK72LQ", "XK72LQ"),
        ("acct number 00123456", "00123456"),
        ("pnr k8p2zz", "K8P2ZZ"),
        ("#4711 again", "4711"),
        ("late order 2nd time", None),
        ("his order 3rd time wrong", None),
        ("order 9days late", None),
        ("booking 10am tomorrow", None),
        ("case closed", None),
        ("order 2 pizzas", None),
        ("the account is locked", None),
    ],
)
def test_references(text: str, expected: str | None) -> None:
    assert found(values.reference(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£38 a month for 2 months", "76.00"),
        ("on 38 a month for 2 months", "76.00"),
        ("£12.50 per week x 4 weeks", "50.00"),
        ("£38 a month", "38.00"),
        ("£38 a month for 2 years", "38.00"),
        ("£20 for 2 months", "20.00"),
    ],
)
def test_a_rate_is_multiplied_by_the_time_it_was_paid_for(text: str, expected: str) -> None:
    assert found(values.amount(text)) == expected


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("she pays £38 a month", ("month", 38.0)),
        ("on 12 a week", ("week", 12.0)),
        ("£38 a month for 2 months", ("month", 38.0)),
        ("paid £340", None),
        ("£20 for 2 months", None),
    ],
)
def test_what_they_pay_for_a_month(text: str, rate: tuple[str, float] | None) -> None:
    amount = values.amount(text)
    assert amount is not None
    assert values.rate(amount.quote) == rate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 wks no one called back", "7 weeks"),
        ("3 days nothing", "3 days"),
        ("2 days w no heating", "2 days"),
        ("5 days and still no word", "5 days"),
        ("7 wks notice given", None),
        ("in 2 days no later", None),
    ],
)
def test_a_time_in_which_nothing_came_is_a_delay(text: str, expected: str | None) -> None:
    assert found(values.delay(text)) == expected
