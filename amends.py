#!/usr/bin/env python3
# /// script
# requires-python = ">=3.9"
# dependencies = []
# ///
"""The front door of Amends: `python3 amends.py up`, `python3 amends.py test`, …

Runs on any Python from 3.9, alone. It makes what is missing — uv, the app's environment (Python
3.11 to 3.13) and the dialogue engine's (3.10) — and hands over to `python -m bot` with the same
arguments. What it says goes to stderr, so that a command's output can be piped.
"""

import sys

if sys.version_info < (3, 9):  # noqa: UP036 - said here, or the next lines fail in riddles
    sys.exit("Amends needs Python 3.9 or newer to start. Found: " + sys.version.split()[0])

import hashlib
import json
import os
import shutil
import subprocess
import threading
import time
from functools import partial
from pathlib import Path
from typing import Callable, NoReturn, Optional

ROOT = Path(__file__).resolve().parent
BOOT = ROOT / ".boot"
WINDOWS = os.name == "nt"
PYTHON = "Scripts/python.exe" if WINDOWS else "bin/python"
DOT_SECONDS = 3.0
APP_PYTHONS = ("3.13", "3.12", "3.11")
ENGINE_PYTHONS = ("3.10",)
# These answer without the dialogue engine, so they don't wait for its environment.
NO_ENGINE = {"check", "listen", "export", "packs", "migrate", "doctor", "--help", "-h", "--version"}
# Each of these would point uv at another Python or environment than the one asked for.
MISLEADING = {
    "VIRTUAL_ENV", "CONDA_PREFIX", "PYENV_VERSION", "PYTHONHOME", "PYTHONPATH",
    "UV_PYTHON", "UV_PROJECT_ENVIRONMENT", "UV_SYSTEM_PYTHON",
}  # fmt: skip
REASONS = (
    (("no space left", "os error 28"), "the disk is full: free about 4 GB"),
    (("permission denied", "read-only file system"), "a folder cannot be written to"),
    (("hash mismatch",), "a downloaded package differs from the one that was tested"),
    (("dns error", "failed to fetch", "failed to download", "connect", "timed out",
      "error sending request", "failed to lookup", "could not find a version"),
     "packages could not be fetched: check the network, a proxy or your package index"),
)  # fmt: skip


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do, in plain words."""


class Environment:
    """A Python environment. The first lock is the one to install; any of them will do."""

    def __init__(self, title: str, folder: Path, pythons: tuple[str, ...], locks: list[Path]):
        self.title, self.folder, self.pythons, self.locks = title, folder, pythons, locks
        self.stamp = folder / "amends-stamp.json"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / PYTHON

    def is_ready(self) -> bool:
        """True if its lock was installed to the end and its Python is still there."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return self.python.exists() and stamp in [
            stamp_for(lock, self.pythons) for lock in self.locks
        ]


def stamp_for(lock: Path, pythons: tuple[str, ...]) -> dict[str, object]:
    """What an up-to-date environment was made from: the lock's hash, the Pythons, the folder."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return {"lock": digest, "pythons": list(pythons), "root": str(ROOT)}


def needed(arguments: list[str]) -> list[Environment]:
    """The environments that this command line needs, the app's first."""
    command = arguments[0] if arguments else "--help"
    app_lock, dev_lock = ROOT / "requirements/app.txt", ROOT / "requirements/dev.txt"
    # dev.txt holds all of app.txt, so an environment for the tests will do for anything.
    locks = [dev_lock] if command == "test" else [app_lock, dev_lock]
    app = Environment("the app's environment", ROOT / ".venv", APP_PYTHONS, locks)
    if command in NO_ENGINE or {"--help", "-h"} & set(arguments):
        return [app]
    engine = ROOT / "bot/engine"
    name, engine_locks = "the dialogue engine's environment", [engine / "requirements.txt"]
    return [app, Environment(name, engine / ".venv", ENGINE_PYTHONS, engine_locks)]


def say(text: str, end: str = "\n") -> None:
    """Writes to stderr at once."""
    print(text, end=end, file=sys.stderr, flush=True)


def staged(label: str, work: Callable[[], None]) -> None:
    """Runs one stage, printing its name first, a dot now and then, and its time at the end."""
    started, done = time.monotonic(), threading.Event()

    def dots() -> None:
        while not done.wait(DOT_SECONDS):
            say(".", end="")

    say(f"{label} … ", end="")
    threading.Thread(target=dots, daemon=True).start()
    try:
        work()
    except BaseException:
        say("not done")
        raise
    finally:
        done.set()
    say(f"{time.monotonic() - started:.0f} s")


def clean_environ() -> dict[str, str]:
    """The environment without what would mislead uv."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


def run(command: list[str], cwd: Optional[Path] = None) -> tuple[int, str]:
    """Runs a program quietly; returns its exit code and all that it wrote."""
    try:
        done = subprocess.run(
            command, cwd=str(cwd or ROOT), env=clean_environ(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as problem:
        return 127, str(problem)
    return done.returncode, done.stdout


def run_uv(command: list[str], cwd: Optional[Path] = None) -> tuple[int, str]:
    """Runs uv; once more with the system's certificates where a company's own are needed."""
    code, output = run(command, cwd)
    if code != 0 and "certificate" in output.lower():
        os.environ.update(UV_SYSTEM_CERTS="1", UV_NATIVE_TLS="1")
        return run(command, cwd)
    return code, output


def explain(what: str, output: str) -> SetupError:
    """Turns a failed program's output into a sentence, with its last lines for the curious."""
    lower = output.lower()
    known = next((why for signs, why in REASONS if any(sign in lower for sign in signs)), None)
    tail, reason = last_lines(output, 1 if known else 6), known or "see the lines below"
    return SetupError(f"{what} failed: {reason},\nthen run the same command again.\n{tail}")


def last_lines(output: str, count: int) -> str:
    """The end of a program's output, indented."""
    return "\n".join("    " + line.strip()[:150] for line in output.strip().splitlines()[-count:])


def find_uv() -> Optional[str]:
    """A uv that runs: on PATH, or one that `install_uv` put into .boot/ by either of its ways."""
    name = "uv.exe" if WINDOWS else "uv"
    own = [str(BOOT / place / name) for place in ("Scripts", "bin", "lib-uv/bin")]
    candidates = [path for path in [shutil.which("uv"), *own] if path and Path(path).exists()]
    return next((path for path in candidates if run([path, "--version"])[0] == 0), None)


def install_uv() -> None:
    """Installs uv into .boot/: in an environment of its own, or without one where venv is missing.

    Debian's system Python refuses a plain `pip install`, and may come without venv.
    """
    shutil.rmtree(BOOT, ignore_errors=True)
    get_uv = ["-m", "pip", "install", "--quiet", "uv"]
    code, output = run([sys.executable, "-m", "venv", str(BOOT)])
    if code == 0:
        code, output = run([str(BOOT / PYTHON), *get_uv])
    if code != 0:
        code, output = run([sys.executable, *get_uv, "--target", str(BOOT / "lib-uv")])
    if code != 0 and "no module named pip" in output.lower():
        raise SetupError(
            "Amends uses uv to install its packages, and this Python has neither venv nor pip to"
            " get it.\nInstall one of them (Debian, Ubuntu: `apt install python3-venv`) or uv"
            " itself, then run the same command again."
        )
    if code != 0 or find_uv() is None:
        raise explain("Installing uv", output)


def runs_as(python: str, version: str) -> bool:
    """True if this interpreter starts and is of the version asked for ("3.10")."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2], sys.implementation.name)"
    code, output = run([python, "-I", "-c", ask])
    return code == 0 and output.strip() == f"{version} cpython"


def pyenv_pythons(version: str) -> list[str]:
    """Interpreters under pyenv: its shims refuse to run a version that isn't selected."""
    roots = {os.environ.get("PYENV_ROOT"), str(Path.home() / ".pyenv")} - {None, ""}
    found = [path for root in roots for path in Path(root or "").glob(f"versions/{version}.*")]
    return [str(path / "bin/python") for path in sorted(found, reverse=True)]


def find_python(uv: str, version: str) -> Optional[str]:
    """An interpreter of this version that is on the machine already, or None."""
    code, output = run([uv, "python", "find", "--no-python-downloads", "--system", "--no-project",
                        "--quiet", version], cwd=Path(ROOT.anchor))  # fmt: skip
    candidates = [output.strip().splitlines()[-1]] if code == 0 and output.strip() else []
    candidates += pyenv_pythons(version)
    candidates += [shutil.which(f"python{version}") or sys.executable, sys.executable]
    return next((each for each in candidates if runs_as(each, version)), None)


def get_python(uv: str, versions: tuple[str, ...]) -> str:
    """An interpreter of the first version that can be had; downloads one if none is there."""
    for version in versions:
        found = find_python(uv, version)
        if found:
            return found
    code, output = run_uv([uv, "python", "install", "--quiet", versions[0]], cwd=Path(ROOT.anchor))
    found = find_python(uv, versions[0]) if code == 0 else None
    if found:
        return found
    wanted = versions[0] if len(versions) == 1 else f"{versions[-1]} to {versions[0]}"
    raise SetupError(
        f"Python {wanted} is needed, isn't on this machine and could not be downloaded.\n"
        f"Install it (with your system's packages, `pyenv install {versions[0]}` or"
        f" `uv python install {versions[0]}`),\nthen run the same command again.\n"
        + last_lines(output, 3)
    )


def make(environment: Environment, uv: str) -> None:
    """Creates the environment if need be and installs its lock, so that a repeat finds it ready."""
    interrupted = environment.python.exists() and not environment.stamp.exists()
    environment.stamp.unlink(missing_ok=True)
    version = next((v for v in environment.pythons if runs_as(str(environment.python), v)), None)
    if version is None:
        python = get_python(uv, environment.pythons)
        create = [uv, "venv", "--quiet", "--clear", "--no-project", "--python", python,
                  str(environment.folder)]  # fmt: skip
        code, output = run_uv(create, cwd=environment.folder.parent)
        if code != 0:
            raise explain(f"Making {environment.title}", output)
    install = [uv, "pip", "install", "--quiet", "--require-hashes", "--compile-bytecode",
               "--python", str(environment.python), "-r", str(environment.locks[0])]  # fmt: skip
    # Half of a package may lie there, and would count as installed.
    code, output = run_uv(install + (["--reinstall"] if interrupted else []))
    if code != 0:
        raise explain(f"Installing {environment.title}", output)
    # Our packages can then be imported from any working folder; the engine must not see them.
    places = "Lib/site-packages" if WINDOWS else "lib/python*/site-packages"
    for packages in environment.folder.glob(places) if environment.pythons == APP_PYTHONS else ():
        (packages / "amends.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp = stamp_for(environment.locks[0], environment.pythons)
    environment.stamp.write_text(json.dumps(stamp), encoding="utf-8")


def set_up(environments: list[Environment]) -> None:
    """Makes each environment that isn't ready; says nothing when all are."""
    waiting = [each for each in environments if not each.is_ready()]
    if not waiting:
        return
    uv = find_uv()
    total = len(waiting) + (0 if uv else 1)
    say(f"Setting up Amends in {ROOT} (once; about a minute, 3 GB)")
    if uv is None:
        staged(f"[1/{total}] uv, the installer", install_uv)
        uv = find_uv() or ""
    for number, each in enumerate(waiting, total - len(waiting) + 1):
        staged(f"[{number}/{total}] {each.title}", partial(make, each, uv))


def hand_over(python: Path, arguments: list[str]) -> NoReturn:
    """Becomes `python -m bot …`; -P, or a folder named bot where the user stands would win."""
    command = [str(python), "-P", "-m", "bot", *arguments]
    if WINDOWS:
        sys.exit(subprocess.call(command))
    os.execv(str(python), command)


def main(arguments: list[str]) -> None:
    """Sets up what the command needs, then hands over to it."""
    environments = needed(arguments)
    try:
        set_up(environments)
        hand_over(environments[0].python, arguments)
    except SetupError as problem:
        sys.exit(f"amends: {problem}")
    except OSError as problem:
        where, why = problem.filename or ROOT, problem.strerror or problem
        sys.exit(f"amends: {where}: {why}. Free some space, or check who owns it; then run again.")
    except KeyboardInterrupt:
        sys.exit("amends: stopped; the next run takes up where this one ended.")


if __name__ == "__main__":
    main(sys.argv[1:])
