"""The case opens with the first trouble and learns from the customer's own words."""

from __future__ import annotations

import pytest

from coach.entries import Escalation
from coach.listening.call import Call
from coach.listening.listener import Listener
from coach.recovery import Recovery
from tests.coach.listening.calls import GOOD_CALL, heard

PEACE = (
    "agent: Good morning, Bright Ovens.",
    "customer: Hello, what time do you open on Saturday?",
    "agent: At nine. I'm sorry, we're closed on Sunday.",
)
TROUBLE = "customer: My oven came nine days late, order 48213. It cost £340 and I'm furious!"


def case(call: Call) -> Recovery:
    assert call.recovery is not None
    return call.recovery


def test_the_first_trouble_opens_the_case(listener: Listener) -> None:
    before, _ = heard(listener, *PEACE)
    assert before.recovery is None
    after, _ = heard(listener, TROUBLE, call=before)
    recovery = case(after)
    assert (recovery.conversation, recovery.employee) == (after.id, "Ana")
    assert (recovery.framework, recovery.phase) == ("mama", "open")
    assert recovery.opened_at == after.last_at


@pytest.mark.parametrize(
    "line",
    [
        "customer: I want to speak to your manager.",
        "customer: I'm going to take you to court.",
        "customer: I can smell gas in the whole house.",
        "customer: i dont want to live anymore",
        "customer: I'd like a refund please.",
        "customer: Hello, my parcel is nine days late, could you look please?",
    ],
)
def test_a_threat_a_demand_or_a_failure_is_trouble_without_anger(
    listener: Listener, line: str
) -> None:
    call, _ = heard(listener, line)
    assert call.recovery is not None


def test_what_the_agent_says_opens_no_case(listener: Listener) -> None:
    call, _ = heard(listener, "agent: I'm so sorry, your oven is nine days late and I'm furious!")
    assert call.recovery is None


def test_facts_come_from_the_customers_words(listener: Listener) -> None:
    recovery = case(heard(listener, TROUBLE)[0])
    known = {
        kind: recovery.fact(kind) for kind in ("failure", "noun", "delay", "reference", "amount")
    }
    assert known["failure"] == "late"
    assert known["noun"] == "oven"
    assert known["delay"] is not None and "nine days" in known["delay"]
    assert known["reference"] == "48213"
    assert known["amount"] is not None and known["amount"].startswith("340")


def test_facts_in_the_agents_words_are_not_taken(listener: Listener) -> None:
    call, _ = heard(
        listener,
        "customer: My oven never came, I'm furious!",
        "agent: Order 99999 was £77, from Mr Hale.",
    )
    recovery = case(call)
    assert recovery.fact("reference") is None
    assert recovery.fact("amount") is None
    assert recovery.fact("name") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("customer: I want to speak to your manager.", "manager"),
        ("customer: You'll hear from my solicitor.", "legal"),
        ("customer: I'm putting this all over facebook.", "press"),
        ("customer: I can smell gas in the whole house!", "safety"),
        ("customer: I can't pay this. I want to end my life.", "self_harm"),
        ("customer: u better watch ur back when u finish work, i will kill you", "safety"),
        ("customer: You stupid cow, you can't even read a screen.", "abuse"),
    ],
)
def test_a_threat_is_on_record_with_its_words(listener: Listener, line: str, kind: str) -> None:
    recovery = case(heard(listener, line)[0])
    quotes = {entry.kind: entry.quote for entry in recovery.all(Escalation)}
    assert kind in quotes
    assert quotes[kind] in line


def test_a_demand_made_again_is_on_record_once(listener: Listener) -> None:
    line = "customer: I want to speak to your manager."
    recovery = case(heard(listener, line, "agent: One moment.", line)[0])
    assert [entry.kind for entry in recovery.all(Escalation)] == ["manager"]


def test_feelings_are_noted_as_they_change_and_only_then(listener: Listener) -> None:
    call, told = heard(listener, *GOOD_CALL)
    levels = [felt.level for felt in case(call).feelings]
    assert levels[0] == "angry"
    assert levels[-1] == "calm"
    assert len(levels) < len([one for one in told if one.speaker == "customer"])


def test_the_course_holds_a_score_for_each_turn_of_the_customers(listener: Listener) -> None:
    call, told = heard(listener, *GOOD_CALL)
    spoke = [one.anger.score for one in told if one.speaker == "customer"]
    assert list(call.course) == spoke
    assert (call.turns, call.customer_turns, call.agent_turns) == (10, 5, 5)
    assert call.peak == "angry"


def test_an_agents_turn_keeps_the_last_known_anger(listener: Listener) -> None:
    _, told = heard(listener, TROUBLE, "agent: One moment.")
    assert told[1].anger == told[0].anger


@pytest.mark.parametrize("text", ["😡" * 4_000, "FURIOUS late " * 1_500, "order " + "9" * 19_000])
def test_an_enormous_turn_leaves_a_small_case(listener: Listener, text: str) -> None:
    call, _ = heard(listener, f"customer: {text}", "customer: I'm furious, my oven is late!")
    quotes = [getattr(entry, "quote", "") or "" for entry in case(call).entries]
    assert max(map(len, quotes)) <= 300


def test_the_name_is_the_customers_and_not_the_agents(listener: Listener) -> None:
    call, _ = heard(
        listener, "agent: Bright Ovens, this is Dana.",
        "customer: Hi, this is Tom Baker. My oven never came and I'm Livid.", "agent: I'm Dana.",
    )  # fmt: skip
    assert call.recovery is not None
    assert call.recovery.fact("name") == "Tom Baker"
