"""Two frameworks side by side, from what the packs say of each."""

from __future__ import annotations

from phrasebank.packs import Packs
from phrasebank.schema.framework import Framework


def compared(packs: Packs, one: Framework, other: Framework) -> dict[str, str]:
    """The slots of a comparison: length, start and use of each, and what only one of them does."""
    return (
        _slots("one", one)
        | _slots("other", other)
        | {"only_one": _only(packs, one, other), "only_other": _only(packs, other, one)}
    )


def _slots(place: str, framework: Framework) -> dict[str, str]:
    return {
        place: framework.title,
        f"{place}_steps": str(len(framework.steps)),
        f"{place}_start": framework.steps[0].title,
        f"{place}_fits": framework.examples[0],
    }


def _only(packs: Packs, one: Framework, other: Framework) -> str:
    """What ``one`` does and ``other`` doesn't, in words; empty when there is nothing."""
    theirs = {move for step in other.steps for move in step.moves}
    ours = dict.fromkeys(move for step in one.steps for move in step.moves)
    return ", ".join(packs.label(f"move.{move}") for move in ours if move not in theirs)
