"""What `amends doctor` says of packs and phone numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.doctor import doctor
from bot.settings import load_settings
from bot.startup import health
from bot.startup.health import Finding, packs, phones
from records.settings import load_store_settings

CONTACT = "{title: Anna, phone: '+44 20 7946 0000', note: Ring.}"
CONTACTS = ("duty_manager", "safety_contact", "wellbeing_contact")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team's own folder, empty, in the usual place."""
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


def test_numbers_that_are_not_set_are_still_to_do_but_no_problem(team: Path) -> None:
    found = phones(load_settings(), load_store_settings())
    assert all(name in found.found for name in CONTACTS)
    assert str(team / "policy.yml") in found.advice
    assert "amends packs init" in found.advice
    assert not found.urgent


def test_some_numbers_set_leave_the_others(team: Path) -> None:
    (team / "policy.yml").write_text(f"duty_manager: {CONTACT}\n", encoding="utf-8")
    found = phones(load_settings(), load_store_settings())
    assert "duty_manager" not in found.found
    assert "safety_contact" in found.found
    assert "amends packs init" not in found.advice


def test_all_numbers_set_leave_nothing_to_do(team: Path) -> None:
    lines = [f"{name}: {CONTACT}" for name in CONTACTS]
    (team / "policy.yml").write_text("\n".join(lines), encoding="utf-8")
    assert phones(load_settings(), load_store_settings()).advice == ""


def test_broken_packs_of_the_team_are_a_problem(team: Path) -> None:
    (team / "policy.yml").write_text("currency: XYZ", encoding="utf-8")
    found = packs(load_settings(), load_store_settings())
    assert found.urgent
    assert str(team / "policy.yml") in found.found
    assert "amends packs check" in found.advice


@pytest.mark.parametrize("urgent", [True, False])
def test_only_a_problem_fails_the_doctor(
    urgent: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = Finding("numbers", "none", "set them", urgent)
    monkeypatch.setattr(health, "CHECKS", (lambda *_: finding,))
    if urgent:
        with pytest.raises(BaseException) as ended:
            doctor()
        assert getattr(ended.value, "exit_code", None) == 1
    else:
        doctor()
    assert ("problem" if urgent else "to do") in capsys.readouterr().out
