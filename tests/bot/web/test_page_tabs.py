"""Up to four cases, and a sign on the one that waits."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Route, expect

from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints == []


async def test_a_fifth_case_is_refused_kindly(desk: Desk):
    for number in range(1, 5):
        await expect(desk.tabs).to_have_count(number)
        await desk.press("Alt+t")
    await expect(desk.tabs).to_have_count(4)
    notice = desk.page.locator(".notice")
    await expect(notice).to_contain_text("Four cases are open")
    await expect(notice).to_contain_text("stays on record")
    await desk.page.get_by_role("button", name="New customer").click()
    await expect(desk.tabs).to_have_count(4)
    await desk.press("Escape")
    await expect(notice).to_have_count(0)


async def test_a_customer_of_whom_nothing_was_noted_has_an_hourglass(desk: Desk):
    await desk.page.clock.install()
    await desk.open()
    await desk.begin()
    await desk.press("Alt+t")
    sign = desk.page.locator(".tab-waits")
    await expect(sign).to_have_count(0)
    await desk.page.clock.fast_forward("06:00")
    await expect(sign).to_have_attribute("data-waits", "customer")
    await expect(sign).to_contain_text("6 min")
    await expect(sign.locator("svg[data-icon=customer]")).to_be_visible()
    await expect(desk.page).to_have_title("(1) Amends")
    await desk.press("Alt+1")
    await expect(sign).to_have_count(0)


async def test_a_promise_that_is_due_has_a_clock(desk: Desk):
    due = (datetime.now(UTC) + timedelta(minutes=10)).isoformat()

    async def promised(route: Route) -> None:
        answer = await route.fetch()
        found = await answer.json()
        if found["recovery"]:
            promise = {"key": "p", "what": "ring her", "who": "employee", "state": "open"}
            found["recovery"]["promises"] = [{**promise, "due": due, "due_text": "4 pm"}]
        await route.fulfill(body=json.dumps(found), content_type="application/json")

    await desk.page.route("**/api/conversations/*", promised)
    await desk.begin()
    await expect(desk.page.locator(".record")).to_contain_text("ring her")
    await desk.press("Alt+t")
    sign = desk.page.locator(".tab-waits")
    await expect(sign).to_have_attribute("data-waits", "due")
    await expect(sign).to_contain_text("due")
    told = re.compile("Promise due .*: ring her")
    await expect(desk.tabs.first.locator(".tab-open")).to_have_attribute("title", told)
    await expect(desk.page.locator("p[role=status].unseen")).to_contain_text("Promise due")


async def test_a_card_that_came_meanwhile_is_new_until_it_is_looked_at(desk: Desk):
    await desk.begin()
    held: list[Route] = []
    await desk.page.route("**/api/chat", lambda route: held.append(route))
    await desk.input.fill("she is calmer now")
    await desk.press("Enter")
    await desk.press("Alt+t")
    while not held:
        await desk.page.wait_for_timeout(20)
    await held[0].continue_()
    sign = desk.page.locator(".tab-waits")
    await expect(sign).to_have_attribute("data-waits", "unread")
    await desk.page.reload()
    await expect(sign).to_have_attribute("data-waits", "unread")
    await desk.press("Alt+1")
    await desk.answered("she is calmer now")
    await desk.press("Alt+2")
    await expect(sign).to_have_count(0)
