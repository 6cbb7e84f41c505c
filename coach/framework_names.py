"""Which frameworks a message names, by the names that people type for them."""

from __future__ import annotations

from coach.language import Finder, Hit, Reader
from phrasebank.packs import Packs
from phrasebank.schema.framework import Framework


class FrameworkNames:
    """The aliases of all frameworks, and the words in which an alias means something else."""

    def __init__(self, packs: Packs, reader: Reader) -> None:
        self._frameworks = packs.frameworks
        self._reader = reader
        known = packs.frameworks.values()
        self._names = Finder(reader, {f.id: map(_as_pattern, f.aliases) for f in known})
        self._unless = Finder(reader, {f.id: f.unless for f in known if f.unless})

    def named(self, text: str) -> list[Framework]:
        """The frameworks that the text names, in the order in which it does."""
        doc = self._reader.read(_spaced(text))
        others = self._unless.find(doc)
        hits = self._names.find(doc)
        meant = [hit.entry for hit in hits if not _is_something_else(hit, others)]
        return [self._frameworks[name] for name in dict.fromkeys(meant)]


def _spaced(text: str) -> str:
    """ "5-step" and "5 step" are one; the text keeps its length."""
    return text.replace("-", " ")


def _as_pattern(alias: str) -> str:
    return _spaced(alias)


def _is_something_else(hit: Hit, others: list[Hit]) -> bool:
    """Whether the name is inside of longer words that mean no framework: "team lead"."""
    return any(
        other.entry == hit.entry and other.start <= hit.start and hit.end <= other.end
        for other in others
    )
