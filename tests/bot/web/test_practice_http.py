"""Practice over HTTP: what there is, what was practised, who may read it, the certificate."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from bot.calls import EMPLOYEE
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.routes.practice import signed_in
from coach.coach import Coach
from coach.practice.rehearsal import Rehearsal, Tried
from records.database import Database
from records.rehearsals import Asked
from tests.support.fake_engine import FakeEngine
from tests.support.living import Still

BEGUN = datetime(2026, 3, 2, 10, tzinfo=UTC)
SORRY = "I'm so sorry, Mrs Hartley. You waited in all day and nobody came or rang. That was our mistake."
RUDE = "Calm down, it's only a sofa."
VAN = "I'll send our own van with your sofa tomorrow, and I'll ring you by 9."


@pytest.fixture
async def database(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'amends.db')}"
    async with Database(url) as made:
        yield made


@pytest.fixture
def app(coach: Coach, database: Database, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    monkeypatch.setattr("bot.web.app.LivingCoach", lambda _: Still(coach))
    return create_app(Settings(), FakeEngine(), database)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8420") as made:
        yield made


def begun(id: str = "p1", **changes: Any) -> Rehearsal:
    made = Rehearsal(
        id=id, conversation=f"c-{id}", employee=EMPLOYEE, scenario="sofa_not_delivered", level=1,
        seed=7, framework="mama", opened_at=BEGUN,
    )  # fmt: skip
    return replace(made, **changes)


def branched(id: str = "p1", **changes: Any) -> Rehearsal:
    """Something rude, gone back, something better, one more line."""
    first = begun(id, **changes).said(Tried("a", None, RUDE, BEGUN + timedelta(minutes=1)))
    second = first.rewound("a").said(Tried("b", None, SORRY, BEGUN + timedelta(minutes=2)))
    return second.said(Tried("c", "b", VAN, BEGUN + timedelta(minutes=3)))


def passed(id: str, scenario: str, **changes: Any) -> Rehearsal:
    done: dict[str, Any] = {
        "scenario": scenario, "phase": "complete", "ending": "settled", "passed": True,
        "ended_at": BEGUN + timedelta(hours=1),
        "checks": (("skill.fix", True), ("skill.dated", False)),
        "seen": frozenset(("worked", "change", "checks")),
    }  # fmt: skip
    return begun(id, **done | changes)


async def keep(database: Database, *rehearsals: Rehearsal) -> None:
    async with database.unit() as unit:
        for one in rehearsals:
            await unit.rehearsals.save(one)


async def got(client: httpx.AsyncClient, path: str) -> Any:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error", "do"}
    return str(answer.json()["error"])


# --- what there is


async def test_the_scenarios_tell_nothing_that_is_to_be_found_out(
    client: httpx.AsyncClient, coach: Coach
) -> None:
    found = await got(client, "/api/practice/scenarios")
    assert {one["id"] for one in found} == set(coach.packs.scenarios)
    sofa = next(one for one in found if one["id"] == "sofa_not_delivered")
    assert sofa["customer"] == "Denise Hartley"
    assert (sofa["failure"], sofa["temperament"]) == ("Late or too slow", "Furious")
    hidden = [fact for fact in coach.packs.scenarios[sofa["id"]].facts if fact.hidden]
    assert hidden
    assert not any(fact.about in json.dumps(sofa) for fact in hidden)


async def test_who_never_practised_gets_a_first_one(client: httpx.AsyncClient) -> None:
    found = await got(client, "/api/practice")
    assert found["rehearsals"] == found["skills"] == []
    assert found["next"]["level"] == 1
    assert found["next"]["why"]
    assert found["certificate"] == {"holds": False, "passed": [], "needs": 3}


async def test_skills_and_passes_over_time(client: httpx.AsyncClient, database: Database) -> None:
    again = passed("p3", "sofa_not_delivered", opened_at=BEGUN + timedelta(hours=2))
    await keep(database, passed("p1", "sofa_not_delivered"), begun("p2"), again)
    found = await got(client, "/api/practice")
    assert found["rehearsals"][0]["id"] == "p3"
    assert found["rehearsals"][0]["title"] == "The sofa that didn't come"
    skills = {one["id"]: one for one in found["skills"]}
    assert skills["skill.fix"]["course"] == [True, True]
    assert (skills["skill.dated"]["tried"], skills["skill.dated"]["met"]) == (2, 0)
    assert [one["scenario"] for one in found["certificate"]["passed"]] == ["sofa_not_delivered"]
    assert found["next"]["scenario"] != "sofa_not_delivered"


async def test_one_whose_scenario_is_gone_is_still_listed(
    client: httpx.AsyncClient, database: Database
) -> None:
    await keep(database, begun(scenario="no_longer"))
    found = await got(client, "/api/practice")
    assert found["rehearsals"][0]["title"] == "no_longer"
    assert "taken out" in refused(await client.get("/api/practice/p1"), 404)


# --- one practice


async def test_a_practice_with_its_branches(client: httpx.AsyncClient, database: Database) -> None:
    await keep(database, branched("tree"))
    found = await got(client, "/api/practice/tree")
    assert found["framework"]["id"] == "mama"
    assert found["opening"]
    assert found["path"] == ["b", "c"]
    assert [one["lines"] for one in found["branches"]] == [["a"], ["b", "c"]]
    assert [len(one["anger"]) for one in found["branches"]] == [2, 3]
    assert len({one["anger"][0] for one in found["branches"]}) == 1  # they came as they came
    rude, sorry, _ = found["lines"]
    assert [rude["parent"], sorry["parent"]] == [None, None]
    assert rude["says"] != sorry["says"]
    assert rude["feelings"]["anger"] > sorry["feelings"]["anger"]
    ways = [one["anger"] for one in found["branches"]]
    assert [way[1] for way in ways] == [rude["feelings"]["anger"], sorry["feelings"]["anger"]]
    assert any(reason["tone"] == "hurts" for reason in rude["reasons"])
    assert any(remark["tone"] == "worked" for remark in sorry["remarks"])
    assert any(check["met"] for check in found["checks"])


@pytest.mark.parametrize(("phase", "tells"), [("running", False), ("debrief", True)])
async def test_harder_levels_keep_what_it_did_for_the_debrief(
    client: httpx.AsyncClient, database: Database, phase: Any, tells: bool
) -> None:
    hard = replace(branched("hard", level=3), phase=phase, ending="stopped" if tells else None)
    await keep(database, hard)
    found = await got(client, "/api/practice/hard")
    line = found["lines"][0]
    told = [line["reasons"], line["remarks"], found["checks"], found["branches"][0]["checks"]]
    assert [bool(one) for one in told] == [tells] * 4
    assert line["says"]
    assert found["branches"][-1]["ending"] == ("stopped" if tells else None)


async def test_one_that_has_only_begun(client: httpx.AsyncClient, database: Database) -> None:
    await keep(database, begun())
    found = await got(client, "/api/practice/p1")
    assert found["lines"] == found["path"] == found["branches"] == []


# --- whose it is


async def test_nobody_else_reads_it_unless_it_is_shared(
    client: httpx.AsyncClient, database: Database, app: FastAPI
) -> None:
    await keep(database, begun())
    shared = {"shared": True}
    app.dependency_overrides[signed_in] = lambda: "Bo"
    missing = refused(await client.get("/api/practice/never"), 404)
    assert refused(await client.get("/api/practice/p1"), 404) == missing
    assert refused(await client.post("/api/practice/p1/share", json=shared), 404) == missing
    assert (await got(client, "/api/practice"))["rehearsals"] == []

    app.dependency_overrides.clear()
    assert (await client.post("/api/practice/p1/share", json=shared)).status_code == 204
    app.dependency_overrides[signed_in] = lambda: "Bo"
    assert (await got(client, "/api/practice/p1"))["head"]["shared"]

    app.dependency_overrides.clear()
    await client.post("/api/practice/p1/share", json={"shared": False})
    app.dependency_overrides[signed_in] = lambda: "Bo"
    refused(await client.get("/api/practice/p1"), 404)


async def test_what_was_asked_for_shows_that_and_nothing_else(
    client: httpx.AsyncClient, database: Database
) -> None:
    wanted = {"employee": EMPLOYEE, "scenario": "room_given_away"}
    assert (await client.post("/api/practice/asked", json=wanted)).status_code == 204
    async with database.unit() as unit:
        await unit.rehearsals.ask(Asked(EMPLOYEE, "sofa_not_delivered", "supervisor", BEGUN))
    other = passed("p2", "hotel_bedbugs")
    await keep(database, passed("p1", "sofa_not_delivered"), other, begun("p3"))
    found = {one["scenario"]: one for one in await got(client, "/api/practice/asked")}
    assert set(found) == {"room_given_away", "sofa_not_delivered"}
    assert found["room_given_away"]["passed_at"] is None
    assert found["sofa_not_delivered"]["passed_at"]
    fields = {"employee", "scenario", "title", "asked_at", "passed_at"}
    assert all(set(one) == fields for one in found.values())


async def test_a_pass_before_the_asking_does_not_answer_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    await keep(database, passed("p1", "sofa_not_delivered"))
    wanted = {"employee": EMPLOYEE, "scenario": "sofa_not_delivered"}
    await client.post("/api/practice/asked", json=wanted)
    assert (await got(client, "/api/practice/asked"))[0]["passed_at"] is None


@pytest.mark.parametrize(
    ("employee", "scenario", "status"),
    [(EMPLOYEE, "no_such", 404), ("Zoe", "sofa_not_delivered", 404), ("", "sofa_not_delivered", 422)],
)  # fmt: skip
async def test_nobody_is_asked_for_what_isnt_there(
    client: httpx.AsyncClient, employee: str, scenario: str, status: int
) -> None:
    wanted = {"employee": employee, "scenario": scenario}
    assert refused(await client.post("/api/practice/asked", json=wanted), status)
    assert await got(client, "/api/practice/asked") == []


# --- the certificate


async def test_it_must_be_earned_with_different_scenarios(
    client: httpx.AsyncClient, database: Database
) -> None:
    same = [passed(f"p{n}", "sofa_not_delivered") for n in range(3)]
    await keep(database, *same, passed("q", "hotel_bedbugs"))
    assert "2 of 3" in refused(await client.get("/api/practice/certificate"), 409)


@pytest.mark.parametrize("form", ["md", "json", "html"])
async def test_it_comes_as_a_file(client: httpx.AsyncClient, database: Database, form: str) -> None:
    scenarios = ("sofa_not_delivered", "hotel_bedbugs", "boiler_no_show")
    for n, scenario in enumerate(scenarios):
        await keep(database, passed(f"p{n}", scenario, ended_at=BEGUN + timedelta(days=n)))
    answer = await client.get(f"/api/practice/certificate?format={form}")
    assert answer.status_code == 200, answer.text
    assert f'filename="certificate.{form}"' in answer.headers["content-disposition"]
    assert "Certificate of practice" in answer.text
    assert "The sofa that didn" in answer.text
    if form == "json":
        told = answer.json()
        assert (told["employee"], told["needs"], len(told["passed"])) == (None, 3, 3)
        assert told["earned_at"].startswith("2026-03-04")
    else:
        assert "4 March 2026" in answer.text
        assert "Name: \u2026" in answer.text
        assert "{" not in answer.text.split("<body>")[-1]


async def test_another_format_is_refused(client: httpx.AsyncClient) -> None:
    refused(await client.get("/api/practice/certificate?format=pdf"), 422)
