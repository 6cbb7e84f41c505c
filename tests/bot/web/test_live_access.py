"""The live view for everyone: axe, narrow and wide, light and dark."""

import pytest
from playwright.async_api import expect

from tests.bot.web.barriers import no_barriers, nothing_sticks_out
from tests.bot.web.desk import Desk
from tests.bot.web.test_live import Listening
from tests.bot.web.test_page_access import VIEWS

pytestmark = pytest.mark.full

BOXES = (
    ".frame, .live-call, .live-status, .live-help, .live-side, .composer, .card, .transcript-box,"
    " .conversation, .dialog[open]"
)


@pytest.fixture(params=VIEWS.values(), ids=VIEWS.keys())
def view(request):
    return request.param


async def check(desk: Desk, where: str) -> None:
    """No violation, nothing sticking out."""
    await no_barriers(desk, where)
    await nothing_sticks_out(desk, BOXES, where)


async def test_no_barriers(desk: Desk):
    listening = Listening(desk)
    await desk.press("Alt+g")
    await expect(desk.page.locator("#start-call")).to_be_focused()
    await check(desk, "before a call")
    await desk.press("Enter")
    await expect(desk.input).to_be_focused()
    await check(desk, "an empty call")
    await listening.paste()
    await expect(listening.nudge).to_be_visible()
    await check(desk, "a hint")
    await desk.press("Alt+i")
    await expect(listening.nudge.locator(".evidence-text")).to_be_visible()
    await listening.turns.nth(1).locator(".flag").first.focus()
    await check(desk, "evidence, and why words are underlined")
    await desk.press("Enter")
    await check(desk, "the whole reason")
    await desk.press("Alt+l")
    await desk.press("ArrowLeft")
    await check(desk, "the mood")
    await desk.press("Alt+w")
    await check(desk, "a dispute")
    await desk.press("Enter")
    await expect(listening.opinion).to_be_visible()
    await check(desk, "disputed")
    await desk.press("Alt+c")
    await desk.page.keyboard.type("what can i offer")
    await desk.press("Enter")
    await expect(desk.page.locator(".answer")).to_be_visible()
    await check(desk, "an answer")
    await desk.press("Escape")
    await desk.page.route("**/turns", lambda route: route.abort())
    await desk.input.fill("not sent")
    await desk.press("Enter")
    await expect(desk.unsent).to_be_visible()
    await check(desk, "an unsent line")
    await desk.press("Alt+o")
    await expect(desk.page.locator("#end-call")).to_be_focused()
    await check(desk, "the question before the end")
    await desk.press("Enter")
    await expect(desk.page.locator("#line-0")).to_be_visible()
    await check(desk, "the wrap-up")
    assert desk.complaints.besides_network() == []
