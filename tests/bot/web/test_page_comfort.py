"""Zoomed in, with long names, without motion, as a sheet: the page for eyes that need it so."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full


LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"


# What a window of 1280 by 800 shows at 200 %, and one of 1280 by 1024 at 400 % (WCAG 1.4.10).
@pytest.mark.parametrize("size", [(640, 400), (320, 256)], ids=["200%", "400%"])
async def test_zoomed_in_with_long_names_all_can_be_reached(desk: Desk, size):
    width, height = size
    await desk.page.set_viewport_size({"width": width, "height": height})
    await desk.begin(f"cust furious, her cooker came 9 days late, {LONG}{LONG}")
    assert await desk.fits()
    assert await desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    title = desk.card.locator(".card-title")
    await title.evaluate("(box) => box.scrollIntoView()")
    shown, composer = (
        await title.bounding_box(),
        await desk.page.locator(".composer").bounding_box(),
    )
    assert shown is not None and composer is not None
    # Neither covers the other, and the input stays in sight.
    assert shown["y"] >= -1 and shown["y"] + shown["height"] <= composer["y"]
    assert composer["y"] + composer["height"] <= height + 1
    await desk.press("Alt+r")
    await expect(desk.page.get_by_role("dialog")).to_be_visible()
    assert await desk.fits()


async def test_nothing_moves_for_those_who_asked_for_that(desk: Desk):
    await desk.page.emulate_media(reduced_motion="reduce")
    await desk.begin()
    moving = await desk.page.evaluate(
        "[...document.querySelectorAll('*')].filter((each) => {"
        " const { animationName, animationDuration, transitionDuration } = getComputedStyle(each);"
        " return (animationName !== 'none' && animationDuration !== '0s')"
        " || transitionDuration.split(', ').some((one) => parseFloat(one) > 0); })"
        ".map((each) => each.className)"
    )
    assert moving == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_sheet_has_no_barriers(desk: Desk, scheme: str):
    await desk.begin()
    address = await desk.page.locator("a[href^='/records/']").get_attribute("href")
    await desk.page.emulate_media(color_scheme=scheme)
    await desk.page.goto(f"{desk.address}{address}")
    results = await Axe().run(desk.page)
    assert results.violations_count == 0, results.generate_report()


async def test_the_keys_are_away_before_the_next_key(desk: Desk):
    """Esc and on with typing: not a letter may fall on a layer that is still there."""
    await desk.press("?")
    await expect(desk.page.get_by_role("dialog")).to_be_visible()
    open_layers = await desk.page.evaluate(
        "async () => {"
        " document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));"
        " for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();"
        " return document.querySelectorAll('dialog[open]').length; }"
    )
    assert open_layers == 0
    await expect(desk.input).to_be_focused()
