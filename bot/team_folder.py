"""A team's own folder of packs: made, and told from a whole set."""

from __future__ import annotations

from pathlib import Path

from bot.cli.problem import CommandError
from phrasebank.loader import PATTERNS, ROOT
from phrasebank.whole_files import POLICY


def make(folder: Path) -> Path:
    """Makes the folder with a policy to fill in, and gives that file's path.

    Raises ``CommandError`` if there is a policy already, or nothing can be written there.
    """
    policy = folder.expanduser().absolute() / POLICY
    if policy.exists():
        raise CommandError(f"{policy} is there already. Edit it, then: amends packs check")
    try:
        policy.parent.mkdir(parents=True, exist_ok=True)
        with policy.open("x", encoding="utf-8") as file:
            file.write((ROOT / POLICY).read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(
            f"{policy} can't be written: {error.strerror}. Name another folder: amends packs init FOLDER"
        ) from None
    return policy


def is_whole(folder: Path) -> bool:
    """Whether it is a whole set of packs, like the one that comes with Amends: most files are there."""
    there = sum(any(folder.glob(pattern)) for pattern in PATTERNS)
    return there > len(PATTERNS) / 2
