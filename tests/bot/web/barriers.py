"""What keeps somebody out of a view: what axe finds, and what sticks out of its box."""

from __future__ import annotations

from axe_playwright_python.async_playwright import Axe

from tests.bot.web.desk import Desk


async def no_barriers(desk: Desk, where: str) -> None:
    """Axe finds nothing."""
    # Colours are judged when they have settled.
    await desk.page.wait_for_timeout(300)
    results = await Axe().run(desk.page)
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"


async def nothing_sticks_out(desk: Desk, boxes: str, where: str) -> None:
    """None of these boxes (a selector) is wider inside than it is."""
    wide = await desk.page.evaluate(
        "(boxes) => [...document.querySelectorAll(boxes)]"
        ".filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className)",
        boxes,
    )
    assert wide == [], where
