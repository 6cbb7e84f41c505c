"""What a trainee's turn does to the customer: acts by the live engine's reading, and the scenario's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.coach import Coach
from coach.language import Finder, Hit, sentence_places
from coach.lean_spacy import Doc
from coach.listening.call import Call
from coach.listening.cues import CueFinder
from coach.listening.encoder import Encoder
from coach.listening.heard import HeardTurn
from coach.listening.situation import Situation, holds, situation
from coach.practice.questions import Meanings, left_over, open_questions, outermost
from phrasebank.schema.practice import Act, OfferMade
from phrasebank.schema.scenario import Fact, Remedy, Scenario

_RUDE = frozenset(("abuse", "violence"))
_SHORT = 60
_LONG = 9
"""Words of a greeting, or of what is said while looking something up, at most."""
_REFUSAL = "refusal."


@dataclass(frozen=True)
class Noticed:
    """What was found in a turn of the trainee's: acts, weightiest first, each with its words."""

    acts: tuple[tuple[Act, str], ...]
    asked: tuple[Fact, ...] = ()
    """Facts of the scenario that the turn asks for, in the order of the text."""
    remedy: Remedy | None = None
    """The best offer of the scenario's that the turn holds."""
    deadline: str | None = None
    """The time that the trainee named, in their words."""
    questions: bool = False
    """Whether the turn holds a question at all, known to the scenario or not."""
    long: bool = False
    """Whether it says more than a greeting or a word between."""
    unknown: str | None = None
    """The moment for it when it asks something, and nothing that the scenario or an act knows."""


class Ears:
    """What a scenario's customer listens for, compiled once."""

    def __init__(self, coach: Coach, scenario: Scenario, encoder: Encoder) -> None:
        self._coach, self._scenario = coach, scenario
        reader = coach.reader
        self.meanings = Meanings(encoder, scenario.facts)
        self._words = Finder(reader, {act.id: act.words for act in coach.packs.acts.values()})
        self._asks = Finder(reader, {fact.id: fact.asks for fact in scenario.facts})
        self._offers = Finder(reader, {remedy.id: remedy.words for remedy in scenario.remedies})
        self._rude = CueFinder(coach.packs, reader, "customer", only=_RUDE)

    def notice(
        self, before: Call, after: Call, heard: HeardTurn, gone: frozenset[str], settled: bool
    ) -> Noticed:
        """What the turn ``heard`` does. ``gone`` are remedies that can't be had any more."""
        text = heard.turn.text
        doc = self._coach.reader.read(text)
        offers, words = self._offers.find(doc), self._words.find(doc)
        remedy, quote = self._remedy(doc, heard, offers, gone)
        found = Found(
            seen=situation(before, after, heard),
            # Once they have agreed, more is neither here nor there.
            offer="none" if settled else _worth(remedy, gone),
            asked=False,
            dated=heard.facts.deadline is not None,
            words=frozenset(hit.entry for hit in words),
            silent=not any(map(str.isalnum, text)),
            foreign=not heard.understood,
            abusive=bool(self._rude.find(doc)),
            settled=settled,
        )
        quotes = _quotes(heard)
        asked, unknown = self._asked(heard, doc, [*offers, *words], found, quotes)
        acts = self._acts(replace(found, asked=bool(asked)))
        return Noticed(
            acts=tuple((act, quote if act.offer else quotes.of(act)) for act in acts),
            asked=asked,
            remedy=remedy,
            questions="?" in text or unknown is not None,
            long=len(text.split()) > _LONG,
            unknown=None if asked else unknown,
            deadline=heard.facts.deadline.text if heard.facts.deadline else None,
        )

    def _acts(self, found: Found) -> list[Act]:
        """What the turn does, weightiest first."""
        known = self._coach.packs.acts.values()
        acts = [act for act in known if found.shows(act)] or [act for act in known if act.otherwise]
        if found.abusive:  # nothing kind in it counts any more
            acts = [act for act in acts if act.tone != "helps"]
        return sorted(acts, key=lambda act: -act.priority)

    def _asked(
        self, heard: HeardTurn, doc: Doc, known: Sequence[Hit], found: Found, quotes: _Quotes
    ) -> tuple[tuple[Fact, ...], str | None]:
        """The facts asked for, by pattern, then by meaning; and whether a question is left over."""
        if not heard.understood:
            return (), None
        hits = outermost(self._asks.find(doc))
        own = [quotes.of(act) for act in self._acts(found) if act.question]
        places = [(hit.start, hit.end) for hit in [*known, *hits]]
        left = open_questions(heard, doc, places, own)
        meant = [self.meanings.nearest(part.text) for part in left]
        facts = {fact.id: fact for fact in self._scenario.facts}
        ids = [*(hit.entry for hit in hits), *(fact.id for fact in meant if fact)]
        return tuple(facts[one] for one in dict.fromkeys(ids)), left_over(left, meant)

    def _remedy(
        self, doc: Doc, heard: HeardTurn, offers: Sequence[Hit], gone: frozenset[str]
    ) -> tuple[Remedy | None, str]:
        """The offer that is worth most to the customer, with its words."""
        hits = {hit.entry: hit for hit in offers if not _refused(hit, doc, heard)}
        offered = [remedy for remedy in self._scenario.remedies if remedy.id in hits]
        best = max(offered, key=lambda remedy: (remedy.id not in gone, remedy.enough), default=None)
        return best, hits[best.id].quote if best else ""


def _refused(hit: Hit, doc: Doc, heard: HeardTurn) -> bool:
    """Whether the words are about what can't be done: "I can't send a driver today" offers nothing."""
    begins, ends = sentence_places(doc)[hit.sentence]
    return any(
        finding.rule.startswith(_REFUSAL) and begins <= finding.start <= hit.start < ends
        for finding in heard.findings
    )


@dataclass(frozen=True)
class Found:
    """What an act may look at: the live engine's view of the call, and the scenario's of the turn."""

    seen: Situation
    offer: OfferMade
    asked: bool
    silent: bool
    foreign: bool
    abusive: bool
    settled: bool
    dated: bool = False
    words: frozenset[str] = frozenset()
    """Acts whose words are in the turn."""

    def shows(self, act: Act) -> bool:
        """Whether all that the act asks for is there."""
        if act.otherwise or (act.settled and not self.settled) or (act.unsettled and self.settled):
            return False
        if act.unless_offer == self.offer:
            return False
        if act.words and act.id not in self.words:
            return False
        for name in ("offer", "asked", "silent", "foreign", "abusive", "dated"):
            wanted = getattr(act, name)
            if wanted is not None and wanted != getattr(self, name):
                return False
        return (not act.when or any(holds(when, self.seen) for when in act.when)) and not any(
            holds(when, self.seen) for when in act.unless
        )


def _worth(remedy: Remedy | None, gone: frozenset[str]) -> OfferMade:
    if remedy is None:
        return "none"
    if remedy.id in gone:
        return "gone"
    return "enough" if remedy.enough else "small"


@dataclass(frozen=True)
class _Quotes:
    """The words of each move, cue, rule and family in the turn."""

    by_name: Mapping[str, str]
    whole: str

    def of(self, act: Act) -> str:
        """The words by which the turn did it; the turn itself, shortened, when none tell."""
        for when in act.when:
            for condition in (when.findings, when.cues, when.moves):
                for name in [*condition.any, *condition.all] if condition else ():
                    if name in self.by_name:
                        return self.by_name[name]
        return self.whole if len(self.whole) <= _SHORT else self.whole[:_SHORT].rsplit(" ", 1)[0]


def _quotes(heard: HeardTurn) -> _Quotes:
    found: dict[str, str] = dict(heard.cues)
    for move in heard.moves:
        found.setdefault(move.move, heard.turn.text[move.start : move.end])
    for finding in heard.findings:
        found.setdefault(finding.rule, finding.quote)
        found.setdefault(finding.rule.split(".")[0], finding.quote)
    return _Quotes(found, heard.turn.text.strip())
