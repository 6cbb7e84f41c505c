"""Hearing of a customer: a new case, what they say, threats, facts."""

from __future__ import annotations

import pytest

from coach.behaviours import customer_said, escalate, fact, start
from coach.coach import Coach
from coach.contacts import contact_line
from coach.entries import Escalation, Note
from tests.coach.cases import OPENINGS, Desk, case


def titled(desk: Desk) -> str:
    card = desk.replies[-1].card
    assert card is not None
    return card.title


@pytest.mark.parametrize("kind", OPENINGS)
def test_a_case_opens_with_what_was_told_and_two_phrases(coach: Coach, kind: str) -> None:
    reply = Desk(coach).say(start, OPENINGS[kind])
    assert reply.behaviour == "start"
    assert reply.card is not None
    assert reply.card.title.startswith("1 of 4")
    assert len(reply.card.phrases) == 2
    assert coach.packs.failures[kind].title in reply.card.text


def test_with_nothing_told_it_asks_for_it(coach: Coach) -> None:
    card = Desk(coach).say(start, "new call").card
    assert card is not None
    assert "what went wrong" in card.text


def test_a_failure_told_while_a_case_is_open_belongs_to_it(desk: Desk) -> None:
    before = case(desk).id
    reply = desk.say(start, "and his sofa is damaged too")
    assert reply.behaviour == "customer_said"
    assert case(desk).id == before
    assert case(desk).fact("noun") == "cooker"


def test_a_new_customer_is_a_button_away(desk: Desk) -> None:
    first = case(desk)
    reply = desk.say(start, "sofa damaged, guest upset")
    assert reply.card is not None
    payload = reply.card.buttons[0].payload
    assert payload == '/start{"customer": "new", "of": "m2"}'
    reply = desk.say(
        start, "sofa damaged, guest upset", pressed=True, entities={"customer": "new", "of": "m2"}
    )
    assert case(desk).id != first.id
    assert case(desk).fact("noun") == "sofa"
    assert reply.parked is not None
    assert (reply.parked.id, reply.parked.conversation) == (first.id, "c1.m3")


def test_an_unsure_start_that_tells_of_nothing_is_asked_about(coach: Coach) -> None:
    reply = Desk(coach).say(start, "hmm ok then", confidence=0.1)
    assert reply.behaviour == "clarify"


def test_an_unsure_start_that_tells_of_trouble_is_one(coach: Coach) -> None:
    assert Desk(coach).say(start, "cooker late", confidence=0.1).behaviour == "start"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("he says sorry isn't enough", "It isn’t enough for them"),
        ("hes screaming down the phone", "Let them get it out"),
        ("she is crying now", "Name it before you go on"),
        ("shes calmer now", "They are coming down"),
        ("customer says she wants a refund", "They want their money back"),
        ("he'll go to a competitor", "They may leave"),
        ("he says ok fine, lets do that", "They said yes"),
        ("he told me more", "Noted"),
    ],
)
def test_what_they_say_gets_the_advice_it_calls_for(desk: Desk, text: str, title: str) -> None:
    reply = desk.say(customer_said, text)
    assert reply.behaviour == "customer_said"
    assert titled(desk) == title


def test_what_they_say_goes_on_the_timeline(desk: Desk) -> None:
    desk.say(customer_said, "shes calmer now")
    assert [noted.level for noted in case(desk).feelings] == ["angry", "calm"]


def test_what_they_say_may_open_the_case(coach: Coach) -> None:
    assert Desk(coach).say(customer_said, "she says her cooker is late").behaviour == "start"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hes asking for a manager", "manager"),
        ("she's threatening to sue", "legal"),
        ("he'll tell the papers", "press"),
        ("he called me a bitch", "abuse"),
        ("her child was hurt", "safety"),
        ("she says she wants to kill herself", "self_harm"),
        ("she is in a wheelchair", "vulnerable"),
    ],
)
def test_a_threat_or_demand_gets_its_card_and_goes_on_record(
    desk: Desk, text: str, kind: str
) -> None:
    reply = desk.say(customer_said, text)
    assert reply.behaviour == "escalate"
    assert titled(desk) == desk.coach.packs.cards[f"escalate.{kind}"].title
    assert [escalation.kind for escalation in case(desk).all(Escalation)] == [kind]
    assert reply.card is not None
    assert any(button.payload == "/where" for button in reply.card.buttons)


@pytest.mark.parametrize(
    "text", ["whos the duty mgr", "do i need manager", "should i get a manager"]
)
def test_asking_for_oneself_is_no_demand_of_the_customers(desk: Desk, text: str) -> None:
    reply = desk.say(escalate, text)
    assert reply.card is not None
    assert contact_line(desk.coach.packs.policy.duty_manager, desk.coach.packs) in reply.card.text
    assert not list(case(desk).all(Escalation))


def test_a_threat_may_be_the_first_thing_told(coach: Coach) -> None:
    desk = Desk(coach)
    assert desk.say(escalate, "guest wants the manager, room not ready").behaviour == "escalate"
    assert case(desk).fact("failure") == "unavailable"


def test_an_unsure_call_for_help_is_asked_about(desk: Desk) -> None:
    assert desk.say(escalate, "mmm", confidence=0.1).behaviour == "clarify"


def test_the_manager_is_named_with_a_number(desk: Desk) -> None:
    card = desk.say(escalate, "hes asking for a manager").card
    assert card is not None
    assert contact_line(desk.coach.packs.policy.duty_manager, desk.coach.packs) in card.text


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("her name is mrs okafor", "name", "Mrs Okafor"),
        ("order 48213", "reference", "48213"),
        ("it cost 99", "amount", "99.00"),
        ("actually its a sofa", "noun", "sofa"),
        ("it was our mistake", "fault", "ours"),
    ],
)
def test_a_fact_goes_on_record_and_is_said_back(
    desk: Desk, text: str, kind: str, value: str
) -> None:
    reply = desk.say(fact, text)
    assert case(desk).fact(kind) == value  # type: ignore[arg-type]
    assert reply.card is not None
    assert desk.coach.packs.label(f"fact.{kind}") in reply.card.text


@pytest.mark.parametrize(
    "text", ["found them a suite at the sister hotel, taxi paid by us", "the bill is £286"]
)
def test_what_is_only_mentioned_does_not_become_what_it_is_about(desk: Desk, text: str) -> None:
    before = case(desk).fact("noun")
    desk.say(fact, text)
    assert case(desk).fact("noun") == before


def test_what_was_done_is_kept_in_their_own_words(desk: Desk) -> None:
    text = "found them a suite at the sister hotel, taxi paid by us"
    desk.say(fact, text)
    assert [note.text for note in case(desk).all(Note)] == [text]


def test_what_is_no_known_kind_of_fact_is_kept_as_a_note(desk: Desk) -> None:
    desk.say(fact, "gate code is kept under the mat")
    assert [note.text for note in case(desk).all(Note)] == ["gate code is kept under the mat"]


def test_a_fact_told_again_is_neither_news_nor_a_note(desk: Desk) -> None:
    desk.say(fact, "order 48213")
    before = case(desk)
    reply = desk.say(fact, "order 48213")
    assert reply.card is not None
    assert reply.card.title == "On record"
    assert case(desk) == before


def test_a_fact_with_no_case_asks_what_happened(coach: Coach) -> None:
    assert Desk(coach).say(fact, "order 48213").behaviour == "clarify"
    assert Desk(coach).say(fact, "cooker is late").behaviour == "start"


def test_a_guess_at_a_threat_puts_nothing_on_record(desk: Desk) -> None:
    reply = desk.say(escalate, "hes swinging a stapler")
    assert reply.card is not None
    assert reply.card.title == "Is anyone in danger?"
    assert [b.payload for b in reply.card.buttons if "manager" in b.payload]
    assert list(case(desk).all(Escalation)) == []


def test_an_amount_is_shown_as_money(desk: Desk) -> None:
    reply = desk.say(fact, "it cost 64")
    assert reply.card is not None
    assert "£64" in reply.card.text
