"""The table of settings: where values come from, and what is refused."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(f"AMENDS_{field.upper()}", raising=False)
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def test_the_defaults() -> None:
    settings = load_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8420)
    assert settings.url == "http://127.0.0.1:8420"


def test_every_field_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "amends.toml").write_text("port = 9001\nlog_level = 'debug'\nhome = 'x'\n")
    monkeypatch.setenv("AMENDS_PORT", "9002")
    settings = load_settings()
    assert (settings.port, settings.log_level) == (9002, "debug")


def test_the_file_in_home_wins_over_the_one_here(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/amends.toml").write_text("port = 9003\n")
    (tmp_path / "amends.toml").write_text("port = 9001\n")
    assert load_settings().port == 9003


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_RASA_URL", "")
    assert load_settings().rasa_url is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.test", ""])
def test_an_address_others_can_reach_is_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Exception, match="no sign-in yet"):
        Settings(host=host)


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.9", "http://127.0.0.9:8420"), ("::1", "http://[::1]:8420"),
     ("localhost", "http://127.0.0.1:8420")],
)  # fmt: skip
def test_loopback_is_welcome(host: str, url: str) -> None:
    assert Settings(host=host).url == url


def test_a_wrong_value_is_named_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_PORT", "many")
    monkeypatch.setenv("AMENDS_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert "AMENDS_PORT" in str(told.value)
    assert "AMENDS_LOG_LEVEL" in str(told.value)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "amends.toml").write_text("port = = 1")
    with pytest.raises(SettingsError, match=r"amends\.toml cannot be read"):
        load_settings()
