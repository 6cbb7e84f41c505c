"""What is refused before anything is started, and in which words."""

import errno
import socket
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.startup import preflight
from bot.startup.engine import free_port
from bot.startup.problem import StartupError, in_words


def test_a_free_port_is_taken_at_once() -> None:
    settings = Settings(port=free_port())
    with (
        preflight.listen(settings),
        pytest.raises(StartupError, match="is taken(.|\n)*AMENDS_PORT"),
    ):
        preflight.listen(settings)


def test_a_port_that_others_serve_is_refused() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(StartupError, match="is taken"):
            preflight.listen(Settings(port=other.getsockname()[1]))


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StartupError, match="Set AMENDS_HOME"):
        preflight.check_home(tmp_path / "file/home")


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(preflight, "ENOUGH_BYTES", 10**18)
    with pytest.raises(StartupError, match="MB are free"):
        preflight.check_home(tmp_path)


def test_a_missing_engine_environment_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"python3 amends\.py up"):
        preflight.engine_python(Settings(engine_python=tmp_path / "none"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT])
def test_an_error_of_the_system_becomes_a_sentence(number: int) -> None:
    told = pytest.raises(StartupError, match=r"^The log cannot be written.*then start again\.$")
    with told, in_words("The log cannot be written"):
        raise OSError(number, "system's words", "/some/where")
