"""What the encoder makes of a text, and which texts it remembers."""

from __future__ import annotations

import numpy
import pytest

from coach.listening.encoder import MOVES, Encoder

SAID = "I'm sorry, that was our mistake."


def test_a_text_has_the_chances_of_all_moves_its_anger_and_a_vector_of_length_1(
    encoder: Encoder,
) -> None:
    read = encoder.read(SAID)

    assert len(read.moves) == len(MOVES)
    assert dict(zip(MOVES, read.moves, strict=True))["apology"] > 0.7
    assert 0 <= read.anger < 0.3
    assert float(numpy.linalg.norm(read.vector)) == pytest.approx(1, abs=1e-5)


def test_texts_of_one_meaning_are_nearer_than_others(encoder: Encoder) -> None:
    here, same, other = (
        encoder.read(text).vector
        for text in (SAID, "We got that wrong, I apologise.", "What is your postcode?")
    )

    assert here @ same > here @ other + 0.2


def test_a_text_read_before_is_remembered(encoder: Encoder) -> None:
    assert encoder.read("Good morning, you're through to Ade.") is encoder.read(
        "Good morning, you're through to Ade."
    )


def test_what_is_remembered_cannot_be_changed(encoder: Encoder) -> None:
    with pytest.raises(ValueError, match="read-only"):
        encoder.read(SAID).vector[0] = 1


def test_a_long_text_is_not_remembered_and_reads_the_same(encoder: Encoder) -> None:
    long = "I have waited in all day and nobody came. " * 20

    first, second = encoder.read(long), encoder.read(long)

    assert first is not second
    assert first == second


def test_it_can_forget(encoder: Encoder) -> None:
    before = encoder.read(SAID)

    encoder.forget()

    assert encoder.read(SAID) is not before
    assert encoder.read(SAID) == before
