"""The text of a card, with its bold words and its lines, for the terminal."""

from __future__ import annotations

from rich.markdown import Markdown


def marked_up(text: str) -> Markdown:
    """Drawn as the page draws it: each line stays one, and "<day and time>", to be filled in, is no mark-up."""
    return Markdown(text.replace("<", "\\<").replace("\n", "  \n"))
