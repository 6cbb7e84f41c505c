"""A whole recovery by keyboard alone: no mouse, no locator is clicked or filled."""

import time

import pytest
from playwright.async_api import Page, expect

from tests.bot.web.desk import CASE, Desk

pytestmark = pytest.mark.full

WORK_SECONDS = 20
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const around = at.closest('.input-row, .draft .field') ?? at;
  return { name: at.id || at.className, shown: style.outlineStyle !== 'none'
    || getComputedStyle(around).boxShadow !== 'none' };
}"""


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints == []


async def send(desk: Desk, text: str) -> None:
    """Types where the focus is, as hands do."""
    await desk.page.keyboard.type(text)
    await desk.press("Enter")
    await desk.answered(text)


async def settled(page: Page, title: str) -> None:
    await expect(page.locator(".current .card-title").first).to_contain_text(title)


async def test_a_whole_recovery_by_keyboard(desk: Desk):
    await send(desk, CASE)
    await desk.press("1")
    await expect(desk.card.locator(".takeable").first).to_contain_text("Copied")
    await desk.act("Alt+n", "Next")
    await desk.write_draft("I know how you feel")
    await expect(desk.flagged()).to_have_count(1)
    await desk.press("Control+.")
    await expect(desk.draft).not_to_have_value("I know how you feel")
    await desk.press("Control+Enter")
    assert await desk.clipboard() == await desk.draft.input_value()
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()
    await send(desk, "what can i offer")
    await send(desk, "will ring her thursday 5pm")
    await desk.act("Alt+u", "Undo")
    await send(desk, "will ring her friday 5pm")

    await desk.press("Alt+t")
    await expect(desk.tabs).to_have_count(2)
    await expect(desk.input).to_be_focused()
    await desk.press("Alt+1")
    await expect(desk.steps.first).to_be_visible()

    await desk.act("Alt+o", "Wrap up")
    await desk.press("1")
    await settled(desk.page, "What caused it?")
    await desk.page.wait_for_timeout(750)
    await desk.press("Enter")
    await settled(desk.page, "Closed and on record")
    await desk.press("Alt+k")
    await expect(desk.page.locator(".notice")).to_contain_text("copied")
    note = (await desk.clipboard()).splitlines()
    assert len(note) == 5
    assert "ring her" in note[3]

    await desk.press("Alt+x")
    async with desk.page.expect_download() as download:
        await expect(desk.page.locator("#export")).to_be_focused()
        await desk.press("Enter")
    assert (await download.value).suggested_filename.endswith(".md")


async def test_the_wrap_up_takes_less_than_twenty_seconds(desk: Desk):
    await desk.begin()
    begun = time.monotonic()
    await desk.act("Alt+o", "Wrap up")
    await desk.press("1")
    await settled(desk.page, "What caused it?")
    await desk.page.wait_for_timeout(750)
    await desk.press("Enter")
    await settled(desk.page, "Closed and on record")
    assert time.monotonic() - begun < WORK_SECONDS
    await expect(desk.page.locator(".record")).to_contain_text("Cause")


async def test_enter_answers_no_question_that_was_only_just_asked(desk: Desk):
    await desk.begin()
    await desk.input.fill("all sorted")
    await desk.press("Enter")
    await desk.press("Enter")
    await desk.answered("all sorted")
    await desk.press("Enter")
    await desk.page.wait_for_timeout(300)
    await settled(desk.page, "What caused it?")
    assert [message for message in desk.sent if message.get("payload")] == []


async def test_enter_with_nothing_typed_does_nothing_else(desk: Desk):
    await desk.begin()
    sent = len(desk.sent)
    await desk.press("Enter")
    await desk.press("Enter")
    await desk.page.wait_for_timeout(200)
    assert len(desk.sent) == sent


async def test_tab_goes_round_the_page_with_the_focus_in_sight(desk: Desk):
    await desk.begin()
    seen = []
    for _ in range(60):
        await desk.press("Tab")
        focus = await desk.page.evaluate(FOCUS)
        if focus["name"] == "input" and seen:
            break
        # Past the last one, the browser's own bar has its turn.
        if await desk.page.evaluate("document.activeElement !== document.body"):
            assert focus["shown"], focus
            seen.append(focus["name"])
    assert focus["name"] == "input", seen
    assert len(seen) > 12
    await desk.press("Shift+Tab")
    assert (await desk.page.evaluate(FOCUS))["name"] != "input"
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()
