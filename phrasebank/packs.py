"""All packs, loaded: one frozen value that the rest of the program reads from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from phrasebank.schema.avoid import Rule
from phrasebank.schema.framework import Framework
from phrasebank.schema.knowledge import Answer, Evidence
from phrasebank.schema.lexicon import (
    FailureKind,
    Feeling,
    Fillers,
    LeadIn,
    Nouns,
    Request,
    RootCause,
    Shorthand,
    Signal,
    Threshold,
)
from phrasebank.schema.nudge import Cue, MoveWords, Nudge
from phrasebank.schema.offer import OfferTable
from phrasebank.schema.phrase import Phrase
from phrasebank.schema.policy import Policy
from phrasebank.schema.practice import Act, PracticeLevel, Temperament
from phrasebank.schema.scenario import Scenario
from phrasebank.schema.wording import CardWording, Label


@dataclass(frozen=True)
class Packs:
    """Every pack by id, in the order of the files."""

    frameworks: Mapping[str, Framework]
    phrases: Mapping[str, Phrase]
    rules: Mapping[str, Rule]
    feelings: Mapping[str, Feeling]
    failures: Mapping[str, FailureKind]
    causes: Mapping[str, RootCause]
    signals: Mapping[str, Signal]
    nouns: Mapping[str, Nouns]
    shorthand: Mapping[str, Shorthand]
    fillers: Mapping[str, Fillers]
    lead_ins: Mapping[str, LeadIn]
    requests: Mapping[str, Request]
    thresholds: Mapping[str, Threshold]
    cues: Mapping[str, Cue]
    moves: Mapping[str, MoveWords]
    nudges: Mapping[str, Nudge]
    acts: Mapping[str, Act]
    temperaments: Mapping[str, Temperament]
    levels: Mapping[str, PracticeLevel]
    scenarios: Mapping[str, Scenario]
    evidence: Mapping[str, Evidence]
    answers: Mapping[str, Answer]
    cards: Mapping[str, CardWording]
    labels: Mapping[str, Label]
    offers: OfferTable
    policy: Policy
    sample: Mapping[str, str] = field(default_factory=dict)
    """Slots of the sample case in which examples of phrases are written."""

    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The file that an entry comes from, by the name of its pack and its id."""

    def file_of(self, pack: str, entry: str = "") -> str:
        """The file that holds an entry, for messages about it."""
        return self.files.get((pack, entry), pack)

    def label(self, name: str) -> str:
        """The words of one label. Raises ``KeyError`` for an unknown name."""
        return self.labels[name].text
