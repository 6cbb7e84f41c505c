"""The one reading of English that all analysis shares: spaCy's blank pipeline and a finder.

Words are compared by their norm, so that "can't", "can not" and "cant" are one, and by the
shorthand pack, so that "ur cust" reads as "your customer".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.lean_spacy import Doc, Language, Matcher, Span, Token, blank, filter_spans
from phrasebank.pattern import Piece, parse
from phrasebank.schema.lexicon import Shorthand

MAX_CHARS = 20_000
"""Longer texts are read up to here; no message to a coach needs more."""
_GAP = 3
_PAST = ("did", "had")
#: One character for another, so that offsets stay: all apostrophes, spaces that nobody sees.
_TIDY = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'") | dict.fromkeys("\u00a0\u200b\ufeff\t", " ")
)
_WRAPPED = re.compile(r"(?<=[^\n]{40})(\r?\n)(?=[a-z])")
"""A line break inside a sentence, as in a pasted e-mail."""
_OFFSETS = "offsets"


@dataclass(frozen=True)
class Hit:
    """Where an entry's pattern was found: character offsets into the text given, end excluded."""

    entry: str
    start: int
    end: int
    quote: str
    sentence: int
    """Number of the sentence it stands in, from 0."""


class Reader:
    """Turns text into tokens whose norms know the shorthand of hurried people."""

    def __init__(self, shorthand: Iterable[Shorthand] = ()) -> None:
        self.nlp: Language = blank("en")
        self.nlp.add_pipe(
            "sentencizer", config={"punct_chars": [".", "!", "?", "\u2026", ";", "\n"]}
        )
        self._shorthand = {
            w.lower(): entry.word.lower() for entry in shorthand for w in entry.written
        }
        self.tokens = cache(self._tokens)
        """The norms of a pattern's words, as they will be met in a text; remembered."""

    def read(self, text: str) -> Doc:
        """The text as tokens; offsets stay those of ``text`` (up to ``MAX_CHARS``)."""
        tidy = text[:MAX_CHARS].translate(_TIDY)
        doc = _without_gaps(self.nlp(_WRAPPED.sub(lambda m: " " * len(m[0]), tidy)))
        for token in doc:
            token.norm_ = self._norm(token)
        return doc

    def _tokens(self, words: str) -> tuple[str, ...]:
        return tuple(self._norm(token) for token in self.nlp.make_doc(words.translate(_TIDY)))

    def _norm(self, token: Token) -> str:
        # spaCy reads "didn't" as "do not" and "hadn't" as "have not": what was not done isn't what
        # must not be.
        if token.lower_ in _PAST:
            return token.lower_
        return self._shorthand.get(token.lower_) or token.norm_.lower()


class Finder:
    """Finds the patterns of many entries in one pass."""

    def __init__(self, reader: Reader, patterns: Mapping[str, Iterable[str]]) -> None:
        self._matcher = Matcher(reader.nlp.vocab, validate=False)
        self._empty = True
        for entry, lines in patterns.items():
            compiled = [tokens for line in lines for tokens in _compiled(reader, parse(line))]
            if compiled:
                self._matcher.add(entry, compiled, greedy="LONGEST")
                self._empty = False

    def find(self, doc: Doc) -> list[Hit]:
        """All hits, longest first where hits of one entry overlap, in the order of the text."""
        if self._empty:
            return []
        spans: list[Span] = self._matcher(doc, as_spans=True)
        starts = sentence_starts(doc)
        by_entry: dict[str, list[Span]] = {}
        for span in spans:
            by_entry.setdefault(span.label_, []).append(span)
        kept = [span for same in by_entry.values() for span in filter_spans(same)]
        hits = [
            Hit(s.label_, *_place(s), s.text, _sentence_of(s.start, starts))
            for s in kept
            if _sentence_of(s.start, starts) == _sentence_of(s.end - 1, starts)
        ]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _without_gaps(doc: Doc) -> Doc:
    """Without the tokens that are only spaces, which would stand between the words of a pattern."""
    kept = [token for token in doc if not token.is_space or "\n" in token.text]
    if len(kept) == len(doc):
        return doc
    begun = sentence_starts(doc)
    sentence = [_sentence_of(token.i, begun) for token in kept]
    starts: list[bool | int | None] = [
        number == 0 or sentence[number] != sentence[number - 1] for number in range(len(kept))
    ]
    tight = Doc(doc.vocab, words=[token.text for token in kept], sent_starts=starts)
    tight.user_data[_OFFSETS] = [token.idx for token in kept]
    return tight


def _place(span: Span) -> tuple[int, int]:
    """Where the span stands in the text that was read."""
    offsets = span.doc.user_data.get(_OFFSETS)
    if offsets is None:
        return span.start_char, span.end_char
    return offsets[span.start], offsets[span.end - 1] + len(span[-1])


def sentence_starts(doc: Doc) -> list[int]:
    """Token indexes at which sentences start."""
    return [sentence.start for sentence in doc.sents]


def _sentence_of(token: int, starts: list[int]) -> int:
    return bisect_right(starts, token) - 1


def _compiled(reader: Reader, pieces: list[Piece]) -> list[list[dict[str, Any]]]:
    """spaCy token patterns for a pattern.

    Places with words of several tokens are written out, the rest stays compact.
    """
    patterns: list[list[dict[str, Any]]] = [[]]
    for piece in pieces:
        ways = _ways(reader, piece)
        patterns = [pattern + way for pattern in patterns for way in ways]
    return patterns


def _ways(reader: Reader, piece: Piece) -> list[list[dict[str, Any]]]:
    if piece.options == ("*",):
        return [[{"IS_PUNCT": False, "OP": "?"}] * _GAP]
    sequences = [reader.tokens(option) for option in piece.options]
    single = [tokens[0] for tokens in sequences if len(tokens) == 1]
    several: list[list[dict[str, Any]]] = [
        [{"NORM": token} for token in tokens] for tokens in sequences if len(tokens) > 1
    ]
    if not several:
        return [
            [{"NORM": {"IN": single}, "OP": "?"} if piece.optional else {"NORM": {"IN": single}}]
        ]
    ways = [*several]
    if single:
        ways.append([{"NORM": {"IN": single}}])
    if piece.optional:
        ways.append([])
    return ways
