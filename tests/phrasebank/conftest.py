"""Makes loading many copies of the packs quick: a file with the same bytes is parsed once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from phrasebank import yaml_file

_PARSED: dict[bytes, Any] = {}
_read = yaml_file.read


def _remembered(path: Path, shown_as: str) -> Any:
    content = path.read_bytes() if path.is_file() else None
    if content is None:
        return _read(path, shown_as)
    if content not in _PARSED:
        _PARSED[content] = _read(path, shown_as)
    return _PARSED[content]


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test changed is parsed again."""
    monkeypatch.setattr(yaml_file, "read", _remembered)
