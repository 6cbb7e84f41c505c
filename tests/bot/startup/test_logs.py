"""The terminal gets one line, the file the whole story."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.startup import logs


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root, apart = logging.getLogger(), logging.getLogger(logs.FILE_ONLY)
    kept = list(root.handlers), root.level, list(apart.handlers), apart.propagate
    # So that `force` closes none of pytest's own.
    root.handlers = []
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level, apart.handlers, apart.propagate = kept


def test_a_traceback_goes_to_the_file_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_logging("warning", tmp_path / "app.log")
    try:
        raise KeyError("surprise")
    except KeyError:
        logging.getLogger("bot").exception("It broke.")
    shown = capsys.readouterr().err
    assert "ERROR: It broke." in shown
    assert "Traceback" not in shown
    assert "Traceback" in (tmp_path / "app.log").read_text(encoding="utf-8")


def test_the_servers_tracebacks_and_tokens_are_kept_from_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_logging("info", tmp_path / "app.log")
    logging.getLogger("uvicorn.error").error("Traceback (most recent call last): …")
    logging.getLogger("httpx").info("GET http://127.0.0.1:1/status?token=secret")
    assert capsys.readouterr().err == ""
    kept = (tmp_path / "app.log").read_text(encoding="utf-8")
    assert "Traceback" in kept
    assert "secret" not in kept
