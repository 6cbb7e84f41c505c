"""Patterns against words."""

from __future__ import annotations

import pytest

from coach.language import Finder, Reader

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
