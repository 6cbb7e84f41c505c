"""Words, drafts, offers, questions: what helps without moving the case."""

from __future__ import annotations

import pytest

from coach.behaviours import (
    advance,
    check,
    compensation,
    explain,
    fallback,
    out_of_scope,
    phrase,
    resolve,
    smalltalk,
    train,
    wellbeing,
)
from coach.card import Card
from coach.coach import Coach
from coach.contacts import contact_line
from coach.entries import Flagged, PhraseUsed
from tests.coach.cases import Desk, case


def shown(desk: Desk, module: object, text: str) -> Card:
    card = desk.say(module, text).card
    assert card is not None
    return card


def test_other_words_are_other_words(desk: Desk) -> None:
    seen: list[str] = []
    for _ in range(3):
        ids = [one.id for one in shown(desk, phrase, "other words").phrases]
        assert len(ids) == 3
        assert not set(ids) & set(seen)
        seen += ids
    assert len(list(case(desk).all(PhraseUsed))) == len(seen) + 2


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("something warmer", "tone", "warm"),
        ("more formal", "tone", "formal"),
        ("shorter", "length", "short"),
        ("a bit longer", "length", "long"),
    ],
)
def test_a_wish_is_honoured(desk: Desk, text: str, attribute: str, value: str) -> None:
    assert getattr(shown(desk, phrase, text).phrases[0], attribute) == value


def test_a_wish_for_an_email_gives_only_those(desk: Desk) -> None:
    assert all("email" in one.channel for one in shown(desk, phrase, "for an email").phrases)


def test_how_to_apologise_is_answered_on_any_step(desk: Desk) -> None:
    card = shown(desk, phrase, "how do i apologise")
    assert card.title == "Words for that"
    assert {one.move for one in card.phrases} == {"apology"}


def test_phrases_without_a_case_fit_anybody(coach: Coach) -> None:
    card = shown(Desk(coach), phrase, "what do i say")
    assert len(card.phrases) == 3
    assert all("{" not in one.text for one in card.phrases)


def test_a_draft_is_checked_and_goes_on_record(desk: Desk) -> None:
    card = shown(desk, check, "can i say i understand how you feel")
    assert card.title == "One thing to change"
    (finding,) = card.findings
    assert finding.rule.startswith("empathy.")
    assert len(finding.instead) == 3
    assert any("cooker" in text for text in finding.instead)
    (flagged,) = case(desk).all(Flagged)
    assert flagged.draft == "i understand how you feel"
    assert flagged.draft[flagged.start : flagged.end] == flagged.quote


def test_several_things_are_counted(desk: Desk) -> None:
    card = shown(desk, check, "can i say calm down, it's our policy")
    assert card.title == "2 things to change"
    assert [finding.start for finding in card.findings] == sorted(f.start for f in card.findings)


def test_a_good_draft_is_told_to_be_good(desk: Desk) -> None:
    assert shown(desk, check, "can i say what happened, from the start?").findings == []


@pytest.mark.parametrize(
    "text", ["check", "can i say", "can i say this", "is this ok", "gonna tell her"]
)
def test_without_a_draft_it_is_asked_for(coach: Coach, text: str) -> None:
    assert shown(Desk(coach), check, text).title == "Show me the words"


def test_a_draft_is_checked_without_a_case_too(coach: Coach) -> None:
    desk = Desk(coach)
    assert shown(desk, check, "can i say calm down").findings
    assert desk.recovery is None


@pytest.mark.parametrize(
    ("module", "text"), [(compensation, "can i do 10%"), (check, "can i say calm down")]
)
def test_no_button_leads_to_a_step_that_is_not_there(
    coach: Coach, module: object, text: str
) -> None:
    payloads = {button.payload for button in shown(Desk(coach), module, text).buttons}
    assert not payloads & {"/where", "/advance"}


def test_a_question_is_answered_with_its_source(desk: Desk) -> None:
    card = shown(desk, explain, "what is the recovery paradox")
    assert card.evidence in desk.coach.packs.evidence
    assert desk.coach.packs.evidence[str(card.evidence)].source in card.text


def test_a_question_not_covered_offers_the_nearest(desk: Desk) -> None:
    card = shown(desk, explain, "what is the capital of france")
    assert card.title == "I have no good answer to that"
    assert [button.payload.split("{")[0] for button in card.buttons] == ["/explain", "/explain"]


@pytest.mark.parametrize(
    ("text", "title"),
    [("hi", "I’m here"), ("thx", "You’re welcome"), ("bye", "One recovery is still open"),
     ("ok", "Is this step done?"), ("nah", "All right, we stay here")],
)  # fmt: skip
def test_small_talk_points_back_to_the_work(desk: Desk, text: str, title: str) -> None:
    assert shown(desk, smalltalk, text).title == title


@pytest.mark.parametrize("text", ["ok", "nah"])
def test_in_the_wrap_up_a_yes_or_no_is_asked_the_question_again(desk: Desk, text: str) -> None:
    desk.say(resolve, "its over")
    card = shown(desk, smalltalk, text)
    assert (card.kind, card.title) == ("smalltalk", "How did it end?")


@pytest.mark.parametrize("module", [smalltalk, out_of_scope, explain, train, wellbeing, fallback])
def test_what_only_shows_something_leaves_the_case_alone(desk: Desk, module: object) -> None:
    before = case(desk)
    desk.say(module, "im shaking, what is the recovery paradox, hi")
    assert case(desk) == before


def test_the_employee_comes_first_when_shaken(desk: Desk) -> None:
    packs = desk.coach.packs
    assert shown(desk, wellbeing, "im shaking").title == packs.cards["wellbeing.on_call"].title
    desk.recovery = None
    assert shown(desk, wellbeing, "im shaking").title == packs.cards["wellbeing.after"].title
    serious = shown(desk, wellbeing, "i cant do this, i want to die")
    assert serious.title == packs.cards["wellbeing.serious"].title
    assert contact_line(packs.policy.wellbeing_contact, packs) in serious.text


def test_what_is_not_understood_offers_what_it_may_mean(desk: Desk) -> None:
    reply = desk.say(fallback, "asdf", ranking=(("train", 0.3), ("phrase", 0.2), ("where", 0.1)))
    assert reply.card is not None
    assert [b.payload.split("{")[0] for b in reply.card.buttons] == ["/phrase", "/where"]


def test_the_step_is_the_one_the_phrases_are_for(desk: Desk) -> None:
    desk.press(advance)
    assert {one.move for one in shown(desk, phrase, "what do i say").phrases} == {
        "apology",
        "empathy",
    }
