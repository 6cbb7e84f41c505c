"""Whether a turn is in English. In doubt it is: short, misspelt and mixed turns are read as they come."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import Any

from coach.lean_spacy import Doc

_WORDS = 4
"""Fewer different words than this tell no language."""
_OURS = 0.2
"""Share of everyday English words from which on a turn is English, whatever else is in it."""
_SURE, _HARDLY = 0.8, 0.01
"""From this chance on a turn is in the other language; without one everyday English word it is as
well where English itself is less likely than that."""
_ENGLISH = ("en", "pcm", "zxx")
"""English, Nigerian Pidgin, and nothing that can be told."""


class Tongue:
    """Tells other languages; the model behind it is loaded when a turn first looks foreign."""

    @cached_property
    def _identifier(self) -> Any:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def foreign(self, doc: Doc) -> str | None:
        """The code (ISO 639) of the language if it surely isn't English, else None.

        Words in letters that English has none of are foreign however few; "und" if it can't be told.
        """
        if _other_letters(doc.text):
            return self._other(doc.text)
        words = {token.lower_: token.is_stop for token in doc if token.is_alpha}
        ours = sum(words.values())
        if len(words) < _WORDS or ours >= _OURS * len(words):
            return None
        chances = dict(self._identifier.rank(doc.text))
        english = sum(float(chances.get(code, 0.0)) for code in _ENGLISH)
        if not ours and english < _HARDLY:
            return self._other(doc.text)
        language = max(chances, key=lambda code: chances[code])
        return str(language) if language not in _ENGLISH and chances[language] >= _SURE else None

    def _other(self, text: str) -> str:
        language, _ = self._identifier.classify(text)
        return "und" if language in _ENGLISH else str(language)


def _other_letters(text: str) -> bool:
    """Whether most letters are of another script than Latin; one or two may be signs or units."""
    plain = unicodedata.normalize("NFKC", text)  # letters drawn bold or wide are letters
    letters = [letter for letter in plain if letter.isalpha()]
    others = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return others > 2 and others > len(letters) / 2
