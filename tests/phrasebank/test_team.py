"""A team's own folder, laid over the packs that come with Amends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from phrasebank import PackError, Packs, Problem, load

SAY = "mama.listen.got_time"


def write(team: Path, file: str, content: Any) -> None:
    path = team / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), "utf-8")


def refused(team: Path) -> list[Problem]:
    with pytest.raises(PackError) as error:
        load(team=team)
    return error.value.problems


def phrase(packs: Packs, **changes: Any) -> dict[str, Any]:
    """A shipped phrase as it would be written, changed."""
    return packs.phrases[SAY].model_dump(exclude_none=True) | changes


def test_an_empty_folder_changes_nothing(packs: Packs, tmp_path: Path) -> None:
    loaded = load(team=tmp_path)
    assert loaded == packs


def test_an_entry_of_its_own_is_added(packs: Packs, tmp_path: Path) -> None:
    write(tmp_path, "phrases/ours.yml", {"phrases": [phrase(packs, id="ours.one")]})
    loaded = load(team=tmp_path)
    assert loaded.phrases["ours.one"].text == packs.phrases[SAY].text
    assert len(loaded.phrases) == len(packs.phrases) + 1
    assert loaded.file_of("phrases", "ours.one") == str(tmp_path / "phrases/ours.yml")


def test_an_entry_of_the_same_id_takes_the_place_of_the_shipped_one(
    packs: Packs, tmp_path: Path
) -> None:
    ours = phrase(packs, text="I have time.", example="I have time.")
    write(tmp_path, "phrases/any_name.yml", {"phrases": [ours]})
    loaded = load(team=tmp_path)
    assert loaded.phrases[SAY].text == "I have time."
    assert list(loaded.phrases) == list(packs.phrases)


def test_a_policy_needs_only_what_differs(packs: Packs, tmp_path: Path) -> None:
    write(tmp_path, "policy.yml", {"currency": "EUR", "symbol": "€"})
    policy = load(team=tmp_path).policy
    assert (policy.currency, policy.symbol) == ("EUR", "€")
    assert policy.roles == packs.policy.roles


def test_a_policy_given_by_hand_stands_in_for_the_teams(tmp_path: Path) -> None:
    write(tmp_path, "team/policy.yml", {"currency": "EUR"})
    write(tmp_path, "other.yml", {"currency": "USD"})
    loaded = load(team=tmp_path / "team", policy=tmp_path / "other.yml")
    assert loaded.policy.currency == "USD"


def test_what_is_wrong_in_a_policy_is_told_with_its_file(tmp_path: Path) -> None:
    write(tmp_path, "policy.yml", {"currency": "XYZ"})
    (told,) = refused(tmp_path)
    assert (told.file, told.field) == (str(tmp_path / "policy.yml"), "currency")


def test_a_framework_of_its_own_can_be_the_default(packs: Packs, tmp_path: Path) -> None:
    ours = packs.frameworks["mama"].model_dump(exclude_none=True) | {"id": "ours"}
    write(tmp_path, "frameworks/ours.yml", ours)
    write(tmp_path, "policy.yml", {"default_framework": "ours"})
    assert load(team=tmp_path).policy.default_framework == "ours"


def test_hidden_entries_are_gone(packs: Packs, tmp_path: Path) -> None:
    rule = next(iter(packs.rules))
    write(tmp_path, "hide.yml", {"rules": [rule], "phrases": [SAY]})
    loaded = load(team=tmp_path)
    assert rule not in loaded.rules
    assert SAY not in loaded.phrases


def test_with_a_framework_go_the_phrases_that_only_it_had(packs: Packs, tmp_path: Path) -> None:
    write(tmp_path, "hide.yml", {"frameworks": ["five_step"]})
    loaded = load(team=tmp_path)
    assert "five_step" not in loaded.frameworks
    steps = {step for phrase in loaded.phrases.values() for step in phrase.steps}
    assert not any(step.startswith("five_step.") for step in steps)
    assert all(phrase.steps for phrase in loaded.phrases.values())
    assert SAY in loaded.phrases


def test_the_default_framework_cannot_be_hidden(packs: Packs, tmp_path: Path) -> None:
    write(tmp_path, "hide.yml", {"frameworks": [packs.policy.default_framework]})
    (told,) = refused(tmp_path)
    assert told.field == "default_framework"


def test_a_step_that_a_teams_phrase_names_must_exist(packs: Packs, tmp_path: Path) -> None:
    write(tmp_path, "phrases/ours.yml", {"phrases": [phrase(packs, steps=["mama.hear"])]})
    (told,) = refused(tmp_path)
    assert (told.file, told.entry) == (str(tmp_path / "phrases/ours.yml"), SAY)
    assert "mama.listen" in told.message or "did you mean" in told.message


@pytest.mark.parametrize(
    ("content", "place"),
    [({"rules": ["empathy.nothing"]}, "rules"), ({"cards": ["start.opened"]}, "cards"),
     ({"rules": "empathy.i_understand"}, "rules")],
)  # fmt: skip
def test_what_cannot_be_hidden_is_told(content: Any, place: str, tmp_path: Path) -> None:
    write(tmp_path, "hide.yml", content)
    (told,) = refused(tmp_path)
    assert (told.file, told.field) == (str(tmp_path / "hide.yml"), place)


def test_an_id_twice_in_the_teams_own_files_is_told(packs: Packs, tmp_path: Path) -> None:
    for file in ("a", "b"):
        write(tmp_path, f"phrases/{file}.yml", {"phrases": [phrase(packs)]})
    (told,) = refused(tmp_path)
    assert (told.file, told.entry, told.field) == (str(tmp_path / "phrases/b.yml"), SAY, "id")
    assert str(tmp_path / "phrases/a.yml") in told.message


@pytest.mark.parametrize(
    "file", ["ours.yml", "phrase/ours.yml", "phrases/ours.yaml", "sample.yml", "frameworks.yml",
             "phrases/more/ours.yml"],
)  # fmt: skip
def test_a_file_that_nobody_reads_is_told(file: str, packs: Packs, tmp_path: Path) -> None:
    write(tmp_path, file, {"phrases": [phrase(packs)]})
    (told,) = refused(tmp_path)
    assert told.file == str(tmp_path / file)
    assert ".yml" in told.message


@pytest.mark.parametrize("file", [".git/config.yml", "phrases/.#ours.yml", "README.md"])
def test_what_tools_leave_behind_is_passed_over(packs: Packs, file: str, tmp_path: Path) -> None:
    write(tmp_path, file, "neither: [YAML nor a pack")
    assert load(team=tmp_path) == packs


def test_new_rows_of_offers_are_looked_at_first(packs: Packs, tmp_path: Path) -> None:
    last = packs.offers.rows[-1].model_dump(exclude_none=True)
    ours = last | {"id": "ours.late", "failures": ["late"]}
    write(tmp_path, "offers.yml", {"rows": [ours]})
    rows = load(team=tmp_path).offers.rows
    assert [row.id for row in rows] == ["ours.late", *(row.id for row in packs.offers.rows)]


def test_a_row_and_a_kind_of_the_same_id_are_replaced(packs: Packs, tmp_path: Path) -> None:
    kind = packs.offers.kinds[0].model_dump(exclude_none=True) | {"title": "Our own"}
    row = packs.offers.rows[0].model_dump(exclude_none=True) | {"why": "Because."}
    write(tmp_path, "offers.yml", {"kinds": [kind], "rows": [row]})
    loaded = load(team=tmp_path)
    assert loaded.offers.kinds[0].title == "Our own"
    assert loaded.offers.rows[0].why == "Because."
    assert len(loaded.offers.rows) == len(packs.offers.rows)
    assert loaded.file_of("rows", row["id"]) == str(tmp_path / "offers.yml")


@pytest.mark.parametrize(
    ("content", "entry", "place"),
    [
        ({"rows": [{"id": "ours.late"}]}, "ours.late", "why"),
        ({"rows": "all"}, "", "rows"),
        ({"prices": []}, "", ""),
    ],
)
def test_what_is_wrong_with_offers_is_told(
    content: Any, entry: str, place: str, tmp_path: Path
) -> None:
    write(tmp_path, "offers.yml", content)
    found = {(told.file, told.entry, told.field) for told in refused(tmp_path)}
    assert (str(tmp_path / "offers.yml"), entry, place) in found


def test_a_last_row_that_no_longer_fits_all_is_told(packs: Packs, tmp_path: Path) -> None:
    last = packs.offers.rows[-1].model_dump(exclude_none=True) | {"failures": ["late"]}
    write(tmp_path, "offers.yml", {"rows": [last]})
    (told,) = refused(tmp_path)
    assert (told.file, told.field) == (str(tmp_path / "offers.yml"), "rows")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (told,) = refused(tmp_path / "nowhere")
    assert told.file == str(tmp_path / "nowhere")
    assert "amends packs init" in told.message
