"""Whether a line that was worded anew still says what the practice customer's own line said.

Strict on purpose: what is refused here costs nothing, because the customer's own line stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from coach.practice.persona_words import (
    CHARACTERS,
    DATES,
    EVERYDAY,
    FIGURES,
    LABEL,
    LINK,
    MEANINGS,
    NEVER_NEW,
    NUMBERS,
    QUESTION,
    SIGNS,
    WORD,
)  # fmt: skip

_CAPITAL = re.compile(
    r"(?<![.!?\u2026:] )(?<![.!?\u2026\"'\u2018\u2019\u201c])(?<!^)\b[A-Z][^\W\d_]*"
)
_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"]*)[\u201d\"]")
_LONGER, _AND_WORDS, _AND_LETTERS = 1.6, 8, 60
_OURS = 0.6
"""Share of words that are everyday English or from the customer's own line."""
_LONG, _START, _KEPT = 5, 4, 1 / 3
"""Of the words with so many letters, told by so many of them, this share comes back."""


@dataclass(frozen=True)
class Line:
    """What a new wording is held against: the customer's own line, and what surrounds it."""

    scripted: str
    to: str = ""
    """What the trainee said before it; a line may take up their day or their words."""
    earlier: Collection[str] = ()
    """What the customer said before."""
    names: Collection[str] = ()
    """Names of the scenario, for those that begin a sentence."""


def tidy(worded: str) -> str:
    """The line without space or quotation marks around it."""
    line = unicodedata.normalize("NFC", worded).strip()
    for first, last in ('""', "\u201c\u201d"):
        if len(line) > 1 and line[0] == first and line[-1] == last and line.count(last) <= 2:
            line = line[1:-1].strip()
    return line


def broken(line: Line, worded: str) -> str | None:
    """The first rule that the new wording breaks, by name; None when it may be said."""
    return next((name for name, keeps in _RULES if not keeps(line, worded)), None)


def names_in(*texts: str) -> frozenset[str]:
    """Words with a capital that don't begin a sentence: mostly names."""
    return frozenset(word.lower() for text in texts for word in _capitals(text))


def _length(line: Line, worded: str) -> bool:
    words, letters = len(line.scripted.split()), len(line.scripted)
    return (
        any(letter.isalpha() for letter in worded)
        and len(worded) <= _LONGER * letters + _AND_LETTERS
        and len(worded.split()) <= _LONGER * words + _AND_WORDS
    )


def _characters(line: Line, worded: str) -> bool:
    """Nothing that could be markup, control, another script or an aside in brackets."""
    return all(letter in CHARACTERS or letter in line.scripted for letter in worded)


def _no_link(line: Line, worded: str) -> bool:
    return set(_found(LINK, worded)) <= set(_found(LINK, line.scripted))


def _no_label(line: Line, worded: str) -> bool:
    """Not "Customer: …", unless the customer's own line begins so."""
    return not LABEL.match(worded) or bool(LABEL.match(line.scripted))


def _language(line: Line, worded: str) -> bool:
    """English, as far as its words tell; the words of the customer's own line are."""
    known = EVERYDAY | set(_words(line.scripted))
    words = list(_words(worded))
    return sum(word in known or word.isdigit() for word in words) >= _OURS * len(words)


def _numbers(line: Line, worded: str) -> bool:
    return _figures(worded) == _figures(line.scripted)


def _dates(line: Line, worded: str) -> bool:
    return set(_found(DATES, worded)) == set(_found(DATES, line.scripted))


def _taken_up(line: Line, worded: str) -> bool:
    """What the line takes up of the trainee's, with a number or a day in it, stands as it was."""
    said = f" {' '.join(_words(worded))} "
    return all(f" {piece} " in said for piece in _shared(line.scripted, line.to))


def _names(line: Line, worded: str) -> bool:
    known = frozenset(name.lower() for name in line.names)
    ours, theirs = set(_words(line.scripted)), set(_words(worded))
    meant = {name.lower() for name in _capitals(line.scripted)} | (known & ours)
    new = {name.lower() for name in _capitals(worded)} | (known & theirs)
    return meant <= theirs and new <= ours


def _quotes(line: Line, worded: str) -> bool:
    return _quoted(worded) == _quoted(line.scripted)


def _questions(line: Line, worded: str) -> bool:
    return len(QUESTION.findall(worded)) == len(QUESTION.findall(line.scripted))


def _meaning(line: Line, worded: str) -> bool:
    """Agreeing, refusing, leaving, asking for a manager: neither more nor less than before."""
    return all(bool(p.search(worded)) == bool(p.search(line.scripted)) for p in MEANINGS)


def _matter(line: Line, worded: str) -> bool:
    """Days and everyday words don't tell what it is about."""
    telling = (w for w in _words(line.scripted) if len(w) >= _LONG and w not in EVERYDAY)
    ours = {word[:_START] for word in telling if not DATES.fullmatch(word)}
    theirs = {word[:_START] for word in _words(worded)}
    return len(ours & theirs) >= _KEPT * len(ours)


def _nothing_worse(line: Line, worded: str) -> bool:
    """No words of staff, of machines, of the stage or of abuse that the line hadn't itself."""
    return all(set(_found(p, worded)) <= set(_found(p, line.scripted)) for p in NEVER_NEW)


def _unsaid(line: Line, worded: str) -> bool:
    return " ".join(_words(worded)) not in {" ".join(_words(said)) for said in line.earlier}


_RULES: tuple[tuple[str, Callable[[Line, str], bool]], ...] = (
    ("length", _length), ("characters", _characters), ("links", _no_link), ("label", _no_label),
    ("language", _language), ("numbers", _numbers), ("dates", _dates), ("taken up", _taken_up),
    ("names", _names), ("quotes", _quotes), ("questions", _questions), ("meaning", _meaning),
    ("matter", _matter), ("words", _nothing_worse), ("said before", _unsaid),
)  # fmt: skip


def _words(text: str) -> Iterator[str]:
    return (word[0].lower() for word in WORD.finditer(text))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (hit[0].lower() for hit in pattern.finditer(text))


def _capitals(text: str) -> Iterator[str]:
    """Words with a capital inside a sentence, but for "I"."""
    return (word for word in _CAPITAL.findall(text) if word != "I")


def _quoted(text: str) -> list[str]:
    return [" ".join(_words(piece)) for piece in _QUOTED.findall(text)]


def _figures(text: str) -> frozenset[str]:
    """Numbers, counts and currencies, however written."""
    said = (hit.replace(",", "") for hit in _found(NUMBERS, text))
    spoken = {word: sign for sign, words in SIGNS.items() for word in words}
    return frozenset(FIGURES.get(one) or spoken.get(one) or one for one in said)


def _shared(scripted: str, to: str) -> Iterator[str]:
    """The longest pieces of the line that stand in the trainee's words and tell a number or a day."""
    words, there, start = list(_words(scripted)), f" {' '.join(_words(to))} ", 0
    while start < len(words):
        end = start
        while end < len(words) and f" {' '.join(words[start : end + 1])} " in there:
            end += 1
        piece = " ".join(words[start:end])
        if NUMBERS.search(piece) or DATES.search(piece):
            yield piece
        start = max(end, start + 1)
