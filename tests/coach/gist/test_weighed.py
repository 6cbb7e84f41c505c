"""What the gist adds to what the lists found, and what it must leave alone."""

from __future__ import annotations

from coach.facts import Facts, Heard
from coach.gist.gist import Gist, Likely, Span
from coach.gist.weighed import maybe_causes, weighed
from coach.values import Value

TEXT = "ordered halal, got bacon"
THINGS = frozenset(("cooker", "washing machine"))


def gist(failure: float = 0.0, cause: float = 0.0, noun: Span | None = None) -> Gist:
    return Gist(Likely("wrong", failure), (Likely("courier", cause),), noun)


def told(facts: Facts, found: Gist, text: str = TEXT) -> Facts:
    return weighed(facts, found, text, THINGS)


def test_a_failure_that_no_list_knows_is_told_in_the_messages_own_words() -> None:
    assert told(Facts(), gist(failure=0.7)).failures == (Heard("wrong", TEXT),)


def test_an_unlikely_failure_is_none() -> None:
    assert told(Facts(), gist(failure=0.3)).failures == ()


def test_another_failure_than_the_lists_found_must_be_surer() -> None:
    listed = Facts(failures=(Heard("late", "late"),))
    assert told(listed, gist(failure=0.5)).failures == listed.failures
    assert [each.id for each in told(listed, gist(failure=0.95)).failures] == ["wrong", "late"]


def test_what_is_grave_and_listed_stays_first() -> None:
    listed = Facts(failures=(Heard("privacy", "letter to the wrong person"),))
    assert told(listed, gist(failure=0.99)).failures == listed.failures


def test_of_two_listed_failures_the_likelier_comes_first() -> None:
    late, wrong = Heard("late", "late"), Heard("wrong", "faulty")
    found = told(Facts(failures=(late, wrong)), gist(failure=0.95))
    assert found.failures == (wrong, late)


def test_what_the_case_knows_the_lists_alone_tell_anew() -> None:
    listed = Facts(noun=Value("rang", "rang"))
    found = weighed(
        listed, gist(failure=0.95, noun=Span(8, 13, 0.9)), TEXT, THINGS, ("failure", "noun")
    )
    assert found == listed


def test_a_cause_in_doubt_is_only_suggested() -> None:
    doubtful = gist(cause=0.3)
    assert told(Facts(), doubtful).causes == ()
    assert maybe_causes(doubtful) == ["courier"]
    assert maybe_causes(gist(cause=0.05)) == []


def test_a_cause_is_added_once() -> None:
    assert [each.id for each in told(Facts(), gist(cause=0.9)).causes] == ["courier"]
    listed = Facts(causes=(Heard("courier", "driver"),))
    assert told(listed, gist(cause=0.9)).causes == listed.causes


def test_a_noun_is_taken_as_it_stands() -> None:
    found = told(Facts(), gist(noun=Span(8, 13, 0.9)))
    assert found.noun == Value("halal", "halal")


def test_the_word_of_a_reference_is_not_what_it_is_about() -> None:
    text = "order 48213"
    numbered = Facts(reference=Value("48213", "order 48213"))
    assert told(numbered, gist(noun=Span(0, 5, 0.9)), text).noun is None


def test_a_listed_noun_that_holds_it_keeps_its_whole_name() -> None:
    text = "washing machine died"
    listed = Facts(noun=Value("washing machine", "washing machine"))
    assert told(listed, gist(noun=Span(8, 15, 0.9)), text).noun == listed.noun


def test_without_the_gist_a_listed_thing_stands_and_a_guess_from_its_place_does_not() -> None:
    listed = Facts(noun=Value("cooker", "cooker"))
    assert told(listed, gist()).noun == listed.noun
    assert told(Facts(noun=Value("rang", "rang")), gist()).noun is None
