"""When something around the coach fails: a sentence that says what to do, and nothing is lost or done twice."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.startup import model, paths
from tests.support.engine_channel import children, engine_of
from tests.support.stack import ROOT, START_SECONDS, Stack, environment, free_port, running_stack
from tests.support.talking import Talk

pytestmark = [
    pytest.mark.full,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc"),
]

TOLD = "cust furious, cooker delivered 9 days late 2nd time"


@pytest.fixture(scope="module")
def own(model_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A coach of our own to break."""
    with running_stack(model_home, tmp_path_factory.mktemp("own")) as running:
        yield running


def wait_until_ready(stack: Stack) -> None:
    ends = time.monotonic() + START_SECONDS
    while stack.client.get(f"{stack.url}/readyz").status_code != 200:
        assert time.monotonic() < ends, stack.log.read_text()
        time.sleep(0.2)


def test_messages_sent_while_the_engine_is_down_are_kept_and_answered_once(own: Stack) -> None:
    talk = Talk(own)
    talk.say(TOLD)
    engine = engine_of(own)
    assert engine
    os.kill(engine.pid, signal.SIGKILL)

    began = time.monotonic()
    failed = talk.say("done", id="while-away")
    also = talk.say("note: she rang twice", id="also-away")
    assert time.monotonic() - began < 10

    for answer in (failed, also):
        assert answer.behaviour == "failure"
        assert answer.buttons == {"Retry": "/retry"}
    waiting = talk.whole()["messages"][1:]
    assert [(m["id"], m["card"]) for m in waiting] == [("while-away", None), ("also-away", None)]
    assert httpx.get(f"{own.url}/readyz", trust_env=False).status_code == 503

    wait_until_ready(own)
    again = talk.say("done", id="while-away")
    assert (again.behaviour, again.step) == ("advance", "acknowledge")
    assert talk.say("done", id="while-away") == again
    retried = talk.press("/retry")
    assert (retried.id, retried.behaviour) == ("also-away", "record")

    whole, record = talk.whole(), talk.record()
    assert [message["id"] for message in whole["messages"]][1:] == ["while-away", "also-away"]
    assert all(message["card"] for message in whole["messages"])
    assert [note["text"] for note in record["notes"]] == ["she rang twice"]
    steps = [step["state"] for step in whole["recovery"]["steps"]]
    assert steps == ["done", "current", "todo", "todo"]
    after = engine_of(own)
    assert after
    assert after.pid != engine.pid


def test_a_case_goes_on_where_it_was_after_the_engine_came_back(own: Stack) -> None:
    """The engine forgot everything; the record did not."""
    on_a_step, in_the_wrap_up = Talk(own), Talk(own)
    on_a_step.say(TOLD)
    on_a_step.say("done")
    in_the_wrap_up.say(TOLD)
    in_the_wrap_up.say("he hung up")
    engine = engine_of(own)
    assert engine
    os.kill(engine.pid, signal.SIGKILL)
    # Until the app has seen it, it is still taken for ready.
    ends = time.monotonic() + 10
    while own.client.get(f"{own.url}/readyz").status_code == 200 and time.monotonic() < ends:
        time.sleep(0.05)
    wait_until_ready(own)

    assert on_a_step.say("next").step == "minds"
    in_the_wrap_up.say("the courier lost it")
    case = in_the_wrap_up.case()
    assert case
    assert (case["phase"], case["cause"]) == ("closed", "Courier or delivery round")


def test_a_database_held_by_another_program_is_told_and_the_message_can_be_sent_again(
    own: Stack,
) -> None:
    talk = Talk(own)
    talk.say(TOLD)
    other = sqlite3.connect(own.home / "amends.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        body = {"conversation": talk.id, "text": "done", "id": "held-up"}
        refused = own.client.post(f"{own.url}/api/chat", json=body)
        assert refused.status_code == 503
        assert "busy" in refused.json()["error"]
        assert refused.json()["do"]
        assert len(talk.whole()["messages"]) == 1, "reading must go on"
        other.execute("ROLLBACK")
    finally:
        other.close()

    answer = talk.say("done", id="held-up")
    assert (answer.behaviour, answer.step) == ("advance", "acknowledge")
    assert len(talk.whole()["messages"]) == 2


def _runs(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").exists()


def test_interrupted_it_ends_and_leaves_no_process(own: Stack) -> None:
    """Last of those that use it."""
    engine, started = engine_of(own), children(own.process.pid)
    assert engine
    own.process.send_signal(signal.SIGINT)
    assert own.process.wait(40) == 0, own.log.read_text()

    # What watches over the resources of our processes ends just after the last of them.
    until = time.monotonic() + 5
    while time.monotonic() < until and any(map(_runs, started)):
        time.sleep(0.05)
    assert [pid for pid in started if _runs(pid)] == []
    for port in (engine.port, int(own.url.rpartition(":")[2])):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert "Traceback" not in own.log.read_text(encoding="utf-8")


def run_up(home: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "up"], cwd=ROOT, env=environment(home, free_port()) | settings,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def told(done: subprocess.CompletedProcess[str]) -> str:
    """What a start that failed said; checks that it failed in words."""
    said = done.stdout + done.stderr
    assert done.returncode not in (0, None), said
    assert done.returncode > 0, f"ended by signal {-done.returncode}:\n{said}"
    assert "Traceback" not in said, said
    assert "amends: " in done.stderr, said
    assert "did not foresee" not in said, said
    return said


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = told(run_up(tmp_path, AMENDS_PORT=str(taken.getsockname()[1])))
    assert "AMENDS_PORT" in said


@pytest.mark.parametrize("home", ["/proc/amends", "/dev/null/amends", "/dev/null"])
def test_a_data_folder_that_cannot_be_written_is_told(home: str) -> None:
    assert "AMENDS_HOME" in told(run_up(Path(home)))


def test_a_missing_engine_environment_is_told(tmp_path: Path) -> None:
    said = told(run_up(tmp_path, AMENDS_ENGINE_PYTHON=str(tmp_path / "none")))
    assert "python3 amends.py up" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [("AMENDS_PORT", "many"), ("AMENDS_HOST", "0.0.0.0"), ("AMENDS_DATABASE_URL", "oracle://x")],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    assert name in told(run_up(tmp_path, **{name: value}))


def test_a_damaged_model_is_not_served_and_a_training_that_fails_is_told(tmp_path: Path) -> None:
    """With an engine's Python that can't train; tests/bot/startup trains anew."""
    damaged = model.expected_path(ROOT, paths.models(tmp_path))
    damaged.parent.mkdir()
    damaged.write_bytes(b"\x1f\x8b cut short")
    said = told(run_up(tmp_path, AMENDS_ENGINE_PYTHON=sys.executable))
    assert "training it" in said
    assert str(tmp_path / "run" / "training.log") in said


@pytest.fixture
def home_with_model(model_home: Path, tmp_path: Path) -> Path:
    """A data folder of its own with a trained model."""
    shutil.copytree(model_home / "models", tmp_path / "models")
    return tmp_path


def test_a_file_that_is_no_database_is_told(home_with_model: Path) -> None:
    (home_with_model / "amends.db").write_bytes(b"not a database" * 1_000)
    said = told(run_up(home_with_model))
    assert "amends.db" in said
    assert "AMENDS_HOME" in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to read-only files")
def test_a_database_that_is_read_only_is_told(home_with_model: Path) -> None:
    database = home_with_model / "amends.db"
    database.touch()
    database.chmod(0o444)
    assert "read-only" in told(run_up(home_with_model))
