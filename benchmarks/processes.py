"""Processes of a measurement: started apart from this machine's settings, ended without a rest."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import NoReturn

import httpx

from bot.startup import child

READY_SECONDS = 240.0
POLL_SECONDS = 0.05
TERM_SECONDS = 10.0

Ready = Callable[[], bool]


class NotRunning(RuntimeError):
    """A process ended by itself or wasn't ready in time; the text has the end of its log."""


def environment(**more: str) -> dict[str, str]:
    """This process's environment without Amends settings, and ``more``."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")}
    # The settings of whoever runs this must not shape what is measured.
    return {**clean, "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1", **more}


@contextlib.contextmanager
def running(
    command: list[str], folder: Path, environ: Mapping[str, str], log: Path, ready: Ready
) -> Iterator[None]:
    """Runs a program until the end of the block; ends it and all that it started."""
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(process, ready, log)
        yield
    finally:
        _end(process)


def _wait(process: subprocess.Popen[bytes], ready: Ready, log: Path) -> None:
    ends = time.monotonic() + READY_SECONDS
    while not ready():
        why = "ended by itself" if process.poll() is not None else "was not ready in time"
        if process.poll() is not None or time.monotonic() > ends:
            command = " ".join(map(str, process.args))  # type: ignore[arg-type]
            raise NotRunning(f"{command}\n{why}; its log ends:\n{child.last_lines(log, 15)}")
        time.sleep(POLL_SECONDS)


def _end(process: subprocess.Popen[bytes]) -> None:
    _signal(process, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(TERM_SECONDS)
    # What it started is in its group, and may outlive it.
    _signal(process, signal.SIGKILL)
    process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def answers(url: str) -> Ready:
    """A check that this address gives a 200."""

    def check() -> bool:
        try:
            return httpx.get(url, timeout=5, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    return check


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """A folder for the logs and data of one measurement; SIGTERM clears it away, too."""
    signal.signal(signal.SIGTERM, _interrupted)
    with tempfile.TemporaryDirectory(prefix="amends-benchmark-") as folder:
        yield Path(folder)


def _interrupted(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def bot(*arguments: str) -> list[str]:
    """The command line of an ``amends`` command in this environment."""
    return [sys.executable, "-P", "-m", "bot", *arguments]
