"""Questions about a rule: found by the words it flags or by its name, answered with why and how sure."""

from __future__ import annotations

import pytest

from coach.behaviours import explain, why
from coach.coach import Coach
from phrasebank import default_packs
from tests.coach.cases import fresh, turn

RULES = list(default_packs().rules)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("frame", ["why not {}", "whats wrong with {}", "why is {} bad"])
def test_a_rule_is_found_by_its_title(coach: Coach, rule: str, frame: str) -> None:
    found = coach.rule_questions.about(frame.format(coach.packs.rules[rule].title))
    assert found is not None
    assert found.id == rule


@pytest.mark.parametrize("rule", RULES)
def test_the_reason_is_short_and_says_how_sure_we_are(coach: Coach, rule: str) -> None:
    one = coach.packs.rules[rule]
    built = explain.rule_card(turn(coach, None), one)
    evidence = coach.packs.evidence[one.evidence]
    assert one.why in built.text
    assert coach.packs.label(f"sure.{evidence.grade.lower()}") in built.text
    assert len(built.text.split()) <= 60
    assert built.evidence == one.evidence
    assert built.phrases


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("why is 'our policy' bad", "policy.our_policy"),
        ("y cant i say unfortunately", "refusal.unfortunately"),
        ("whats bad about ill transfer you", "handover.transfer"),
        ("how sure are you that calm down is bad", "minimise.calm_down"),
        ('why is "i\'m not allowed to" bad', "policy.not_allowed"),
        ('why no "my bad"', "apology.too_light"),
    ],
)
def test_hurried_questions_find_it(coach: Coach, question: str, rule: str) -> None:
    found = coach.rule_questions.about(question)
    assert found is not None
    assert found.id == rule


@pytest.mark.parametrize(
    "question",
    [
        "why not a voucher",
        "why not fix it straight away",
        "why should i say sorry",
        "why can't i explain what happened first",
        "whats wrong with what i wrote",
        "calm down",
        "why this step",
        "",
    ],
)
def test_other_questions_are_about_no_rule(coach: Coach, question: str) -> None:
    assert coach.rule_questions.about(question) is None


def test_why_answers_about_the_words_and_else_about_the_step(coach: Coach) -> None:
    case = fresh(coach.packs)
    words = why.respond(turn(coach, case, "what's wrong with 'unfortunately'"))
    step = why.respond(turn(coach, case, "why"))
    assert words.card is not None and step.card is not None
    assert (words.card.kind, words.recovery) == ("why", case)
    assert coach.packs.rules["refusal.unfortunately"].why in words.card.text
    assert step.card.step is not None
