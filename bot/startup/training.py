"""Trains the model with the engine's Python, in a process of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bot.startup import child
from bot.startup.paths import ENGINE, ROOT
from bot.startup.problem import StartupError, in_words

STOP_SECONDS = 5.0


def train(python: Path, log: Path, out: Path, name: str) -> None:
    """Runs Rasa's training of the files in the checkout; writes `<out>/<name>.tar.gz`.

    Raises StartupError with the end of the log if it fails. Ctrl-C stops the training too.
    """
    command = [str(python), str(ENGINE / "train.py"), "--out", str(out), "--name", name]
    command += ["--parent", str(os.getpid())]
    cache = out.parent / ".cache"
    with in_words("Training cannot start"), child.open_log(log) as stream:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=child.environ(RASA_CACHE_DIRECTORY=str(cache)),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        code = process.wait()
    except BaseException:
        _stop(process)
        raise
    if code != 0:
        raise StartupError(
            f"Training the dialogue model failed. The whole story is in {log}; it ends:\n"
            f"{child.last_lines(log)}"
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
