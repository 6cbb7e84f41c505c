"""A small copy of the packs that come with Amends: a coach of it is made in a moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from phrasebank import yaml_file
from phrasebank.loader import ROOT
from tests.phrasebank.copies import copied

#: File → the key of its list, and how many of its entries are kept.
SHORTENED = {
    "avoid/apology.yml": ("rules", 2),
    "lexicon/signals.yml": ("signals", 2),
}


def small_packs(to: Path) -> Path:
    """Sound packs below ``to`` with few rules, signals and nouns, and one scenario."""
    copied(to)
    for path in (to / "avoid").glob("*.yml"):
        if path.name != "apology.yml":
            path.unlink()
    for path in (to / "nudges").glob("*.yml"):
        if path.name != "safety.yml":  # their examples break rules that are gone
            path.unlink()
    for path in sorted((to / "scenarios").glob("*.yml"))[1:]:
        path.unlink()  # playing all their scripts takes longer than the rest
    for file, (key, count) in SHORTENED.items():
        _write(to / file, {key: _read(file)[key][:count]})
    nouns = _read("lexicon/nouns.yml")["nouns"]
    kept = [nouns[0], *(entry for entry in nouns[1:] if entry["trade"] == "never")]
    _write(to / "lexicon/nouns.yml", {"nouns": kept})
    return to


def _read(file: str) -> Any:
    return yaml_file.read(ROOT / file, file)


def _write(path: Path, content: Any) -> None:
    path.write_text(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")
