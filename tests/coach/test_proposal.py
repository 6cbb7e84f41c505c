"""What the employee would like to give: found in hurried messages, and told from what was paid."""

from __future__ import annotations

import pytest

from coach.proposal import proposal, sign_in


@pytest.mark.parametrize(
    ("text", "percent", "money", "sign"),
    [
        ("can i give her 120%", 120, None, None),
        ("150%", 150, None, None),
        ("1000 percent", 1000, None, None),
        ("12.5% ok?", 13, None, None),
        ("20-30%?", 30, None, None),
        ("can i do half now and half as credit", 100, None, None),
        ("half off?", 50, None, None),
        ("full refund pls", 100, None, None),
        ("can i comp the whole order", 100, None, None),
        ("she wants her money back", 100, None, None),
        ("double her money back", 200, None, None),
        ("she's asking for double, what's the ceiling", 200, None, None),
        ("twice the price", 200, None, None),
        ("triple?", 300, None, None),
        ("money back plus 20% extra", 120, None, None),
        ("refund all plus £50", 100, 50.0, "£"),
        ("full refund and a £20 voucher", 100, 20.0, "£"),
        ("can i refund him the full amount and 50 on top", 100, 50.0, None),
        ("200 off", None, 200.0, None),
        ("can i knock the mains off, 110 quid", None, 110.0, "£"),
        ("can i refund the 640 plus 50", None, 690.0, None),
        ("can i do 30 off", None, 30.0, None),
        ("can i give her $40", None, 40.0, "$"),
        ("offer 40 euros", None, 40.0, "€"),
        ("can i bung her 20 quid", None, 20.0, "£"),
        ("can i give him £2k", None, 2000.0, "£"),
        ("offer £1,200.50", None, 1200.5, "£"),
        ("he turned down 25, can i go to 50", None, 50.0, None),
        ("hes after 500 quid, what can i go up to", None, 500.0, "£"),
        ("is £40 too little for a ruined birthday", None, 40.0, "£"),
        ("she paid £340 can i give her £400", None, 400.0, "£"),
        ("give her 20% of £340", 20, None, None),
    ],
)
def test_what_is_proposed(
    text: str, percent: int | None, money: float | None, sign: str | None
) -> None:
    found = proposal(text)
    assert (found.percent, found.money, found.sign) == (percent, money, sign)
    assert found.named


@pytest.mark.parametrize(
    "text",
    [
        "what can i offer", "paid £340, what can i offer", "charged twice for the tv, £89",
        "charged double, what can i offer", "double booked, what can i give",
        "order 48213 back, what can i do", "is refund all right", "can i give 2 free nights",
        "can i do 2 for 1", "3 hr delay whats fair", "room 402 had no water, can i offer something",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_proposal(text: str) -> None:
    assert not proposal(text).named


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("can i do 120% because she had to pay a hotel", "she had to pay a hotel"),
        ("give him double cos we promised it", "we promised it"),
        ("can i do 120%", None),
    ],
)
def test_a_reason_is_taken_along(text: str, reason: str | None) -> None:
    assert proposal(text).reason == reason


@pytest.mark.parametrize(
    ("quote", "sign"), [("$340", "$"), ("340 quid", "£"), ("€ 30", "€"), ("cost 340", None)]
)
def test_the_sign_that_was_typed(quote: str, sign: str | None) -> None:
    assert sign_in(quote) == sign


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("can i give 2 months free", (2, "month")),
        ("2 free months ok?", (2, "month")),
        ("a month free", (1, "month")),
        ("next month for free?", (1, "month")),
        ("can i waive 3 wks", (3, "week")),
        ("refund 3 months ok?", (3, "month")),
        ("can i give 2 free nights", None),
        ("free for 2 months trial ended", None),
    ],
)
def test_time_for_free(text: str, free: tuple[int, str] | None) -> None:
    assert proposal(text).free == free


def test_a_rate_for_so_long_is_one_sum() -> None:
    found = proposal("£38 a month for 2 months as credit ok?")
    assert (found.money, found.sign) == (76.0, "£")
