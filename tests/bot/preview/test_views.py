"""What a team lead is shown of the packs, as data and as text."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from bot.cli.preview_stakes import told
from bot.cli.problem import CommandError
from bot.preview import framework, offer, phrase, policy, sentence
from bot.preview.case import case_of
from coach.coach import Coach
from phrasebank import Packs

CASE = "cooker 9 days late, mrs patel, upset, £340"
STAKES = {"failure": "late", "fault": "ours", "amount": "340.00"}


def test_the_policy_shows_what_is_unset_and_what_the_case_comes_to(packs: Packs) -> None:
    shown = policy.view(packs, 340)
    assert shown["amount"] == "£340"
    numbers = {contact["field"]: contact["number"] for contact in shown["contacts"]}
    assert numbers["duty_manager"] == policy.NOT_SET
    assert policy.unset(packs.policy) == [
        name for name, number in numbers.items() if number == policy.NOT_SET
    ]
    severities = [example["stakes"]["severity"] for example in shown["examples"]]
    assert severities == ["minor", "moderate", "serious", "critical"]
    assert [role["here"] for role in shown["roles"]] == ["£50", "£170", "£340"]


def test_a_framework_shows_each_step_as_the_cards_do(coach: Coach) -> None:
    shown = framework.view(coach, "mama", CASE)
    assert [step["id"] for step in shown["steps"]] == ["listen", "acknowledge", "minds", "act"]
    for step in shown["steps"]:
        assert step["goal"] and step["why"] and step["say"] and step["avoid"]
        assert len(step["suggested"]) == 2
    assert "Feeling: upset (frustrated)" in shown["understood"]


def test_the_sample_case_is_understood_as_a_case(coach: Coach) -> None:
    """Previews without a case stand in it."""
    understood = " ".join(framework.view(coach, "mama", None)["understood"])
    for word in ("Mrs Patel", "cooker", "9 days", "340", "Late", "upset"):
        assert word in understood


def test_a_phrase_reads_as_it_would_in_the_case(coach: Coach) -> None:
    (spoken,) = phrase.view_of_one(coach, "mama.listen.what_next", CASE)["phrases"]
    assert "Mrs Patel" in spoken["reads"]
    assert spoken["held_back"] == []
    (held,) = phrase.view_of_one(coach, "mama.listen.had_to_do", "she is upset")["phrases"]
    assert held["reads"] is None
    assert held["held_back"]


def test_the_phrases_of_a_step_come_in_the_order_of_the_coach(coach: Coach) -> None:
    shown = phrase.view_of_step(coach, "mama.listen", CASE)["phrases"]
    held = [bool(each["held_back"]) for each in shown]
    assert len(shown) > 10
    assert held == sorted(held)


def test_a_rule_is_tried_on_a_sentence_and_on_its_examples(coach: Coach) -> None:
    shown = sentence.view_of_rule(coach, "apology.sorry_if", "Sorry if this upset you", CASE)
    (tried,) = shown["sentences"]
    assert tried["flagged"]
    assert tried["quotes"] == ["Sorry if"]
    assert any("Mrs Patel" in line for line in shown["instead"])
    (passes,) = sentence.view_of_rule(coach, "apology.sorry_if", "Good morning", None)["sentences"]
    assert not passes["flagged"]
    examples = sentence.view_of_rule(coach, "apology.sorry_if", None, None)["sentences"]
    flagged = [each["flagged"] for each in examples]
    assert flagged == sorted(flagged, reverse=True)
    assert set(flagged) == {True, False}


def test_a_sentence_gets_every_finding_with_why_and_rewrites(coach: Coach) -> None:
    found = sentence.view(coach, "I understand how you feel, but it's our policy", None)["findings"]
    assert len(found) == 2
    assert all(finding["why"] and finding["instead"] for finding in found)
    assert sentence.view(coach, "I'm sorry that it came late.", None)["findings"] == []


def test_an_offer_says_kind_size_limits_and_who_agrees(coach: Coach) -> None:
    big = {"severity": "serious", "repeated": "yes", "value": "valued"}
    shown = offer.view(coach, case_of(coach, "", **STAKES, **big), "")
    assert shown["kinds"] and shown["why"] and shown["agrees"]
    assert [limit["role"] for limit in shown["limits"]] == ["Agent", "Supervisor", "Manager"]
    assert shown["card"]["kind"] == "compensation"
    small = offer.view(coach, case_of(coach, "", **STAKES, severity="minor"), "")
    assert small["band"] != shown["band"]


def test_an_offer_can_be_told_as_a_case_and_asked_for(coach: Coach) -> None:
    plain = offer.view(coach, case_of(coach, CASE), "")
    asked = offer.view(coach, case_of(coach, CASE), "can i give 80%")
    assert plain["stakes"] == asked["stakes"]
    assert "80" in asked["card"]["title"] + asked["card"]["text"]


DRAWN: dict[str, Callable[[Coach], list[object]]] = {
    "policy": lambda coach: policy.draw(policy.view(coach.packs, 340)),
    "framework": lambda coach: framework.draw(framework.view(coach, "five_step", None)),
    "step": lambda coach: phrase.draw(phrase.view_of_step(coach, "mama.act", None)),
    "rule": lambda coach: sentence.draw_rule(
        sentence.view_of_rule(coach, "apology.sorry_if", None, None)
    ),
    "sentence": lambda coach: sentence.draw(sentence.view(coach, "Calm down, it's policy.", None)),
    "offer": lambda coach: offer.draw(offer.view(coach, case_of(coach, CASE), "")),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_preview_fits_eighty_columns(name: str, coach: Coach) -> None:
    console = Console(width=80, file=StringIO(), color_system=None)
    for part in DRAWN[name](coach):
        console.print(part)
    lines = console.file.getvalue().splitlines()
    assert len(lines) > 5
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (lambda coach: framework.view(coach, "mamma", None), "mama"),
        (lambda coach: framework.view(coach, "zzz", None), "There are: "),
        (lambda coach: phrase.view_of_one(coach, "mama.listen.what_nex", None), "what_next"),
        (lambda coach: phrase.view_of_step(coach, "mama.lisen", None), "mama.listen"),
        (lambda coach: sentence.view_of_rule(coach, "sorry_if", None, None), "apology.sorry_if"),
        (lambda coach: told(coach.packs, "lat", None, None, False, None, None), "late"),
        (lambda coach: told(coach.packs, None, "bad", None, False, None, None), "critical"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(
    ask: Callable[[Coach], object], hint: str, coach: Coach
) -> None:
    with pytest.raises(CommandError) as refused:
        ask(coach)
    assert hint in str(refused.value)
