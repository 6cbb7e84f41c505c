"""Changed packs are taken up by a running app, or told of; over HTTP."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.stack import Stack, running_stack
from tests.support.talking import Talk

pytestmark = pytest.mark.full

SECONDS = 60
SENTENCE = "Our widget desk is shut."
RULE = {
    "id": "jargon.widget_desk", "title": '"Widget desk"', "kind": "says", "match": ["widget desk"],
    "why": "They have never heard of it.", "instead": ["The people who mend it."],
    "severity": "nudge", "evidence": "practice", "source": "own",
    "flags": ["Our widget desk is shut.", "ask the widget desk", "Widget desk, please."],
    "passes": ["Our widget is on the desk.", "A desk for widgets.", "The desk is shut."],
}  # fmt: skip


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team's own folder, empty at first."""
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(scope="module")
def running(model_home: Path, team: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A coach of its own that uses it."""
    home = tmp_path_factory.mktemp("home")
    with running_stack(model_home, home, AMENDS_PACKS=str(team)) as started:
        yield started


def write(team: Path, file: str, content: Any) -> None:
    path = team / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), "utf-8")


def found(running: Stack, sentence: str = SENTENCE) -> set[str]:
    body = {"text": sentence}
    answer = running.client.post(f"{running.url}/api/check", json=body)
    assert answer.status_code == 200, answer.text
    return {finding["rule"] for finding in answer.json()["findings"]}


def ready(running: Stack) -> dict[str, Any]:
    answer = running.client.get(f"{running.url}/readyz")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def soon(holds: Any) -> bool:
    """Whether it comes true before long."""
    ends = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > ends:
            return False
        time.sleep(0.2)
    return True


def test_changes_are_taken_up_and_broken_ones_told(running: Stack, team: Path) -> None:
    talk = Talk(running)
    talk.say("cust furious, her cooker came 9 days late, paid 340")
    assert found(running) == set()

    write(team, "avoid/ours.yml", {"rules": [RULE]})
    assert soon(lambda: found(running) == {"jargon.widget_desk"})
    assert ready(running) == {"ready": True}

    write(team, "policy.yml", "currency: XYZ\n")
    assert soon(lambda: "packs" in ready(running))
    (told,) = ready(running)["packs"]
    assert told.startswith(f"{team / 'policy.yml'}: (file): currency: ")
    assert "XYZ" in running.log.read_text(encoding="utf-8")
    assert found(running) == {"jargon.widget_desk"}
    assert "£" in talk.say("what can i offer").text

    write(team, "policy.yml", {"currency": "EUR", "symbol": "€"})
    assert soon(lambda: ready(running) == {"ready": True})
    # The action that answers here has its coach from the same place as the page.
    assert "€" in talk.say("what can i offer").text


def test_a_case_goes_on_when_its_framework_is_hidden(running: Stack, team: Path) -> None:
    talk = Talk(running)
    talk.say("cust furious, her cooker came 9 days late")
    talk.press('/framework{"framework": "five_step"}')
    before = talk.case()
    assert before is not None and before["framework"]["id"] == "five_step"

    write(team, "hide.yml", {"frameworks": ["five_step"]})
    frameworks = f"{running.url}/api/frameworks"
    assert soon(lambda: "five_step" not in {f["id"] for f in running.client.get(frameworks).json()})
    after = talk.case()
    assert after is not None and after["framework"]["id"] == "mama"
    assert talk.press("/where").behaviour == "where"
    assert talk.press("/advance").step in {step["id"] for step in after["steps"]}
    assert talk.record()["frameworks"]
