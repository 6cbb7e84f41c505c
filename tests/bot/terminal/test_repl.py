"""An employee holds a recovery in the terminal, with keys and words, against the real coach."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.terminal.client import CoachClient, CoachError
from bot.terminal.repl import Repl
from tests.support.stack import ROOT, Stack, environment, new_conversation

pytestmark = pytest.mark.full

ENTER, ALT, END = "\r", "\x1b", "\x04"


def typed(stack: Stack, conversation: str, keys: str) -> str:
    """What the terminal shows after these keys."""
    shown = io.StringIO()
    console = Console(file=shown, width=100, color_system=None)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + END)
        with CoachClient(stack.url, conversation) as client:
            Repl(client, console).run()
    return shown.getvalue()


def test_she_walks_back_and_forth_with_keys(stack: Stack) -> None:
    conversation = new_conversation()
    keys = f"cust furious, cooker delivered 9 days late{ENTER}{ALT}n{ALT}u{ALT}l"

    shown = typed(stack, conversation, keys)

    assert "1 of 4 · Make time to listen" in shown
    assert "2 of 4 · Acknowledge and apologize" in shown
    assert "Taken back. 1 of 4" in shown
    assert "You are on 1 of 4" in shown


def test_a_digit_copies_a_phrase_onto_the_record(stack: Stack) -> None:
    conversation = new_conversation()

    typed(stack, conversation, f"guest angry, room not ready{ENTER}1")

    recovery = stack.get(f"/api/conversations/{conversation}")["recovery"]
    assert isinstance(recovery, dict)
    record = stack.get(f"/api/recoveries/{recovery['id']}")
    assert len(record["phrases"]) == 1  # type: ignore[arg-type]


def test_a_letter_presses_a_button(stack: Stack) -> None:
    conversation = new_conversation()

    shown = typed(stack, conversation, f"guest angry, room not ready{ENTER}a{ENTER}")

    assert "2 of 4" in shown


def test_two_cases_are_kept_apart(stack: Stack) -> None:
    first = new_conversation()
    keys = f"cust angry, parcel lost{ENTER}{ALT}tguest in tears, room not ready{ENTER}{ALT}1{ALT}r"

    shown = typed(stack, first, keys)

    last_card = shown[shown.rindex("The record so far") :]
    assert "parcel" in last_card
    assert "room" not in last_card


def test_a_coach_that_is_gone_is_said_and_nothing_breaks(stack: Stack) -> None:
    with (
        CoachClient("http://127.0.0.1:9", new_conversation()) as client,
        pytest.raises(CoachError, match="amends doctor"),
    ):
        client.say("cust angry")


def test_lines_from_a_pipe_are_answered(stack: Stack) -> None:
    port = int(stack.url.rsplit(":", 1)[1])
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input="guest angry, room not ready\nwhat do i say\n",
        cwd=ROOT, env=environment(stack.home, port), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "Make time to listen" in done.stdout
    assert "To say now" in done.stdout
