"""The notation in which words to look for are written, for rules and for the lexicon alike.

``i understand``            these words, in any case
``(i|we) get it``           one of several
``(really )?sorry if``      a part that may be missing (``really? sorry if`` for one word)
``sorry * you feel``        up to three words in between

A pattern stands for many plain word sequences; what a word may look like (contractions, shorthand)
is the matcher's part.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

MAX_EXPANSIONS = 2_000_000
_PIECE = re.compile(r"\(([^()]*)\)(\?)?|([^\s()?]+)(\?)?")


class PatternError(ValueError):
    """A pattern that can't be read."""


@dataclass(frozen=True)
class Piece:
    """One place in a pattern: what may stand there, and whether it may be missing."""

    options: tuple[str, ...]
    optional: bool


def parse(pattern: str) -> list[Piece]:
    """The pattern, place by place. Raises ``PatternError`` for unbalanced brackets."""
    pieces = []
    for match in _pieces(pattern):
        group, group_optional, word, word_optional = match.groups()
        options = (
            (word,) if word is not None else tuple(option.strip() for option in group.split("|"))
        )
        kept = tuple(option for option in options if option)
        pieces.append(
            Piece(kept, bool(group_optional or word_optional or len(kept) < len(options)))
        )
    return pieces


def check(pattern: str) -> None:
    """Raises ``PatternError`` for a pattern that can't be used.

    That is one with unbalanced brackets, with no word that is required, or with so many ways to
    read it that it can't be what was meant (more than ``MAX_EXPANSIONS``).
    """
    pieces = parse(pattern)
    count = math.prod(len(piece.options) + piece.optional for piece in pieces)
    if count > MAX_EXPANSIONS:
        most = f"the most is {MAX_EXPANSIONS}. Split it."
        raise PatternError(f"{pattern!r} stands for {count} sequences; {most}")
    if all(piece.optional or piece.options == ("*",) for piece in pieces):
        raise PatternError(f"{pattern!r} also matches nothing: at least one word must be required")


def expand(pattern: str) -> list[str]:
    """Every plain word sequence that the pattern stands for, ``*`` kept for a gap.

    Raises ``PatternError`` as ``check`` does.
    """
    check(pattern)
    choices = [
        [*piece.options, ""] if piece.optional else list(piece.options) for piece in parse(pattern)
    ]
    return list(dict.fromkeys(" ".join(" ".join(w).split()) for w in itertools.product(*choices)))


def _pieces(pattern: str) -> list[re.Match[str]]:
    pieces, at = [], 0
    for match in _PIECE.finditer(pattern):
        if pattern[at : match.start()].strip():
            raise PatternError(
                f"can't read {pattern[at : match.start()]!r} in {pattern!r}: check its brackets"
            )
        pieces.append(match)
        at = match.end()
    if pattern[at:].strip() or not pieces:
        raise PatternError(f"can't read {pattern[at:]!r} in {pattern!r}: check its brackets")
    return pieces
