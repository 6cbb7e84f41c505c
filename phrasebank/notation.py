"""Finds patterns and templates in packs that can't be read, and slots that nobody fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from phrasebank.errors import Problem
from phrasebank.packs import Packs
from phrasebank.pattern import PatternError, check
from phrasebank.template import slots_of, unreadable

#: Slots that the coach can fill in a template about a case.
CASE_SLOTS = frozenset((
    "name", "noun", "feeling", "situation", "clause", "delay", "amount", "percent", "deadline",
    "expectation", "thing",
))  # fmt: skip
#: Slots of a failure's own clause, from which other slots are made.
CLAUSE_SLOTS = frozenset(("noun", "delay", "thing"))


class _Worded(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def words(self) -> list[str]: ...


def misread(packs: Packs) -> list[Problem]:
    """Every pattern or template that can't be read, and every slot that nobody fills."""
    return [*_patterns(packs), *_templates(packs), *_cards(packs)]


def _patterns(packs: Packs) -> Iterator[Problem]:
    for rule in packs.rules.values():
        file = packs.file_of("rules", rule.id)
        yield from cant_expand(rule.match, file, rule.id, "match")
        yield from cant_expand(rule.unless, file, rule.id, "unless")
        yield from cant_expand(rule.without, file, rule.id, "without")
    for framework in packs.frameworks.values():
        file = packs.file_of("frameworks", framework.id)
        yield from cant_expand(framework.aliases, file, framework.id, "aliases")
        yield from cant_expand(framework.unless, file, framework.id, "unless")
    for kind in packs.failures.values():
        file = packs.file_of("failures", kind.id)
        yield from cant_expand(kind.unless, file, kind.id, "unless")
    for signal in packs.signals.values():
        file = packs.file_of("signals", signal.id)
        yield from cant_expand(signal.unless, file, signal.id, "unless")
    for cue in packs.cues.values():
        file = packs.file_of("cues", cue.id)
        yield from cant_expand(cue.unless, file, cue.id, "unless")
    for move in packs.moves.values():
        file = packs.file_of("moves", move.id)
        for field in ("words", "unless", "needs"):
            yield from cant_expand(getattr(move, field), file, move.id, field)
    lexicon: tuple[tuple[str, Mapping[str, _Worded]], ...] = (
        ("feelings", packs.feelings), ("failures", packs.failures), ("causes", packs.causes),
        ("signals", packs.signals), ("lead_ins", packs.lead_ins), ("requests", packs.requests),
        ("cues", packs.cues),
    )  # fmt: skip
    for pack, entries in lexicon:
        for entry in entries.values():
            yield from cant_expand(entry.words, packs.file_of(pack, entry.id), entry.id, "words")


def cant_expand(lines: Iterable[str], file: str, entry: str, field: str) -> Iterator[Problem]:
    """A problem for each pattern that can't be read."""
    for line in lines:
        try:
            check(line)
        except PatternError as error:
            yield Problem(file, entry, field, str(error))


def _templates(packs: Packs) -> Iterator[Problem]:
    for phrase in packs.phrases.values():
        file = packs.file_of("phrases", phrase.id)
        yield from cant_render([phrase.text], CASE_SLOTS, file, phrase.id, "text")
    for rule in packs.rules.values():
        file = packs.file_of("rules", rule.id)
        yield from cant_render(rule.instead, CASE_SLOTS, file, rule.id, "instead")
        needed = [f"{{{slot}}}" for slot in rule.knows]
        yield from cant_render(needed, CASE_SLOTS, file, rule.id, "knows")
    for kind in packs.failures.values():
        file = packs.file_of("failures", kind.id)
        clauses = [kind.clause, *(variant.clause for variant in kind.variants)]
        yield from cant_render(clauses, CLAUSE_SLOTS, file, kind.id, "clause")
        yield from cant_render([kind.expectation], CLAUSE_SLOTS, file, kind.id, "expectation")
    for nudge in packs.nudges.values():
        file = packs.file_of("nudges", nudge.id)
        yield from cant_render([nudge.text], CASE_SLOTS, file, nudge.id, "text")
        yield from cant_render(nudge.say, CASE_SLOTS, file, nudge.id, "say")
    for offer in packs.offers.kinds:
        file = packs.file_of("kinds", offer.id)
        yield from cant_render([offer.say], CASE_SLOTS, file, offer.id, "say")
        options = [offer.option] if offer.option else []
        yield from cant_render(options, CASE_SLOTS, file, offer.id, "option")


def _cards(packs: Packs) -> Iterator[Problem]:
    """Which slots a card gets is its behaviour's part; here only the notation is read."""
    for card in packs.cards.values():
        file = packs.file_of("cards", card.id)
        yield from cant_render([card.title], None, file, card.id, "title")
        yield from cant_render([card.text], None, file, card.id, "text")
        yield from cant_render(card.say, CASE_SLOTS, file, card.id, "say")


def cant_render(
    templates: Iterable[str], known: frozenset[str] | None, file: str, entry: str, field: str
) -> Iterator[Problem]:
    """A problem for each template that can't be read, and each slot that isn't ``known`` (None: any)."""
    for template in templates:
        if left := unreadable(template):
            yield Problem(
                file, entry, field, f"can't read {left!r} in {template!r}; check its brackets"
            )
        if known is None:
            continue
        for slot in sorted(slots_of(template) - known):
            yield Problem(
                file,
                entry,
                field,
                f"there is no slot {slot!r}; there are: {', '.join(sorted(known))}",
            )
