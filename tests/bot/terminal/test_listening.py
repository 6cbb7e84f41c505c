"""What the coach noticed in a call, as a person reads it in the terminal."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.replay import Listening
from bot.terminal.listening import CallLog, chart, quoted
from bot.terminal.listening_screen import CallScreen
from bot.terminal.outputs import JsonLines, output_for
from bot.terminal.player import Player
from bot.transcripts import read
from phrasebank import Packs

CALLS = Path(__file__).parents[2] / "data/calls"
STEPS = [
    {"id": "listen", "title": "Make time to listen", "state": "done", "because": "Tell me more."},
    {"id": "act", "title": "Act and follow up", "state": "open", "because": None},
]
NUDGE = {
    "kind": "nudge", "title": "Say their word", "text": "They said **kettle**.", "nudge": "noun-2",
    "phrases": [{"text": "Your kettle goes out today."}],
}  # fmt: skip


def told(**more: Any) -> dict[str, Any]:
    """An observation on an agent's turn that showed nothing."""
    calm = {"score": 0.0, "level": "calm", "because": []}
    nothing: dict[str, Any] = {
        "turn": 1, "id": "t", "speaker": "agent", "text": "Hello there.", "understood": True,
        "anger": calm, "steps": [], "nudges": [], "stale": [],
        **dict.fromkeys(("moves", "signals", "findings", "promises"), ()),
    }  # fmt: skip
    return {**nothing, **more}


def console(**more: Any) -> Console:
    return Console(file=io.StringIO(), width=80, highlight=False, **more)


def shown(on: Console) -> str:
    assert isinstance(on.file, io.StringIO)
    return on.file.getvalue()


def logged(packs: Packs, *observations: dict[str, Any]) -> str:
    on = console()
    log = CallLog(on, packs)
    for observation in observations:
        log.turn(observation)
    return shown(on)


def test_a_turn_that_shows_nothing_is_one_line(packs: Packs) -> None:
    assert logged(packs, told()).split() == ["1", "agent", "Hello", "there."]


def test_anger_is_told_with_the_words_that_show_it(packs: Packs) -> None:
    anger = {"score": 0.81, "level": "angry", "because": ["a joke", "so " * 40]}
    text = logged(packs, told(speaker="customer", anger=anger, signals=["refund_wanted"]))
    assert "~ angry 0.81: “a joke”," in text
    assert "…”" in text
    assert "! refund wanted" in text


def test_moves_findings_and_promises_are_told_in_words(packs: Packs) -> None:
    moves = [{"move": "apology"}, {"move": "apology"}, {"move": "fix"}]
    findings = [{"quote": "sorry if", "why": "It doubts.", "instead": ["I'm sorry that …", "b"]}]
    promises = [{"who": "agent", "what": "ring back", "due": None, "due_text": "by noon"}]
    text = logged(packs, told(moves=moves, findings=findings, promises=promises))
    assert "+ an apology, a fix" in text
    assert "✗ “sorry if” It doubts." in text
    assert "→ I'm sorry that …" in text
    assert "» promised by the agent: ring back (by noon)" in text


def test_a_step_is_ticked_once_with_its_quote(packs: Packs) -> None:
    text = logged(packs, told(steps=STEPS), told(turn=2, steps=STEPS))
    assert text.count("✓ Make time to listen “Tell me more.”") == 1
    assert "Act and follow up" not in text


def test_a_nudge_says_what_to_do_and_what_to_say(packs: Packs) -> None:
    text = logged(packs, told(nudges=[NUDGE]))
    assert "─ Say their word ─" in text
    assert "They said kettle." in text
    assert "“Your kettle goes out today.”" in text


def test_the_same_turn_again_is_not_printed_again(packs: Packs) -> None:
    assert logged(packs, told(), told()) == logged(packs, told())


def test_a_turn_in_another_language_concludes_nothing(packs: Packs) -> None:
    text = logged(packs, told(speaker="customer", understood=False))
    assert "Not in English" in text
    assert "calm" not in text


def test_marks_in_a_turn_are_printed_as_they_are(packs: Packs) -> None:
    assert "[red]bold[/red] :smile: [/x]" in logged(
        packs, told(text="[red]bold[/red] :smile: [/x]")
    )


def test_the_anger_is_a_picture_and_numbers() -> None:
    assert chart([0.0, 1.0, 0.5]) == "▁█▅  first 0.00, highest 1.00, last 0.50"
    assert len(chart([0.5] * 200).split()[0]) == 40
    assert quoted("short") == "“short”"


def screen(packs: Packs, width: int = 80, height: int = 24) -> tuple[CallScreen, Console]:
    on = console(height=height, force_terminal=True, color_system=None)
    on.width = width
    return CallScreen(on, packs), on


def drawn(view: CallScreen, on: Console) -> list[str]:
    with on.capture() as capture:
        on.print(view)
    return capture.get().rstrip("\n").split("\n")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 12), (200, 60), (20, 5)])
def test_the_screen_fits_the_terminal_and_shows_the_newest(packs, width: int, height: int) -> None:
    view, on = screen(packs, width, height)
    for turn in range(1, 60):
        view.turn(told(turn=turn, text=f"number {turn}", steps=STEPS, nudges=[NUDGE]))
    lines = drawn(view, on)
    assert len(lines) <= height
    assert all(len(line) <= width for line in lines)
    if height >= 12:
        assert any("number 59" in line for line in lines)
        assert any("Say their word" in line for line in lines)


def test_the_screen_has_steps_and_takes_a_stale_nudge_off(packs: Packs) -> None:
    view, on = screen(packs)
    view.turn(told(steps=STEPS, nudges=[NUDGE]))
    text = "\n".join(drawn(view, on)).replace("\xa0", " ")
    assert "✓ Make time to listen   ○ Act and follow up" in text
    assert "Say their word" in text
    view.turn(told(turn=2, steps=STEPS, stale=["noun-2"]))
    assert "Say their word" not in "\n".join(drawn(view, on))


def test_the_screen_gives_the_terminal_back_and_then_tells_of_bad_lines(packs, capsys) -> None:
    view, on = screen(packs)
    view.begins("kettle")
    view.turn(told(steps=STEPS))
    view.wrong("line 2: oops")
    assert capsys.readouterr().err == ""
    view.close()
    view.close()
    assert shown(on).endswith("\x1b[?25h") or "\x1b[?1049l" in shown(on)
    assert capsys.readouterr().err == "line 2: oops\n"


def test_what_is_printed_depends_on_where_it_goes(packs: Packs) -> None:
    assert isinstance(output_for(packs, as_json=True, live=True), JsonLines)
    assert isinstance(output_for(packs, as_json=False, live=True), CallLog), "no terminal here"


@pytest.fixture(scope="module")
def listening(packs: Packs) -> Listening:
    return Listening(packs)


@pytest.mark.parametrize("path", sorted(CALLS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_whole_call_fits_80_columns_without_colours(packs, listening, path: Path) -> None:
    on = console()
    player = Player(listening, CallLog(on, packs))
    with path.open("rb") as source:
        player.play(read(source, path.stem))
    text = shown(on)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("Wrap-up") == 1
    assert player.turns == len(path.read_text(encoding="utf-8").splitlines())
