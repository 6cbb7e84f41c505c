"""The checker: what it finds, where, and what it proposes instead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.behaviours import start
from coach.checker import rewrites
from coach.coach import Coach
from coach.slots import slots_for
from phrasebank import Packs, default_packs
from phrasebank.schema.avoid import Rule
from tests.coach.cases import OPENINGS, Desk

RULES = list(default_packs().rules)


def found(coach: Coach, text: str) -> list[str]:
    return [finding.rule for finding in coach.checker.check(text)]


def found_in_sample(coach: Coach, text: str) -> list[str]:
    """With all of a case known, some more is out of place."""
    return [finding.rule for finding in coach.checker.check(text, coach.packs.sample)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_flags_its_examples(coach: Coach, rule: str) -> None:
    for text in coach.packs.rules[rule].flags:
        assert rule in found_in_sample(coach, text), text


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_passes_its_near_misses(coach: Coach, rule: str) -> None:
    for text in coach.packs.rules[rule].passes:
        assert rule not in found_in_sample(coach, text), text


@pytest.mark.parametrize("kind", OPENINGS)
def test_no_rewrite_breaks_a_rule(coach: Coach, kind: str) -> None:
    recovery = Desk(coach).say(start, OPENINGS[kind]).recovery
    slots = slots_for(recovery, coach.packs)
    for rule in coach.packs.rules.values():
        for text in rewrites(rule, slots):
            assert coach.checker.check(text, slots) == [], (rule.id, text)
            assert not re.search(r"[{}\[\]|]|\s[,.?!]|\b([a-z]+) \1\b", text), (rule.id, text)


@pytest.mark.parametrize("rule", RULES)
def test_there_is_always_something_to_say_instead(coach: Coach, rule: str) -> None:
    """Also with nothing known of the case."""
    assert rewrites(coach.packs.rules[rule], {})


def test_rewrites_speak_of_the_case(coach: Coach, packs: Packs) -> None:
    recovery = Desk(coach).say(start, OPENINGS["late"]).recovery
    finding = coach.checker.check("I understand how you feel", slots_for(recovery, packs))[0]
    assert len(finding.instead) == 3
    assert any("9 days for your cooker" in text for text in finding.instead)


def test_rewrites_that_speak_of_the_case_come_first(packs: Packs) -> None:
    rule = packs.rules["empathy.i_understand"].model_copy(
        update={"instead": ["Plain one.", "About {noun}.", "Needs {amount}."]}
    )
    assert rewrites(rule, {"noun": "cooker"}) == ["About cooker.", "Plain one."]


TRICKY = [
    "I understand how you feel",
    "\u201cI understand how you feel\u201d, she should hear",
    "I don\u2019t know, and it\u2019s our policy",
    "\U0001f621\U0001f621 calm down \U0001f64f please",
    "First line\r\nCalm down\r\nI understand your frustration",
    "caf\u00e9 na\u00efve \u2014 calm down",
    "CALM DOWN!!!",
    "  calm   down  ",
    "a\u0301 calm down",
    "\u200bcalm down",
    "calm down\ncalm down",
]


@pytest.mark.parametrize("text", TRICKY)
def test_spans_index_the_text_that_was_given(coach: Coach, text: str) -> None:
    findings = coach.checker.check(text)
    assert findings
    for finding in findings:
        assert text[finding.start : finding.end] == finding.quote
        assert finding.quote.strip() == finding.quote != ""


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["I understand how you feel", "calm down", "sorry if", "it's our policy"]
            ),
            st.text(max_size=12),
        ),
        max_size=6,
    ).map(" ".join)
)
def test_any_text_gets_findings_in_order_that_fit_it(coach: Coach, text: str) -> None:
    findings = coach.checker.check(text)
    end = 0
    for finding in findings:
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.quote
        end = finding.end
    assert findings == coach.checker.check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\U0001f642", "...", "x" * 30_000])
def test_nothing_to_check_is_nothing_to_find(coach: Coach, text: str) -> None:
    assert coach.checker.check(text) == []


@pytest.mark.parametrize(
    "text", ["i understand", "I Understand!", "I  understand", "I\u00a0understand", "i understand,"]
)
def test_case_and_space_make_no_difference(coach: Coach, text: str) -> None:
    assert found(coach, text) == ["empathy.i_understand"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("You can't do that", "you cannot do that"),
        ("I can\u2019t refund it", "I can't refund it"),
        ("it's our policy", "it is our policy"),
        ("i understand how u feel", "i understand how you feel"),
        ("youre wrong, you should have read it", "you're wrong, you should have read it"),
    ],
)
def test_spellings_of_one_thing_are_one_thing(coach: Coach, one: str, other: str) -> None:
    assert found(coach, one) == found(coach, other)


def test_of_overlapping_findings_the_longest_stays(coach: Coach) -> None:
    findings = coach.checker.check("I'm sorry you feel that way, but it's our policy")
    for first in findings:
        for second in findings:
            assert first is second or first.end <= second.start or second.end <= first.start


def test_each_occurrence_is_found(coach: Coach) -> None:
    assert found(coach, "Calm down. Please calm down.") == ["minimise.calm_down"] * 2


WITHOUT = [rule for rule in default_packs().rules.values() if rule.kind == "says_without"]
OFTEN = [rule for rule in default_packs().rules.values() if rule.kind == "says_often"]


def test_there_are_rules_of_all_kinds() -> None:
    assert {rule.kind for rule in default_packs().rules.values()} == {
        "says", "says_without", "says_often",
    }  # fmt: skip
    assert WITHOUT
    assert OFTEN


def test_a_refusal_with_an_alternative_passes(coach: Coach) -> None:
    assert found(coach, "I can't refund it.") == ["refusal.i_cant"]
    assert found(coach, "I can't refund it. What I can do is send a new one today.") == []


@pytest.mark.parametrize("rule", OFTEN, ids=lambda rule: rule.id)
def test_often_means_often(coach: Coach, rule: Rule) -> None:
    """Up to one less than too often nothing is said; then each one more is found."""
    text = "I'm sorry. " if rule.id.startswith("apology") else "Where were you? "
    few = coach.checker.check(text * (rule.times - 1))
    many = coach.checker.check(text * (rule.times + 1))
    assert rule.id not in {finding.rule for finding in few}
    assert [finding.rule for finding in many].count(rule.id) == 2


def test_evidence_and_severity_come_from_the_rule(coach: Coach, packs: Packs) -> None:
    for finding in coach.checker.check("Calm down, it's our policy, I understand."):
        rule = packs.rules[finding.rule]
        assert (finding.why, finding.severity, finding.evidence) == (
            rule.why, rule.severity, rule.evidence,
        )  # fmt: skip
        assert finding.evidence in packs.evidence


#: What good colleagues say; none of it may be held up.
GOOD = """
I'm so sorry your cooker came nine days late. I'll ring the driver now.
If I understand correctly, you ordered two.
Do you understand?
Thank you for understanding.
That's got to be so frustrating. What has it meant for you?
What would put this right for you?
I can do one of two things: a new one tomorrow, or your money back today.
I'll ring you myself by 5 pm on Thursday, even if there's no news.
You were right to tell us.
That was our mistake, and I'll put it right.
Let me read that back to you.
Take your time, I'm listening.
Which number is best to reach you on?
I can see the charge here, and I'm taking it off now.
Is there anything still not right for you?
You have my name and my number.
""".strip().split("\n")


@pytest.mark.parametrize("text", GOOD)
def test_what_a_good_colleague_says_passes(coach: Coach, text: str) -> None:
    assert found(coach, text) == []


#: What makes it worse, in the words of tired people.
BAD = [
    ("i know exactly how u feel", "empathy"),
    ("ur gonna have to calm down sir", "minimise"),
    ("thats just our policy im afraid", "policy"),
    ("sorry if you were upset", "apology"),
    ("we apologise for any inconvenience caused", "apology"),
    ("you should have read the terms", "blame"),
    ("theres nothing i can do", "refusal"),
    ("someone will be in touch", "promise"),
    ("its not my department", "handover"),
    ("ill get back to u asap", "promise"),
    ("this never happens normally", ""),
    ("as i already told you", "blame"),
    ("we get it mate, we get it", "empathy"),
    ("i guarantee it will never happen again", "promise"),
]


@pytest.mark.parametrize(("text", "family"), BAD)
def test_what_makes_it_worse_is_found(coach: Coach, text: str, family: str) -> None:
    families = {rule.split(".")[0] for rule in found(coach, text)}
    assert family in families or not family


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("sorry, it's our policy", "it's our policy"),
        ("I understand how you feel", "I understand how you feel"),
        ("Calm down, will you", "Calm down"),
    ],
)
def test_whole_words_are_quoted(coach: Coach, text: str, quote: str) -> None:
    assert [finding.quote for finding in coach.checker.check(text)] == [quote]


def test_a_wrapped_line_does_not_hide_anything(coach: Coach) -> None:
    text = (
        "Dear Mrs Patel, thank you for your letter about it. We apologise for\nany inconvenience."
    )
    findings = coach.checker.check(text)
    assert [finding.rule for finding in findings] == ["apology.any_inconvenience"]
    assert text[findings[0].start : findings[0].end] == findings[0].quote


def test_lines_of_their_own_are_sentences_of_their_own(coach: Coach) -> None:
    assert found(coach, "I\nunderstand") == []


def test_a_sentence_ends_where_two_spaces_follow_it(coach: Coach) -> None:
    assert found(coach, "Thank you, I.  Understand your frustration, yes.") == found(
        coach, "Thank you, I. Understand your frustration, yes."
    )
