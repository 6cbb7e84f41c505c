"""Patterns against words."""

from __future__ import annotations

from random import Random

import pytest

from coach.language import Finder, Reader
from coach.matching import longest
from phrasebank.pattern import PatternError, expand

READER = Reader()


def found(pattern: str, text: str) -> list[str]:
    return [hit.quote for hit in Finder(READER, {"it": [pattern]}).find(READER.read(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "quotes"),
    [
        ("calm down", "Calm down, calm down", ["Calm down", "calm down"]),
        ("(i|we) get it", "so we get it", ["we get it"]),
        ("really? sorry", "really sorry", ["really sorry"]),
        ("really? sorry", "so sorry", ["sorry"]),
        ("(so very)? sorry", "so very sorry", ["so very sorry"]),
        ("(so very)? sorry", "so sorry", ["sorry"]),
        ("sorry * feel", "sorry feel", ["sorry feel"]),
        ("sorry * feel", "sorry that all you feel", ["sorry that all you feel"]),
        ("sorry * feel", "sorry that now all you feel", []),
        ("sorry * feel", "sorry, you feel", []),
        ("* feel", "you all feel", ["you all feel"]),
        ("feel *", "feel so bad, though", ["feel so bad"]),
        ("i see , but", "i see, but", ["i see, but"]),
        ("i see .", "I see. Yes", ["I see."]),
        ("a b", "a. b", []),
        ("(a|a b) c", "a b c", ["a b c"]),
        ("i can not", "I can't", ["I can't"]),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, quotes: list[str]) -> None:
    assert found(pattern, text) == quotes


def test_of_overlapping_matches_of_an_entry_the_longest_stays() -> None:
    finder = Finder(READER, {"it": ["how you", "you feel now", "feel"]})
    hits = finder.find(READER.read("tell me how you feel now"))
    assert [hit.quote for hit in hits] == ["you feel now"]


def test_each_entry_has_its_own_matches() -> None:
    finder = Finder(READER, {"one": ["you feel"], "other": ["feel"]})
    hits = finder.find(READER.read("how you feel"))
    assert [(hit.entry, hit.quote) for hit in hits] == [("one", "you feel"), ("other", "feel")]


@pytest.mark.parametrize("patterns", [{}, {"it": []}])
def test_nothing_to_look_for_is_nothing_found(patterns: dict[str, list[str]]) -> None:
    assert Finder(READER, patterns).find(READER.read("anything")) == []


@pytest.mark.parametrize("sign", ["\U0001f621", "_*", "!", "\u2014"])
def test_words_beside_a_screenful_of_signs_are_found_where_they_stand(sign: str) -> None:
    text = f"calm down {sign * 200} please calm down"
    hits = Finder(READER, {"it": ["calm down"]}).find(READER.read(text))
    assert [text[hit.start : hit.end] for hit in hits] == ["calm down", "calm down"]
    assert len(READER.read(sign * 5_000)) < 5


def found_by_trying(pattern: str, words: list[str]) -> list[str]:
    """From each word on the longest of the plain sequences that the pattern stands for."""
    ways = [way.split() for way in expand(pattern)]
    reached = {
        at: max(len(way) for way in ways if words[at : at + len(way)] == way)
        for at in range(len(words))
        if any(words[at : at + len(way)] == way for way in ways)
    }
    spans = [(at, at + length) for at, length in reached.items()]
    return [" ".join(words[start:end]) for start, end in sorted(longest(spans))]


def test_a_pattern_finds_what_trying_all_it_stands_for_finds() -> None:
    dice = Random(1)
    tried = 0
    for _ in range(400):
        pattern = " ".join(
            dice.choice(("a", "b", "a?", "c?", "(a|b)", "(b|c a)", "(a b)?", "(a|a c)?"))
            for _ in range(dice.randint(1, 4))
        )
        try:
            expand(pattern)
        except PatternError:
            continue  # one that also matches nothing
        words = [dice.choice("abcd") for _ in range(7)]
        hits = found(pattern, " ".join(words))
        assert hits == found_by_trying(pattern, words), (pattern, words)
        tried += bool(hits)
    assert tried > 90


@pytest.mark.parametrize(
    "text",
    [
        "I can't wait 2hrs, cant u see?",
        "you\u2019ve   waited\n\n3days \U0001f621 & more",
        "",
        " . ",
        "o'clock",
    ],
)
def test_words_told_quickly_are_those_that_are_read(text: str) -> None:
    read = [t.norm_ for t in READER.read(" ".join(text.split())) if any(map(str.isalnum, t.text))]

    assert READER.spoken(text) == read


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_in_a_text_without_words_nothing_is_found(text: str) -> None:
    assert found("a", text) == []
