"""Every entry says where it comes from and shows what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from phrasebank import Packs
from phrasebank.loader import LISTS
from phrasebank.schema.avoid import Rule
from phrasebank.schema.framework import Framework, Step
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
from phrasebank.schema.offer import OfferKind, OfferRow
from phrasebank.schema.phrase import Phrase
from phrasebank.schema.practice import Act, PracticeLevel, Temperament
from phrasebank.schema.scenario import Scenario
from phrasebank.schema.wording import CardWording, Label
from tests.phrasebank.copies import data, problems_of

#: Where the examples of a kind of entry are. A step is shown by what to say and what to avoid.
EXAMPLES: dict[type[BaseModel], tuple[str, ...]] = {
    Rule: ("flags", "passes"),
    Phrase: ("example",),
    Framework: ("examples",),
    Step: ("say", "avoid", "write_down"),
    Answer: ("questions",),
    Evidence: ("examples",),
    Feeling: ("examples",),
    FailureKind: ("examples",),
    RootCause: ("examples",),
    Signal: ("examples", "passes"),
    LeadIn: ("examples", "passes"),
    Request: ("examples",),
    Threshold: ("examples",),
    Nouns: ("examples",),
    Fillers: ("examples",),
    Shorthand: ("written",),
    Cue: ("examples", "passes"),
    MoveWords: ("examples", "passes"),
    Nudge: ("fires", "silent"),
    OfferKind: ("examples",),
    OfferRow: ("examples",),
    Temperament: ("examples",),
    PracticeLevel: ("examples",),
    # What a trainee may say from start to end: they are played.
    Scenario: ("scripts",),
}
#: Shown by calls that do it and calls that don't, but for what no words show: silence, or an offer.
ACTS = {Act: ("examples", "passes")}
#: The coach's own words on its cards: neither advice nor knowledge.
OWN_WORDS = {CardWording, Label}


def entries(packs: Packs) -> Iterator[BaseModel]:
    for name, *_ in LISTS:
        yield from getattr(packs, name).values()
    for framework in packs.frameworks.values():
        yield from (framework, *framework.steps)
    yield from (*packs.offers.kinds, *packs.offers.rows, *packs.scenarios.values())


def test_every_kind_of_entry_is_known_here(packs: Packs) -> None:
    assert {type(entry) for entry in entries(packs)} == EXAMPLES.keys() | ACTS.keys() | OWN_WORDS


@pytest.mark.parametrize("model", EXAMPLES, ids=lambda model: model.__name__)
def test_the_schema_demands_source_and_examples(model: type[BaseModel]) -> None:
    for name in ("source", *EXAMPLES[model]):
        field = model.model_fields[name]
        assert field.is_required(), name


def test_every_entry_has_source_and_examples(packs: Packs) -> None:
    for entry in entries(packs):
        for name in ("source", *EXAMPLES.get(type(entry), ())) if type(entry) in EXAMPLES else ():
            assert getattr(entry, name), (entry, name)


def test_an_act_that_words_show_has_examples(packs: Packs) -> None:
    for one in packs.acts.values():
        assert one.source, one.id
        for name in ACTS[Act]:
            assert not one.when or len(getattr(one, name)) >= 2, (one.id, name)


def test_a_source_is_a_known_one_or_a_plain_reference(packs: Packs) -> None:
    """An id of the evidence must exist; "own" and a reference in words need no entry."""
    for entry in entries(packs):
        source = getattr(entry, "source", "own")
        looks_like_id = source[0] in "ps" and source[1:].isdigit()
        assert not looks_like_id or source in packs.evidence, (entry, source)


@pytest.mark.parametrize(("file", "where"), [
    ("phrases/mama.yml", "phrases"), ("avoid/blame.yml", "rules"), ("evidence.yml", "evidence"),
    ("lexicon/feelings.yml", "feelings"), ("lexicon/failures.yml", "failures"),
    ("lexicon/causes.yml", "causes"), ("lexicon/signals.yml", "signals"),
    ("lexicon/nouns.yml", "nouns"), ("lexicon/shorthand.yml", "shorthand"),
    ("lexicon/fillers.yml", "fillers"), ("lexicon/lead_ins.yml", "lead_ins"), ("lexicon/requests.yml", "requests"),
    ("lexicon/thresholds.yml", "thresholds"), ("knowledge/recovery.yml", "answers"),
    ("offers.yml", "kinds"), ("offers.yml", "rows"), ("frameworks/mama.yml", "steps"),
    ("practice/temperaments.yml", "temperaments"), ("practice/levels.yml", "levels"),
])  # fmt: skip
def test_an_entry_without_them_is_refused(file: str, where: str, tmp_path: Path) -> None:
    names = sorted({name for fields in EXAMPLES.values() for name in fields})

    def edit(content: Any) -> None:
        first = content[where][0]
        del first["source"]
        for name in [name for name in names if name in first]:
            first[name] = []

    problems = problems_of(tmp_path, data(file, edit))
    fields = {problem.field.split(".")[-1] for problem in problems}
    assert all(problem.file == file for problem in problems)
    assert "source" in fields
    assert fields & set(names)
