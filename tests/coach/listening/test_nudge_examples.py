"""Every nudge speaks where its examples say so, and only there."""

from __future__ import annotations

from dataclasses import fields

import pytest

from coach.listening.examples import replayed
from coach.listening.listener import Listener
from coach.listening.situation import Situation
from phrasebank import Packs
from phrasebank.loader import default_packs
from phrasebank.schema.nudge import When

_PACKS = default_packs()
FIRES = [(n.id, number) for n in _PACKS.nudges.values() for number in range(len(n.fires))]
SILENT = [(n.id, number) for n in _PACKS.nudges.values() for number in range(len(n.silent))]


@pytest.mark.parametrize(("nudge", "number"), FIRES)
def test_it_speaks(listener: Listener, packs: Packs, nudge: str, number: int) -> None:
    one = packs.nudges[nudge]
    assert replayed(listener, packs, one.fires[number], one), one.fires[number].turns


@pytest.mark.parametrize(("nudge", "number"), SILENT)
def test_it_is_silent(listener: Listener, packs: Packs, nudge: str, number: int) -> None:
    one = packs.nudges[nudge]
    assert not replayed(listener, packs, one.silent[number], one), one.silent[number].turns


def test_conditions_and_situation_have_the_same_fields() -> None:
    assert set(When.model_fields) == {field.name for field in fields(Situation)}


def test_the_rules_that_nudges_look_at_exist(packs: Packs) -> None:
    known = {*packs.rules, *(rule.split(".")[0] for rule in packs.rules)}
    for nudge in packs.nudges.values():
        for when in (nudge.when, *nudge.unless, *nudge.clears):
            among = when.findings
            assert not among or {*among.any, *among.all, *among.none} <= known, nudge.id
