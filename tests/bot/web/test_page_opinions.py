"""Advice can be traced, switched off, disputed; and every one of these taken back."""

import re

import httpx
import pytest
from playwright.async_api import expect

from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full

DRAFT = "I know how you feel"


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints.besides_network() == []


async def press(desk: Desk, within: str, name: str) -> dict[str, object]:
    """Presses a button that tells the server; what it told."""
    async with desk.page.expect_request("**/api/feedback") as told:
        await desk.page.locator(within).get_by_role("button", name=name).first.click()
    given = (await told.value).post_data_json
    assert isinstance(given, dict)
    return given


async def test_any_advice_shows_its_evidence_in_two_lines(desk: Desk):
    await desk.begin()
    await desk.press("Alt+i")
    evidence = desk.card.locator(".card-foot .evidence-text")
    await expect(evidence.locator("p")).to_have_count(2)
    await expect(evidence).to_contain_text(re.compile("Strong|Good|Practice"))
    await expect(evidence).to_contain_text("Source:")
    await desk.press("Alt+i")
    await expect(evidence).to_have_count(0)
    for text in ("what can i offer", "why"):
        await desk.say(text)
        await desk.press("Alt+i")
        await expect(evidence).to_contain_text("Source:")
    await desk.say(f"can i say: {DRAFT}")
    finding = desk.card.locator(".finding").first
    await finding.get_by_role("button", name="Where this comes from").click()
    await expect(finding.locator(".evidence-text")).to_contain_text("Source:")


async def test_evidence_that_cannot_be_had_is_told_and_asked_again(desk: Desk):
    await desk.begin()
    await desk.page.route("**/api/evidence/*", lambda route: route.abort())
    await desk.press("Alt+i")
    await expect(desk.card.locator(".evidence")).to_contain_text("can’t be reached")
    await desk.page.unroute("**/api/evidence/*")
    await desk.press("Alt+i")
    await desk.press("Alt+i")
    await expect(desk.card.locator(".evidence-text")).to_be_visible()


async def test_a_hint_is_switched_off_listed_and_switched_on_again(desk: Desk):
    await desk.begin()
    await desk.write_draft(DRAFT)
    given = await press(desk, ".draft-hint", "Don’t flag this again")
    assert given["what"] == "muted"
    await expect(desk.flagged()).to_have_count(0)
    await expect(desk.draft).to_be_focused()
    await desk.page.get_by_role("button", name="Look at them").click()
    listed = desk.page.get_by_role("dialog").locator(".hints li")
    await expect(listed).to_have_count(1)
    # By its title and reason, not by an id.
    await expect(listed).not_to_contain_text(str(given["rule"]))
    async with desk.page.expect_request("**/api/feedback") as told:
        await listed.get_by_role("button", name="Switch on again").click()
    assert (await told.value).post_data_json["what"] == "unmuted"
    await desk.press("Escape")
    await expect(desk.flagged()).to_have_count(1)


async def test_a_muted_hint_on_a_card_is_one_quiet_line_after_a_reload_too(desk: Desk):
    await desk.begin()
    await desk.say(f"can i say: {DRAFT}")
    await press(desk, ".current .finding", "Don’t flag this again")
    quiet = desk.card.locator(".finding.is-muted")
    await expect(quiet).to_contain_text("you switched this hint off")
    await expect(desk.card.locator(".finding .takeable")).to_have_count(0)
    await desk.page.reload()
    await expect(quiet).to_be_visible()
    await quiet.get_by_role("button", name="Switch on again").click()
    await expect(desk.card.locator(".finding .takeable").first).to_be_visible()


async def test_a_dispute_is_recorded_listed_and_taken_back(desk: Desk):
    await desk.begin()
    await desk.say(f"can i say: {DRAFT}")
    finding = desk.card.locator(".finding").first
    await finding.get_by_role("button", name="I disagree").click()
    await finding.get_by_role("textbox").fill("she asked me to say it")
    given = await press(desk, ".current .finding", "Send")
    assert given["what"] == "disputed"
    assert given["note"] == "she asked me to say it"
    await desk.press("Alt+h")
    listed = desk.page.get_by_role("dialog").locator(".hints li")
    await expect(listed).to_contain_text("she asked me to say it")
    given = await press(desk, "dialog[open] .hints", "Take back")
    assert given["what"] == "withdrawn"
    await expect(listed).to_have_count(0)
    await expect(desk.page.get_by_role("dialog")).to_contain_text("None so far")


async def test_an_opinion_can_be_taken_back_at_once(desk: Desk):
    await desk.begin()
    await press(desk, ".current > .card > .card-foot", "It helped")
    given = await press(desk, ".current > .card > .card-foot", "Undo")
    assert given["what"] == "withdrawn"
    await expect(desk.card.locator(".feedback-done")).to_contain_text("Taken back")


async def test_what_the_server_did_not_hear_is_not_switched_off(desk: Desk):
    await desk.begin()
    await desk.write_draft(DRAFT)
    await desk.page.route("**/api/feedback", lambda route: route.abort())
    await press(desk, ".draft-hint", "Don’t flag this again")
    await expect(desk.page.locator(".draft-hint")).to_contain_text("can’t be reached")
    await expect(desk.flagged()).to_have_count(1)


def test_each_rule_has_a_title_and_a_reason(coach_server: str):
    rules = httpx.get(f"{coach_server}/api/rules", trust_env=False).json()
    assert rules
    assert all(rule["id"] and rule["title"] and rule["why"] and rule["evidence"] for rule in rules)
