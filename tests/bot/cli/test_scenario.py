"""`amends scenario from`: a draft that loads, without anything that tells who the customer was."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli.problem import CommandError
from bot.cli.scenario import app
from bot.drafting.draft import draft_of
from bot.drafting.file import file_text
from bot.drafting.quotes import Told
from bot.drafting.redaction import Redactor
from coach.coach import Coach
from coach.entries import Fact, FeelingNoted, Offer, Promise
from coach.practice.examples import failing_scripts
from coach.recovery import Recovery
from phrasebank import Packs, load
from phrasebank.schema.scenario import Scenario
from records.calls import StoredCall, StoredTurn
from records.database import Database

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
SECRETS = ("Patel", "Anjali", "AB-1234", "AB1234", "AB 1234", "07700", "900123", "SW1A", "patel@")
SAID = (
    "My name is Anjali Patel, my cooker is nine days late, order AB 1234.",
    "I've rung you four times on 07700 900123 and nobody ever called patel back!",
    "Write to a.patel@example.org or 12 Acacia Road, SW1A 1AA, I don't care any more.",
    "I want my cooker by Friday, Mr O'Neill promised it.",
)


def fact(kind: str, value: str, quote: str = "") -> Fact:
    return Fact.model_validate(
        {"at": AT, "turn": "m1", "kind": kind, "value": value, "quote": quote or value}
    )


def recovery(*entries: object, id: str = "r1") -> Recovery:
    return Recovery(id, "c1", "employee", AT, tuple(entries))  # type: ignore[arg-type]


FULL = recovery(
    fact("name", "Anjali Patel"), fact("failure", "late"), fact("noun", "cooker"),
    fact("delay", "9 days"), fact("amount", "340"), fact("reference", "AB-1234"),
    fact("repeated", "yes"), fact("wants", "delivery", "I want my cooker"),
    FeelingNoted(at=AT, turn="m1", feeling="furious", level="angry", quote="furious"),
    Offer(at=AT, turn="m2", key="o", kinds=["redo", "served_first"], low=5, high=10, state="made"),
    Offer(at=AT, turn="m2", key="p", kinds=["credit"], low=5, high=10, state="advised"),
    Promise(at=AT, turn="m3", key="q", what="ring Mrs Patel about the van", who="employee"),
)  # fmt: skip
TYPED = ("mrs patel furious, cooker 9 days late, ref AB1234",)


def text_of(packs: Packs, found: Recovery, said: Sequence[str] = SAID) -> str:
    return file_text(draft_of(Told(found, said, TYPED), packs, "late_cooker"))


# --- what it holds


def test_it_holds_what_the_record_tells(packs: Packs) -> None:
    draft = Scenario.model_validate(yaml.safe_load(text_of(packs, FULL)))
    assert (draft.failure, draft.temperament, draft.noun) == ("late", "furious", "cooker")
    assert draft.trade == "retail"
    assert "nine days late" in draft.opening[0]
    assert draft.wish[0].startswith("I want my cooker by Friday")
    assert {"how_late", "how_much", "before", "number"} <= {one.id for one in draft.facts}
    assert any("9 days" in line for fact in draft.facts for line in fact.says)
    remedies = {one.id for one in draft.remedies}
    assert {"made_redo", "promised_1"} <= remedies
    assert "made_credit" not in remedies, "it was never put to the customer"


@pytest.mark.parametrize("said", [SAID, ()], ids=["a call", "no call"])
def test_nothing_tells_who_it_was(packs: Packs, said: Sequence[str]) -> None:
    text = text_of(packs, FULL, said).lower()
    assert [secret for secret in SECRETS if secret.lower() in text] == []
    assert "acacia" not in text


@pytest.mark.parametrize(
    "found",
    [
        recovery(),
        recovery(fact("noun", "{noun} [odd] <thing>"), fact("failure", "no_such")),
        recovery(FeelingNoted(at=AT, turn="m1", feeling="no_such", level="calm", quote="")),
        recovery(fact("noun", "room"), fact("failure", "billing")),
        FULL,
    ],
    ids=["empty", "odd", "unknown", "hotel", "full"],
)
def test_it_loads_in_a_teams_folder(packs: Packs, tmp_path: Path, found: Recovery) -> None:
    file = tmp_path / "scenarios/late_cooker.yml"
    file.parent.mkdir()
    file.write_text(
        text_of(packs, found, ["Well {that} is [what] I {said}!", *SAID, *SAID]), "utf-8"
    )
    loaded = load(team=tmp_path)
    assert loaded.scenarios["late_cooker"].source == "own"


def test_it_says_what_a_person_must_write(packs: Packs) -> None:
    text = text_of(packs, FULL)
    todo = [line for line in text.splitlines() if line.startswith("# TODO")]
    assert len(todo) >= 10
    assert "cooker 9 days late" in text
    assert "{" not in "".join(line for line in text.splitlines() if line.startswith("#"))


@pytest.mark.parametrize("level", ["angry", "frustrated", "calm"])
def test_its_scripts_end_as_they_must(packs: Packs, level: str) -> None:
    felt = FeelingNoted.model_validate(
        {"at": AT, "turn": "m1", "feeling": "upset", "level": level, "quote": ""}
    )
    found = recovery(*[one for one in FULL.entries if not isinstance(one, FeelingNoted)], felt)
    draft = Scenario.model_validate(yaml.safe_load(text_of(packs, found)))
    coach = Coach(replace(packs, scenarios={draft.id: draft}))
    assert list(failing_scripts(coach.stage, coach, draft)) == []


# --- taking out


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("This is Bob Stone.", "This is Hartley."),
        ("PATEL's order", "Hartley's order"),
        ("Mrs Kent at the desk told me", "Mrs Hartley at the desk told me"),
        ("order #ab1234 please", "order \u2026 please"),
        ("ring me on +44 7700 900 123", "ring me on \u2026"),
        ("it's oh seven seven double nine one", "it's \u2026"),
        ("booking QX77PL9", "booking \u2026"),
        ("I paid \u00a31340.50 on 12 March at 10:30", "I paid \u00a31340.50 on 12 March at 10:30"),
        ("the 2nd time in 3 weeks", "the 2nd time in 3 weeks"),
    ],
)
def test_names_and_numbers_are_taken_out(text: str, clean: str) -> None:
    assert Redactor(FULL, "Denise Hartley").clean(text) == clean


# --- the command


@pytest.fixture
def stored(tmp_path: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record on disk, as the command finds it."""
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'amends.db')}"
    monkeypatch.setenv("AMENDS_DATABASE_URL", url)
    asyncio.run(_store(url))


async def _store(url: str) -> None:
    async with Database(url) as database, database.unit() as unit:
        employee = await unit.employee("employee")
        await unit.calls.open(StoredCall("c1", "employee", "mama", "api", None, AT), employee.id)
        for number, text in enumerate(SAID, start=1):
            await unit.calls.add(StoredTurn("c1", number, f"t{number}", "customer", text, AT, {}))
        await unit.save(FULL)


def run(*words: str) -> str:
    done = CliRunner().invoke(app, ["from", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.usefixtures("stored")
def test_it_is_printed_or_written(tmp_path: Path) -> None:
    printed = Scenario.model_validate(yaml.safe_load(run("r1")))
    assert printed.id == "our_late_cooker"
    out = tmp_path / "packs/scenarios/cooker_late.yml"
    assert "TODO" in run("r1", "--out", str(out))
    text = out.read_text(encoding="utf-8")
    assert Scenario.model_validate(yaml.safe_load(text)).id == "cooker_late"
    assert "nine days late" in text
    with pytest.raises(CommandError, match="already"):
        run("r1", "--out", str(out))


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("words", "told"),
    [(("nope",), "no recovery"), (("r1", "--out", "My Draft.yml"), "small letters")],
)
def test_mistakes_are_told(words: tuple[str, ...], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        run(*words)
