"""What the engine's Python is started with: its environment and its log."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from bot.startup.paths import ENGINE

LOG_LIMIT = 5_000_000
# They belong to our Python; the engine's would find the wrong packages through them.
OURS = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PYENV_VERSION", "PYTHONWARNINGS")


def environ(**more: str) -> dict[str, str]:
    """The environment of a process of the engine: ours without our Python, and `more`."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "PYTHONPATH": str(ENGINE), **more}


def open_log(path: Path) -> IO[bytes]:
    """Opens a log to append to; a long one is put aside first as `<name>.1`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_name(path.name + ".1"))
    return path.open("ab")


def last_lines(path: Path, count: int = 5) -> str:
    """The end of a log, indented, to show beneath an error."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(f"    {line[:200]}" for line in lines[-count:] if line.strip())
