"""Holds every pack entry against its examples: one that fails is a mistake in the entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from coach.coach import Coach
from coach.draft import NOT_A_DRAFT
from coach.language import Finder, Reader
from phrasebank.errors import Problem
from phrasebank.packs import Packs
from phrasebank.template import render


class _Worded(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def words(self) -> list[str]: ...
    @property
    def examples(self) -> list[str]: ...


def failing_examples(packs: Packs) -> list[Problem]:
    """Every example that its entry doesn't live up to, with file, entry and field."""
    coach = Coach(packs)
    return [*_rules(coach), *_phrases(packs), *_lexicon(coach), *_signals(coach), *_lead_ins(coach)]


def _rules(coach: Coach) -> Iterator[Problem]:
    for rule in coach.packs.rules.values():
        file = coach.packs.file_of("rules", rule.id)
        for text in rule.flags:
            if rule.id not in {finding.rule for finding in coach.checker.check(text)}:
                yield Problem(file, rule.id, "flags", f"is not flagged: {text!r}")
        for text in rule.passes:
            if rule.id in {finding.rule for finding in coach.checker.check(text)}:
                yield Problem(file, rule.id, "passes", f"is flagged: {text!r}")


def _phrases(packs: Packs) -> Iterator[Problem]:
    for phrase in packs.phrases.values():
        reads = render(phrase.text, packs.sample)
        if reads != phrase.example:
            file = packs.file_of("phrases", phrase.id)
            yield Problem(file, phrase.id, "example", f"reads {reads!r} in the sample case")


def _lexicon(coach: Coach) -> Iterator[Problem]:
    packs = coach.packs
    groups: tuple[tuple[str, Mapping[str, _Worded]], ...] = (
        ("failures", packs.failures), ("feelings", packs.feelings), ("causes", packs.causes),
        ("requests", packs.requests),
    )  # fmt: skip
    for file, entries in groups:
        finder = Finder(coach.reader, {entry.id: entry.words for entry in entries.values()})
        for entry in entries.values():
            for text in entry.examples:
                if entry.id not in _found(finder, coach.reader, text):
                    yield Problem(
                        f"lexicon/{file}.yml", entry.id, "examples", f"is not recognised: {text!r}"
                    )


def _found(finder: Finder, reader: Reader, text: str) -> set[str]:
    return {hit.entry for hit in finder.find(reader.read(text))}


def _signals(coach: Coach) -> Iterator[Problem]:
    for signal in coach.packs.signals.values():
        for text in signal.examples:
            if signal.id not in coach.facts.signals(text):
                yield Problem(
                    "lexicon/signals.yml", signal.id, "examples", f"is not recognised: {text!r}"
                )
        for text in signal.passes:
            if signal.id in coach.facts.signals(text):
                yield Problem(
                    "lexicon/signals.yml", signal.id, "passes", f"is taken for it: {text!r}"
                )


def _lead_ins(coach: Coach) -> Iterator[Problem]:
    for entry in coach.packs.lead_ins.values():
        draft, no_draft = (entry.examples, entry.passes)
        if entry.id == NOT_A_DRAFT:
            draft, no_draft = no_draft, draft
        for text in draft:
            if coach.drafts.split(text) is None:
                yield Problem(
                    "lexicon/lead_ins.yml", entry.id, "examples", f"holds no draft: {text!r}"
                )
        for text in no_draft:
            if coach.drafts.split(text) is not None:
                yield Problem(
                    "lexicon/lead_ins.yml", entry.id, "passes", f"is taken for a draft: {text!r}"
                )
