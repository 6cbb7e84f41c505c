"""Imports spaCy without its command line.

``import spacy`` also imports ``spacy.cli`` (typer, requests, httpx, weasel), a quarter of its import time,
and nothing here uses it: ``amends check`` has two seconds for everything. An empty module stands in for it while
spaCy is imported and is taken away again, so that whoever wants the command line later still gets it.
"""

from __future__ import annotations

import sys
from types import ModuleType

_CLI = ("spacy.cli", "spacy.cli.info")


def _stand_in() -> None:
    cli, info = (ModuleType(name) for name in _CLI)
    cli.__path__ = []
    info.__dict__["info"] = None
    sys.modules.update({"spacy.cli": cli, "spacy.cli.info": info})


_needed = "spacy" not in sys.modules
if _needed:
    _stand_in()
try:
    from spacy import blank
    from spacy.lang.en import English, EnglishDefaults
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
finally:
    if _needed:
        for _name in _CLI:
            sys.modules.pop(_name, None)

__all__ = ["Doc", "English", "EnglishDefaults", "Language", "Span", "Token", "blank"]
