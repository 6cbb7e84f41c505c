"""The page is whole in itself, and shows what was typed as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from phrasebank.packs import Packs
from records.export.html import render
from records.messages import TurnRecord
from records.view import RecordView, view_of
from tests.records.export.conftest import HOSTILE
from tests.records.samples import later, opened


class Page(HTMLParser):
    """Collects the tags and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_text_stays_text(hostile: RecordView, packs: Packs) -> None:
    page = Page(render([hostile], packs))
    assert {"script", "b"} & {tag for tag, _ in page.tags} == set()
    for typed in HOSTILE:
        assert typed in page.text


def test_nothing_is_fetched(view: RecordView, packs: Packs) -> None:
    page = render([view], packs)
    assert not {"src", "href"} & {name for _, attrs in Page(page).tags for name in attrs}
    assert not re.search(r"url\(|@import", page)


def test_one_article_a_recovery(view: RecordView, hostile: RecordView, packs: Packs) -> None:
    tags = [tag for tag, _ in Page(render([view, hostile], packs)).tags]
    assert tags.count("article") == 2 and tags.count("h1") == 2


def test_a_pressed_button_is_told_in_words(packs: Packs) -> None:
    pressed = TurnRecord("c1", "m1", later(1), "r1", payload="/advance", behaviour="advance")
    text = render([view_of(opened(), [pressed], packs)], packs)
    assert "/advance" not in text
    assert packs.label("behaviour.advance") in text
