"""A turn is cut into pieces that say where in the text they stand."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.listening.parts import Part, parts_of

ODD = {
    "nothing": "",
    "blanks": " \n\t ",
    "only punctuation": "...!!!???",
    "only emoji": "😡😡😡",
    "emoji between": "😡 where is it?! 😡😡 I'm 👩‍👩‍👧 waiting",
    "blanks around": "  \n I waited.  \t And waited.\u00a0 ",
    "lines": "hello\n\nmy parcel\nis late",
    "accents": "Café Zoë's crème brûlée was cold. Ça alors!",
    "one endless word": "a" * 20_000,
    "20,000 characters": "I waited for my sofa and nobody came. " * 527,
    "no full stop": "and i rang and you said it was there and then it was not there " * 40,
    "20,000 emoji": "😀" * 20_000,
}


def parts(coach: Coach, text: str) -> list[Part]:
    return parts_of(text, coach.reader.read(text))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_every_piece_stands_where_it_says_and_none_is_empty(coach: Coach, text: str) -> None:
    found = parts(coach, text)
    assert [text[part.start : part.end] for part in found] == [part.text for part in found]
    assert all(part.text and part.text == part.text.strip() for part in found)
    ends = [0, *(part.end for part in found)]
    assert all(before <= part.start for before, part in zip(ends, found, strict=False))


@pytest.mark.parametrize("name", ["nothing", "blanks", "only punctuation", "only emoji"])
def test_nothing_said_has_no_pieces(coach: Coach, name: str) -> None:
    assert parts(coach, ODD[name]) == []


def test_each_sentence_is_a_piece(coach: Coach) -> None:
    text = "I'm so sorry. When did it stop? I'll send a new one."
    assert [part.text for part in parts(coach, text)] == [
        "I'm so sorry.",
        "When did it stop?",
        "I'll send a new one.",
    ]


def test_an_endless_sentence_is_cut_where_the_next_clause_begins(coach: Coach) -> None:
    text = (
        "i rang you three times on monday about the leak and you said somebody would come the same day "
        "but i waited in until eight in the evening and nobody ever came"
    )
    found = [part.text for part in parts(coach, text)]
    assert len(found) == 3
    assert found[0] == "i rang you three times on monday about the leak"
    assert found[2] == "i waited in until eight in the evening and nobody ever came"


def test_a_sentence_of_everyday_length_stays_whole(coach: Coach) -> None:
    text = "I rang you on Monday and you said it was on its way but it never came."
    assert [part.text for part in parts(coach, text)] == [text]


def test_of_an_endless_turn_only_so_many_pieces_are_read(coach: Coach) -> None:
    assert len(parts(coach, "I waited. " * 2_000)) == 40
    assert len(parts(coach, ODD["no full stop"])) <= 40
