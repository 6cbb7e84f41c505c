"""What is said that no move names: a hold, two options, a wish for a manager (``lexicon/cues_*.yml``)."""

from __future__ import annotations

from collections.abc import Collection

from coach.language import Finder, Reader, touch
from coach.lean_spacy import Doc
from phrasebank.packs import Packs
from phrasebank.schema.nudge import Speaker


class CueFinder:
    """The cues of one speaker, compiled once."""

    def __init__(
        self,
        packs: Packs,
        reader: Reader,
        speaker: Speaker,
        only: Collection[str] | None = None,
    ) -> None:
        """``only``: ids of cues; None takes all of the speaker's."""
        cues = [
            cue
            for cue in packs.cues.values()
            if cue.speaker == speaker and (only is None or cue.id in only)
        ]
        self._cues = Finder(reader, {cue.id: cue.words for cue in cues})
        self._excuses = Finder(reader, {cue.id: cue.unless for cue in cues if cue.unless})

    def find(self, doc: Doc) -> dict[str, str]:
        """Cue id → the first words that gave it, in the order of the text."""
        excuses = self._excuses.find(doc)
        found: dict[str, str] = {}
        for hit in self._cues.find(doc):
            if not any(excuse.entry == hit.entry and touch(hit, excuse) for excuse in excuses):
                found.setdefault(hit.entry, hit.quote)
        return found
