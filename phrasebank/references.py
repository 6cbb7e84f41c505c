"""Finds ids in packs that point at nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phrasebank.errors import Problem
from phrasebank.packs import Packs


def dangling(packs: Packs) -> list[Problem]:
    """Every reference to an id that doesn't exist."""
    checks = (_frameworks, _phrases, _evidence, _failures, _offers, _policy)
    return [problem for check in checks for problem in check(packs)]


def _missing(
    ids: Iterable[str | None], known: Iterable[str], file: str, entry: str, field: str
) -> Iterator[Problem]:
    known = set(known)
    for one in ids:
        if one is not None and one not in known:
            yield Problem(file, entry, field, f"there is no {one!r}")


def _frameworks(packs: Packs) -> Iterator[Problem]:
    for framework in packs.frameworks.values():
        file = f"frameworks/{framework.id}.yml"
        for step in framework.steps:
            place = f"steps.{step.id}.evidence"
            yield from _missing([step.evidence], packs.evidence, file, framework.id, place)


def _phrases(packs: Packs) -> Iterator[Problem]:
    steps = {f"{f.id}.{step.id}" for f in packs.frameworks.values() for step in f.steps}
    for phrase in packs.phrases.values():
        file = packs.file_of("phrases", phrase.id)
        yield from _missing(phrase.steps, steps, file, phrase.id, "steps")
        yield from _missing(phrase.failures, packs.failures, file, phrase.id, "failures")


def _evidence(packs: Packs) -> Iterator[Problem]:
    given: list[tuple[str, str, str | None]] = [
        *(("phrases", phrase.id, phrase.evidence) for phrase in packs.phrases.values()),
        *(("rules", rule.id, rule.evidence) for rule in packs.rules.values()),
        *(("answers", answer.id, answer.evidence) for answer in packs.answers.values()),
        *(("cards", card.id, card.evidence) for card in packs.cards.values()),
    ]
    for pack, entry, evidence in given:
        file = packs.file_of(pack, entry)
        yield from _missing([evidence], packs.evidence, file, entry, "evidence")


def _failures(packs: Packs) -> Iterator[Problem]:
    for kind in packs.failures.values():
        file = packs.file_of("failures", kind.id)
        yield from _missing(kind.causes, packs.causes, file, kind.id, "causes")


def _offers(packs: Packs) -> Iterator[Problem]:
    kinds = {kind.id for kind in packs.offers.kinds}
    for row in packs.offers.rows:
        yield from _missing(row.kinds, kinds, "offers.yml", row.id, "kinds")
        yield from _missing(row.failures, packs.failures, "offers.yml", row.id, "failures")
        yield from _missing([row.evidence], packs.evidence, "offers.yml", row.id, "evidence")


def _policy(packs: Packs) -> Iterator[Problem]:
    policy, file = packs.policy, packs.file_of("policy")
    frameworks, roles = packs.frameworks, [role.id for role in policy.roles]
    yield from _missing([policy.default_framework], frameworks, file, "", "default_framework")
    yield from _missing([policy.employee_role], roles, file, "", "employee_role")
