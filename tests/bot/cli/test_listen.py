"""`amends listen`: a transcript in, what the coach notices out; errors say what to do."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli import listen as module
from bot.cli.listen import listen
from bot.cli.problem import CommandError
from bot.replay import Listening
from bot.startup.paths import ROOT
from coach.listening.observation import Observation
from coach.listening.wrapup import WrapUp
from phrasebank import Packs

CALLS = ROOT / "tests/data/calls"
GOOD = '{"speaker": "customer", "text": "My sofa came in two halves and I am furious."}'


@pytest.fixture(scope="module")
def listening(packs: Packs) -> Listening:
    return Listening(packs)


@pytest.fixture(autouse=True)
def one_coach(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The coach is made once; a framework that is named is looked up as ever."""
    really = module._listening
    if "listening" in request.fixturenames:
        shared = request.getfixturevalue("listening")
        monkeypatch.setattr(module, "_listening", lambda name: really(name) if name else shared)


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def written(folder: Path, *lines: str) -> str:
    path = folder / "sofa.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_it_prints_turns_and_the_wrap_up(listening, capsys) -> None:
    listen(str(CALLS / "parcel.jsonl"))
    out, err = capsys.readouterr()
    assert "1 customer where is my parcel???" in out
    assert "✗ “calm down”" in out
    assert out.index("Wrap-up") > out.index("fine. thanks")
    assert err == ""


def test_json_is_an_observation_a_line_and_the_wrap_up_last(listening, capsys) -> None:
    listen(str(CALLS / "dentist.jsonl"), as_json=True)
    *observations, last = lines_of(capsys)
    assert [told["turn"] for told in observations] == list(range(1, 15))
    assert [told["id"] for told in observations] == [f"d-{n}" for n in range(1, 15)]
    for told in observations:
        assert set(told) == set(Observation.model_fields)
        assert Observation.model_validate(told)
        assert all(None not in card.values() for card in told["nudges"])
    assert list(last) == ["wrapup"]
    assert WrapUp.model_validate(last["wrapup"]).call == "dentist"


def test_bad_lines_are_told_and_left_out(listening, capsys, tmp_path: Path) -> None:
    file = written(tmp_path, GOOD, "oops", '{"speaker": "agent", "text": "I am sorry."}', "{}")
    with pytest.raises(CommandError, match=r"2 turns were heard, 2 could not be read"):
        listen(file, as_json=True)
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in err.splitlines()] == ["line 2", "line 4"]
    told = [json.loads(line) for line in out.splitlines()]
    assert [each.get("turn") for each in told] == [1, 2, None]


def test_a_repeated_turn_is_heard_once(listening, capsys, tmp_path: Path) -> None:
    turn = GOOD.replace("}", ', "id": "m-1"}')
    listen(written(tmp_path, turn, turn, GOOD), as_json=True)
    first, again, other, _ = lines_of(capsys)
    assert first == again
    assert other["turn"] == 2


def test_each_whole_call_has_a_wrap_up_of_its_own(listening, capsys, tmp_path: Path) -> None:
    whole = f'{{"id": "c-1", "turns": [{GOOD}]}}'
    listen(written(tmp_path, whole, GOOD, whole.replace("c-1", "c-2")), as_json=True)
    told = lines_of(capsys)
    assert [each["turn"] for each in told if "turn" in each] == [1, 1, 1]
    calls = [each["wrapup"]["call"] for each in told if "wrapup" in each]
    assert calls == ["c-1", "sofa-2", "c-2"]


def test_it_reads_standard_input(listening, capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    listen("-", as_json=True)
    assert len(lines_of(capsys)) == 2


def test_another_framework_is_followed(listening, capsys, tmp_path: Path) -> None:
    listen(written(tmp_path, GOOD), as_json=True, framework="five_step")
    assert [step["id"] for step in lines_of(capsys)[0]["steps"]][0] == "apologize"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"file": "no-such.jsonl"}, "no-such.jsonl can't be read"),
        ({"file": str(CALLS)}, "can't be read"),
        ({"file": os.devnull}, "No turn was given"),
        ({"file": os.devnull, "speed": 2.0}, "Add --live"),
        ({"file": os.devnull, "framework": "seven"}, "Choose one of: "),
    ],
)
def test_what_cannot_be_done_is_said(listening, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        listen(**arguments)


def test_it_plays_at_the_pace_it_was_spoken(listening, capsys, monkeypatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    listen(str(CALLS / "dentist.jsonl"), as_json=True, live=True, speed=4)
    assert waited[0] == 0
    assert sum(waited) == pytest.approx(129 / 4)


def test_ctrl_c_ends_with_the_wrap_up_of_what_was_heard(listening, capsys, monkeypatch) -> None:
    def interrupted(_: float) -> None:
        if waited.append(1) or len(waited) == 3:
            raise KeyboardInterrupt

    waited: list[int] = []
    monkeypatch.setattr(time, "sleep", interrupted)
    with pytest.raises(typer.Exit) as ended:
        listen(str(CALLS / "bakery.jsonl"), as_json=True, live=True)
    assert ended.value.exit_code == 130
    assert [each.get("turn") for each in lines_of(capsys)] == [1, 2, None]


def amends(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, capture_output=True, text=True,
        input=given, timeout=120,
    )  # fmt: skip


def test_the_program_says_what_was_wrong_and_exits_1() -> None:
    done = amends("listen", "-", given=f"{GOOD}\nnot json\n")
    assert done.returncode == 1
    assert "My sofa came" in done.stdout
    assert "line 2: it is not JSON" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_the_program_hears_a_turn_while_the_pipe_is_open() -> None:
    command = [sys.executable, "-m", "bot", "listen", "-", "--json"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # A run in the background ignores the signal, and its children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{GOOD}\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["turn"] == 1
        process.send_signal(signal.SIGINT)
        assert "wrapup" in json.loads(process.stdout.readline())
        assert process.wait(30) == 130
