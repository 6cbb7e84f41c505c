"""The packs that this installation uses: those that come with Amends, a team's own over them."""

from __future__ import annotations

from phrasebank import Packs, load
from records.folders import load_folders


def packs_in_use() -> Packs:
    """Loads them. Raises ``PackError`` with everything that is wrong with them."""
    return load(team=load_folders().team_packs())
