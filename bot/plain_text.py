"""The words of a message that may come as HTML, as Markdown or plain."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_IS_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|strong|i|em|u|s|ul|ol|li|blockquote|table|tr|td|h[1-6]|html|body|img|"
    r"hr|code|pre|style|script)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAKS = {"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
_UNSAID = {"blockquote", "style", "script", "head", "title"}
"""What stands in these was not said now, or not said at all."""

# Each with a bound: a message of nothing but marks must not take a minute.
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]{0,2000}\)")
_STRESS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.{1,400}?)(?<=\S)\1")
_BLANKS = re.compile(r"[ \t\u00a0]+")


def plain_text(content: str) -> str:
    """The words alone: no marks, no quoted mail. Empty if nothing was said."""
    text = _from_html(content) if _IS_HTML.search(content) else content
    text = _BLANKS.sub(" ", _STRESS.sub(r"\2", _LINK.sub(r"\1", text)))
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith(">"))


def _from_html(content: str) -> str:
    reader = _Words()
    reader.feed(content)
    reader.close()
    return "".join(reader.words)


class _Words(HTMLParser):
    """Collects what a reader would see; a block begins a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unsaid += tag in _UNSAID
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSAID:
            self._unsaid = max(0, self._unsaid - 1)
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.words.append(data)
