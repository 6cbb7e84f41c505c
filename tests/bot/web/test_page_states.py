"""What the page shows while it waits, when it is empty, and when what comes back is of no use."""

import json

import pytest
from playwright.async_api import Route, expect

from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full


@pytest.fixture(autouse=True)
async def page_complains_of_the_network_only(desk: Desk):
    yield
    assert desk.complaints.besides_network() == []


async def test_the_three_lines_are_shown_once(desk: Desk):
    lines = desk.page.locator(".welcome-lines li")
    await expect(lines).to_have_count(3)
    await desk.page.get_by_role("button", name="Got it").click()
    await expect(lines).to_have_count(0)
    await expect(desk.input).to_be_focused()
    await desk.page.reload()
    await expect(desk.page.locator(".welcome")).to_be_visible()
    await expect(lines).to_have_count(0)
    # Whoever wants them again finds them on the help page.
    await desk.press("?")
    await expect(desk.page.get_by_role("dialog").locator("ol li")).to_have_count(3)


async def test_who_types_at_once_needs_no_welcome_again(desk: Desk):
    await desk.begin()
    await desk.press("Alt+q")
    await expect(desk.page.locator(".welcome")).to_be_visible()
    await expect(desk.page.locator(".welcome-lines")).to_have_count(0)


async def test_the_page_says_that_it_opens_before_its_scripts_are_there(desk: Desk):
    await desk.page.route("**/static/main.js", lambda route: route.abort())
    await desk.page.reload()
    await expect(desk.page.locator(".opening")).to_be_visible()
    await expect(desk.page.locator(".opening-late")).to_be_hidden()
    await expect(desk.page.locator(".opening-late")).to_be_visible(timeout=8_000)


async def test_a_sign_in_that_ended_says_so_and_keeps_the_words(desk: Desk):
    await desk.begin()
    await desk.page.route("**/api/chat", lambda route: route.fulfill(status=401, body="<html>"))
    await desk.input.fill("she wants her money back")
    await desk.press("Enter")
    await expect(desk.unsent).to_contain_text("You are signed out. Sign in again")
    await desk.page.reload()
    await expect(desk.unsent).to_contain_text("she wants her money back")


@pytest.mark.parametrize(
    "answer", ["[]", "not json", "{}", '{"cards": 7}', '{"recovery": 7, "messages": 3}']
)
async def test_a_case_that_comes_back_as_nonsense_is_told_in_words(desk: Desk, answer: str):
    await desk.page.route("**/api/conversations/*", lambda route: route.fulfill(body=answer))
    await desk.input.fill("half typed")
    await desk.page.reload()
    problem = desk.page.locator(".notice[role=alert]")
    await expect(problem).to_contain_text("This case couldn’t be loaded.")
    await expect(problem).to_contain_text("an answer I can’t read")
    await expect(desk.input).to_have_value("half typed")
    await desk.page.unroute("**/api/conversations/*")
    await problem.get_by_role("button", name="Try again").click()
    await expect(problem).to_have_count(0)


async def test_a_card_that_cannot_be_drawn_takes_only_itself_along(desk: Desk):
    await desk.begin()
    broken = {"behaviour": "why", "confidence": 1, "cards": [{"kind": "why", "phrases": 7}]}
    await desk.page.route("**/api/chat", lambda route: route.fulfill(json=broken))
    await desk.press("Alt+w")
    await expect(desk.card).to_contain_text("This card can’t be shown.")
    await desk.page.unroute("**/api/chat")
    # The card is drawn a moment before the message counts as sent; keys pressed meanwhile do nothing.
    await desk.page.wait_for_timeout(1_000)
    await desk.act("Alt+n", "Next")
    await expect(desk.step("done")).to_have_count(1)


async def test_what_was_kept_wrongly_in_the_browser_is_left_aside(desk: Desk):
    await desk.page.evaluate(
        "for (const name of ['cases', 'muted', 'disputed', 'welcomed', 'record'])"
        " localStorage.setItem('amends.' + name, '{\"x\": [1]}')"
    )
    await desk.open()
    await desk.begin()
    await desk.press("Alt+h")
    await expect(desk.page.get_by_role("dialog")).to_contain_text("None so far")


async def test_a_server_that_goes_and_comes_back_loses_nothing(desk: Desk):
    await desk.begin()
    away: list[Route] = []

    async def gone(route: Route) -> None:
        away.append(route)
        await route.abort()

    for address in ("**/api/**", "**/readyz"):
        await desk.page.route(address, gone)
    await desk.page.evaluate("dispatchEvent(new Event('online'))")
    await expect(desk.page.locator(".notice")).to_contain_text("can’t be reached")
    await desk.input.fill("it arrived in pieces")
    await desk.press("Enter")
    await expect(desk.unsent).to_contain_text("it arrived in pieces")
    await desk.input.fill("and the fitter was rude")
    for address in ("**/api/**", "**/readyz"):
        await desk.page.unroute(address)
    await expect(desk.page.locator(".notice")).to_have_count(0, timeout=10_000)
    await desk.act("Alt+y", "it arrived in pieces")
    await expect(desk.input).to_have_value("and the fitter was rude")


async def test_a_waiting_answer_shows_that_it_waits(desk: Desk):
    held: list[Route] = []
    await desk.page.route("**/api/chat", lambda route: held.append(route))
    await desk.input.fill("cooker late")
    await desk.press("Enter")
    await expect(desk.page.locator(".on-its-way")).to_contain_text("Sending…")
    answer = {"behaviour": "smalltalk", "confidence": 1, "cards": [], "id": "x"}
    await held[0].fulfill(body=json.dumps(answer))
    await expect(desk.page.locator(".on-its-way")).to_have_count(0)


async def test_a_page_that_stumbles_says_so_and_keeps_the_words(desk: Desk):
    await desk.begin()
    await desk.input.fill("half typed")
    odd = {"conversation": "c", "messages": [], "recovery": {"id": "x", "phase": "open"}}
    await desk.page.route("**/api/conversations/*", lambda route: route.fulfill(json=odd))
    await desk.page.reload()
    await expect(desk.page.get_by_role("alert")).to_contain_text("What you typed is kept")
    await desk.page.unroute("**/api/conversations/*")
    await desk.page.get_by_role("button", name="Reload").click()
    await expect(desk.input).to_have_value("half typed")
    await expect(desk.steps.first).to_be_visible()
    # Whoever looks after Amends finds the reason in the browser's console.
    assert any("TypeError" in complaint for complaint in desk.complaints.besides_network())
    desk.complaints.clear()
