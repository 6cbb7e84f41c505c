"""Telling the draft from the words around it."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.draft import MASK

LETTER = (
    "Dear Mrs Patel,\n\nI'm sorry your cooker came nine days late. I have rung the depot and they "
    "bring a new one on Thursday before noon. I'll ring you that evening.\n\nAna"
)


@pytest.mark.parametrize(
    ("text", "lead_in", "draft"),
    [
        ("can i say i understand how you feel", "can i say", "i understand how you feel"),
        ("gonna tell her: it's our policy", "gonna tell her", "it's our policy"),
        ("is this ok: dear mr hale, sorry", "is this ok", "dear mr hale, sorry"),
        ("hi can i say sorry for the mess", "hi can i say", "sorry for the mess"),
        ("Can I say \u201cthat's not my job\u201d", "Can I say", "that's not my job"),
        ("can i say\nwe cant refund that", "can i say", "we cant refund that"),
        ("can i say - calm down please?", "can i say", "calm down please?"),
        ("should i say we will ring tomorrow", "should i say", "we will ring tomorrow"),
    ],
)
def test_a_lead_in_announces_the_draft(coach: Coach, text: str, lead_in: str, draft: str) -> None:
    found = coach.drafts.split(text)
    assert found is not None
    assert (found.lead_in.rstrip(":"), found.text) == (lead_in, draft)


@pytest.mark.parametrize(
    "text",
    [
        "can i say anything else",
        "what can i say",
        "can i say no",
        "can i refund her",
        "can i say",
        "cust furious, cooker delivered 9 days late 2nd time",
        "she says \u201cno\u201d",
        "done",
        "",
        "remind me to tell her thurs",
        "he said can i speak to a manager",
        "what do i say",
        "i told her we would ring",
    ],
)
def test_what_holds_no_draft(coach: Coach, text: str) -> None:
    assert coach.drafts.split(text) is None


@pytest.mark.parametrize(
    "text",
    [
        '"I understand how you feel, but it is our policy."',
        "\u201cI understand how you feel, but it is our policy.\u201d",
        'this one: "I understand how you feel, but it is our policy."',
    ],
)
def test_what_stands_in_quotes_is_the_draft(coach: Coach, text: str) -> None:
    found = coach.drafts.split(text)
    assert found is not None
    assert found.text == "I understand how you feel, but it is our policy."


def test_a_short_quote_in_a_long_message_is_no_draft(coach: Coach) -> None:
    text = 'the cust told me "I want my money back" and then hung up before i could say anything'
    assert coach.drafts.split(text) is None


@pytest.mark.parametrize("text", [LETTER, LETTER.replace("\n", "\r\n"), "word " * 60])
def test_a_pasted_letter_is_a_draft_as_it_is(coach: Coach, text: str) -> None:
    found = coach.drafts.split(text)
    assert found is not None
    assert (found.lead_in, found.text) == ("", text.strip())


def test_the_model_reads_the_lead_in_and_a_mask(coach: Coach) -> None:
    found = coach.drafts.split("gonna tell her: go back to the shop")
    assert found is not None
    assert found.masked == f"gonna tell her {MASK}"
    letter = coach.drafts.split(LETTER)
    assert letter is not None
    assert letter.masked == MASK


def test_the_parts_are_parts_of_the_message(coach: Coach) -> None:
    for entry in coach.packs.lead_ins.values():
        for text in entry.examples:
            found = coach.drafts.split(text)
            if found:
                assert found.text in text
                assert found.lead_in in text


def test_too_formal_is_said_of_the_words_just_given(coach: Coach) -> None:
    assert coach.drafts.split("too formal, make it like a normal person") is None
    assert coach.drafts.split("too cold, sound like a normal human") is None
    assert coach.drafts.split("too formal? dear sir, we regret the delay") is not None


def test_what_they_are_quoted_with_is_no_draft(coach: Coach) -> None:
    assert coach.drafts.split("he goes \u201cnot the point mate, is it\u201d") is None
    assert coach.drafts.split("gonna go with \u201cnot the point mate, is it\u201d") is not None
