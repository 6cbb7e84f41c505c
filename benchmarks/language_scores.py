"""The figures by which a reading of language is judged. Pure: nothing here knows what is judged."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Tally:
    """How often something was rightly found, wrongly found, and missed."""

    hits: int = 0
    false_alarms: int = 0
    missed: int = 0

    @property
    def wanted(self) -> int:
        """How often it was there to be found."""
        return self.hits + self.missed

    @property
    def empty(self) -> bool:
        """Whether it was neither there nor found, so that no figure says anything."""
        return not (self.wanted or self.false_alarms)

    @property
    def precision(self) -> float:
        """Of what was found, the share that was there, 0 to 1; 0 when nothing was found."""
        return self.hits / ((self.hits + self.false_alarms) or 1)

    @property
    def recall(self) -> float:
        """Of what was there, the share that was found, 0 to 1; 0 when there was nothing."""
        return self.hits / (self.wanted or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, 0 to 1."""
        return 2 * self.hits / ((2 * self.hits + self.false_alarms + self.missed) or 1)


def tally(judged: Iterable[tuple[bool, bool]]) -> Tally:
    """Counts pairs of (found, was there)."""
    pairs = list(judged)
    return Tally(
        hits=sum(found and there for found, there in pairs),
        false_alarms=sum(found and not there for found, there in pairs),
        missed=sum(there and not found for found, there in pairs),
    )


def macro_f1(tallies: Mapping[str, Tally]) -> tuple[float, list[str]]:
    """The mean F1, 0 to 1, of the classes that say anything; and the names of those left out."""
    telling = [each.f1 for each in tallies.values() if not each.empty]
    return statistics.fmean(telling or [0.0]), [n for n, each in tallies.items() if each.empty]


def ranks(values: Sequence[float]) -> list[float]:
    """The place of each value from 1, smallest first; equal values share the mean of their places."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found, before = [0.0] * len(values), 0
    for _, group in groupby(order, key=values.__getitem__):
        places = list(group)
        for place in places:
            found[place] = before + (len(places) + 1) / 2
        before += len(places)
    return found


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """How alike two scores order the same things, -1 to 1; 0 when one of them is all the same."""
    if len(set(left)) < 2 or len(set(right)) < 2:
        return 0.0
    return statistics.correlation(ranks(left), ranks(right))


def auc(scores: Sequence[float], true: Sequence[bool]) -> float:
    """The chance that a true one scores above a false one, a tie counting half; 0.5 is guessing."""
    of_true = [rank for rank, is_true in zip(ranks(scores), true, strict=True) if is_true]
    trues, falses = len(of_true), len(scores) - len(of_true)
    if not (trues and falses):
        return 0.5
    return (sum(of_true) - trues * (trues + 1) / 2) / (trues * falses)


def confusion(names: Sequence[str], wanted: Sequence[str], found: Sequence[str]) -> list[list[int]]:
    """A row for each name that was wanted, a column for each that was found: how often."""
    pairs = list(zip(wanted, found, strict=True))
    return [[pairs.count((row, column)) for column in names] for row in names]
