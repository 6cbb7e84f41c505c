"""/docs describes the interface with nothing from elsewhere, under the page's own policy."""

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from bot.web.page import CONTENT_SECURITY_POLICY
from tests.bot.web.conftest import NARROW
from tests.support.browser import Complaints

pytestmark = pytest.mark.full


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_description_needs_nobody_else(browser, coach_server: str, scheme: str):
    context = await browser.new_context(viewport=NARROW, color_scheme=scheme)
    page = await context.new_page()
    complaints = Complaints()
    await complaints.watch(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = await page.goto(f"{coach_server}/docs")
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    api = httpx.get(f"{coach_server}/openapi.json", trust_env=False).json()
    await expect(page.get_by_role("heading", name="POST /api/chat")).to_be_visible()
    told = await page.locator("h2 code").all_inner_texts()
    routes = {
        f"{method.upper()} {path}" for path, methods in api["paths"].items() for method in methods
    }
    assert set(told) == routes
    for shape in api["components"]["schemas"]:
        await expect(page.locator(f"section#{shape}")).to_be_attached()
    assert {url for url in asked if not url.startswith(coach_server)} == set()
    assert complaints == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    await context.close()


async def test_a_description_that_cannot_be_had_is_told(browser, coach_server: str):
    page = await browser.new_page()
    await page.route("**/openapi.json", lambda route: route.abort())
    await page.goto(f"{coach_server}/docs")
    await expect(page.get_by_role("status")).to_contain_text("can’t be read just now")
    await page.close()


def test_errors_are_described_as_they_are_sent(coach_server: str):
    api = httpx.get(f"{coach_server}/openapi.json", trust_env=False).json()
    assert "HTTPValidationError" not in api["components"]["schemas"]
    answer = httpx.get(f"{coach_server}/api/recoveries?limit=0", trust_env=False)
    assert set(answer.json()) == set(api["components"]["schemas"]["Problem"]["properties"])
