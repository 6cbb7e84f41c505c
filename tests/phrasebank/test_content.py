"""What must be in the packs out of the box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from coach.coach import Coach
from phrasebank import Packs
from phrasebank.schema.phrase import Phrase
from phrasebank.template import needs, render

MAIN = ("mama", "five_step")
FRAMEWORKS = {
    "mama": ["listen", "acknowledge", "minds", "act"],
    "five_step": ["apologize", "listen", "fix", "atone", "follow_up"],
    "five_phase": ["anticipate", "acknowledge", "apologize", "alternatives", "amends"],
    "healthcare": ["expectations", "voice", "empathy", "act", "feedback"],
    "service_success": ["failure", "apologize", "own", "fix", "extra", "follow_up"],
    "six_step": ["apologize", "review", "fix", "follow_up", "document", "tell_team"],
    "four_step": ["apologize", "review", "fix", "document"],
    "lead": ["listen", "empathize", "apologize", "discover"],
}
PLACES = [f"{framework}.{step}" for framework, steps in FRAMEWORKS.items() for step in steps]
ENOUGH, ENOUGH_OF_THE_MAIN = 6, 12
SAME_WORDS = 78
"""Above this likeness (``token_sort_ratio``, 0 to 100) two phrases say the same thing."""
FAMILIES = {
    "empathy", "policy", "blame", "minimise", "apology", "refusal", "promise", "jargon",
    "handover", "interrogate", "vague",
}  # fmt: skip


def serving(packs: Packs, place: str) -> list[Phrase]:
    return [phrase for phrase in packs.phrases.values() if place in phrase.steps]


def bare(text: str) -> str:
    """The words of a template, without what is filled in."""
    return " ".join(
        re.sub(r"[^a-z' ]", " ", re.sub(r"\{[^}]*\}|<[^>]*>", "", text).lower()).split()
    )


def sentences(packs: Packs) -> Iterator[tuple[str, str]]:
    """Everything that people read."""
    for phrase in packs.phrases.values():
        yield phrase.id, phrase.text
    for rule in packs.rules.values():
        yield from ((rule.id, line) for line in (rule.why, *rule.instead))
    for framework in packs.frameworks.values():
        for step in framework.steps:
            for line in (step.goal, step.why, *step.say, *step.avoid, *step.write_down):
                yield f"{framework.id}.{step.id}", line
    for answer in packs.answers.values():
        yield answer.id, answer.answer
    for wording in packs.cards.values():
        yield from ((wording.id, line) for line in (wording.title, wording.text, *wording.say))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_frameworks_are_whole_and_in_order(packs: Packs, framework: str) -> None:
    assert [step.id for step in packs.frameworks[framework].steps] == FRAMEWORKS[framework]


def test_every_framework_is_looked_at(packs: Packs) -> None:
    assert set(packs.frameworks) == set(FRAMEWORKS)


def test_mama_is_credited(packs: Packs) -> None:
    assert "Micah Solomon" in packs.frameworks["mama"].credit


@pytest.mark.parametrize("place", PLACES)
def test_a_step_has_phrases_enough_to_choose_from(packs: Packs, place: str) -> None:
    found = [phrase for phrase in serving(packs, place) if phrase.moment == "call"]
    assert len(found) >= (ENOUGH_OF_THE_MAIN if place.split(".")[0] in MAIN else ENOUGH)
    assert len({phrase.tone for phrase in found}) >= 2
    assert len({phrase.length for phrase in found}) >= 2
    assert len({channel for phrase in found for channel in phrase.channel}) >= 2


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_framework_speaks_on_every_channel_and_in_every_tone(
    packs: Packs, framework: str
) -> None:
    found = [p for step in FRAMEWORKS[framework] for p in serving(packs, f"{framework}.{step}")]
    assert {channel for phrase in found for channel in phrase.channel} == {"voice", "chat", "email"}
    assert {phrase.tone for phrase in found} == {"warm", "plain", "formal"}
    assert {phrase.length for phrase in found} == {"short", "medium", "long"}


@pytest.mark.parametrize("place", PLACES)
def test_the_phrases_of_a_step_make_its_moves(packs: Packs, place: str) -> None:
    framework, step = place.split(".")
    found = packs.frameworks[framework].steps[packs.frameworks[framework].position(step)]
    assert {phrase.move for phrase in serving(packs, place)} >= set(found.moves)


def test_there_are_rules_of_every_family(packs: Packs) -> None:
    assert len(packs.rules) >= 60
    assert {rule.split(".")[0] for rule in packs.rules} >= FAMILIES


def test_no_phrase_is_there_twice(packs: Packs) -> None:
    texts = [phrase.text for phrase in packs.phrases.values()]
    assert len(set(texts)) == len(texts)


def test_no_phrase_repeats_another_in_other_words(packs: Packs) -> None:
    texts = {phrase.id: bare(phrase.text) for phrase in packs.phrases.values()}
    alike = [
        (one, other)
        for (one, text), (other, second) in combinations(texts.items(), 2)
        if fuzz.token_sort_ratio(text, second) > SAME_WORDS
    ]
    assert alike == []


@pytest.mark.parametrize("case", ["bare", "sample"])
def test_no_phrase_breaks_a_rule_to_avoid(packs: Packs, coach: Coach, case: str) -> None:
    slots = packs.sample if case == "sample" else {}
    broken = {
        phrase.id: [finding.rule for finding in coach.checker.check(said)]
        for phrase in packs.phrases.values()
        if needs(phrase.text) <= slots.keys()
        and (said := render(phrase.text, slots))
        and coach.checker.check(said)
    }
    assert broken == {}


def test_a_shorthand_form_stands_for_one_word(packs: Packs) -> None:
    forms = [form.lower() for entry in packs.shorthand.values() for form in entry.written]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_aliases_name_one_framework_each(packs: Packs) -> None:
    aliases = [alias.lower() for f in packs.frameworks.values() for alias in f.aliases]
    assert len(set(aliases)) == len(aliases)


def test_nothing_reads_as_if_it_had_been_patched(packs: Packs) -> None:
    for place, line in sentences(packs):
        assert line == line.strip(), place
        assert "  " not in line, place
        assert " ," not in line, place
        assert " ." not in line.replace(" …", ""), place
        assert not line.endswith(","), place


def test_short_is_shorter_than_long(packs: Packs) -> None:
    words: dict[str, list[int]] = {"short": [], "medium": [], "long": []}
    for phrase in packs.phrases.values():
        words[phrase.length].append(len(phrase.text.split()))
    middle = {length: sorted(counts)[len(counts) // 2] for length, counts in words.items()}
    assert middle["short"] < middle["medium"] < middle["long"]
    assert max(words["short"]) <= 16
