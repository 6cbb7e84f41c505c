"""A page, open in a real browser, in front of the coach."""

import pytest
import pytest_asyncio

from tests.bot.web.desk import Desk
from tests.support.browser import Complaints, chromium

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items):
    """The browser outlives a test, so its tests run in the loop that it was started in."""
    for item in items:
        if pytest_asyncio.is_async_test(item) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def one_chromium():
    """Starting it takes longer than most tests of the page, so it is started once."""
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def browser(one_chromium):
    """The browser, with nothing open in it; what a test leaves open is closed after it."""
    assert not one_chromium.contexts
    yield one_chromium
    for context in one_chromium.contexts:
        await context.close()


@pytest.fixture
def view():
    """Size and colours of the page; tests override it by parameters."""
    return WIDE, "light"


@pytest_asyncio.fixture(loop_scope="session")
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
