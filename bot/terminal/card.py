"""Draws a card for the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from bot.terminal.markup import marked_up
from bot.terminal.practice_card import practice_parts

WIDTH = 88


def show(console: Console, card: dict[str, Any]) -> None:
    """Prints the card: title, text, phrases with numbers, findings, buttons with letters.

    A card of a practice is drawn with the customer's words and feelings.
    """
    parts: list[RenderableType] = (
        practice_parts(card) if card.get("practice") else [marked_up(card["text"])]
    )
    for number, phrase in enumerate(card.get("phrases", []), start=1):
        parts.append(
            Text.assemble(
                (f" {number} ", "reverse"), " ", (f"\u201c{phrase['text']}\u201d", "bold")
            )
        )
    for finding in card.get("findings", []):
        parts += _finding(finding)
    if buttons := card.get("buttons"):
        parts.append(
            Text(
                "   ".join(
                    f"[{letter}] {b['title']}"
                    for letter, b in zip("abcdefgh", buttons, strict=False)
                ),
                "dim",
            )
        )
    console.print(
        Panel(
            Group(*parts),
            title=Text(card["title"], "bold"),
            title_align="left",
            width=min(WIDTH, console.width),
        )
    )


def _finding(finding: dict[str, Any]) -> list[RenderableType]:
    lines: list[RenderableType] = [
        Text.assemble(
            ("\u2717 ", "red"), (finding["quote"], "underline"), "  ", (finding["why"], "dim")
        )
    ]
    return [
        *lines,
        *(Text.assemble(("  \u2192 ", "green"), rewrite) for rewrite in finding["instead"]),
    ]
