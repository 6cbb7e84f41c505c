"""Phrases for a step: fitting, in their place, and not the same again until they must be."""

from __future__ import annotations

import re

import pytest

from coach.behaviours import advance, start
from coach.coach import Coach
from coach.entries import Fact, PhraseUsed
from coach.phrases import Wish, suggest
from coach.recovery import Recovery
from coach.slots import slots_for
from phrasebank import Packs
from phrasebank.template import MissingSlot, needs, render
from tests.coach.cases import NOW, OPENINGS, Desk, fresh

PLACES = [
    *(f"mama.{step}" for step in ("listen", "acknowledge", "minds", "act")),
    *(f"five_step.{step}" for step in ("apologize", "listen", "fix", "atone", "follow_up")),
]


def opened(coach: Coach, text: str) -> Recovery:
    """The case that a message opens."""
    recovery = Desk(coach).say(start, text).recovery
    assert recovery is not None
    return recovery


def shown(recovery: Recovery, *ids: str) -> Recovery:
    """The case after those phrases were shown."""
    used = (PhraseUsed(at=NOW, turn=f"s{n}", phrase=i, step="", text="") for n, i in enumerate(ids))
    return recovery.with_entries(*used)


def test_nothing_comes_twice_until_all_has_come_once(packs: Packs, coach: Coach) -> None:
    recovery = opened(coach, OPENINGS["late"])
    slots = slots_for(recovery, packs)
    every = suggest(packs, recovery, "mama.listen", slots, 99)
    fitting = {one.id for one in every if "voice" in one.channel}
    recovery, seen = fresh(packs, "mama", *recovery.all(Fact)), []
    while len(seen) < len(fitting):
        ids = [one.id for one in suggest(packs, recovery, "mama.listen", slots, 2)]
        seen += ids
        recovery = shown(recovery, *ids)
    assert len(set(seen[: len(fitting)])) == len(fitting)


def test_words_for_email_come_after_what_can_be_said_even_again(packs: Packs) -> None:
    everything = suggest(packs, None, "mama.listen", {}, 99)
    aloud = [one.id for one in everything if "voice" in one.channel]
    recovery = shown(fresh(packs), *aloud)
    again = suggest(packs, recovery, "mama.listen", {}, 2)
    assert all("voice" in one.channel for one in again)
    assert len(aloud) < len(everything)


def test_what_was_seen_longest_ago_comes_first_again(packs: Packs) -> None:
    everything = [one.id for one in suggest(packs, None, "mama.act", {}, 99)]
    recovery = shown(fresh(packs), *everything)
    again = [one.id for one in suggest(packs, recovery, "mama.act", {}, 1)]
    assert again == everything[:1]


@pytest.mark.parametrize("tone", ["warm", "plain", "formal"])
@pytest.mark.parametrize("place", PLACES)
def test_a_wish_for_a_tone_is_honoured_first(packs: Packs, place: str, tone: str) -> None:
    slots = dict(packs.sample)
    there = {one.tone for one in suggest(packs, None, place, slots, 99)}
    best = suggest(packs, None, place, slots, 1, Wish(tone=tone))[0]
    assert best.tone == tone or tone not in there


@pytest.mark.parametrize("length", ["short", "medium", "long"])
def test_a_wish_for_a_length_is_honoured_first(packs: Packs, length: str) -> None:
    best = suggest(packs, None, "mama.acknowledge", packs.sample, 1, Wish(length=length))
    assert best[0].length == length


@pytest.mark.parametrize("channel", ["voice", "chat", "email"])
@pytest.mark.parametrize("place", PLACES)
def test_a_channel_is_never_mixed_up(packs: Packs, place: str, channel: str) -> None:
    found = suggest(packs, None, place, packs.sample, 99, Wish(channel=channel))
    assert all(channel in one.channel for one in found)


def test_without_a_wish_what_can_be_said_aloud_comes_first(packs: Packs) -> None:
    for place in PLACES:
        assert all("voice" in one.channel for one in suggest(packs, None, place, packs.sample, 3))


def test_what_the_step_is_for_comes_first(packs: Packs, coach: Coach) -> None:
    """While they still have to tell it, a question; saying it back comes after."""
    recovery = opened(coach, OPENINGS["unavailable"])
    moves = [
        one.move for one in suggest(packs, recovery, "mama.listen", slots_for(recovery, packs), 2)
    ]
    assert moves == ["question", "restate"]


def test_two_phrases_make_two_moves_where_the_step_has_them(packs: Packs) -> None:
    moves = [one.move for one in suggest(packs, None, "mama.acknowledge", packs.sample, 2)]
    assert set(moves) == {"apology", "empathy"}


@pytest.mark.parametrize("known", [set(), {"name"}, {"noun", "thing"}, {"feeling"}, {"situation"}])
def test_only_what_is_known_is_spoken_of(packs: Packs, known: set[str]) -> None:
    slots = {name: value for name, value in packs.sample.items() if name in known}
    for place in PLACES:
        for one in suggest(packs, None, place, slots, 99):
            assert needs(packs.phrases[one.id].text) <= known, one.id


def test_what_is_known_is_preferred(packs: Packs, coach: Coach) -> None:
    recovery = opened(coach, OPENINGS["late"])
    best = suggest(packs, recovery, "mama.acknowledge", slots_for(recovery, packs), 2)
    assert any("cooker" in one.text or "9 days" in one.text for one in best)


def test_words_for_a_repeat_are_for_repeats_only(packs: Packs, coach: Coach) -> None:
    repeats = {phrase.id for phrase in packs.phrases.values() if phrase.repeated}
    once = opened(coach, OPENINGS["wrong"])
    again = opened(coach, OPENINGS["late"])
    for place in PLACES:
        first = {one.id for one in suggest(packs, once, place, slots_for(once, packs), 99)}
        assert not first & repeats, place
    found = {
        one.id for place in PLACES
        for one in suggest(packs, again, place, slots_for(again, packs), 99)
    }  # fmt: skip
    assert found & repeats


def test_nobody_owns_a_mistake_that_was_the_customers(packs: Packs) -> None:
    theirs = Fact(at=NOW, turn="m1", kind="fault", value="theirs", quote="their mistake")
    recovery = fresh(packs, "five_step", theirs)
    for place in PLACES:
        for one in suggest(packs, recovery, place, packs.sample, 99):
            assert not re.search(r"\bour (fault|mistake|doing)\b", one.text), one.id


def test_words_for_later_are_not_for_the_call(packs: Packs) -> None:
    later = {phrase.id for phrase in packs.phrases.values() if phrase.moment == "later"}
    assert later
    found = {one.id for place in PLACES for one in suggest(packs, None, place, packs.sample, 99)}
    assert not found & later


def everything_said(packs: Packs, recovery: Recovery) -> list[tuple[str, str]]:
    """Every phrase that this case knows enough for, of every step."""
    slots = slots_for(recovery, packs)
    said = []
    for phrase in packs.phrases.values():
        try:
            said.append((phrase.id, render(phrase.text, slots)))
        except MissingSlot:
            continue
    return said


def doubled(text: str) -> list[str]:
    """Words that stand twice in a row."""
    return re.findall(r"\b([a-z']+)\s+\1\b", text.lower())


@pytest.mark.parametrize("kind", OPENINGS)
def test_every_phrase_reads_well_in_every_kind_of_case(
    packs: Packs, coach: Coach, kind: str
) -> None:
    recovery = opened(coach, OPENINGS[kind])
    assert recovery.fact("failure") == kind
    said = everything_said(packs, recovery)
    assert len(said) > 60
    for phrase, text in said:
        assert not doubled(text), (phrase, text)
        assert not re.search(r"[{}\[\]|]|\s[,.?!]|\.\.|,,|your your|your a ", text), (phrase, text)
        assert text[0].isupper() or text[0] in "<\u201c", (phrase, text)
        assert text[-1] in ".?!", (phrase, text)


@pytest.mark.parametrize("kind", OPENINGS)
def test_no_phrase_breaks_a_rule(packs: Packs, coach: Coach, kind: str) -> None:
    recovery = opened(coach, OPENINGS[kind])
    broken = {
        phrase: [(finding.rule, finding.quote) for finding in coach.checker.check(text)]
        for phrase, text in everything_said(packs, recovery)
    }
    assert {phrase: found for phrase, found in broken.items() if found} == {}


def test_the_desk_is_offered_phrases_all_the_way(coach: Coach) -> None:
    desk = Desk(coach)
    desk.say(start, OPENINGS["late"])
    while desk.replies[-1].card:
        assert len(desk.replies[-1].card.phrases) == 2
        desk.press(advance)
