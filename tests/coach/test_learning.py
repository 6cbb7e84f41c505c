"""What a message tells goes into the case, once."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.entries import Escalation, Fact, FeelingNoted
from coach.learning import ESCALATIONS, learn, pressing
from coach.recovery import Recovery
from phrasebank import Packs
from tests.coach.cases import NOW, fresh


def learned(coach: Coach, recovery: Recovery, text: str, correcting: bool = False) -> Recovery:
    facts = coach.facts.find(text, NOW)
    return learn(recovery, facts, coach.packs, "m1", NOW, correcting=correcting)


def test_everything_told_is_learned_with_its_words(coach: Coach, packs: Packs) -> None:
    text = "mrs patel furious, cooker delivered 9 days late 2nd time, cost 340, order 48213"
    recovery = learned(coach, fresh(packs), text)
    facts = {fact.kind: (fact.value, fact.quote) for fact in recovery.all(Fact)}
    assert facts["name"] == ("Mrs Patel", "mrs patel")
    assert facts["noun"][0] == "cooker"
    assert facts["failure"][0] == "late"
    assert facts["delay"][0] == "9 days"
    assert facts["repeated"] == ("yes", "2nd time")
    assert facts["amount"][0] == "340.00"
    assert facts["reference"][0] == "48213"
    assert all(quote in text for _, quote in facts.values())
    assert [(f.feeling, f.level) for f in recovery.feelings] == [("furious", "angry")]


def test_the_same_told_again_is_no_news(coach: Coach, packs: Packs) -> None:
    once = learned(coach, fresh(packs), "mrs patel, order 48213")
    assert learned(coach, once, "mrs patel, order 48213") == once


def test_somebody_elses_title_is_not_the_customers_name(coach: Coach, packs: Packs) -> None:
    recovery = learned(coach, fresh(packs), "mr davies very upset")
    assert learned(coach, recovery, "new appt mon, dr khan").fact("name") == "Mr Davies"


@pytest.mark.parametrize("text", ["she wants money off her bill", "his ticket was £88"])
def test_a_thing_in_passing_is_not_what_it_is_about(coach: Coach, packs: Packs, text: str) -> None:
    recovery = learned(coach, fresh(packs), "train cancelled, he is angry")
    assert learned(coach, recovery, text, correcting=True).fact("noun") == "train"


def test_a_value_told_later_holds(coach: Coach, packs: Packs) -> None:
    recovery = learned(coach, fresh(packs), "her name is ann")
    assert learned(coach, recovery, "her name is anna").fact("name") == "Anna"


@pytest.mark.parametrize(("correcting", "noun"), [(False, "cooker"), (True, "sofa")])
def test_what_it_is_about_changes_only_as_a_correction(
    coach: Coach, packs: Packs, correcting: bool, noun: str
) -> None:
    recovery = learned(coach, fresh(packs), "cooker late")
    assert learned(coach, recovery, "sofa", correcting).fact("noun") == noun


def test_how_they_feel_is_noted_each_time(coach: Coach, packs: Packs) -> None:
    recovery = learned(coach, learned(coach, fresh(packs), "shes furious"), "calmer now")
    assert [noted.level for noted in recovery.all(FeelingNoted)] == ["angry", "calm"]


def test_a_threat_is_on_record_once(coach: Coach, packs: Packs) -> None:
    recovery = learned(coach, fresh(packs), "she's threatening to sue")
    recovery = learned(coach, recovery, "says again she will sue us")
    assert [escalation.kind for escalation in recovery.all(Escalation)] == ["legal"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("wants a manager", "manager"),
        ("wants a manager or she'll sue", "legal"),
        ("her child was hurt and she wants the manager", "safety"),
        ("cooker late", None),
    ],
)
def test_the_most_pressing_goes_first(coach: Coach, text: str, kind: str | None) -> None:
    assert pressing(coach.facts.find(text, NOW)) == kind


def test_every_pressing_signal_is_in_the_lexicon(packs: Packs) -> None:
    assert set(ESCALATIONS) <= set(packs.signals)


def test_a_doctor_told_of_later_is_not_the_customer(coach: Coach, packs: Packs) -> None:
    recovery = learned(coach, fresh(packs), "mr oduya annoyed, crown came off")
    recovery = learned(coach, recovery, "no its our work dr lee did it", correcting=True)
    assert recovery.fact("name") == "Mr Oduya"
