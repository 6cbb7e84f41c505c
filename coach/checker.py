"""Finds in a sentence what is better left unsaid, and what to say instead in this case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from coach.findings import Finding
from coach.language import Finder, Hit, Reader, touch
from coach.lean_spacy import Doc
from phrasebank.packs import Packs
from phrasebank.schema.avoid import Rule
from phrasebank.template import MissingSlot, render, slots_of

_REWRITES = 3
_WORD_END = re.compile(r"\w*(?:['\u2019]\w+)?")


class Checker:
    """All rules to avoid, compiled once. Checking is pure: same text and case, same findings."""

    def __init__(self, packs: Packs, reader: Reader) -> None:
        self._rules = packs.rules
        self._reader = reader
        self._excuse = cache(self._excuse_of)
        self._match = Finder(reader, {rule.id: rule.match for rule in packs.rules.values()})

    def check(self, text: str, slots: Mapping[str, str] | None = None) -> list[Finding]:
        """Findings in the order of the text; ``slots`` are the case's facts for the rewrites."""
        doc, known = self._reader.read(text), slots or {}
        found: list[Finding] = []
        for rule_id, hits in _by_rule(self._match.find(doc)).items():
            rule = self._rules[rule_id]
            if all(known.get(slot) for slot in rule.knows):
                kept = self._kept(rule, hits, doc)[rule.times - 1 :]
                found += [self._finding(rule, hit, text, known) for hit in kept]
        return _most_specific(found)

    def _kept(self, rule: Rule, hits: list[Hit], doc: Doc) -> list[Hit]:
        """The hits that nothing in the text excuses."""
        if rule.without and self._excuse(rule.id, "without").find(doc):
            return []
        excused = self._excuse(rule.id, "unless").find(doc) if rule.unless else []
        return [hit for hit in hits if not any(touch(hit, other) for other in excused)]

    def _excuse_of(self, rule_id: str, field: str) -> Finder:
        """A rule's exceptions, compiled when the rule first matches: most never do in one run."""
        return Finder(self._reader, {rule_id: getattr(self._rules[rule_id], field)})

    def _finding(self, rule: Rule, hit: Hit, text: str, slots: Mapping[str, str]) -> Finding:
        start, end = _whole_words(text, hit.start, hit.end)
        return Finding(
            rule=rule.id,
            start=start,
            end=end,
            quote=text[start:end],
            why=rule.why,
            instead=rewrites(rule, slots),
            severity=rule.severity,
            evidence=rule.evidence,
        )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span out to the ends of its words: "it's our policy", not "'s our policy"."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    ending = _WORD_END.match(text, end)
    return start, ending.end() if ending and text[end - 1].isalnum() else end


def rewrites(rule: Rule, slots: Mapping[str, str]) -> list[str]:
    """Up to three things to say instead, those that speak of this case first."""
    ready: list[tuple[bool, str]] = []
    for template in rule.instead:
        try:
            ready.append((not _speaks_of(template, slots), render(template, slots)))
        except MissingSlot:
            continue
    ready.sort(key=lambda pair: pair[0])
    return list(dict.fromkeys(text for _, text in ready))[:_REWRITES]


def _speaks_of(template: str, slots: Mapping[str, str]) -> bool:
    return any(slots.get(name) for name in slots_of(template))


def _by_rule(hits: list[Hit]) -> dict[str, list[Hit]]:
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.entry, []).append(hit)
    return grouped


def _most_specific(found: list[Finding]) -> list[Finding]:
    """One finding a place: of overlapping ones the longest stays."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.start)
