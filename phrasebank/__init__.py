"""What to say and what not to say: the packs, their schema and their loader."""

from phrasebank.errors import PackError, Problem
from phrasebank.loader import default_packs, load
from phrasebank.packs import Packs

__all__ = ["PackError", "Packs", "Problem", "default_packs", "load"]
