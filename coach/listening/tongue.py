"""Whether a turn is in English. In doubt it is: short, misspelt and mixed turns are read as they come."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import Any

from coach.lean_spacy import Doc

_WORDS = 4
"""Fewer different words than this tell no language, unless one of them is ``_TELLING``."""
_TELLING = re.compile(
    r"(?:[cn]['\u2019]est|j['\u2019](?:ai|en|y|attends)|je|suis|pourquoi|jamais|toujours|vous|votre|\u00e7a|o\u00f9"
    r"|entiendo|estoy|est\u00e1|quiero|puedo|hablo|tengo|funciona|pedido|dinero|pero|usted|ich|nicht|ist|mein|meine|kein|keine|warum|habe|geht|sind"
    r"|capisco|sono|voglio|niente|perch\u00e9|n\u00e3o|estou|quero|meu|obrigad[oa]|ik|niet|mijn|waar|het|geen|nie|gdzie"
    r"|dlaczego|prosz\u0119|nahi|mujhe|kyun)(?![\w'\u2019])"
)
"""Everyday words of other languages that are no English word, no name and no saying of English speakers."""
_SAYINGS = re.compile(r"c['\u2019]est (?:la vie|la guerre|moi|chic)\b")
_UNLIKELY = 0.05
"""English is less likely than this in a short turn of another language."""
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
        if len(words) < _WORDS:
            return self._short(doc.text, ours)
        if ours >= _OURS * len(words):
            return None
        chances = dict(self._identifier.rank(doc.text))
        english = sum(float(chances.get(code, 0.0)) for code in _ENGLISH)
        if not ours and english < _HARDLY:
            return self._other(doc.text)
        language = max(chances, key=lambda code: chances[code])
        return str(language) if language not in _ENGLISH and chances[language] >= _SURE else None

    def _short(self, text: str, ours: int) -> str | None:
        """The language of two or three words: in doubt English."""
        written = text.lower()
        if len(written.split()) < 2 or _SAYINGS.search(written):
            return None
        telling = [word for word in re.split(r"[^\w'\u2019]+", written) if _TELLING.match(word)]
        if len(telling) <= ours - ("no" in written.split()):
            return None
        chances = dict(self._identifier.rank(text))
        english = sum(float(chances.get(code, 0.0)) for code in _ENGLISH)
        return self._other(text) if english < _UNLIKELY else None

    def _other(self, text: str) -> str:
        language, _ = self._identifier.classify(text)
        return "und" if language in _ENGLISH else str(language)


def _other_letters(text: str) -> bool:
    """Whether most letters are of another script than Latin; one or two may be signs or units."""
    plain = unicodedata.normalize("NFKC", text)  # letters drawn bold or wide are letters
    letters = [letter for letter in plain if letter.isalpha()]
    others = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return others > 2 and others > len(letters) / 2
