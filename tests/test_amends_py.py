"""The front door: what it decides, with fake PATHs and folders; nothing is installed here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import amends

POSIX = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for programs")


def program(folder: Path, name: str, body: str) -> Path:
    """A shell script that stands in for a program."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with locks, on a machine without uv or pyenv."""
    root = tmp_path / "checkout"
    (root / "requirements").mkdir(parents=True)
    (root / "bot/engine").mkdir(parents=True)
    for lock in ("requirements/app.txt", "requirements/dev.txt", "bot/engine/requirements.txt"):
        (root / lock).write_text(f"# {lock}\n", encoding="utf-8")
    monkeypatch.setattr(amends, "ROOT", root)
    monkeypatch.setattr(amends, "BOOT", root / ".boot")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return root


def mark_ready(environment: amends.Environment, lock: Path) -> None:
    program(environment.python.parent, environment.python.name, "true")
    stamp = amends.stamp_for(lock, environment.pythons)
    environment.stamp.write_text(json.dumps(stamp), encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [[], ["check", "x"], ["export", "1"], ["packs", "check"], ["up", "--help"]]
)
def test_quick_commands_need_no_engine(checkout: Path, arguments: list[str]) -> None:
    assert [each.folder for each in amends.needed(arguments)] == [checkout / ".venv"]


@pytest.mark.parametrize("command", ["up", "chat", "train", "test"])
def test_the_others_need_both(checkout: Path, command: str) -> None:
    folders = [each.folder for each in amends.needed([command])]
    assert folders == [checkout / ".venv", checkout / "bot/engine/.venv"]


def test_tests_install_the_larger_lock(checkout: Path) -> None:
    app = amends.needed(["test"])[0]
    assert [lock.name for lock in app.locks] == ["dev.txt"]


@POSIX
def test_an_environment_for_the_tests_will_do_for_anything(checkout: Path) -> None:
    mark_ready(amends.needed(["test"])[0], checkout / "requirements/dev.txt")
    assert amends.needed(["check"])[0].is_ready()
    assert amends.needed(["test"])[0].is_ready()


@POSIX
def test_an_environment_for_the_app_will_not_do_for_the_tests(checkout: Path) -> None:
    mark_ready(amends.needed(["check"])[0], checkout / "requirements/app.txt")
    assert amends.needed(["check"])[0].is_ready()
    assert not amends.needed(["test"])[0].is_ready()


@POSIX
def test_a_changed_lock_a_lost_python_or_a_broken_stamp_is_noticed(checkout: Path) -> None:
    app = amends.needed(["check"])[0]
    lock = checkout / "requirements/app.txt"
    mark_ready(app, lock)
    app.python.unlink()
    assert not app.is_ready()
    mark_ready(app, lock)
    app.stamp.write_text("{", encoding="utf-8")
    assert not app.is_ready()
    mark_ready(app, lock)
    lock.write_text("other==1\n", encoding="utf-8")
    assert not app.is_ready()


@POSIX
def test_uv_is_found_on_path_then_in_boot(checkout: Path, tmp_path: Path) -> None:
    assert amends.find_uv() is None
    own = program(checkout / ".boot/bin", "uv", "exit 0")
    assert amends.find_uv() == str(own)
    on_path = program(tmp_path / "bin", "uv", "exit 0")
    assert amends.find_uv() == str(on_path)


@POSIX
def test_a_uv_that_does_not_run_is_passed_over(checkout: Path, tmp_path: Path) -> None:
    program(tmp_path / "bin", "uv", "exit 1")
    assert amends.find_uv() is None


REPORTS = 'echo "{version} cpython"'


@POSIX
def test_a_python_that_uv_names_is_tried_before_it_is_believed(
    checkout: Path, tmp_path: Path
) -> None:
    shim = program(tmp_path / "shims", "python3.10", "echo 'pyenv: not found'; exit 127")
    uv = program(tmp_path / "bin", "uv", f"echo {shim}")
    real = program(
        tmp_path / "pyenv/versions/3.10.13/bin", "python", REPORTS.format(version="3.10")
    )
    assert amends.find_python(str(uv), "3.10") == str(real)


@POSIX
def test_without_any_it_is_downloaded(checkout: Path, tmp_path: Path) -> None:
    got = tmp_path / "got/python"
    uv = program(
        tmp_path / "bin",
        "uv",
        f'if [ "$2" = install ]; then mkdir -p {got.parent};'
        f" printf '#!/bin/sh\\necho 3.10 cpython\\n' > {got}; chmod +x {got}; exit 0; fi\n"
        f"[ -x {got} ] && echo {got}",
    )
    assert amends.get_python(str(uv), ("3.10",)) == str(got)


@POSIX
def test_a_python_that_cannot_be_had_is_explained(checkout: Path, tmp_path: Path) -> None:
    uv = program(tmp_path / "bin", "uv", "echo 'error: failed to lookup address'; exit 2")
    with pytest.raises(amends.SetupError, match=r"Python 3\.7 is needed(.|\n)*pyenv install 3\.7"):
        amends.get_python(str(uv), ("3.7",))


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("error: No space left on device (os error 28)", "disk is full"),
        ("error: Failed to fetch: `x` dns error", "check the network"),
        ("Hash mismatch for `x`", "differs from the one that was tested"),
        ("something else", "see the lines below"),
    ],
)
def test_a_failed_install_is_told_in_words(output: str, reason: str) -> None:
    assert reason in str(amends.explain("Installing", output))


@POSIX
def test_an_interrupted_install_is_done_again_in_full(checkout: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    uv = program(tmp_path / "bin", "uv", f'echo "$@" >> {calls}')
    app = amends.needed(["check"])[0]
    program(app.python.parent, app.python.name, REPORTS.format(version="3.13"))
    amends.make(app, str(uv))
    assert "--reinstall" in calls.read_text(encoding="utf-8")
    assert app.is_ready()
    calls.unlink()
    (checkout / "requirements/app.txt").write_text("other==1\n", encoding="utf-8")
    amends.make(amends.needed(["check"])[0], str(uv))
    assert "--reinstall" not in calls.read_text(encoding="utf-8")


@POSIX
def test_a_failed_install_leaves_no_stamp(checkout: Path, tmp_path: Path) -> None:
    uv = program(tmp_path / "bin", "uv", "exit 1")
    app = amends.needed(["check"])[0]
    mark_ready(app, checkout / "requirements/app.txt")
    program(app.python.parent, app.python.name, REPORTS.format(version="3.13"))
    with pytest.raises(amends.SetupError):
        amends.make(app, str(uv))
    assert not app.is_ready()


def test_misleading_variables_are_kept_from_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VIRTUAL_ENV", "UV_PYTHON", "PYENV_VERSION", "PYTHONPATH"):
        monkeypatch.setenv(name, "elsewhere")
    assert not amends.MISLEADING & set(amends.clean_environ())


def test_the_second_run_is_quick() -> None:
    """In processor time: a busy machine makes nobody slow."""
    script = (
        "import time, amends; t = time.process_time();"
        " [e.is_ready() for e in amends.needed(['up'])]; print(time.process_time() - t)"
    )
    root = Path(amends.__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )
    assert float(done.stdout) < 0.2
