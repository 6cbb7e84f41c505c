"""Finds ids in packs that point at nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from phrasebank.errors import Problem
from phrasebank.packs import Packs
from phrasebank.schema.nudge import Nudge, When
from phrasebank.schema.practice import Act

_FEW = 9


def dangling(packs: Packs) -> list[Problem]:
    """Every reference to an id that doesn't exist."""
    checks = (_frameworks, _phrases, _evidence, _answers, _failures, _on_calls, _offers, _policy)
    return [problem for check in checks for problem in check(packs)]


def missing(
    ids: Iterable[str | None], known: Iterable[str], file: str, entry: str, field: str
) -> Iterator[Problem]:
    """A problem for each of ``ids`` that isn't known, with the one that may have been meant."""
    names = sorted(known)
    for one in ids:
        if one is not None and one not in names:
            close = get_close_matches(one, names, 1)
            some = names if len(names) <= _FEW else [*names[:_FEW], "\u2026"]
            meant = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(some)}"
            yield Problem(file, entry, field, f"there is no {one!r}; {meant}")


def _frameworks(packs: Packs) -> Iterator[Problem]:
    for framework in packs.frameworks.values():
        file = packs.file_of("frameworks", framework.id)
        for step in framework.steps:
            place = f"steps.{step.id}.evidence"
            yield from missing([step.evidence], packs.evidence, file, framework.id, place)


def _phrases(packs: Packs) -> Iterator[Problem]:
    steps = {f"{f.id}.{step.id}" for f in packs.frameworks.values() for step in f.steps}
    for phrase in packs.phrases.values():
        file = packs.file_of("phrases", phrase.id)
        yield from missing(phrase.steps, steps, file, phrase.id, "steps")
        yield from missing(phrase.failures, packs.failures, file, phrase.id, "failures")


def _evidence(packs: Packs) -> Iterator[Problem]:
    given: list[tuple[str, str, str | None]] = [
        *(("phrases", phrase.id, phrase.evidence) for phrase in packs.phrases.values()),
        *(("rules", rule.id, rule.evidence) for rule in packs.rules.values()),
        *(("answers", answer.id, answer.evidence) for answer in packs.answers.values()),
        *(("cards", card.id, card.evidence) for card in packs.cards.values()),
        *(("nudges", nudge.id, nudge.evidence) for nudge in packs.nudges.values()),
        *(("acts", act.id, act.evidence) for act in packs.acts.values()),
    ]
    for pack, entry, evidence in given:
        file = packs.file_of(pack, entry)
        yield from missing([evidence], packs.evidence, file, entry, "evidence")


def _answers(packs: Packs) -> Iterator[Problem]:
    for answer in packs.answers.values():
        file = packs.file_of("answers", answer.id)
        yield from missing(answer.frameworks, packs.frameworks, file, answer.id, "frameworks")


def _failures(packs: Packs) -> Iterator[Problem]:
    for kind in packs.failures.values():
        file = packs.file_of("failures", kind.id)
        yield from missing(kind.causes, packs.causes, file, kind.id, "causes")


def _on_calls(packs: Packs) -> Iterator[Problem]:
    """Not what ``findings`` names: a team may hide a rule, and the nudge has other reasons left."""
    agent = {cue.id for cue in packs.cues.values() if cue.speaker == "agent"}
    customer = {cue.id for cue in packs.cues.values() if cue.speaker == "customer"}
    known: dict[str, Iterable[str]] = {
        "cues": agent, "cues_given": agent, "cues_before": agent, "signals": customer,
        "heard": customer, "failures": packs.failures,
    }  # fmt: skip
    entries_of: dict[str, Mapping[str, Nudge | Act]] = {"nudges": packs.nudges, "acts": packs.acts}
    for pack, entries in entries_of.items():
        for entry in entries.values():
            whens = _conditions(entry)
            for field, ids in known.items():
                named = [
                    name
                    for when in whens
                    if (among := getattr(when, field)) is not None
                    for name in (*among.any, *among.all, *among.none)
                ]
                yield from missing(named, ids, packs.file_of(pack, entry.id), entry.id, field)


def _conditions(entry: Nudge | Act) -> list[When]:
    if isinstance(entry, Nudge):
        return [entry.when, *entry.unless, *entry.clears]
    return [*entry.when, *entry.unless]


def _offers(packs: Packs) -> Iterator[Problem]:
    kinds = {kind.id for kind in packs.offers.kinds}
    for kind in packs.offers.kinds:
        file = packs.file_of("kinds", kind.id)
        yield from missing(kind.not_failures, packs.failures, file, kind.id, "not_failures")
    for row in packs.offers.rows:
        file = packs.file_of("rows", row.id)
        yield from missing(row.kinds, kinds, file, row.id, "kinds")
        yield from missing(row.failures, packs.failures, file, row.id, "failures")
        yield from missing([row.evidence], packs.evidence, file, row.id, "evidence")


def _policy(packs: Packs) -> Iterator[Problem]:
    policy, file = packs.policy, packs.file_of("policy")
    frameworks, roles = packs.frameworks, [role.id for role in policy.roles]
    yield from missing([policy.default_framework], frameworks, file, "", "default_framework")
    yield from missing([policy.employee_role], roles, file, "", "employee_role")
