"""Where things are: the checkout, the engine's own files, and the folders under AMENDS_HOME."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "bot" / "engine"


def environment_python(folder: Path) -> Path:
    """The interpreter of the environment in `folder`."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def engine_python() -> Path:
    """The Python 3.10 that `amends.py` sets up for the dialogue engine."""
    return environment_python(ENGINE / ".venv")


def models(home: Path) -> Path:
    """The folder of trained models."""
    return home / "models"


def run(home: Path) -> Path:
    """The folder of what a running Amends writes: the engine's and the training's logs."""
    return home / "run"
