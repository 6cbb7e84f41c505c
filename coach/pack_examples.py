"""Holds every pack entry against its examples: one that fails is a mistake in the entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.coach import Coach
from coach.draft import NOT_A_DRAFT
from coach.language import Finder, Reader
from coach.listening.cues import CueFinder
from coach.listening.examples import failing
from coach.listening.listener import Listener
from coach.practice.act_examples import failing_acts
from coach.practice.examples import failing_scripts
from phrasebank.errors import Problem
from phrasebank.packs import Packs
from phrasebank.schema.nudge import Speaker
from phrasebank.template import render

SPEAKERS: tuple[Speaker, ...] = ("customer", "agent")


def failing_examples(
    packs: Packs, coach: Coach | None = None, within: Path | None = None
) -> list[Problem]:
    """Every example that its entry doesn't live up to, with file, entry and field.

    ``coach`` is one of these packs, if there is one already: it costs more than the examples.
    ``within`` is a team's folder: only its entries are held against their examples. What a team
    adds may well change how a shipped entry does, and that is not the team's mistake.
    """
    entries = _Entries(packs, within)
    coach = coach or Coach(packs)
    return [
        *_rules(coach, entries), *_phrases(packs, entries), *_lexicon(coach, entries),
        *_signals(coach, entries), *_lead_ins(coach, entries), *_cues(coach, entries),
        *_nudges(coach, entries), *_acts(coach, entries), *_scenarios(coach, entries),
    ]  # fmt: skip


@dataclass(frozen=True)
class _Entries:
    """The entries to be checked, with the file that each is in."""

    packs: Packs
    within: Path | None

    def of(self, pack: str) -> Iterator[tuple[str, Any]]:
        for name, entry in getattr(self.packs, pack).items():
            file = self.packs.file_of(pack, name)
            if self.within is None or Path(file).is_relative_to(self.within):
                yield file, entry


def _rules(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    for file, rule in entries.of("rules"):
        for text in rule.flags:
            found = _flagged(coach, text)
            if rule.id not in found:
                instead = f" ({', '.join(sorted(found))} is)" if found else ""
                what = f"is not flagged{instead}: {text!r}; change 'match' or this example"
                yield Problem(file, rule.id, "flags", what)
        for text in rule.passes:
            if rule.id in _flagged(coach, text):
                what = (
                    f"is flagged: {text!r}; change 'match', add to 'unless', or change this example"
                )
                yield Problem(file, rule.id, "passes", what)


def _flagged(coach: Coach, text: str) -> set[str]:
    """The rules that flag the text in the sample case."""
    return {finding.rule for finding in coach.checker.check(text, coach.packs.sample)}


def _phrases(packs: Packs, entries: _Entries) -> Iterator[Problem]:
    for file, phrase in entries.of("phrases"):
        reads = render(phrase.text, packs.sample)
        if reads != phrase.example:
            yield Problem(
                file, phrase.id, "example", f"reads {reads!r} in the sample case; write that"
            )


def _lexicon(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    for pack in ("failures", "feelings", "causes", "requests"):
        words = {entry.id: entry.words for entry in getattr(coach.packs, pack).values()}
        finder = Finder(coach.reader, words)
        for file, entry in entries.of(pack):
            for text in entry.examples:
                if entry.id not in _found(finder, coach.reader, text):
                    yield Problem(file, entry.id, "examples", _unrecognised(text))


def _unrecognised(text: str) -> str:
    return f"is not recognised: {text!r}; add its words to 'words', or change this example"


def _found(finder: Finder, reader: Reader, text: str) -> set[str]:
    return {hit.entry for hit in finder.find(reader.read(text))}


def _signals(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    for file, signal in entries.of("signals"):
        for text in signal.examples:
            if signal.id not in coach.facts.signals(text):
                yield Problem(file, signal.id, "examples", _unrecognised(text))
        for text in signal.passes:
            if signal.id in coach.facts.signals(text):
                what = f"is taken for it: {text!r}; change 'words', add to 'unless', or change this"
                yield Problem(file, signal.id, "passes", what)


def _lead_ins(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    for file, entry in entries.of("lead_ins"):
        draft, no_draft = (entry.examples, entry.passes)
        if entry.id == NOT_A_DRAFT:
            draft, no_draft = no_draft, draft
        for text in draft:
            if coach.drafts.split(text) is None:
                what = f"holds no draft: {text!r}; change 'words' or this example"
                yield Problem(file, entry.id, "examples", what)
        for text in no_draft:
            if coach.drafts.split(text) is not None:
                what = f"is taken for a draft: {text!r}; change 'words' or this example"
                yield Problem(file, entry.id, "passes", what)


def _cues(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    finders = {speaker: CueFinder(coach.packs, coach.reader, speaker) for speaker in SPEAKERS}
    for file, cue in entries.of("cues"):
        for text in cue.examples:
            if cue.id not in finders[cue.speaker].find(coach.reader.read(text)):
                yield Problem(file, cue.id, "examples", _unrecognised(text))
        for text in cue.passes:
            if cue.id in finders[cue.speaker].find(coach.reader.read(text)):
                what = f"is taken for it: {text!r}; change 'words', add to 'unless', or change this"
                yield Problem(file, cue.id, "passes", what)


def _nudges(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    told = list(entries.of("nudges"))
    if not told:
        return
    listener = Listener(coach)
    for file, nudge in told:
        for field, number in failing(listener, coach.packs, nudge):
            does = "keeps silent" if field == "fires" else "speaks"
            what = f"it {does} after example {number + 1}; change its conditions or the example"
            yield Problem(file, nudge.id, field, what)


def _acts(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    told = list(entries.of("acts"))
    listener = Listener(coach) if told else None
    for file, act in told:
        assert listener is not None
        for field, number in failing_acts(listener, coach.packs, act):
            does = "doesn't do it" if field == "examples" else "does it"
            what = f"example {number + 1} {does}; change its conditions or the example"
            yield Problem(file, act.id, field, what)


def _scenarios(coach: Coach, entries: _Entries) -> Iterator[Problem]:
    for file, scenario in entries.of("scenarios"):
        for script, ending in failing_scripts(coach.stage, coach, scenario):
            what = f"played through it ends {ending!r}; change its lines, or the scenario's words"
            yield Problem(file, scenario.id, f"scripts.{script}", what)
