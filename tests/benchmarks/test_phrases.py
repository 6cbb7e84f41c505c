"""The benchmark of the rules, on a few messages of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import phrases
from benchmarks.messages import LABELLED, UNLABELLED, Unreadable, agents_lines, labelled
from benchmarks.rule_speed import MANY, many_rules
from coach.coach import Coach
from phrasebank import default_packs

ROWS = [
    {"text": "Calm down, please.", "types_core": ["calm_down"], "types_extra": []},
    {"text": "If I understand you, it rang.", "types_core": [], "types_extra": []},
    {"text": "Your tone hurts me.", "types_core": ["calm_down"], "types_extra": []},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = "\n".join(json.dumps({**row, "borderline": False}) for row in ROWS)
    (tmp_path / f"{LABELLED}.jsonl").write_text(rows, encoding="utf-8")
    for name in UNLABELLED:
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Hello."}\n', encoding="utf-8")
    return tmp_path


def test_scores_and_differences(folder: Path) -> None:
    coach = Coach(default_packs())
    rows = labelled(folder)
    assert phrases.score_rows(coach, rows)[0] == ["core types", "3", "1.00", "0.50", "0.67"]
    assert phrases.differences(coach, rows) == ["- missed (calm_down): Your tone hurts me."]
    assert ["calm_down", "2", "1"] in phrases.recall_rows(coach, rows)


def test_agents_lines_leave_the_customers_out(folder: Path) -> None:
    turns = [{"speaker": "customer", "text": "Hm."}, {"speaker": "agent", "text": "Yes."}]
    (folder / "upset_dialogues.jsonl").write_text(json.dumps({"turns": turns}), encoding="utf-8")
    assert agents_lines(folder)["upset_dialogues"] == ["Yes."]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=LABELLED):
        labelled(tmp_path)


def test_without_a_folder_it_says_what_to_give(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AMENDS_DEVDATA", raising=False)
    monkeypatch.setattr("sys.argv", ["phrases"])
    with pytest.raises(SystemExit):
        phrases.main()
    assert "AMENDS_DEVDATA" in capsys.readouterr().err


def test_a_thousand_rules_are_all_different() -> None:
    rules = many_rules(default_packs())
    assert len(rules) == MANY
    assert len({tuple(rule.match) for rule in rules.values()}) == MANY
