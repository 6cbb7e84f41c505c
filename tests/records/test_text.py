"""Whatever people paste survives, or is replaced in a known way."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.entries import Note
from records.columns import storable
from records.database import Database
from records.messages import StoredAnswer
from tests.records.samples import NOON, note, opened

KEPT = [
    "\N{PILE OF POO}\N{ZERO WIDTH JOINER}\N{COMBINING ACUTE ACCENT} \u202eright to left",
    "'; DROP TABLE recovery; --",
    "line\r\nline\ttab \\ % :name {slot}",
    "",
    "x\u4e2d\N{GRINNING FACE}y" * 25_000,
]


@pytest.mark.parametrize("text", KEPT, ids=["emoji", "sql", "signs", "empty", "100k"])
async def test_text_comes_back_as_typed(database: Database, text: str) -> None:
    async with database.unit() as unit:
        await unit.save(opened().with_entries(note(text)))
    async with database.reading() as unit:
        found = await unit.recovery("r1")
    assert found is not None
    assert [entry.text for entry in found.all(Note)] == [text]


@pytest.mark.parametrize("broken", ["\x00", "\ud83d", "\udfff"])
async def test_what_no_database_holds_is_replaced(database: Database, broken: str) -> None:
    answer = StoredAnswer("c1", "m1", "a", "note", NOON, {"text": [broken]}, [{broken: broken}])
    async with database.unit() as unit:
        await unit.save(opened(employee=f"A{broken}").with_entries(note(f"a{broken}b")))
        await unit.store_answer(answer)
    async with database.reading() as unit:
        found = await unit.recovery("r1")
        card = await unit.last_card("c1", "m1")
    assert found is not None and card is not None
    assert found.employee == "A\ufffd"
    assert [entry.text for entry in found.all(Note)] == ["a\ufffdb"]
    assert card.card == {"text": ["\ufffd"]} and card.events == [{"\ufffd": "\ufffd"}]


@given(st.text())
def test_storable_text_is_valid_and_of_the_same_length(text: str) -> None:
    made = storable(text)
    assert "\x00" not in made
    assert made.encode().decode() == made
    assert len(made) == len(text)


async def test_a_time_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        async with database.unit() as unit:
            await unit.save(opened(at=datetime(2026, 1, 1)))  # noqa: DTZ001
