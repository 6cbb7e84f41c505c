"""Where amends.toml is: one place for the store's settings and the app's."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "amends.toml"


def find_file() -> Path | None:
    """The amends.toml in use: the one in AMENDS_HOME, else in the working folder, else None."""
    folders = [os.environ.get("AMENDS_HOME"), "."]
    candidates = [Path(folder).expanduser() / FILE_NAME for folder in folders if folder]
    return next((path for path in candidates if path.is_file()), None)
