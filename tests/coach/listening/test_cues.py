"""Every cue is found where its examples say so, and only there."""

from __future__ import annotations

import pytest

from coach.coach import Coach
from coach.listening.cues import CueFinder
from phrasebank.loader import default_packs

_CUES = default_packs().cues
EXAMPLES = [(cue.id, text) for cue in _CUES.values() for text in cue.examples]
PASSES = [(cue.id, text) for cue in _CUES.values() for text in cue.passes]


@pytest.fixture(scope="module")
def finders(coach: Coach) -> dict[str, CueFinder]:
    return {
        "agent": CueFinder(coach.packs, coach.reader, "agent"),
        "customer": CueFinder(coach.packs, coach.reader, "customer"),
    }


@pytest.mark.parametrize(("cue", "text"), EXAMPLES)
def test_it_is_found(coach: Coach, finders: dict[str, CueFinder], cue: str, text: str) -> None:
    speaker = coach.packs.cues[cue].speaker
    assert cue in finders[speaker].find(coach.reader.read(text))


@pytest.mark.parametrize(("cue", "text"), PASSES)
def test_it_is_not_found(coach: Coach, finders: dict[str, CueFinder], cue: str, text: str) -> None:
    speaker = coach.packs.cues[cue].speaker
    assert cue not in finders[speaker].find(coach.reader.read(text))
