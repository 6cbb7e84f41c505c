"""The locks: every direct dependency is in them, within its range, hashed, and from nowhere."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.startup.lock import pins

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "requirements/app.txt"
DEV = ROOT / "requirements/dev.txt"
ENGINE = ROOT / "bot/engine/requirements.txt"


def project(path: str) -> dict[str, object]:
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))["project"]


def demanded(*, dev: bool) -> list[Requirement]:
    table = project("pyproject.toml")
    wanted = [*table["dependencies"]]
    wanted += table["optional-dependencies"]["dev"] if dev else []
    return [Requirement(line) for line in wanted]


def assert_satisfies(lock: Path, requirements: list[Requirement]) -> None:
    locked = pins(lock)
    for requirement in requirements:
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{lock.name} lacks {name}: compile the locks again"
        assert requirement.specifier.contains(locked[name], prereleases=True), (
            f"{lock.name} has {name} {locked[name]}, pyproject.toml wants {requirement.specifier}"
        )


def test_the_app_lock_satisfies_the_project() -> None:
    assert_satisfies(APP, demanded(dev=False))


def test_the_dev_lock_satisfies_the_project_and_its_dev_extra() -> None:
    assert_satisfies(DEV, demanded(dev=True))


def test_the_engine_lock_satisfies_its_own_project() -> None:
    wanted = project("bot/engine/pyproject.toml")["dependencies"]
    assert_satisfies(ENGINE, [Requirement(line) for line in wanted])


def test_the_dev_lock_holds_all_of_the_app_lock() -> None:
    assert pins(APP).items() <= pins(DEV).items()


def test_the_engine_and_its_python_agree() -> None:
    version = (ROOT / "bot/engine/.python-version").read_text(encoding="utf-8").strip()
    assert version == "3.10"
    assert project("bot/engine/pyproject.toml")["requires-python"] == ">=3.10,<3.11"


@pytest.mark.parametrize("lock", [APP, DEV, ENGINE], ids=lambda path: path.name)
def test_a_lock_names_no_address_and_no_machine(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "file:" not in text
    assert not re.search(r"^\s*--(index|extra-index|find-links|trusted-host)", text, re.M)


@pytest.mark.parametrize("lock", [APP, DEV, ENGINE], ids=lambda path: path.name)
def test_each_pin_has_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8").strip())
    # A package may be pinned twice, for different Pythons.
    assert {canonicalize_name(entry.split("==")[0]) for entry in entries} == set(pins(lock))
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_uv_lock_is_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "uv.lock" in ignored
