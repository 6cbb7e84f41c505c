"""The checks behind `amends doctor`: each says what it found and what to do about it."""

from __future__ import annotations

import shutil
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bot.settings import Settings
from bot.startup import lock, model, paths, preflight
from bot.startup.problem import StartupError
from records.settings import StoreSettings

SET_UP = "Run `python3 amends.py up`: it installs what is missing."
ENOUGH_GB = 1.0


class Finding(NamedTuple):
    """One line of the doctor's table; `advice` is empty when all is well."""

    what: str
    found: str
    advice: str = ""
    urgent: bool = True
    """Amends can't run as it should; else it is only still to do."""


def app_python(_: Settings, __: StoreSettings) -> Finding:
    """Our own Python, and its packages against requirements/app.txt."""
    return _environment("the app", Path(sys.executable), paths.ROOT / "requirements/app.txt")


def engine_python(settings: Settings, _: StoreSettings) -> Finding:
    """The engine's Python, and its packages against bot/engine/requirements.txt."""
    if settings.rasa_url:
        return Finding("the engine", f"runs elsewhere: {settings.rasa_url}")
    python = settings.engine_python or paths.engine_python()
    return _environment("the engine", python, paths.ENGINE / "requirements.txt")


def _environment(name: str, python: Path, locked: Path) -> Finding:
    what = f"Python of {name}"
    try:
        version, _ = lock.installed(python)
        wrong = lock.differences(locked, python)
    except (OSError, ValueError):
        return Finding(what, f"{python} is missing or does not run", SET_UP)
    if wrong:
        return Finding(what, f"{version}; {len(wrong)} packages differ: {wrong[0]}", SET_UP)
    return Finding(what, f"{version}, all packages as locked")


def trained_model(settings: Settings, store: StoreSettings) -> Finding:
    """Whether there is a sound model of the present sources."""
    if settings.rasa_url:
        return Finding("dialogue model", "is the other server's business")
    path = model.expected_path(paths.ROOT, paths.models(store.home))
    if not path.exists():
        return Finding("dialogue model", "not trained, or its sources changed", "`amends train`")
    if not model.is_sound(path):
        return Finding("dialogue model", f"{path} is damaged", "`amends train --force`")
    return Finding("dialogue model", f"up to date: {path.name}")


def database(_: Settings, store: StoreSettings) -> Finding:
    """Whether the database can be reached and has the newest tables."""
    from records.errors import StoreError
    from records.migrate import at_head
    from records.urls import shown

    where = shown(store.database_url)
    try:
        newest = at_head(store.database_url)
    except StoreError as problem:
        return Finding("database", str(problem), "Check AMENDS_DATABASE_URL and that it runs.")
    if not newest:
        return Finding("database", f"{where} is not made yet, or is older", "`amends migrate`")
    return Finding("database", f"{where}, newest version")


def port(settings: Settings, _: StoreSettings) -> Finding:
    """Whether the port is free, or served by Amends itself."""
    try:
        preflight.listen(settings).close()
    except StartupError as problem:
        if _is_amends(settings.url):
            return Finding("port", f"Amends is running: {settings.url}")
        return Finding("port", f"{settings.port} cannot be used", str(problem))
    return Finding("port", f"{settings.port} is free")


def _is_amends(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def disk(_: Settings, store: StoreSettings) -> Finding:
    """Whether the data folder can be written to and has room."""
    try:
        preflight.check_home(store.home)
    except StartupError as problem:
        return Finding("data folder", f"{store.home} cannot be used", str(problem))
    free = shutil.disk_usage(store.home).free / 1e9
    advice = "" if free >= ENOUGH_GB else "Free some space: records grow."
    return Finding("data folder", f"{store.home}, {free:.1f} GB free", advice)


def packs(_: Settings, store: StoreSettings) -> Finding:
    """Whether the phrase packs are valid, the team's own included."""
    from phrasebank import load
    from phrasebank.errors import PackError

    team = store.team_packs()
    try:
        load(team=team)
    except PackError as problem:
        first = str(problem).splitlines()[0]
        return Finding("phrase packs", first, "`amends packs check` lists all problems.")
    return Finding("phrase packs", f"valid, with your own in {team}" if team else "valid")


def phones(_: Settings, store: StoreSettings) -> Finding:
    """Whether whom to call in need has a number: nobody should find out during a call."""
    from bot.preview.policy import unset
    from phrasebank import load
    from phrasebank.errors import PackError

    try:
        policy = load(team=store.team_packs()).policy
    except PackError:
        return Finding("phone numbers", "not known while the packs are not valid")
    missing = ", ".join(unset(policy))
    if not missing:
        return Finding("phone numbers", "all set")
    file = store.packs_folder / "policy.yml"
    make = "" if file.exists() else "`amends packs init`, then "
    advice = f"{make}write the numbers into {file}"
    return Finding("phone numbers", f"not set: {missing}", advice, urgent=False)


CHECKS: tuple[Callable[[Settings, StoreSettings], Finding], ...] = (
    app_python, engine_python, disk, trained_model, database, port, packs, phones,
)  # fmt: skip
