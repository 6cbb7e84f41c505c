"""The one reading of English that all analysis shares: spaCy's blank pipeline and a finder.

Words are compared by their norm, so that "can't", "can not" and "cant" are one, and by the
shorthand pack, so that "ur cust" reads as "your customer" and "undersatnd" as "understand".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from coach.lean_spacy import Doc, English, EnglishDefaults, Language, Span, Token
from coach.matching import Index, Text, longest, places_of
from coach.typos import Typos
from phrasebank.pattern import parse
from phrasebank.schema.lexicon import Shorthand

MAX_CHARS = 20_000
"""Longer texts are read up to here; no message to a coach needs more."""
_PAST = ("did", "had")
#: One character for another, so that offsets stay: all apostrophes, spaces that nobody sees.
_TIDY = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'") | dict.fromkeys("\u00a0\u200b\ufeff\t", " ")
)
_WRAPPED = re.compile(r"(?<=[^\n]{40})(\r?\n)(?=[a-z])")
"""A line break inside a sentence, as in a pasted e-mail."""
_SYMBOLS = re.compile(r"(?:[^\w\s]|_){60,}")
"""Signs in a row that no words are among, as in a screenful of emoji: taken apart one by one, they
would cost a second for each few thousand."""
_UNIT = r"(?<=[0-9])(?:mins?|minutes?|hrs?|hours?|days?|wks?|weeks?|mths?|months?|yrs?|years?|nites?|nights?)"
"""A unit of time behind its number is a word of its own: "waited 1hr"."""
_OFFSETS, _WORDS = "offsets", "words"
_REMEMBERED = 16
"""Texts kept as read: facts, rules and moves all look at the same message."""
_WORDS_REMEMBERED = 16_384


@dataclass(frozen=True)
class Hit:
    """Where an entry's pattern was found: character offsets into the text given, end excluded."""

    entry: str
    start: int
    end: int
    quote: str
    sentence: int
    """Number of the sentence it stands in, from 0."""


class _Defaults(EnglishDefaults):
    suffixes = (*(EnglishDefaults.suffixes or ()), _UNIT)


class _English(English):  # type: ignore[no-untyped-call]  # spaCy's own __init_subclass__
    Defaults = _Defaults


class Reader:
    """Turns text into tokens whose norms know the shorthand of hurried people."""

    def __init__(self, shorthand: Iterable[Shorthand] = ()) -> None:
        self.nlp: Language = _English()
        self.nlp.add_pipe(
            "sentencizer", config={"punct_chars": [".", "!", "?", "\u2026", ";", "\n"]}
        )
        entries = list(shorthand)
        self._shorthand = {
            w.lower(): entry.word.lower() for entry in entries for w in entry.written
        }
        self._typos = Typos(entries)
        self.read = lru_cache(_REMEMBERED)(self._read)
        """The text as tokens; offsets stay those of ``text`` (up to ``MAX_CHARS``). Not to be changed."""
        self._word = lru_cache(_WORDS_REMEMBERED)(self._word_as_read)
        self.tokens = cache(self._tokens)
        """The norms of a pattern's words, as they will be met in a text; remembered."""

    def _read(self, text: str) -> Doc:
        doc = _without_gaps(self.nlp(_tidied(text)))
        for token in doc:
            token.norm_ = self._norm(token)
        return doc

    def spoken(self, text: str) -> list[str]:
        """The norms of the text's words, its signs left out: sooner told than by ``read``."""
        words = map(self._word, _tidied(text).split())
        return [norm for word in words for norm, spoken in word if spoken]

    def _tokens(self, words: str) -> tuple[str, ...]:
        # Word by word: patterns are made of the same words again and again.
        known = map(self._word, words.translate(_TIDY).split())
        return tuple(norm for word in known for norm, _ in word)

    def _word_as_read(self, word: str) -> tuple[tuple[str, bool], ...]:
        """The norms of what stands between two spaces, and whether each is more than signs."""
        doc = self.nlp.make_doc(word)
        return tuple((self._norm(token), any(map(str.isalnum, token.text))) for token in doc)

    def _norm(self, token: Token) -> str:
        # spaCy reads "didn't" as "do not" and "hadn't" as "have not": what was not done isn't what
        # must not be.
        if token.lower_ in _PAST:
            return token.lower_
        if token.norm_ == "us":  # the "'s" of "let's", which isn't that of "it's"
            return "us"
        meant = self._shorthand.get(token.lower_) or self._typos.meant(token.lower_)
        return meant or token.norm_.lower()


class Finder:
    """Finds the patterns of many entries in one pass."""

    def __init__(self, reader: Reader, patterns: Mapping[str, Iterable[str]]) -> None:
        self._index = Index()
        for entry, lines in patterns.items():
            for line in lines:
                self._index.add(entry, places_of(parse(line), reader.tokens))

    def find(self, doc: Doc) -> list[Hit]:
        """All hits, longest first where hits of one entry overlap, in the order of the text."""
        text = _text(doc)
        by_entry: dict[str, list[tuple[int, int]]] = {}
        for match in self._index.matches(text):
            by_entry.setdefault(match.entry, []).append((match.start, match.end))
        hits = [
            Hit(
                entry,
                *_place(doc[start:end]),
                doc[start:end].text,
                _sentence_of(start, text.starts),
            )
            for entry, spans in by_entry.items()
            for start, end in longest(spans)
        ]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _tidied(text: str) -> str:
    """The text with its offsets kept, without what nobody reads."""
    tidy = text[:MAX_CHARS].translate(_TIDY)
    for unread in (_WRAPPED, _SYMBOLS):
        tidy = unread.sub(lambda m: " " * len(m[0]), tidy)
    return tidy


def touch(hit: Hit, other: Hit) -> bool:
    """Whether the two overlap or stand side by side in one sentence (a space or comma between)."""
    return (
        hit.sentence == other.sentence and other.start <= hit.end + 2 and hit.start <= other.end + 2
    )


def _text(doc: Doc) -> Text:
    """The document's words, made once for all that are looked for in it."""
    if _WORDS not in doc.user_data:
        words, starts = [token.norm_ for token in doc], [sent.start for sent in doc.sents]
        standing: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            standing.setdefault(word, []).append(place)
        stops = [stop for start, stop in pairwise([*starts, len(doc)]) for _ in range(start, stop)]
        punctuation = [token.is_punct for token in doc]
        doc.user_data[_WORDS] = Text(words, punctuation, standing, frozenset(words), stops, starts)
    found: Text = doc.user_data[_WORDS]
    return found


def _without_gaps(doc: Doc) -> Doc:
    """Without the tokens that are only spaces, which would stand between the words of a pattern."""
    kept = [token for token in doc if not token.is_space or "\n" in token.text]
    if len(kept) == len(doc):
        return doc
    begun = [sentence.start for sentence in doc.sents]
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


def sentence_places(doc: Doc) -> list[tuple[int, int]]:
    """Where each sentence stands in the text that was read: character offsets, end excluded."""
    return [_place(sentence) for sentence in doc.sents]


def _sentence_of(token: int, starts: Sequence[int]) -> int:
    return bisect_right(starts, token) - 1
