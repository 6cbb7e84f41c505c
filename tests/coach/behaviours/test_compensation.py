"""What may be offered: the card for every case, and what the employee proposes themselves."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from coach.behaviours import compensation, fact, start
from coach.card import Card
from coach.coach import Coach
from coach.entries import Fact, Note
from phrasebank.schema.offer import Fault, Severity, Value
from tests.coach.cases import NOW, OPENINGS, Desk, case, fresh

WORDS = 45
"""What a person with an upset customer on the line can take in."""
PROPOSALS = ("what can i offer", "can i do 50%", "can i do 120%", "can i give her £400")
MONEY = re.compile(r"money|back everything|voucher|bill|paid back|£|\d")


def shown(desk: Desk, text: str) -> Card:
    card = desk.say(compensation, text).card
    assert card is not None
    return card


def looked_up(desk: Desk, text: str) -> Card:
    """The same without reading the message again: pressed, as a button with these words would be."""
    card = desk.say(compensation, text, pressed=True).card
    assert card is not None
    return card


def told(coach: Coach, opening: str, text: str) -> Card:
    desk = Desk(coach)
    desk.say(start, opening)
    return shown(desk, text)


def in_cell(coach: Coach, **facts: str) -> Desk:
    entries = [
        Fact.model_validate({"at": NOW, "turn": "m0", "kind": kind, "value": value, "quote": value})
        for kind, value in facts.items()
        if value
    ]
    return Desk(coach, fresh(coach.packs, "mama", *entries))


def cells(coach: Coach) -> list[Desk]:
    """A case for every cell of the table, with and without an amount at stake."""
    return [
        in_cell(
            coach, failure=failure, severity=severity, fault=fault, repeated=repeated, value=value,
            amount=amount,
        )
        for failure, severity, fault, repeated, value, amount in product(
            coach.packs.failures, get_args(Severity), get_args(Fault), ("", "yes"), get_args(Value),
            ("", "340.00"),
        )
    ]  # fmt: skip


def test_the_card_is_short_in_every_cell_and_tells_what_it_must(coach: Coach) -> None:
    for desk in cells(coach):
        told = f"{case(desk).entries}"
        card = looked_up(desk, "what can i offer")
        assert len(card.text.split()) <= WORDS, card.text
        assert len(card.title.split()) <= 18, card.title
        assert "On your own:" in card.text, told
        assert "%" in card.title or "no money" in card.title, told
        assert card.phrases, told
        assert card.evidence in coach.packs.evidence, told


@pytest.mark.parametrize("text", PROPOSALS[1:])
def test_an_answer_to_a_proposal_is_short_too(coach: Coach, text: str) -> None:
    for failure, value, amount in product(coach.packs.failures, get_args(Value), ("", "340.00")):
        for repeated in ("", "yes"):
            desk = in_cell(coach, failure=failure, value=value, repeated=repeated, amount=amount)
            card = looked_up(desk, text)
            assert len(card.text.split()) <= WORDS, card.text


def test_danger_is_never_answered_with_money_first(coach: Coach) -> None:
    for failure, severity, fault in product(
        ("safety", "privacy"), get_args(Severity), get_args(Fault)
    ):
        desk = in_cell(coach, failure=failure, severity=severity, fault=fault, amount="20.00")
        first = looked_up(desk, "what can i offer").phrases[0]
        assert first.move == "fix", first.text
        assert not MONEY.search(first.text), first.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("can i do 10%", "10 % is yours to give"),
        ("can i do 50%", "50 %: ask first – Supervisor"),
        ("can i give her £40", "£40 is yours to give"),
        ("can i do 100%", "100 %: ask first – Manager"),
        ("can i do 140%", "140 % is more than they paid: why?"),
        ("double her money back", "200 % is more than they paid: why?"),
        ("refund all plus £50", "100 % + £50 is more than they paid: why?"),
        ("can i give her £400", "£400 is more than they paid: why?"),
        ("200 off", "£200: ask first – Manager"),
    ],
)
def test_what_is_asked_for_is_answered_with_its_number(desk: Desk, text: str, title: str) -> None:
    assert title in shown(desk, text).title


def test_the_lower_limit_is_the_one_told(coach: Coach) -> None:
    by_sum = told(coach, "sofa late, cost 340, she is annoyed", "what can i offer").text
    assert "up to £50 (20 % would be £68); above: Supervisor" in by_sum
    by_share = told(coach, "wrong sofa came, cost 100, she is annoyed", "what can i offer").text
    assert "up to £20 (20 %); above: Supervisor" in by_share


def test_what_it_costs_is_asked_for_in_a_line_and_the_band_given_all_the_same(coach: Coach) -> None:
    desk = Desk(coach)
    desk.say(start, "sofa late, she is annoyed")
    card = shown(desk, "what can i offer")
    assert "5–20 %" in card.title
    assert "What did they pay?" in card.text
    desk.say(fact, "paid 340")
    card = shown(desk, "what can i offer")
    assert "£17–£68" in card.title
    assert "What did they pay?" not in card.text


def test_the_answer_to_a_sum_asks_what_it_is_of(coach: Coach) -> None:
    card = told(coach, "sofa late, she is annoyed", "can i give her £100")
    assert card.title == "£100: ask first – Supervisor"
    assert "What did they pay?" in card.text


def test_an_offer_over_the_cap_names_who_must_agree_and_no_figure_to_say(desk: Desk) -> None:
    card = shown(desk, "she wants a refund can i do 50%")
    assert "Supervisor" in card.title
    assert "15–30 %" in card.text
    assert "£170" in card.text
    assert not [one.text for one in card.phrases if MONEY.search(one.text)]
    (offer,) = case(desk).offers
    assert (offer.asked, offer.approver, offer.amount) == (50, "supervisor", "340.00")


@pytest.mark.parametrize(
    "opening", ["charged twice for the tv, £89", "cooker late 2nd time, cost 900"]
)
def test_no_money_is_spoken_of_before_there_is_a_yes(coach: Coach, opening: str) -> None:
    for text in ("what can i offer", "can i do 100%"):
        card = told(coach, opening, text)
        assert re.search("Supervisor|Manager", f"{card.title} {card.text}")
        assert card.phrases
        assert not [one.text for one in card.phrases if MONEY.search(one.text)]


def test_beyond_every_role_it_is_the_duty_manager(coach: Coach) -> None:
    opening = "charged twice for the kitchen, cost 8000"
    for text in ("what can i offer", "can i do 40%"):
        card = told(coach, opening, text)
        assert coach.packs.policy.duty_manager.title in card.text
        assert re.search("nobody|no role", card.text)
        assert not [one.text for one in card.phrases if MONEY.search(one.text)]


def test_the_duty_managers_number_is_told_where_there_is_one(coach: Coach) -> None:
    packs = coach.packs
    reachable = packs.policy.duty_manager.model_copy(update={"phone": "020 7946 0018"})
    policy = packs.policy.model_copy(update={"duty_manager": reachable})
    coach = copy(coach)
    coach.packs = replace(packs, policy=policy)
    assert "020 7946 0018" in told(coach, OPENINGS["late"], "can i do 120% cos we promised").text


def test_more_than_the_price_needs_a_reason_which_goes_on_the_record(desk: Desk) -> None:
    card = shown(desk, "can i give her 120%")
    assert card.evidence == "p29"
    assert not card.phrases
    assert "because" in card.text
    asked = f"m{desk.count}"
    reasons = [button for button in card.buttons if button.payload.startswith("/compensation")]
    assert [f'"of": "{asked}"' in button.payload for button in reasons] == [True, True, True]
    assert not list(case(desk).all(Note))
    # The app gives a button the words that it refers to.
    reply = desk.say(
        compensation, "can i give her 120%", pressed=True, entities={"cause": "costs", "of": asked}
    )
    assert reply.card is not None
    assert reply.card.title == "120 % is more than anyone here may give"
    (note,) = case(desk).all(Note)
    assert "120 %" in note.text
    assert reasons[0].title in note.text
    (offer,) = case(desk).offers
    assert (offer.asked, offer.approver) == (120, "Duty manager")


def test_a_reason_may_be_typed(desk: Desk) -> None:
    card = shown(desk, "can i do 120% because she had to pay a hotel")
    assert card.title == "120 % is more than anyone here may give"
    (note,) = case(desk).all(Note)
    assert "she had to pay a hotel" in note.text


def test_up_to_the_price_no_reason_is_asked_for_nor_kept(desk: Desk) -> None:
    shown(desk, "can i do 100% because she cried")
    assert not list(case(desk).all(Note))


@pytest.mark.parametrize("text", ["can i do 160%", "double her money back", "can i give her £600"])
def test_far_more_than_the_price_is_nobodys_to_give(coach: Coach, text: str) -> None:
    """Even where every role might give all that the policy lets it."""
    packs = coach.packs
    roles = [
        role.model_copy(update={"percent": 150, "amount": 9_999.0}) for role in packs.policy.roles
    ]
    coach = copy(coach)
    coach.packs = replace(packs, policy=packs.policy.model_copy(update={"roles": roles}))
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    assert "Over 150 %" in shown(desk, text).text
    card = shown(desk, f"{text} because we promised")
    assert "more than anyone here may give" in card.title
    assert "yours to give" in shown(desk, "can i do 120% because we promised").title


def test_what_was_typed_keeps_its_currency(desk: Desk) -> None:
    card = shown(desk, "can i give her $40")
    assert card.title == "$40: ask again in £"
    assert "Nothing is converted" in card.text
    assert "£40" not in f"{card.title} {card.text}"
    assert not [one.text for one in card.phrases if "40" in one.text]
    (offer,) = case(desk).offers
    assert offer.asked is None


def test_what_they_paid_keeps_its_currency(coach: Coach) -> None:
    opening = "sofa late, it cost $340, she is annoyed"
    card = told(coach, opening, "what can i offer")
    assert "$17–$68" in card.title
    assert "nothing is converted" in card.text
    assert "£17" not in card.title
    assert told(coach, opening, "can i give her $40").title == "Yes, $40 is yours to give"
    assert told(coach, opening, "can i give her £40").title == "£40: ask again in $"


def test_what_they_would_give_is_not_what_is_at_stake(coach: Coach) -> None:
    desk = Desk(coach)
    desk.say(start, "sofa late, she is annoyed")
    for text in (
        "is £40 too little",
        "hes after 500 quid, what can i go up to",
        "refund all plus £50",
    ):
        shown(desk, text)
        assert case(desk).fact("amount") is None, text
    shown(desk, "she paid £340, can i give her £40")
    assert case(desk).fact("amount") == "340.00"


def test_ours_and_again_says_sorry_and_gives(desk: Desk) -> None:
    card = shown(desk, "can i do 10%")
    assert [one.move for one in card.phrases] == ["apology", "fix", "compensation"]
    assert "sorry" in card.phrases[0].text
    assert "apology" in shown(desk, "what can i offer").title


def test_several_gifts_are_put_as_one_question(coach: Coach) -> None:
    card = told(coach, "wrong sofa came, cost 100, she is annoyed", "what can i offer")
    assert card.phrases[-1].text == (
        "I can give you £20 back, or send you a voucher for £20. Which would you rather?"
    )


@pytest.mark.parametrize(
    ("opening", "offered", "never"),
    [
        ("room not ready, paid 200, she is annoyed", ["something better", "voucher"], []),
        (
            "card blocked at the till, £64.20 shopping left",
            ["£12 for"],
            ["something better", "voucher"],
        ),
        ("blood test results lost, she is scared", ["myself"], ["back", "voucher"]),
        ("appointment cancelled on her, upset", ["first in line"], ["back", "voucher"]),
    ],
)
def test_what_makes_no_sense_in_a_trade_is_not_offered(
    coach: Coach, opening: str, offered: list[str], never: list[str]
) -> None:
    said = " ".join(one.text for one in told(coach, opening, "what can i offer").phrases)
    assert all(words in said for words in offered)
    assert not any(words in said for words in never)


def test_a_threat_in_the_same_message_has_a_button(coach: Coach) -> None:
    asked = "she wants 200 or shes off to trading standards, what can i offer"
    card = told(coach, "sofa late, cost 100, she is annoyed", asked)
    assert [button for button in card.buttons if "legal" in button.payload]


def test_where_nobody_pays_no_money_is_asked_about(coach: Coach) -> None:
    card = told(coach, "blood test results lost, she is scared", "what can i offer")
    assert "no money" in card.title
    assert "What did they pay" not in card.text


def test_a_paltry_sum_is_not_named(coach: Coach) -> None:
    card = told(coach, "special delivery not arrived, he paid 7.35", "what can i offer")
    assert "sting" in card.text
    assert not [one.text for one in card.phrases if "£" in one.text]


def test_a_part_is_not_called_the_whole(coach: Coach) -> None:
    card = told(coach, "charged twice for the tv, £89", "can i do 10%")
    assert card.phrases or "yours to give" in card.title
    assert not [one.text for one in card.phrases if "everything" in one.text]


def test_a_band_is_told_as_people_say_it(coach: Coach) -> None:
    desk = Desk(coach)
    assert "100 %" in shown(desk, "charged twice for the tv, what can i offer").title
    assert "up to 15 %" in told(coach, OPENINGS["rude"], "what can i offer").title


def test_what_is_not_our_fault_is_helped_and_owed_nothing(coach: Coach) -> None:
    desk = Desk(coach)
    card = shown(desk, "it was her own fault, what can i give her")
    assert "no money" in card.title
    assert "Help" in card.title
    assert "goodwill" in card.text
    assert not [one.text for one in card.phrases if MONEY.search(one.text)]
    assert "Usual here: no money" in shown(desk, "it was her own fault, can i do 20%").text


def test_an_offer_of_ones_own_may_name_the_figure(desk: Desk) -> None:
    card = shown(desk, "can i do 10%")
    assert "£34" in card.text
    assert "£34 back" in card.phrases[-1].text


def test_an_offer_without_a_case_is_answered_but_not_kept(coach: Coach) -> None:
    desk = Desk(coach)
    for text in PROPOSALS:
        assert shown(desk, text).record is None
    assert desk.recovery is None


def test_months_for_free_are_held_against_what_a_month_costs(coach: Coach) -> None:
    desk = Desk(coach)
    desk.say(start, "broadband down 7 wks, fuming")
    desk.say(fact, "she pays £10 a month")
    for text in ("can i give 2 months free", "£10 a month for 2 months as credit ok?"):
        card = shown(desk, text)
        assert "£20" in card.title
        assert "more than they paid" not in card.title


def test_months_for_free_need_to_know_what_a_month_costs(coach: Coach) -> None:
    card = told(coach, "broadband down 7 wks, fuming", "can i give 2 months free")
    assert "paid" in card.text.lower()


@pytest.mark.parametrize(
    "text",
    ["Can I give him a free repair", "can i offer a free replacement", "can we fix it for nothing"],
)
def test_a_thing_for_free_is_no_share_of_the_price(coach: Coach, text: str) -> None:
    card = told(coach, "laptop screen broken again, upset", text)
    assert "%" not in card.title
    assert card.phrases


@pytest.mark.parametrize(
    ("opening", "said"),
    [("train 90 mins late, pax upset", False), ("hotel room not ready, guest upset", True)],
)
def test_something_better_is_no_use_once_it_was_late(
    coach: Coach, opening: str, said: bool
) -> None:
    card = told(coach, opening, "what can i offer")
    assert any("something better" in phrase.text for phrase in card.phrases) is said
