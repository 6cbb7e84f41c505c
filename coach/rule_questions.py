"""Finds the rule that a question is about: "why not say calm down", "whats wrong with jargon"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from coach.language import Finder, Hit, Reader
from coach.vocabulary import filler_words, stem
from phrasebank.packs import Packs
from phrasebank.schema.avoid import Rule

ASKED = "explain.why_not"
"""The request (``lexicon/requests.yml``) without which no rule is asked about."""
_ENOUGH = 0.5
"""More than this share of the words must be in a rule's name, and of its name in the words."""

_SPELT_ALIKE = 88
"""So like a rule's title (0 to 100), the words are that title: "ill transfer you"."""


class RuleQuestions:
    """The rules by the words that they flag, and by their names."""

    def __init__(self, packs: Packs, reader: Reader) -> None:
        self._rules = packs.rules
        self._reader = reader
        self._fillers = filler_words(packs)
        says = [rule for rule in packs.rules.values() if rule.kind != "says_often"]
        self._quoted = Finder(reader, {rule.id: rule.match for rule in says})
        self._asked = Finder(
            reader, {r.id: r.words for r in packs.requests.values() if r.id == ASKED}
        )
        titles = [(_bare(rule.title), rule) for rule in packs.rules.values()]
        self._titles = sorted(titles, key=lambda pair: len(pair[0]), reverse=True)
        self._names = [
            (rule, self._stems(name)) for rule in packs.rules.values() for name in _names(rule)
        ]

    def about(self, text: str) -> Rule | None:
        """The rule whose reason is asked for, or None when none is."""
        doc = self._reader.read(text)
        frame = self._asked.find(doc)
        if not frame:
            return None
        rest = "".join(_outside(text, frame))
        if titled := self._by_title(_bare(rest)):
            return titled
        quoted = [hit for hit in self._quoted.find(doc) if not _within(hit, frame)]
        if quoted:
            return self._rules[max(quoted, key=lambda hit: hit.end - hit.start).entry]
        return self._by_name(self._stems(rest))

    def _by_title(self, text: str) -> Rule | None:
        """The rule whose title stands in the text, or nearly is the text."""
        for title, rule in self._titles:
            stands = " " in title and f" {title} " in f" {text} "
            if stands or fuzz.ratio(text, title) >= _SPELT_ALIKE:
                return rule
        return None

    def _by_name(self, asked: frozenset[str]) -> Rule | None:
        shares = [
            (len(asked & name) / max(len(asked), len(name), 1), rule) for rule, name in self._names
        ]
        best = max(shares, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] > _ENOUGH else None

    def _stems(self, text: str) -> frozenset[str]:
        words = (t.norm_ for t in self._reader.read(text) if t.is_alpha)
        return frozenset(stem(word) for word in words if word not in self._fillers)


def _bare(text: str) -> str:
    """The words alone, as they are spelt."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("\u2019", "")))


def _names(rule: Rule) -> tuple[str, str]:
    return rule.title, rule.id.split(".")[-1].replace("_", " ")


def _within(hit: Hit, frame: list[Hit]) -> bool:
    """Whether the words belong to the asking itself: "why can't I" holds "I can't"."""
    return any(other.start <= hit.start < other.end for other in frame)


def _outside(text: str, frame: list[Hit]) -> list[str]:
    """The text without the words that ask."""
    kept, at = [], 0
    for hit in frame:
        kept.append(text[at : max(at, hit.start)])
        at = max(at, hit.end)
    return [*kept, text[at:]]
