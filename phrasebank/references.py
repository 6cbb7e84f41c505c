"""Finds ids in packs that point at nothing, and notation that can't be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from phrasebank.errors import Problem
from phrasebank.packs import Packs
from phrasebank.pattern import PatternError, expand
from phrasebank.template import slots_of

#: Slots that the coach can fill in a template about a case.
CASE_SLOTS = frozenset(
    "name noun feeling situation clause delay amount percent deadline expectation agent".split()
)


def dangling(packs: Packs) -> list[Problem]:
    """Every reference to an id that doesn't exist, and every unreadable pattern or unknown slot."""
    checks: tuple[Callable[[Packs], Iterator[Problem]], ...] = (
        _frameworks, _phrases, _rules, _lexicon, _offers, _policy, _knowledge, _patterns,
    )  # fmt: skip
    return [problem for check in checks for problem in check(packs)]


def _missing(ids: Iterable[str | None], known: Iterable[str], file: str, entry: str, field: str) -> Iterator[Problem]:
    known = set(known)
    for one in ids:
        if one is not None and one not in known:
            yield Problem(file, entry, field, f"there is no {one!r}")


def _frameworks(packs: Packs) -> Iterator[Problem]:
    for framework in packs.frameworks.values():
        for step in framework.steps:
            place = f"steps.{step.id}.evidence"
            yield from _missing([step.evidence], packs.evidence, f"frameworks/{framework.id}.yml", framework.id, place)


def _phrases(packs: Packs) -> Iterator[Problem]:
    steps = {f"{framework.id}.{step.id}" for framework in packs.frameworks.values() for step in framework.steps}
    for phrase in packs.phrases.values():
        yield from _missing(phrase.steps, steps, "phrases", phrase.id, "steps")
        yield from _missing(phrase.failures, packs.failures, "phrases", phrase.id, "failures")
        yield from _missing([phrase.evidence], packs.evidence, "phrases", phrase.id, "evidence")
        for slot in sorted(slots_of(phrase.text) - CASE_SLOTS):
            yield Problem("phrases", phrase.id, "text", f"there is no slot {slot!r}; known: {sorted(CASE_SLOTS)}")


def _rules(packs: Packs) -> Iterator[Problem]:
    for rule in packs.rules.values():
        yield from _missing([rule.evidence], packs.evidence, "avoid", rule.id, "evidence")


def _lexicon(packs: Packs) -> Iterator[Problem]:
    for kind in packs.failures.values():
        yield from _missing(kind.causes, packs.causes, "lexicon/failures.yml", kind.id, "causes")


def _offers(packs: Packs) -> Iterator[Problem]:
    kinds = {kind.id for kind in packs.offers.kinds}
    for row in packs.offers.rows:
        yield from _missing(row.kinds, kinds, "offers.yml", row.id, "kinds")
        yield from _missing(row.failures, packs.failures, "offers.yml", row.id, "failures")
        yield from _missing([row.evidence], packs.evidence, "offers.yml", row.id, "evidence")


def _policy(packs: Packs) -> Iterator[Problem]:
    policy = packs.policy
    yield from _missing([policy.default_framework], packs.frameworks, "policy.yml", "", "default_framework")
    yield from _missing([policy.employee_role], [role.id for role in policy.roles], "policy.yml", "", "employee_role")


def _knowledge(packs: Packs) -> Iterator[Problem]:
    for answer in packs.answers.values():
        yield from _missing([answer.evidence], packs.evidence, "knowledge", answer.id, "evidence")
    for card in packs.cards.values():
        yield from _missing([card.evidence], packs.evidence, "wording/cards.yml", card.id, "evidence")


def _patterns(packs: Packs) -> Iterator[Problem]:
    for rule in packs.rules.values():
        for field, lines in (("match", rule.match), ("unless", rule.unless), ("without", rule.without)):
            yield from _unreadable(lines, "avoid", rule.id, field)
    for file, entries in (
        ("feelings", packs.feelings), ("failures", packs.failures), ("causes", packs.causes),
        ("signals", packs.signals), ("lead_ins", packs.lead_ins), ("requests", packs.requests),
    ):  # fmt: skip
        for entry in entries.values():  # type: ignore[attr-defined]
            yield from _unreadable(entry.words, f"lexicon/{file}.yml", entry.id, "words")


def _unreadable(lines: Iterable[str], file: str, entry: str, field: str) -> Iterator[Problem]:
    for line in lines:
        try:
            expand(line)
        except PatternError as error:
            yield Problem(file, entry, field, str(error))
