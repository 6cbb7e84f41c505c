"""The project's own model with one intent more, answered by a domain response alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import yaml

from bot.startup import child, model, paths

PING = "benchmark ping pong"
PONG = "benchmark pong: a reply that no action has a part in"
KEPT = Path(tempfile.gettempdir()) / f"amends-benchmarks-{os.getenv('USER', 'me')}"
"""Training takes longer than measuring, so a model of the same files is used again."""
TRAIN_SECONDS = 900
_EXAMPLES = ("ping", "ping pong", "benchmark ping", "benchmark ping pong", "pong ping benchmark")
_NLU = {
    "version": "3.1",
    "nlu": [{"intent": "ping", "examples": "".join(f"- {text}\n" for text in _EXAMPLES)}],
}
_RULES = {
    "version": "3.1",
    "rules": [{"rule": "ping", "steps": [{"intent": "ping"}, {"action": "utter_pong"}]}],
}


def trained_model() -> Path:
    """The model file for both sides; trained unless one of the same files is still there."""
    KEPT.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sources-", dir=KEPT) as folder:
        sources = Path(folder)
        _copy_sources(sources)
        wanted = model.expected_path(sources, KEPT)
        if not model.is_sound(wanted):
            _train(sources, wanted)
            for old in model.older_models(KEPT)[model.KEPT :]:
                old.unlink(missing_ok=True)
    return wanted


def _copy_sources(folder: Path) -> None:
    shutil.copy(paths.ROOT / "config.yml", folder)
    shutil.copytree(paths.ROOT / "data", folder / "data")
    domain: dict[str, Any] = yaml.safe_load((paths.ROOT / "domain.yml").read_text("utf-8"))
    domain["intents"].append("ping")
    domain.setdefault("responses", {})["utter_pong"] = [{"text": PONG}]
    _write(folder / "domain.yml", domain)
    _write(folder / "data" / "ping_nlu.yml", _NLU)
    _write(folder / "data" / "ping_rules.yml", _RULES)


def _write(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, sort_keys=False, width=1000), encoding="utf-8")


def _train(sources: Path, wanted: Path) -> None:
    # The engine's own script, as `amends train` runs it.
    command = [str(paths.engine_python()), str(paths.ENGINE / "train.py")]
    command += ["--out", str(sources / "out"), "--name", "model", "--parent", str(os.getpid())]
    log = KEPT / "training.log"
    with log.open("wb") as stream:
        done = subprocess.run(
            command,
            cwd=sources,
            env=child.environ(RASA_CACHE_DIRECTORY=str(sources / "cache")),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            timeout=TRAIN_SECONDS,
            check=False,
        )
    if done.returncode != 0:
        raise SystemExit(f"training failed; {log} ends:\n{child.last_lines(log, 10)}")
    (sources / "out" / "model.tar.gz").replace(wanted)
