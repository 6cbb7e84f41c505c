"""Any walk through any framework, saved step by step, loads back as it was."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach import walk
from coach.recovery import Recovery, undo
from phrasebank.packs import Packs
from records import migrate
from records.database import Database
from tests.records.samples import later, note, one_of_each

Change = Callable[[Recovery, Packs, str, datetime], Recovery]


def switch_to(place: int) -> Change:
    def change(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
        framework = list(packs.frameworks.values())[place % len(packs.frameworks)]
        return walk.switch(recovery, packs, framework, turn, now)

    return change


def take_back(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    return undo(recovery)[0]


def tell(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    return recovery.with_entries(note("told", turn))


def tell_all(recovery: Recovery, packs: Packs, turn: str, now: datetime) -> Recovery:
    facts = [entry for entry in one_of_each(turn) if "framework" not in type(entry).model_fields]
    return recovery.with_entries(*facts)


CHANGES: list[Change] = [
    walk.advance, walk.skip, walk.back, take_back, take_back, tell, tell_all,
    *(switch_to(place) for place in range(8)),
]  # fmt: skip


async def walked(url: str, packs: Packs, changes: list[Change]) -> tuple[Recovery, Recovery]:
    """The recovery as it should be, and as the store has it."""
    framework = packs.frameworks[packs.policy.default_framework]
    expected = walk.open_recovery("c1", "Ana", framework, "m0", later(0))
    async with Database(url) as database:
        async with database.unit() as unit:
            await unit.save(expected)
        for number, change in enumerate(changes, 1):
            with suppress(walk.CantMove):
                expected = change(expected, packs, f"m{number}", later(number))
            async with database.unit() as unit:
                assert await unit.recovery(expected.id) is not None
                await unit.save(expected)
        async with database.reading() as unit:
            found = await unit.recovery(expected.id)
    assert found is not None
    return expected, found


@given(changes=st.lists(st.sampled_from(CHANGES), max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_walk_loads_back(packs: Packs, changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/amends.db"
        migrate.upgrade(url)
        expected, found = asyncio.run(walked(url, packs, changes))
    assert found == expected
    assert (found.phase, found.step, found.framework) == (
        expected.phase, expected.step, expected.framework,
    )  # fmt: skip


@pytest.mark.full
@given(changes=st.lists(st.sampled_from(CHANGES), max_size=15))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_any_walk_loads_back_from_postgres(
    packs: Packs, postgres_url: str, changes: list[Change]
) -> None:
    expected, found = asyncio.run(walked(postgres_url, packs, changes))
    assert found == expected
