"""Puts the gist of a message beside what the lists of the lexicon found in its words."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from coach.facts import Facts, Heard
from coach.gist.gist import Gist
from coach.values import Value

_FAILURE, _FAILURE_INSTEAD = 0.4, 0.6
"""From here on a failure is told that no list knows, or another one than the lists found."""
_CAUSE, _CAUSE_MAYBE = 0.5, 0.12
"""From here on a cause is told; from there on it is worth suggesting."""
_NOUN = 0.6
"""All chosen on tests/data/recoveries/seen.jsonl."""
_GRAVE = {"safety", "privacy"}
"""Told in words that a list holds, these are never put behind something else."""
_LONGEST = 200


def weighed(
    facts: Facts, gist: Gist, text: str, nouns: Container[str], known: Container[str] = ()
) -> Facts:
    """The facts with what the gist adds; ``nouns`` are the things that the lexicon lists.

    What a list holds is believed; what was only guessed from where a word stands gives way. Of what is
    ``known`` of the case already ("failure", "noun") the lists alone tell more.
    """
    return replace(
        facts,
        failures=facts.failures if "failure" in known else _failures(facts, gist, text),
        causes=_causes(facts, gist, text),
        noun=facts.noun if "noun" in known else _noun(facts, gist, text, nouns),
    )


def maybe_causes(gist: Gist) -> list[str]:
    """Root causes that the message may tell of, the likeliest first."""
    return [cause.id for cause in gist.causes if cause.chance >= _CAUSE_MAYBE]


def _failures(facts: Facts, gist: Gist, text: str) -> tuple[Heard, ...]:
    kind, listed = gist.failure, {heard.id for heard in facts.failures}
    if listed & _GRAVE:
        return facts.failures
    if kind.chance < (_FAILURE_INSTEAD if listed else _FAILURE):
        return facts.failures
    others = tuple(heard for heard in facts.failures if heard.id != kind.id)
    if kind.id in listed:
        return (*(heard for heard in facts.failures if heard.id == kind.id), *others)
    return (Heard(kind.id, text[:_LONGEST]), *others)


def _causes(facts: Facts, gist: Gist, text: str) -> tuple[Heard, ...]:
    cause = gist.causes[0]
    if cause.chance < _CAUSE or any(heard.id == cause.id for heard in facts.causes):
        return facts.causes
    return (Heard(cause.id, text[:_LONGEST]), *facts.causes)


def _noun(facts: Facts, gist: Gist, text: str, nouns: Container[str]) -> Value | None:
    span = gist.noun
    if span is None or span.chance < _NOUN or _in_reference(facts, text[span.start : span.end]):
        listed = facts.noun is not None and facts.noun.value.lower() in nouns
        return facts.noun if listed else None
    quote = text[span.start : span.end]
    if facts.noun is not None and quote.lower() in facts.noun.quote.lower():
        return facts.noun  # the lists know its whole name
    return Value(quote.lower(), quote)


def _in_reference(facts: Facts, quote: str) -> bool:
    """ "order 48213" is not about the order."""
    return facts.reference is not None and quote in facts.reference.quote
