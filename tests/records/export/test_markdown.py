"""Markdown shows the words that were typed, never markup made of them."""

from __future__ import annotations

import pytest

from phrasebank.packs import Packs
from records.export.markdown import escape, render
from records.view import RecordView


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain, with a dot.", "plain, with a dot."),
        ("# no title", "\\# no title"),
        ("- no list", "\\- no list"),
        ("12. no list", "12\\. no list"),
        ("12 days", "12 days"),
        ("a|b", "a\\|b"),
        ("<b>", "\\<b\\>"),
        ("&lt; R&D", "\\&lt; R&D"),
        ("*a* _b_ `c` [d] ~e~ \\", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\] \\~e\\~ \\\\"),
        ("one\n# two\r\nthree", "one<br>\\# two<br>three"),
        ("", ""),
    ],
)
def test_escape(typed: str, written: str) -> None:
    assert escape(typed) == written


def test_a_table_stays_a_table(hostile: RecordView, packs: Packs) -> None:
    lines = render([hostile], packs).splitlines()
    head = lines.index("| When | Words |")
    rows = lines[head + 2 : head + 7]
    assert all(row.startswith("| ") and row.count(" | ") >= 1 for row in rows)
    assert not any("<script" in line.replace("\\<script", "") for line in lines)
