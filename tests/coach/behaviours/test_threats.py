"""Threats and duty: what the card says, whom it names, what goes on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.answer import answer
from coach.behaviours import customer_said, escalate, resolve, start
from coach.card import Card
from coach.coach import Coach
from coach.entries import Escalation
from coach.recovery import Recovery
from coach.summary import summary_lines
from phrasebank import Packs
from phrasebank.schema.policy import Contact, Policy
from tests.coach.cases import Desk, fresh, turn

#: One message of each kind, with the card that it calls for and the kind on record.
TOLD = [
    ("hes asking for a manager", "manager", "manager"),
    ("she's threatening to sue", "legal", "legal"),
    ("says hes going to the papers", "press", "press"),
    ("he called me a useless cow", "abuse", "abuse"),
    ("i know where you work he says", "violence", "safety"),
    ("she smells gas in the kitchen", "safety", "safety"),
    ("he says he'll end it", "self_harm", "self_harm"),
    ("she is scared of her husband", "harm_at_home", "vulnerable"),
    ("elderly lady, lives alone", "vulnerable", "vulnerable"),
]
DANGERS = ("violence", "safety", "self_harm", "harm_at_home")


def said(desk: Desk, text: str) -> Card:
    card = desk.say(customer_said, text).card
    assert card is not None
    return card


def noted(desk: Desk) -> list[tuple[str, str]]:
    assert desk.recovery is not None
    return [(entry.kind, entry.quote) for entry in desk.recovery.all(Escalation)]


def with_policy(coach: Coach, **changes: object) -> Coach:
    policy = Policy.model_validate(coach.packs.policy.model_dump() | changes)
    return Coach(replace(coach.packs, policy=policy))


def contact(title: str, phone: str = "0161 496 0000") -> dict[str, str]:
    return Contact(title=title, phone=phone, note="Say it in one line.").model_dump()


@pytest.mark.parametrize(("text", "wording", "kind"), TOLD)
def test_each_has_its_card_and_goes_on_record(
    desk: Desk, text: str, wording: str, kind: str
) -> None:
    card = said(desk, text)
    assert card.title == desk.coach.packs.cards[f"escalate.{wording}"].title
    assert [one for one, _ in noted(desk)] == [kind]
    assert "On record, 10:02" in card.text
    assert noted(desk)[0][1] in card.text
    assert card.phrases, "one sentence to say"


@pytest.mark.parametrize(("text", "wording", "kind"), TOLD)
def test_a_number_that_is_not_set_is_not_shown_as_one(
    desk: Desk, text: str, wording: str, kind: str
) -> None:
    card = said(desk, text)
    assert "number not set – ask your lead" in card.text
    assert "policy.yml" not in card.text


@pytest.mark.parametrize(("text", "wording", "kind"), TOLD)
def test_a_number_that_is_set_is_shown(coach: Coach, text: str, wording: str, kind: str) -> None:
    names = ("duty_manager", "safety_contact", "legal_contact", "press_contact")
    reached = {name: contact(name) for name in (*names, "vulnerable_contact")}
    desk = Desk(with_policy(coach, **reached))
    card = said(desk, text)
    assert "**0161 496 0000**" in card.text
    assert "not set" not in card.text


def test_a_contact_of_its_own_goes_before_the_duty_manager(coach: Coach) -> None:
    own = Desk(with_policy(coach, legal_contact=contact("Complaints team")))
    assert "Complaints team, **0161 496 0000**" in said(own, "he will sue us").text
    unset = contact("Complaints team", "set the number")
    other = with_policy(coach, legal_contact=unset, duty_manager=contact("Duty manager"))
    assert "Duty manager, **0161 496 0000**" in said(Desk(other), "he will sue us").text


@pytest.mark.parametrize("wording", DANGERS)
def test_the_emergency_number_comes_first_in_danger(desk: Desk, wording: str) -> None:
    text = next(text for text, one, _ in TOLD if one == wording)
    card = said(desk, text)
    number = desk.coach.packs.policy.emergency_number
    assert card.text.startswith(f"**{number} first**")


def test_without_an_emergency_number_the_services_are_named(coach: Coach) -> None:
    desk = Desk(with_policy(coach, emergency_number=None, crisis_contact=None))
    card = said(desk, "he says he'll end it")
    assert card.text.startswith("**Emergency services first**")
    assert "Help for them" not in card.text


@pytest.mark.parametrize(
    "text",
    ["shes shouting at me about the bill", "hes swearing about the wait", "she is screaming at me"],
)
def test_anger_is_a_feeling_and_not_abuse(desk: Desk, text: str) -> None:
    assert said(desk, text).title == desk.coach.packs.cards["customer_said.angry"].title
    assert noted(desk) == []


def test_who_was_warned_once_is_not_warned_again(desk: Desk) -> None:
    assert said(desk, "he called me a cow").title == "You don’t have to take abuse"
    again = said(desk, "now he told me to f off")
    assert again.title == "You may end the call"
    assert any("stopping here" in phrase.text for phrase in again.phrases)
    assert [quote for _, quote in noted(desk)] == ["he called me a cow", "now he told me to f off"]


def test_two_at_once_the_more_pressing_first_and_both_on_record(desk: Desk) -> None:
    card = said(desk, "he will sue us. and now he called me a stupid cow")
    assert card.title == desk.coach.packs.cards["escalate.abuse"].title
    assert noted(desk) == [
        ("abuse", "and now he called me a stupid cow"), ("legal", "he will sue us."),
    ]  # fmt: skip
    button = card.buttons[-1]
    assert (button.title, button.payload) == (
        "Also: legal threat", '/escalate{"topic": "legal", "of": "m2"}',
    )  # fmt: skip
    other = desk.press(escalate, topic="legal", of="m2").card
    assert other is not None
    assert other.title == desk.coach.packs.cards["escalate.legal"].title
    assert len(noted(desk)) == 2


def test_a_formal_complaint_has_the_policys_wording(desk: Desk) -> None:
    card = said(desk, "hes going to the ombudsman")
    payload = '/escalate{"topic": "formal"}'
    assert payload in [button.payload for button in card.buttons]
    formal = desk.press(escalate, topic="formal").card
    assert formal is not None
    assert desk.coach.packs.policy.regulated_wording in formal.text
    assert [kind for kind, _ in noted(desk)] == ["legal"]


def test_of_a_vulnerable_customer_no_more_is_kept_than_the_words(desk: Desk) -> None:
    said(desk, "she has dementia and three cats and a son in Leeds")
    assert noted(desk) == [("vulnerable", "dementia")]


def test_a_customer_told_to_be_vulnerable_at_once_has_a_button(coach: Coach) -> None:
    reply = Desk(coach).say(start, "lady 82, card blocked at the till, she is upset")
    assert reply.card is not None
    assert [b.title for b in reply.card.buttons if "vulnerable" in b.payload]
    plain = Desk(coach).say(start, "card blocked at the till, she is upset")
    assert plain.card is not None
    assert not [b for b in plain.card.buttons if "escalate" in b.payload]


def test_a_customer_known_to_be_vulnerable_is_not_announced_again(desk: Desk) -> None:
    said(desk, "elderly lady, lives alone")
    again = said(desk, "the elderly lady says sorry isnt enough")
    assert again.title == desk.coach.packs.cards["customer_said.rejects"].title


def test_the_summary_tells_of_it_with_words_and_time(desk: Desk, packs: Packs) -> None:
    said(desk, "she's threatening to sue")
    assert desk.recovery is not None
    lines = "\n".join(summary_lines(desk.recovery, packs))
    assert "Legal threat, Wed 18 Nov, 10:02: “she's threatening to sue”" in lines
    closing = desk.say(resolve, "all sorted")
    assert closing.recovery is not None


@pytest.mark.parametrize("intent", ["phrase", "where", "smalltalk", "advance", "resolve"])
@pytest.mark.parametrize("opened", [True, False])
def test_no_other_question_outweighs_a_life(coach: Coach, intent: str, opened: bool) -> None:
    case: Recovery | None = fresh(coach.packs) if opened else None
    reply = answer(turn(coach, case, "she says she wants to kill herself"), intent)
    assert reply.card is not None
    assert reply.card.title == coach.packs.cards["escalate.self_harm"].title
