"""The coach, put together once: packs and everything compiled from them."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from coach.checker import Checker
from coach.draft import DraftSplitter
from coach.explain import Knowledge
from coach.facts import FactFinder, Facts
from coach.framework_names import FrameworkNames
from coach.gist.weighed import weighed
from coach.language import Finder, Reader
from coach.rule_questions import RuleQuestions
from phrasebank.packs import Packs

if TYPE_CHECKING:
    from coach.gist.reader import GistReader
    from coach.practice.stage import Stage


class Coach:
    """Holds the packs and the analysis built on them.

    Parts are built when first needed and then kept.
    """

    def __init__(self, packs: Packs) -> None:
        self.packs = packs
        self.reader = Reader(packs.shorthand.values())

    @cached_property
    def checker(self) -> Checker:
        """Finds what is better left unsaid."""
        return Checker(self.packs, self.reader)

    @cached_property
    def drafts(self) -> DraftSplitter:
        """Tells drafts from the words around them."""
        return DraftSplitter(self.packs, self.reader)

    @cached_property
    def facts(self) -> FactFinder:
        """Finds facts in messages."""
        return FactFinder(self.packs, self.reader)

    @cached_property
    def gist(self) -> GistReader:
        """Reads what messages tell by their meaning."""
        # Here and not above: the encoder's libraries take a while to import, and a check needs none.
        from coach.gist.reader import GistReader

        return GistReader()

    @cached_property
    def knowledge(self) -> Knowledge:
        """Answers general questions."""
        return Knowledge(self.packs, self.reader)

    @cached_property
    def framework_names(self) -> FrameworkNames:
        """Tells which frameworks are named."""
        return FrameworkNames(self.packs, self.reader)

    @cached_property
    def rule_questions(self) -> RuleQuestions:
        """Tells which rule is asked about."""
        return RuleQuestions(self.packs, self.reader)

    @cached_property
    def requests(self) -> Finder:
        """Finds what exactly is asked for, within a behaviour."""
        return Finder(
            self.reader, {entry.id: entry.words for entry in self.packs.requests.values()}
        )

    @cached_property
    def stage(self) -> Stage:
        """Plays practice customers."""
        # Here and not above: the live engine's libraries take half a second to import.
        from coach.practice.stage import Stage

        return Stage(self)

    def told(self, text: str, now: datetime, known: Container[str] = ()) -> Facts:
        """What a message that an employee typed tells: by the lists of the lexicon, and by its meaning.

        ``now`` must know its time zone; ``known`` is what the case knows already ("failure", "noun").
        """
        facts = self.facts.find(text, now, typed=True)
        if not text.strip():
            return facts
        return weighed(facts, self.gist.read(text), text, self.facts.things, known)

    def asked(self, text: str) -> set[str]:
        """Ids of the requests that the text holds (``lexicon/requests.yml``)."""
        return {hit.entry for hit in self.requests.find(self.reader.read(text))}
