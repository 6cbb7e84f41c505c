"""What a person does at the page, in a person's words."""

from __future__ import annotations

import json
from typing import Any

from playwright.async_api import Locator, Page, Request, expect

from tests.support.browser import Complaints

CASE = "cust furious, her cooker came 9 days late, 2nd time"

# A machine that trains a model beside the browser may take its time.
expect.set_options(timeout=15_000)


class Desk:
    """The page in front of one employee."""

    def __init__(self, page: Page, address: str, complaints: Complaints) -> None:
        self.page = page
        self.address = address
        self.complaints = complaints
        self.sent: list[dict[str, Any]] = []
        """Every message to the coach, as it went out."""
        page.on("request", self._note)
        self.input = page.locator("#input")
        self.draft = page.locator("#draft")
        self.card = page.locator(".current .card").first
        self.steps = page.locator(".rail .step")
        self.unsent = page.locator(".unsent")
        self.tabs = page.locator(".tab")
        self.framework = page.locator("#framework")

    def _note(self, request: Request) -> None:
        if request.url.endswith("/api/chat") and request.post_data:
            self.sent.append(json.loads(request.post_data))

    async def open(self) -> None:
        """Opens or reopens the page and waits until it can be typed in."""
        await self.page.goto(self.address)
        await expect(self.input).to_be_focused()

    async def say(self, text: str) -> None:
        """Types into the input, sends, and waits for the card."""
        await self.input.fill(text)
        await self.input.press("Enter")
        await self.answered(text)

    async def answered(self, said: str) -> None:
        """Waits until the big card is the answer to ``said``."""
        await expect(self.page.locator(".you-said")).to_contain_text(said)

    async def press(self, keys: str) -> None:
        """Presses keys wherever the focus is."""
        await self.page.keyboard.press(keys)

    async def act(self, keys: str, said: str) -> None:
        """Presses keys that send something, and waits for the card."""
        await self.press(keys)
        await self.answered(said)

    async def begin(self, text: str = CASE) -> None:
        """Tells of a case and waits for its steps."""
        await self.say(text)
        await expect(self.steps.first).to_be_visible()

    async def clipboard(self) -> str:
        """What would be pasted now."""
        text = await self.page.evaluate("navigator.clipboard.readText()")
        assert isinstance(text, str)
        return text

    async def phrase(self, number: int) -> str:
        """The words of the phrase with this number, as shown."""
        return await self.card.locator(".say q").nth(number - 1).inner_text()

    def step(self, state: str) -> Locator:
        """The steps in this state."""
        return self.page.locator(f".rail .step[data-state={state}]")

    async def write_draft(self, text: str) -> None:
        """Opens the draft and types into it."""
        await self.press("Alt+c")
        await expect(self.draft).to_be_focused()
        await self.page.keyboard.type(text)

    def flagged(self) -> Locator:
        """The words underlined in the draft."""
        return self.page.locator("#draft-mirror mark")

    async def fits(self) -> bool:
        """Whether nothing sticks out at the side."""
        wide = await self.page.evaluate(
            "[...document.querySelectorAll('.frame, .composer, .card, .draft, .dialog[open]')]"
            ".filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className)"
        )
        return bool(wide == [])
