"""What can be known to be wrong before anything is started."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path

from bot.settings import Settings
from bot.startup import paths
from bot.startup.problem import StartupError, in_words

ENOUGH_BYTES = 300_000_000


def check_home(home: Path) -> None:
    """Makes the data folder; StartupError if it can't be written to or its disk is nearly full."""
    with in_words("The data folder cannot be used"):
        paths.run(home).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as trial:
            trial.write(b"can this be written?")
        free = shutil.disk_usage(home).free
    if free < ENOUGH_BYTES:
        raise StartupError(
            f"Only {free / 1e6:.0f} MB are free on the disk of {home}. Free"
            f" {ENOUGH_BYTES / 1e6:.0f} MB, or set AMENDS_HOME to a folder on another disk."
        )


def engine_python(settings: Settings) -> Path:
    """The engine's interpreter; StartupError if its environment hasn't been made."""
    python = settings.engine_python or paths.engine_python()
    if not python.exists():
        raise StartupError(
            "The dialogue engine's environment is missing. `python3 amends.py up` makes it"
            " and then starts Amends."
        )
    return python


def listen(settings: Settings) -> socket.socket:
    """Takes the port at once, so that nobody else can; StartupError if somebody has it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            # A restart needn't wait for old connections; on Windows it would let anyone in.
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((settings.host, settings.port))
        # Bound alone, it could still be bound by another.
        taken.listen()
    except OSError as problem:
        taken.close()
        raise StartupError(_why_not(problem, settings)) from None
    return taken


def _why_not(problem: OSError, settings: Settings) -> str:
    if problem.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.port} is taken, perhaps by an Amends that is running already: look"
            f" at {settings.url}. Stop it, or set AMENDS_PORT to another port."
        )
    return (
        f"Amends may not listen on {settings.host}, port {settings.port}"
        f" ({problem.strerror}). Set AMENDS_PORT to a port above 1023."
    )
