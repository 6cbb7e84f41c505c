"""The tables hold exactly what the entries have."""

from __future__ import annotations

from typing import get_args

import pytest

from coach.entries import AnyEntry
from records.mapping import ROW_OF, from_row, to_row
from tests.records.samples import one_of_each


def test_every_kind_of_entry_has_a_table() -> None:
    assert set(ROW_OF) == set(get_args(AnyEntry))
    assert {type(entry) for entry in one_of_each()} == set(ROW_OF), "samples lack a kind"


@pytest.mark.parametrize("kind", ROW_OF, ids=lambda kind: kind.__name__)
def test_columns_are_the_fields(kind: type[AnyEntry]) -> None:
    columns = {column.name for column in ROW_OF[kind].__table__.columns}
    assert columns == set(kind.model_fields) | {"recovery_id", "position"}


@pytest.mark.parametrize("entry", one_of_each(), ids=lambda entry: type(entry).__name__)
def test_there_and_back(entry: AnyEntry) -> None:
    assert from_row(type(entry), to_row(entry, "r1", 3)) == entry
