"""Views to export."""

from __future__ import annotations

import pytest

from phrasebank.packs import Packs
from records.view import RecordView, view_of
from tests.records.samples import note, opened, whole_case

#: Text that would do harm, or look wrong, if a format took it for its own.
HOSTILE = [
    "<script>alert(1)</script> & <b>bold</b>",
    "=HYPERLINK('http://x','y')",
    "# title | cell * star _under_ `code` [link](http://x) ~~gone~~ &amp;",
    "1. one\n2. two\n- three\n\n| a | b |",
    "caf\u00e9 \N{GRINNING FACE} \u4e2d\u6587 \u00a3",
]


@pytest.fixture
def view(packs: Packs) -> RecordView:
    return view_of(*whole_case(), packs)


@pytest.fixture
def hostile(packs: Packs) -> RecordView:
    return view_of(opened().with_entries(*(note(text) for text in HOSTILE)), [], packs)
