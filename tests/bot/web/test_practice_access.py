"""The practice view for everyone: axe, narrow and wide, light and dark."""

import pytest
from playwright.async_api import expect

from tests.bot.web.barriers import no_barriers, nothing_sticks_out
from tests.bot.web.desk import Desk
from tests.bot.web.test_page_access import VIEWS
from tests.bot.web.test_practice import HELPS, HURTS, Practising

pytestmark = pytest.mark.full

BOXES = (
    ".frame, .practice-call, .practice-head, .practice-feelings, .practice-side, .composer, .card,"
    " .transcript-box, .conversation, .try, .dialog[open]"
)


@pytest.fixture(params=VIEWS.values(), ids=VIEWS.keys())
def view(request):
    return request.param


async def check(desk: Desk, where: str) -> None:
    """No violation, nothing sticking out."""
    await no_barriers(desk, where)
    await nothing_sticks_out(desk, BOXES, where)


async def test_no_barriers(desk: Desk):
    practising = Practising(desk)
    await practising.open()
    await check(desk, "the choice")
    await practising.page.locator(".all-scenarios summary").focus()
    await desk.press("Enter")
    await check(desk, "all scenarios")
    await practising.page.get_by_role("button", name="The sofa that didn't come").last.focus()
    await desk.press("Enter")
    await expect(desk.input).to_be_focused()
    await check(desk, "the scene")
    await practising.say(HURTS)
    await check(desk, "feedback")
    await desk.press("Alt+w")
    await check(desk, "why")
    await desk.press("Alt+h")
    await expect(desk.page.locator(".practice-note")).to_be_visible()
    await check(desk, "a hint")
    await desk.press("Alt+b")
    await expect(practising.own).to_have_count(0)
    await practising.say(HELPS)
    await desk.press("Alt+m")
    await expect(desk.page.locator(".try")).to_have_count(2)
    await check(desk, "two tries")
    await desk.press("Escape")
    await desk.press("Alt+s")
    await expect(desk.page.get_by_role("button", name="Go on")).to_be_focused()
    await check(desk, "a pause")
    await desk.press("Enter")
    await expect(desk.input).to_be_focused()
    await desk.press("Alt+o")
    await expect(desk.page.locator(".debrief [data-home]")).to_be_focused()
    await check(desk, "the end")
    for part in ("1 of 3", "2 of 3", "3 of 3"):
        await desk.press("Enter")
        await expect(practising.title).to_contain_text(part)
        await check(desk, part)
    await desk.press("Enter")
    await expect(desk.page.locator(".progress .skills").first).to_be_visible()
    await check(desk, "complete")
    await desk.page.get_by_role("button", name="Choose another").focus()
    await desk.press("Enter")
    await expect(desk.page.locator(".offered [data-home]")).to_be_focused()
    await desk.page.locator(".past summary").first.focus()
    await desk.press("Enter")
    await expect(desk.page.locator(".past .try").first).to_be_visible()
    await check(desk, "an earlier practice")
    assert desk.complaints == []
