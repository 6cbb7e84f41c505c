"""A page, open in a real browser, in front of the coach."""

import pytest

from tests.bot.web.desk import Desk
from tests.support.browser import Complaints, chromium

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture
async def browser():
    async with chromium() as browser:
        yield browser


@pytest.fixture
def view():
    """Size and colours of the page; tests override it by parameters."""
    return WIDE, "light"


@pytest.fixture
async def desk(browser, coach_server, view):
    """An employee's desk: a fresh browser profile with the page open."""
    size, scheme = view
    context = await browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")
    await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=coach_server)
    page = await context.new_page()
    complaints = Complaints()
    await complaints.watch(page)
    desk = Desk(page, coach_server, complaints)
    await desk.open()
    yield desk
    await context.close()
