"""Finds what can't work in the packs of practice: ids that point nowhere, patterns and lines nobody can use."""

from __future__ import annotations

from collections.abc import Iterator

from phrasebank.errors import Problem
from phrasebank.notation import CASE_SLOTS, cant_expand, cant_render
from phrasebank.packs import Packs
from phrasebank.references import missing
from phrasebank.schema.scenario import MOMENTS, Scenario

LINE_SLOTS = frozenset(("quote", "deadline"))
"""What of the trainee's own words a customer's line may take up."""
_NEEDED = ("accept", "bargain", "leave", "closing", "helps", "hurts", "neutral")
"""Moments that every scenario needs a line for."""


def unsound_practice(packs: Packs) -> list[Problem]:
    """Every problem in acts, tempers and scenarios that the schema alone can't see."""
    return [*_acts(packs), *_tempers(packs), *_scenarios(packs)]


def _acts(packs: Packs) -> Iterator[Problem]:
    for act in packs.acts.values():
        file = packs.file_of("acts", act.id)
        yield from cant_render(act.try_instead, CASE_SLOTS, file, act.id, "try_instead")
        yield from cant_expand(act.words, file, act.id, "words")
    if packs.acts and not any(act.otherwise for act in packs.acts.values()):
        file = packs.file_of("acts", next(iter(packs.acts)))
        yield Problem(file, "", "otherwise", "mark one act 'otherwise: true', for all other turns")


def _tempers(packs: Packs) -> Iterator[Problem]:
    for temper in packs.temperaments.values():
        file = packs.file_of("temperaments", temper.id)
        felt = [temper.feeling] if temper.feeling else []
        yield from missing(felt, packs.feelings, file, temper.id, "feeling")


def _scenarios(packs: Packs) -> Iterator[Problem]:
    answered = [*packs.acts, *MOMENTS]
    for scenario in packs.scenarios.values():
        file, name = packs.file_of("scenarios", scenario.id), scenario.id
        yield from missing([scenario.failure], packs.failures, file, name, "failure")
        yield from missing([scenario.temperament], packs.temperaments, file, name, "temperament")
        given = [lines.to for lines in scenario.lines]
        yield from missing(given, answered, file, name, "lines")
        for moment in _NEEDED:
            if moment not in given:
                yield Problem(file, name, "lines", f"there is no line to {moment!r}; add one")
        yield from _words(scenario, file)


def _words(scenario: Scenario, file: str) -> Iterator[Problem]:
    for fact in scenario.facts:
        yield from cant_expand(fact.asks, file, scenario.id, f"facts.{fact.id}.asks")
    for remedy in scenario.remedies:
        yield from cant_expand(remedy.words, file, scenario.id, f"remedies.{remedy.id}.words")
    yield from cant_render(scenario.spoken, LINE_SLOTS, file, scenario.id, "says")
