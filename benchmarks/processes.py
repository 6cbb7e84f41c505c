"""Processes of a measurement: started apart from this machine's settings, ended without a rest."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

import httpx

from bot.startup import child

READY_SECONDS = 240.0
POLL_SECONDS = 0.1
TERM_SECONDS = 10.0


class NotRunning(RuntimeError):
    """A process ended by itself or wasn't ready in time; the text has the end of its log."""


def environment(**more: str) -> dict[str, str]:
    """This process's environment without Amends settings, and ``more``."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")}
    # The settings of whoever runs this must not shape what is measured.
    return {**clean, "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1", **more}


@dataclass(frozen=True)
class Program:
    """A program that was started."""

    process: subprocess.Popen[bytes]
    log: Path
    address: str
    """Gives a 200 once the program is ready."""

    def wait_ready(self) -> None:
        """Returns when it is ready; raises NotRunning if it won't be."""
        ends = time.monotonic() + READY_SECONDS
        with httpx.Client(timeout=5, trust_env=False) as client:
            while not _answers(client, self.address):
                if self.process.poll() is not None:
                    raise self._not_running("ended by itself")
                if time.monotonic() > ends:
                    raise self._not_running(f"was not ready within {READY_SECONDS:.0f} s")
                time.sleep(POLL_SECONDS)

    def _not_running(self, why: str) -> NotRunning:
        command = " ".join(map(str, self.process.args))  # type: ignore[arg-type]
        return NotRunning(f"{command}\n{why}; its log ends:\n{child.last_lines(self.log, 15)}")


@contextlib.contextmanager
def started(
    command: list[str], folder: Path, environ: Mapping[str, str], log: Path, address: str
) -> Iterator[Program]:
    """Runs a program until the end of the block; then ends it and all that it started."""
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
        yield Program(process, log, address)
    finally:
        _end(process)


def _answers(client: httpx.Client, address: str) -> bool:
    try:
        return client.get(address).status_code == 200
    except httpx.HTTPError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    _signal(process, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(TERM_SECONDS)
    # What it started is in its group, and may outlive it.
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, number)
        elif process.poll() is None:
            process.send_signal(number)


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
