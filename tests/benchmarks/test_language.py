"""The benchmark of language: its figures on cases made by hand, and a whole run on a few messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import language, language_anger, language_moves, language_scores
from benchmarks.language_ear import Ear
from benchmarks.language_moves import Said
from benchmarks.language_scores import Tally
from benchmarks.messages import LABELLED, UNLABELLED
from coach.coach import Coach

SORRY = "I'm so sorry, that's our mistake."
MOVES: list[dict[str, object]] = [
    {"text": SORRY, "moves": ["apology", "ownership", "compensation"], "moves_optional": []},
    {"text": "Hello there.", "moves": [], "moves_optional": ["fix"]},
]
ANGER: list[dict[str, object]] = [
    {"text": "Thanks, that works.", "anger": "calm"},
    {"text": "THIS IS A DISGRACE!! I'm furious, third time!", "anger": "angry"},
    {"text": "Lovely, thank you.", "anger": "angry", "anger_also_acceptable": ["frustrated"]},
]


@pytest.fixture(scope="module")
def ear(coach: Coach) -> Ear:
    return Ear(coach)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of messages with two or three in each file."""
    upset: list[dict[str, object]] = [
        {"text": row["text"], "upset": row["anger"] != "calm"} for row in ANGER[:2]
    ]
    phrase = {"text": "Calm down.", "types_core": ["calm_down"], "types_extra": []}
    files: dict[str, list[dict[str, object]]] = {name: [{"text": "Hello."}] for name in UNLABELLED}
    files |= {LABELLED: [{**phrase, "borderline": False}], language_anger.YES_OR_NO: upset}
    files |= dict.fromkeys((language_moves.BY_HAND, language_moves.SINGLE_LABEL), MOVES)
    files |= dict.fromkeys((language_anger.BY_HAND, *language_anger.MAPPED), ANGER)
    for name, rows in files.items():
        text = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_precision_recall_and_f1() -> None:
    counted = language_scores.tally(
        [(True, True)] * 3 + [(True, False)] + [(False, True)] * 2 + [(False, False)] * 9
    )
    assert counted == Tally(hits=3, false_alarms=1, missed=2)
    assert (counted.precision, counted.recall, counted.wanted) == (0.75, 0.6, 5)
    assert counted.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert (Tally().precision, Tally().recall, Tally().f1, Tally().empty) == (0, 0, 0, True)


def test_the_macro_leaves_out_what_says_nothing_and_counts_false_alarms_alone() -> None:
    counted = {"a": Tally(hits=1), "b": Tally(), "c": Tally(false_alarms=1)}
    assert language_scores.macro_f1(counted) == (0.5, ["b"])
    assert language_scores.macro_f1({}) == (0, [])


def test_equal_values_share_their_rank() -> None:
    assert language_scores.ranks([0.5, 0.1, 0.5, 0.9]) == [2.5, 1, 2.5, 4]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([1, 2, 3], [10, 20, 90], 1),
        ([1, 2, 3], [3, 2, 1], -1),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9486833),
        ([1, 1, 1], [1, 2, 3], 0),
    ],
)
def test_spearman(left: list[float], right: list[float], expected: float) -> None:
    assert language_scores.spearman(left, right) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scores", "true", "expected"),
    [
        ([0.9, 0.8, 0.1], [True, True, False], 1),
        ([0.9, 0.8, 0.1], [False, False, True], 0),
        ([0.5, 0.5], [True, False], 0.5),
        ([0.9, 0.4, 0.6, 0.1], [True, True, False, False], 0.75),
        ([0.9, 0.4], [True, True], 0.5),
    ],
)
def test_auc(scores: list[float], true: list[bool], expected: float) -> None:
    assert language_scores.auc(scores, true) == pytest.approx(expected)


def test_confusion() -> None:
    found = language_scores.confusion(["x", "y"], ["x", "x", "y"], ["x", "y", "y"])
    assert found == [[1, 1], [0, 1]]


def test_optional_moves_are_not_counted() -> None:
    rows = [Said("a", frozenset(), frozenset({"fix"})), Said("b", frozenset({"fix"}), frozenset())]
    counted = language_moves.tallies(rows, lambda _: {"fix", "thanks"}, ["fix", "thanks"])
    assert counted == {"fix": Tally(hits=1), "thanks": Tally(false_alarms=2)}


def test_there_is_an_expression_for_every_judged_move() -> None:
    assert set(language_moves.REGEXES) == set(language_moves.JUDGED)
    assert "compensation" in language_moves.by_regex("I've refunded it.")


def test_an_error_names_what_was_wanted_and_got(ear: Ear) -> None:
    wanted = frozenset({"apology", "ownership", "compensation"})
    [line] = language_moves.errors([Said(SORRY, wanted, frozenset())], ear)
    assert line.startswith("- missed compensation 0.")
    assert line.endswith(
        f"| wanted apology, compensation, ownership | got apology, ownership | {SORRY}"
    )


def test_the_levels_and_those_that_will_do(folder: Path, ear: Ear) -> None:
    rows = language_anger.told_in(folder, language_anger.BY_HAND, ear)
    row = language_anger.level_row("hand", rows)
    assert row[:4] == ["hand", "3", "0.67", "0.67"]
    assert "| angry | 1 | 0 | 1 |" in language_anger.confusion_table(rows)
    [error] = language_anger.errors(rows)
    assert "wanted angry, frustrated | Lovely" in error
    assert language_anger.airline_row(folder, ear)[-1] == "1.00"


def test_it_runs_to_its_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["language", "--devdata", str(folder), "--errors"])
    language.main()
    told = capsys.readouterr().out
    assert "| ownership | 1 | 1.00 | 1.00 | 1.00 |" in told
    assert "no example and no false alarm: empathy, restate, fix, followup." in told
    assert "| anger_xci | 3 |" in told
    assert "| core types | 1 | 1.00 | 1.00 | 1.00 |" in told
    assert "- missed compensation" in told


@pytest.mark.parametrize("given", [[], ["--devdata", "nowhere-at-all"]])
def test_without_the_messages_it_says_so(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AMENDS_DEVDATA", raising=False)
    monkeypatch.setattr("sys.argv", ["language", *given])
    language.main()
    assert capsys.readouterr().out.strip() == language.SKIPPED
