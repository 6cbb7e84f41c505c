"""What one message tells about the case, for chat and listening alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coach import names, values
from coach.deadlines import Deadline, find_deadlines
from coach.language import Finder, Hit, Reader, sentence_places
from coach.lean_spacy import Doc
from coach.nouns import find_noun, outside, placed, price_of, written_out
from coach.own_names import ordinary_words, own_name
from phrasebank.packs import Packs

OWN = ("employee_crisis", "employee_self_harm")
"""Signals of an employee in serious distress."""
_EMPLOYEE = "employee_"
NEVER = "never"
"""The entry of ``nouns.yml`` for words that only look like what it is about."""


@dataclass(frozen=True)
class Heard:
    """A pattern of the lexicon that was met: which entry, in which words."""

    id: str
    quote: str


@dataclass(frozen=True)
class Facts:
    """Everything found in one message.

    Empty fields mean that nothing was said, not that it isn't so.
    """

    name: values.Value | None = None
    noun: values.Value | None = None
    failures: tuple[Heard, ...] = ()
    feelings: tuple[Heard, ...] = ()
    causes: tuple[Heard, ...] = ()
    signals: Mapping[str, str] = field(default_factory=dict)
    """Signal id → the words that showed it."""
    sentences: Mapping[str, str] = field(default_factory=dict)
    """Signal id → the sentence that holds these words."""
    delay: values.Value | None = None
    amount: values.Value | None = None
    offered: values.Value | None = None
    """Money the employee would like to give, not what is at stake."""
    percent: int | None = None
    reference: values.Value | None = None
    deadline: Deadline | None = None
    """The first of ``deadlines``."""
    deadlines: tuple[Deadline, ...] = ()

    @property
    def tells_of_a_case(self) -> bool:
        """Whether the message speaks of a customer's trouble at all."""
        return bool(self.failures or self.feelings or self.noun or "repeated" in self.signals)


class FactFinder:
    """The lexicon, compiled once."""

    def __init__(self, packs: Packs, reader: Reader) -> None:
        self._packs = packs
        self._reader = reader
        self._failures = Finder(
            reader, {entry.id: entry.words for entry in packs.failures.values()}
        )
        self._feelings = Finder(
            reader, {entry.id: entry.words for entry in packs.feelings.values()}
        )
        self._causes = Finder(reader, {entry.id: entry.words for entry in packs.causes.values()})
        self._signals = Finder(reader, {entry.id: entry.words for entry in packs.signals.values()})
        excused = {entry.id: entry.unless for entry in packs.signals.values() if entry.unless}
        spared = {entry.id: entry.unless for entry in packs.failures.values() if entry.unless}
        self._not_failures = Finder(reader, spared)
        self._not_signals = Finder(reader, excused)
        self._ordinary = ordinary_words(packs)
        self._never = frozenset(packs.nouns[NEVER].nouns)
        nouns = {n for entry in packs.nouns.values() if entry.trade != NEVER for n in entry.nouns}
        self._nouns = Finder(reader, {noun: [noun, f"{noun}s"] for noun in sorted(nouns)})
        self.things = frozenset(nouns | {f"{noun}s" for noun in nouns})
        """What the lists know that a case may be about, one or several of it."""

    def find(self, text: str, now: datetime, *, typed: bool = False) -> Facts:
        """The facts in ``text``. ``now`` must know its time zone; it anchors words like "thurs".

        ``typed``: by an employee to the coach; then an "I'm Clare" in it is not the customer.
        """
        doc = self._reader.read(text)
        reference = values.reference(text)
        nouns = outside(text, self._nouns.find(doc), reference)
        signals = self._signals_in(doc)
        deadlines = find_deadlines(text, now, self._packs.policy.hours)
        failures = _apart(self._failures.find(doc), self._not_failures.find(doc))
        name = names.name(text) or (None if typed else own_name(text, self._ordinary))
        never = self._never if name is None else self._never | set(name.quote.lower().split())
        noun = find_noun(placed(text), nouns, failures, never)
        return Facts(
            name=name,
            noun=written_out(noun, nouns),
            failures=_heard(failures),
            feelings=self._strongest(_heard(_outermost(self._feelings.find(doc)))),
            causes=_heard(self._causes.find(doc)),
            signals=_first(signals),
            sentences=_sentences(signals, text, doc),
            delay=values.delay(text),
            amount=values.amount(text) or price_of(text, noun),
            offered=values.offered(text),
            percent=values.percent(text),
            reference=reference,
            deadline=next(iter(deadlines), None),
            deadlines=tuple(deadlines),
        )

    def _strongest(self, heard: tuple[Heard, ...]) -> tuple[Heard, ...]:
        """The strongest feeling first: of "furious" and "put out" the anger is what counts."""
        levels = {"angry": 0, "frustrated": 1, "calm": 2}
        return tuple(sorted(heard, key=lambda one: levels[self._packs.feelings[one.id].level]))

    def signals(self, text: str) -> dict[str, str]:
        """Signal id → the words that show it, for this text alone."""
        return _first(self._signals_in(self._reader.read(text)))

    def _signals_in(self, doc: Doc) -> list[Hit]:
        return _not_their_own(_apart(self._signals.find(doc), self._not_signals.find(doc)))


def _heard(hits: list[Hit]) -> tuple[Heard, ...]:
    """Entries met, those with the longest words first: "charged twice" says more than "late".

    Of "hes swearing" the hit is "s swearing"; nobody wants to read that.
    """
    longest: dict[str, Hit] = {}
    for hit in hits:
        if hit.entry not in longest or len(hit.quote) > len(longest[hit.entry].quote):
            longest[hit.entry] = hit
    ranked = sorted(longest.values(), key=lambda hit: (-len(hit.quote.split()), hit.start))
    return tuple(Heard(hit.entry, hit.quote.removeprefix("s ")) for hit in ranked)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits that lie in no longer one: "not angry" is no anger."""
    return [
        hit
        for hit in hits
        if not any(
            other.start <= hit.start and hit.end <= other.end and len(other.quote) > len(hit.quote)
            for other in hits
        )
    ]


def _apart(hits: list[Hit], excuses: list[Hit]) -> list[Hit]:
    """The hits that no excuse of the same entry overlaps."""
    return [
        hit
        for hit in hits
        if not any(
            e.entry == hit.entry and e.start < hit.end and hit.start < e.end for e in excuses
        )
    ]


def _not_their_own(hits: list[Hit]) -> list[Hit]:
    """Without what employees say of themselves: "i want to die" is then no threat of the customer's."""
    own = [hit for hit in hits if hit.entry in OWN]
    return [
        hit
        for hit in hits
        if hit.entry.startswith(_EMPLOYEE)
        or not any(mine.start < hit.end and hit.start < mine.end for mine in own)
    ]


def _sentences(hits: list[Hit], text: str, doc: Doc) -> dict[str, str]:
    places = sentence_places(doc)
    found: dict[str, str] = {}
    for hit in hits:
        start, end = places[hit.sentence]
        found.setdefault(hit.entry, text[start:end].strip())
    return found


def _first(hits: list[Hit]) -> dict[str, str]:
    found: dict[str, str] = {}
    for hit in hits:
        found.setdefault(hit.entry, hit.quote)
    return found
