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


def test_the_formats() -> None:
    suffixes = {name: made.suffix for name, made in FORMATS.items()}
    assert suffixes == {
        "md": ".md", "json": ".json", "csv": ".csv", "html": ".html", "crm": ".txt"
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "crm"])
def test_everything_told_is_there(name: str, view: RecordView, packs: Packs) -> None:
    text = FORMATS[name].render([view], packs)
    for word in [
        "Mrs Patel", "Ana", "cooker", "9 days", "\u00a3340.00", "I understand", "ring her",
        "she will sue", "has a new baby", "Hello.", packs.causes["courier"].owner,
        packs.failures["late"].title, packs.frameworks["mama"].title, "Europe/London",
    ]:  # fmt: skip
        assert word in text, word


def test_no_recoveries(each: Format, packs: Packs) -> None:
    assert each.render([], packs).strip()


def test_an_empty_recovery(each: Format, packs: Packs) -> None:
    assert each.render([view_of(opened(), [], packs)], packs).strip()


def test_many(each: Format, view: RecordView, hostile: RecordView, packs: Packs) -> None:
    text = each.render([view, hostile], packs)
    assert "Mrs Patel" in text and "caf\u00e9 \N{GRINNING FACE} \u4e2d\u6587 \u00a3" in text
