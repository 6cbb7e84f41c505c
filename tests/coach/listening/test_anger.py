"""Anger grows with what is said, and the words that show it are the customer's own."""

from __future__ import annotations

import pytest

from coach.listening.anger import ANGRY, FRUSTRATED, level_of
from coach.listening.listener import Listener
from coach.listening.observation import Anger
from tests.coach.listening.calls import said

#: The same trouble, told calmly, with annoyance, and in anger.
TRIPLES = [
    (
        "My parcel hasn't come yet, could you check please?",
        "I've waited three weeks and nobody rings back, this is getting annoying.",
        "This is an absolute DISGRACE, you liars have stolen my money and I'm FURIOUS!!",
    ),
    (
        "The soup was a bit cold, just so you know.",
        "The soup was cold and I had to wait for an hour.",
        "Cold soup, an hour's wait and a rude waiter! Worst restaurant ever, you should be ashamed!",
    ),
    (
        "Could you tell me when the engineer comes?",
        "The engineer didn't turn up again. I took a day off for this.",
        "You useless idiots, that's the THIRD time he hasn't come. I'm sick of your lies!!",
    ),
    (
        "I'd like to change my booking, thanks.",
        "I've asked twice now to change my booking and still nothing has happened.",
        "How dare you ignore me! Change the bloody booking NOW, this is outrageous!!",
    ),
    (
        "My card was charged twice, can you have a look?",
        "My card was charged twice and I'm fed up with your support.",
        "You charged me twice, you thieves! Absolutely disgusting, I want my money back right now!!!",
    ),
]


def anger(listener: Listener, text: str) -> Anger:
    found = listener.hear(said(f"customer: {text}")).anger
    assert found is not None
    return found


@pytest.mark.parametrize("triple", TRIPLES, ids=[calm[:24] for calm, _, _ in TRIPLES])
def test_it_grows_from_calm_to_angry(listener: Listener, triple: tuple[str, str, str]) -> None:
    calm, annoyed, angry = (anger(listener, text) for text in triple)
    assert calm.score < annoyed.score < angry.score
    assert (calm.level, angry.level) == ("calm", "angry")
    assert annoyed.level != "calm"


@pytest.mark.parametrize("triple", TRIPLES, ids=[calm[:24] for calm, _, _ in TRIPLES])
def test_its_reasons_are_words_of_the_turn(
    listener: Listener, triple: tuple[str, str, str]
) -> None:
    calm, *others = triple
    assert anger(listener, calm).because == ()
    for text in others:
        because = anger(listener, text).because
        assert 1 <= len(because) <= 3
        assert all(quote.removesuffix("…") in text for quote in because)


def test_no_reason_is_part_of_one_before_it(listener: Listener) -> None:
    for _, _, text in TRIPLES:
        because = anger(listener, text).because
        for number, quote in enumerate(because):
            assert not any(quote in before for before in because[:number])


def test_a_long_reason_is_cut_between_words(listener: Listener) -> None:
    text = (
        "I am absolutely furious that you people left my elderly mother standing alone in the rain "
        "outside your shop for three hours without a single word of excuse you disgusting liars"
    )
    (long,) = [quote for quote in anger(listener, text).because if quote.endswith("…")]
    assert len(long) <= 91
    assert text.startswith(f"{long[:-1]} ")


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (0.0, "calm"),
        (FRUSTRATED - 0.001, "calm"),
        (FRUSTRATED, "frustrated"),
        (ANGRY - 0.001, "frustrated"),
        (ANGRY, "angry"),
        (1.0, "angry"),
    ],
)
def test_levels_begin_at_their_thresholds(score: float, level: str) -> None:
    assert level_of(score) == level


def test_shouting_the_same_words_is_angrier_and_a_please_is_milder(listener: Listener) -> None:
    plain = anger(listener, "Where is my parcel, it should be here")
    assert anger(listener, "Where is my PARCEL, it should be HERE!!").score > plain.score
    assert anger(listener, "Where is my parcel, it should be here, please").score < plain.score


@pytest.mark.parametrize("text", ["", "...", "😡😡", "!!!???"])
def test_no_word_is_no_anger(listener: Listener, text: str) -> None:
    assert anger(listener, text) == Anger()


@pytest.mark.parametrize("text", ["FURIOUS " * 2_500, "a" * 20_000, "worst ever!!! 😡" * 500])
def test_an_enormous_turn_has_a_score_between_none_and_all(listener: Listener, text: str) -> None:
    found = anger(listener, text)
    assert 0 <= found.score <= 1
    assert found.level == level_of(found.score)
    assert all(len(quote) <= 91 for quote in found.because)


def test_an_agents_turn_has_no_anger(listener: Listener) -> None:
    assert listener.hear(said("agent: I'm FURIOUS with the courier!!")).anger is None
