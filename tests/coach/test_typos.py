"""Mistyped words: which are read as the one meant, and which are words of their own."""

from __future__ import annotations

import re

import pytest

from coach.typos import Typos
from phrasebank import Packs
from phrasebank.schema.lexicon import Shorthand


def entry(word: str, *unlike: str) -> Shorthand:
    return Shorthand(word=word, source="own", written=["-"], mistyped=True, unlike=list(unlike))


TYPOS = Typos([entry("policy", "police"), entry("understand", "understood"), entry("possible")])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("polcy", "policy"), ("undersatnd", "understand"), ("undrstnd", "understand"),
        ("posible", "possible"),
        ("policy", None), ("police", None), ("understood", None), ("pol", None), ("bolicy", None),
        ("plocy", None), ("poss1ble", None), ("", None),
    ],
)  # fmt: skip
def test_what_is_meant(written: str, meant: str | None) -> None:
    assert TYPOS.meant(written) == meant


def test_what_may_be_either_of_two_words_is_neither() -> None:
    assert Typos([entry("feeling"), entry("feeding")]).meant("feexing") is None


def test_no_word_of_the_packs_is_read_as_another(packs: Packs) -> None:
    texts = [phrase.example for phrase in packs.phrases.values()]
    texts += [line for rule in packs.rules.values() for line in (rule.why, *rule.passes)]
    texts += [answer.answer for answer in packs.answers.values()]
    words = {word for text in texts for word in re.findall(r"[a-z]+", text.lower())}
    words -= {form for entry in packs.shorthand.values() for form in entry.written}
    typos = Typos(packs.shorthand.values())
    assert {word: typos.meant(word) for word in words if typos.meant(word)} == {}
