"""The notation of words to look for."""

from __future__ import annotations

import pytest

from phrasebank.pattern import MAX_EXPANSIONS, PatternError, expand, parse


@pytest.mark.parametrize(
    ("pattern", "sequences"),
    [
        ("i understand", {"i understand"}),
        ("(i|we) get it", {"i get it", "we get it"}),
        ("(really )?sorry if", {"really sorry if", "sorry if"}),
        ("really? sorry", {"really sorry", "sorry"}),
        ("(a|) b", {"a b", "b"}),
        ("sorry * you feel", {"sorry * you feel"}),
        ("(call you|ring) back", {"call you back", "ring back"}),
        ("(a|a) b", {"a b"}),
        ("n/a", {"n/a"}),
        ("10%", {"10%"}),
    ],
)
def test_what_a_pattern_stands_for(pattern: str, sequences: set[str]) -> None:
    found = expand(pattern)
    assert set(found) == sequences
    assert len(found) == len(sequences)


@pytest.mark.parametrize(
    "pattern", ["", "   ", "(a|b", "a|b)", "((a))", "a?", "(a)?", "*", "* (b)?", "()", "(|)", "? a"]
)
def test_what_cannot_be_read_or_matches_nothing(pattern: str) -> None:
    with pytest.raises(PatternError):
        expand(pattern)


def test_a_pattern_of_too_many_sequences_is_refused_with_their_number() -> None:
    ten = "(a|b|c|d|e|f|g|h|i|j)"
    with pytest.raises(PatternError, match="10000000"):
        expand(" ".join([ten] * 7))
    assert MAX_EXPANSIONS < 10_000_000


def test_places_keep_their_order() -> None:
    pieces = parse("(i|we) (do )?care")
    assert [(piece.options, piece.optional) for piece in pieces] == [
        (("i", "we"), False), (("do",), True), (("care",), False),
    ]  # fmt: skip
