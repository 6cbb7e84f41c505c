"""CSV opens in a spreadsheet, runs nothing there, and holds a row a recovery."""

from __future__ import annotations

import csv
import io

import pytest

from phrasebank.packs import Packs
from records.export.csv_file import render, safe
from records.view import RecordView, view_of
from tests.records.samples import opened


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_recovery(view: RecordView, hostile: RecordView, packs: Packs) -> None:
    found = rows(render([view, hostile], packs))
    assert [row["Customer"] for row in found] == ["Mrs Patel", ""]
    assert found[0]["Cause"] == packs.causes["courier"].title
    assert found[0]["Messages"] == "6"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_disarmed(sign: str, packs: Packs) -> None:
    assert safe(f"{sign}1") == f"'{sign}1"
    found = rows(render([view_of(opened(employee=f"{sign}cmd"), [], packs)], packs))
    assert found[0]["Handled by"] == f"'{sign}cmd"


def test_heads_are_unique(view: RecordView, packs: Packs) -> None:
    heads = next(csv.reader(io.StringIO(render([view], packs))))
    assert len(set(heads)) == len(heads)
