"""`amends packs`: what a team lead does in the first hour."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli.main import app
from bot.cli.packs import app as packs_app
from bot.cli.problem import CommandError
from phrasebank import PackError
from phrasebank.loader import ROOT as SHIPPED

CASE = "cooker 9 days late, mrs patel, upset, £340"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team's own folder, in use."""
    folder = tmp_path / "packs"
    folder.mkdir()
    monkeypatch.setenv("AMENDS_PACKS", str(folder))
    return folder


def run(*words: str) -> str:
    """What `amends packs …` prints; what it refuses comes as the exception that the program tells."""
    done = CliRunner().invoke(packs_app, words, catch_exceptions=False, env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    return done.output


def view(*words: str) -> Any:
    return json.loads(run("preview", *words, "--json"))


def write(team: Path, file: str, content: Any) -> None:
    path = team / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content), encoding="utf-8")


# --- init


def test_init_makes_a_policy_to_fill_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    assert str(tmp_path / "packs/policy.yml") in run("init")
    made = (tmp_path / "packs/policy.yml").read_text(encoding="utf-8")
    assert made == (SHIPPED / "policy.yml").read_text(encoding="utf-8")
    assert "# EDIT" in made
    out = run("check")
    assert "1 entry of your own" in out
    assert "duty_manager" in out


def test_init_touches_nothing_that_is_there(team: Path) -> None:
    (team / "policy.yml").write_text("currency: EUR\n", encoding="utf-8")
    with pytest.raises(CommandError, match="there already"):
        run("init")
    assert (team / "policy.yml").read_text(encoding="utf-8") == "currency: EUR\n"


def test_init_elsewhere_says_how_to_use_it(tmp_path: Path) -> None:
    assert f"AMENDS_PACKS={tmp_path / 'new/ours'}" in run("init", str(tmp_path / "new/ours"))


def test_init_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="can't be written"):
        run("init", str(tmp_path / "file/packs"))


# --- check


def test_a_named_folder_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_PACKS", str(tmp_path / "nowhere"))
    with pytest.raises(PackError, match="amends packs init"):
        run("check")
    with pytest.raises(CommandError, match="amends packs init"):
        run("check", str(tmp_path / "nowhere"))


def test_the_check_names_the_teams_file(team: Path) -> None:
    write(team, "policy.yml", {"currency": "XYZ"})
    with pytest.raises(PackError) as refused:
        run("check")
    assert str(refused.value).startswith(f"{team / 'policy.yml'}: (file): currency: ")


def test_the_check_holds_the_teams_entries_against_their_examples(team: Path) -> None:
    rule = yaml.safe_load((SHIPPED / "avoid/apology.yml").read_text(encoding="utf-8"))["rules"][0]
    write(team, "avoid/ours.yml", {"rules": [rule | {"flags": [*rule["flags"], "Good morning."]}]})
    with pytest.raises(PackError) as refused:
        run("check", str(team))
    (told,) = refused.value.problems
    assert (told.file, told.entry, told.field) == (
        str(team / "avoid/ours.yml"), rule["id"], "flags",
    )  # fmt: skip


# --- preview: what it shows is tested in tests/bot/preview


def test_a_phrase_not_yet_in_git_can_be_seen(team: Path) -> None:
    write(team, "phrases/ours.yml", {"phrases": [{
        "id": "ours.tea", "steps": ["mama.listen"], "move": "question", "tone": "warm",
        "length": "short", "channel": ["voice"], "text": "Shall I ring about your {noun}[, {name}]?",
        "example": "Shall I ring about your cooker, Mrs Patel?", "source": "own",
    }]})  # fmt: skip
    (told,) = view("phrase", "ours.tea", "--case", "his sofa is late")["phrases"]
    assert told["reads"] == "Shall I ring about your sofa?"
    assert told["file"] == str(team / "phrases/ours.yml")


def test_the_stakes_of_an_offer_are_given_by_options(team: Path) -> None:
    words = ("--failure", "late", "--severity", "serious", "--fault", "ours", "--repeated")
    shown = view("offer", *words, "--value", "valued", "--amount", "340")
    assert shown["stakes"] == {
        "failure": "late", "severity": "serious", "fault": "ours", "repeated": "yes",
        "value": "valued", "amount": "£340",
    }  # fmt: skip


def test_the_teams_policy_is_what_is_shown(team: Path) -> None:
    write(team, "policy.yml", {"currency": "EUR", "symbol": "€"})
    shown = view("policy", "--amount", "99.5")
    assert (shown["file"], shown["amount"]) == (str(team / "policy.yml"), "€99.50")


@pytest.mark.parametrize("words", [
    ("phrase",), ("phrase", "mama.listen.what_next", "--step", "mama.listen"),
])  # fmt: skip
def test_one_phrase_or_a_step_is_wanted(words: tuple[str, ...], team: Path) -> None:
    with pytest.raises(CommandError, match="--step"):
        run("preview", *words)


@pytest.mark.parametrize(
    "name", ["framework", "phrase", "rule", "sentence", "offer", "policy", None]
)
def test_each_preview_has_help_with_an_example(name: str | None) -> None:
    words = ["packs", "preview", *([name] if name else []), "--help"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0
    assert "Example" in done.output
