"""Tells whether pack files have changed, by their names, times and sizes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

Stamp = frozenset[tuple[str, int, int]]
"""Name, time of change in nanoseconds and size in bytes of each file."""


def stamp(*folders: Path | None) -> Stamp:
    """The stamp of all YAML files below the folders; a folder that isn't there has none."""
    return frozenset(entry for folder in folders if folder for entry in _files(folder))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            if name.endswith((".yml", ".yaml")) and not name.startswith("."):
                path = Path(parent, name)
                try:
                    state = path.stat()
                except OSError:
                    continue  # gone since; the next look sees the folder without it
                yield str(path), state.st_mtime_ns, state.st_size
