"""The page for everyone: axe, both widths, both themes, in the states that people meet."""

import pytest
from playwright.async_api import expect

from tests.bot.web.barriers import no_barriers
from tests.bot.web.conftest import NARROW, WIDE
from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full

VIEWS = {
    "narrow-light": (NARROW, "light"),
    "narrow-dark": (NARROW, "dark"),
    "wide-light": (WIDE, "light"),
    "wide-dark": (WIDE, "dark"),
}


@pytest.fixture(params=VIEWS.values(), ids=VIEWS.keys())
def view(request):
    return request.param


async def check(desk: Desk, where: str) -> None:
    """No violation, nothing sticking out."""
    await no_barriers(desk, where)
    assert await desk.fits(), where


async def test_no_barriers(desk: Desk):
    await check(desk, "empty")
    await desk.begin()
    await check(desk, "a case")
    await desk.act("Alt+n", "Next")
    await desk.steps.first.locator("button").click()
    await check(desk, "a step's goal")
    await desk.write_draft("I know how you feel, but it's our policy. Please calm down.")
    await expect(desk.flagged().first).to_be_visible()
    await check(desk, "a draft")
    await desk.press("Alt+Enter")
    await desk.press("Alt+c")
    await expect(desk.card.locator(".finding").first).to_be_visible()
    await desk.press("Alt+i")
    await expect(desk.card.locator(".evidence-text")).to_be_visible()
    await check(desk, "findings, with their evidence")
    await desk.card.get_by_role("button", name="Don’t flag this again").first.click()
    await desk.press("Alt+h")
    await expect(desk.page.locator(".hints li")).to_have_count(1)
    await check(desk, "hints switched off")
    await desk.press("Escape")
    await desk.press("Alt+x")
    await expect(desk.page.locator("#export")).to_be_focused()
    await check(desk, "the record")
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()
    await desk.act("Alt+o", "Wrap up")
    await desk.press("1")
    await expect(desk.card.locator(".card-title")).to_contain_text("What caused it?")
    await check(desk, "the wrap-up")
    await desk.press("1")
    await expect(desk.card.locator(".card-title")).to_contain_text("Closed")
    await desk.press("Alt+k")
    await expect(desk.page.locator(".notice")).to_be_visible()
    await check(desk, "closed, with a notice")
    await desk.press("Alt+t")
    await check(desk, "a second case")
    await desk.press("?")
    await expect(desk.page.get_by_role("dialog")).to_be_visible()
    await check(desk, "the keys")
    await desk.press("Escape")
    await desk.page.route("**/api/chat", lambda route: route.abort())
    await desk.input.fill("not sent")
    await desk.press("Enter")
    await expect(desk.unsent).to_be_visible()
    await check(desk, "an unsent message")
    assert desk.complaints.besides_network() == []


async def test_a_new_card_is_announced_and_the_page_has_its_landmarks(desk: Desk):
    await desk.begin()
    title = await desk.card.locator(".card-title").inner_text()
    await expect(desk.page.locator("p[role=status].unseen")).to_contain_text(title)
    await desk.act("Alt+n", "Next")
    await expect(desk.page.get_by_role("log")).to_be_visible()
    for landmark in ("banner", "main", "navigation"):
        await expect(desk.page.get_by_role(landmark).first).to_be_visible()
