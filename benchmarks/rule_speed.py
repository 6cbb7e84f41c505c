"""What checking a sentence costs in processor time, with the project's rules and with a thousand."""

from __future__ import annotations

import dataclasses
import re
import statistics
import time
from collections.abc import Sequence
from itertools import cycle, islice

from benchmarks.table import percentile
from coach.checker import Checker
from coach.coach import Coach
from phrasebank.packs import Packs
from phrasebank.schema.avoid import Rule

MANY = 1_000
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def speed_rows(coach: Coach, lines: Sequence[str]) -> list[list[str]]:
    """A line of the table for each number of rules."""
    sentences = [part for line in lines for part in _SENTENCE_END.split(line) if part]
    return [
        _row(dataclasses.replace(coach.packs, rules=rules), coach, sentences)
        for rules in (dict(coach.packs.rules), many_rules(coach.packs))
    ]


def many_rules(packs: Packs) -> dict[str, Rule]:
    """A thousand: the packs' own, and these again with a word more at the end of each pattern.

    They begin like the real ones, so a text gets as far into them as into real ones.
    """
    words = sorted({word for phrase in packs.phrases.values() for word in _words(phrase.text)})
    rules = dict(packs.rules)
    own = list(rules.values())
    for number, rule in enumerate(islice(cycle(own), MANY - len(own))):
        ending = words[number // len(own) * 7 % len(words)]
        varied = {"id": f"{rule.id}_{number}", "match": [f"{p} {ending}" for p in rule.match]}
        rules[f"{rule.id}_{number}"] = rule.model_copy(update=varied)
    return rules


def _words(text: str) -> list[str]:
    return re.findall(r"\b[a-z]{3,}\b", text)


def _row(packs: Packs, coach: Coach, sentences: Sequence[str]) -> list[str]:
    begun = time.process_time()
    checker = Checker(packs, coach.reader)
    compiled = time.process_time() - begun
    for sentence in sentences:  # compiles the exceptions, fills what is remembered
        checker.check(sentence)
    took = [_seconds(checker, sentence) * 1e6 for sentence in sentences]
    figures = (statistics.fmean(took), percentile(took, 95))
    return [
        str(len(packs.rules)), str(len(took)), f"{compiled * 1000:.0f}",
        *(f"{figure:.0f}" for figure in figures),
    ]  # fmt: skip


def _seconds(checker: Checker, sentence: str) -> float:
    begun = time.process_time()
    checker.check(sentence)
    return time.process_time() - begun
