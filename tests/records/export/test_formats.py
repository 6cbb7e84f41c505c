"""What holds for every format."""

from __future__ import annotations

import pytest

from phrasebank.packs import Packs
from records.export import FORMATS, Format
from records.view import RecordView, view_of
from tests.records.samples import opened


@pytest.fixture(params=FORMATS.values(), ids=list(FORMATS))
def each(request: pytest.FixtureRequest) -> Format:
    made: Format = request.param
    return made


def test_the_four_formats() -> None:
    assert list(FORMATS) == ["md", "json", "csv", "html"]
    assert [f.suffix for f in FORMATS.values()] == [".md", ".json", ".csv", ".html"]


def test_everything_told_is_there(each: Format, view: RecordView, packs: Packs) -> None:
    text = each.render([view], packs)
    for word in [
        "Mrs Patel", "Ana", "cooker", "9 days", "\u00a3340.00", "I understand", "ring her",
        "she will sue", "has a new baby", "Hello.", packs.causes["courier"].owner,
        packs.failures["late"].title, packs.frameworks["mama"].title, "Europe/London",
    ]:  # fmt: skip
        assert word in text, word


def test_no_recoveries(each: Format, packs: Packs) -> None:
    assert each.render([], packs).strip()


def test_an_empty_recovery(each: Format, packs: Packs) -> None:
    assert "Ana" in each.render([view_of(opened(), [], packs)], packs)


def test_many(each: Format, view: RecordView, hostile: RecordView, packs: Packs) -> None:
    text = each.render([view, hostile], packs)
    assert "Mrs Patel" in text and "caf\u00e9 \N{GRINNING FACE} \u4e2d\u6587 \u00a3" in text
