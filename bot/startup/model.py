"""The dialogue model: trained when its sources changed, and only then.

A model's file name carries the fingerprint of what it was made from, so one atomic rename
both delivers it and says that it is up to date.
"""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.startup.problem import StartupError, in_words

SOURCES = ("config.yml", "domain.yml", "domain", "data", "bot/engine/requirements.txt")
# Components of the pipeline that are ours change the model as well.
COMPONENTS = "bot/engine/components"
IGNORED = {"__pycache__", ".DS_Store"}
KEPT = 2

Trainer = Callable[[Path, str], None]
"""Trains into a folder under a name (`<name>.tar.gz`); raises StartupError if it can't."""


@dataclass(frozen=True)
class Model:
    """A model that can be served; `stale` says why it is not the newest, if it isn't."""

    path: Path
    stale: str | None = None


def source_files(root: Path) -> Iterator[Path]:
    """The files the model is made from, in a fixed order."""
    for name in (*SOURCES, COMPONENTS):
        path = root / name
        found = [path] if path.is_file() else path.rglob("*") if path.is_dir() else []
        yield from sorted(p for p in found if p.is_file() and not IGNORED & set(p.parts))


def fingerprint(root: Path) -> str:
    """Changes with the name or the content of any file the model is made from."""
    digest = hashlib.sha256()
    for path in source_files(root):
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def expected_path(root: Path, folder: Path) -> Path:
    """Where the model of the present sources is, or will be once it is trained."""
    return folder / f"amends-{fingerprint(root)}.tar.gz"


def is_sound(path: Path) -> bool:
    """True if the archive can be read to its end, so that it is neither cut short nor damaged."""
    try:
        with tarfile.open(path, "r|gz") as archive:
            return any(member.name for member in archive)
    except (OSError, tarfile.TarError, EOFError, zlib.error):
        return False


def older_models(folder: Path) -> list[Path]:
    """All models in the folder, the newest first."""
    return sorted(folder.glob("amends-*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True)


def ensure(root: Path, folder: Path, trainer: Trainer, force: bool = False) -> Model:
    """Returns a model to serve, training one if the sources changed (or if `force`).

    If training fails but an older model is there, that one is returned, with the reason in
    `stale`; without one the StartupError goes through.
    """
    wanted = expected_path(root, folder)
    if not force and is_sound(wanted):
        return Model(wanted)
    try:
        _train_into_place(folder, wanted, trainer)
    except StartupError as problem:
        usable = [path for path in older_models(folder) if path != wanted and is_sound(path)]
        if force or not usable:
            raise
        return Model(usable[0], stale=str(problem))
    for path in older_models(folder)[KEPT:]:
        path.unlink(missing_ok=True)
    return Model(wanted)


def _train_into_place(folder: Path, wanted: Path, trainer: Trainer) -> None:
    with in_words("The model cannot be stored"):
        folder.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".training-", dir=folder))
    try:
        trainer(workshop, "model")
        trained = workshop / "model.tar.gz"
        if not is_sound(trained):
            raise StartupError("Training ended without a usable model. Run `amends train` again.")
        with in_words("The model cannot be stored"):
            trained.replace(wanted)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
