"""Draws a card of a practice: the customer's words first, how they feel, what worked and what to change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.terminal.markup import marked_up

Card = dict[str, Any]
_BAR = 6
_GOES_ON = ("running", "paused")
_HIGH, _SOME = 0.6, 0.25
#: How much of a feeling there is, in words: much, some, little.
_WORDS = {
    "anger": ("angry", "frustrated", "calm"),
    "trust": ("good", "some", "little"),
    "heard": ("yes", "partly", "not yet"),
}


def practice_parts(card: Card) -> list[RenderableType]:
    """What stands in the card's frame, without its buttons."""
    told = card["practice"]
    parts = list(_words(card["text"], told))
    parts += [line for remark in told["remarks"] for line in _remark(remark)]
    parts += [_check(check) for check in told["checks"]]
    if told["phase"] in _GOES_ON:
        parts += [Text(""), meter(told)]
    return parts


def meter(told: Card) -> Text:
    """How the customer feels, as bars with words beside them: the colour adds nothing."""
    moods = ("angry", "frustrated", "calm")
    drawn = Text()
    for name, (much, some, little) in _WORDS.items():
        share = told[name]
        word = much if share >= _HIGH else some if share >= _SOME else little
        if name == "anger" and told["mood"] in moods:
            word = told["mood"]
        drawn.append(f"{name} ", "dim").append(_bar(share)).append(f" {word}  ")
    turns = told["patience"]
    return drawn.append(f"patience {turns}", "bold" if turns <= 1 else "dim")


def _bar(share: float) -> str:
    full = round(min(1.0, max(0.0, share)) * _BAR)
    return "\u2588" * full + "\u2591" * (_BAR - full)


def _words(text: str, told: Card) -> Iterator[RenderableType]:
    """The card's text in its order, with the customer's line and the event drawn as such."""
    waiting: list[str] = []
    for line in text.split("\n"):
        drawn = _drawn(line, told)
        if drawn is None:
            waiting.append(line)
            continue
        yield from _markdown(waiting)
        waiting = []
        yield drawn
    yield from _markdown(waiting)


def _drawn(line: str, told: Card) -> RenderableType | None:
    """A line that isn't drawn as Markdown; empty for one that is drawn below from its parts."""
    if told["says"] and line.strip() == f"> {told['says']}":
        return Padding(Text(f"\u201c{told['says']}\u201d", "bold"), (1, 2, 1, 2))
    if told["event"] and line.strip() == f"*{told['event']}*":
        return Text.assemble(("Meanwhile: ", "bold"), told["event"])
    if _is_below(line, told):
        return Group()
    return None


def _is_below(line: str, told: Card) -> bool:
    quoted = any(f"**{remark['text']}**" in line for remark in told["remarks"])
    return quoted or any(line.startswith("- ") and c["title"] in line for c in told["checks"])


def _markdown(lines: list[str]) -> Iterator[RenderableType]:
    if text := "\n".join(lines).strip():
        yield marked_up(text)


def _remark(remark: Card) -> Iterator[Text]:
    worked = remark["tone"] == "worked"
    mark = ("\u2713 ", "green") if worked else ("\u2192 ", "yellow")
    quote = (f"\u201c{remark['quote']}\u201d", "dim")
    yield Text.assemble(mark, (remark["text"], "bold"), " ", quote)
    served = f" ({remark['step']})" if remark["step"] else ""
    yield Text(f"  {remark['why']}{served}")
    for instead in remark["instead"][:1]:
        yield Text.assemble("  Say instead: ", (f"\u201c{instead}\u201d", "bold"))


def _check(check: Card) -> Text:
    mark = ("\u2713 ", "green") if check["met"] else ("\u2717 ", "red")
    quote = f" \u201c{check['quote']}\u201d" if check["quote"] else ""
    return Text.assemble(mark, check["title"], (quote, "dim"))
