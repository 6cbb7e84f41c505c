"""A real Chromium for the tests of the web page."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Error, Page, Playwright, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Needed as root and in containers; no calls home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

_WATCH_POLICY = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`CSP refused ${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`));
"""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A headless browser. Without one: skip, or fail where ``AMENDS_REQUIRE_ALL`` is 1."""
    async with async_playwright() as playwright:
        executable = _executable(playwright)
        if executable is None:
            _missing()
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


def _executable(playwright: Playwright) -> str | None:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).exists() else None)


def _missing() -> None:
    message = "no browser found: install chromium, or run `playwright install chromium`"
    if os.environ.get("AMENDS_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


class Complaints(list[str]):
    """What the page complained of: console errors, exceptions, refusals of the policy."""

    #: The browser's own line for an answer other than 2xx; tests that provoke one expect it.
    NETWORK = "Failed to load resource"

    async def watch(self, page: Page) -> None:
        """Starts to listen; before the page is opened."""
        await page.add_init_script(_WATCH_POLICY)
        page.on("console", self._console)
        page.on("pageerror", self._error)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.append(f"{message.type}: {message.text}")

    def _error(self, error: Error) -> None:
        self.append(f"exception: {error}")

    def besides_network(self) -> list[str]:
        """The complaints, without failed requests."""
        return [complaint for complaint in self if self.NETWORK not in complaint]
