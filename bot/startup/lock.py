"""Holds an installed environment against its lock."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from packaging.markers import Marker

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]+?))?\s*\\?$")
ASK = (
    "import json, platform; from importlib.metadata import distributions;"
    "print(json.dumps([platform.python_version(),"
    " {d.metadata['Name']: d.version for d in distributions()}]))"
)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: Path, python_version: str | None = None) -> dict[str, str]:
    """The packages a lock demands, by plain name; all of them, or those for one Python here."""
    found = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        match = PIN.match(line)
        if match and _applies(match[3], python_version):
            found[_plain(match[1])] = match[2]
    return found


def _applies(marker: str | None, python_version: str | None) -> bool:
    if marker is None or python_version is None:
        return True
    short = ".".join(python_version.split(".")[:2])
    environment = {"python_full_version": python_version, "python_version": short}
    return Marker(marker).evaluate(environment)


def installed(python: Path) -> tuple[str, dict[str, str]]:
    """The version of this Python and its packages. Raises OSError or ValueError if it won't run."""
    done = subprocess.run([str(python), "-I", "-c", ASK], capture_output=True, text=True)
    version, packages = json.loads(done.stdout)
    return str(version), {_plain(name): found for name, found in packages.items() if name}


def differences(lock: Path, python: Path) -> list[str]:
    """What is installed otherwise than locked, in words; empty if nothing is."""
    version, present = installed(python)
    return [
        f"{name} {present.get(name, 'missing')}, should be {wanted}"
        for name, wanted in sorted(pins(lock, version).items())
        if present.get(name) != wanted
    ]
