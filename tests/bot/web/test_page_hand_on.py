"""Handing a case on: five lines on the clipboard, a sheet to print, links in cards."""

import httpx
import pytest
from playwright.async_api import expect

from tests.bot.web.desk import Desk
from tests.support.browser import Complaints

pytestmark = pytest.mark.full

NARROW_SHEET = {"width": 700, "height": 1000}
"""About an A4 sheet without its margins, at 96 dots an inch."""


async def test_the_note_is_the_same_by_key_button_and_address(desk: Desk, coach_server: str):
    await desk.begin()
    await desk.press("Alt+k")
    await expect(desk.page.locator(".notice")).to_contain_text("Five lines copied")
    note = await desk.clipboard()
    assert [line.split(":")[0] for line in note.splitlines()] == [
        "What happened", "Said and done", "Agreed", "Promised", "Outcome"
    ]  # fmt: skip
    await desk.page.evaluate("navigator.clipboard.writeText('')")
    await desk.page.get_by_role("button", name="Copy for CRM").click()
    await expect(desk.page.get_by_role("button", name="Copied")).to_be_visible()
    assert await desk.clipboard() == note
    record = (await desk.page.locator("#export").get_attribute("href") or "").split("?")[0]
    answer = httpx.get(coach_server + record, params={"format": "crm"}, trust_env=False)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.strip() == note
    assert desk.complaints == []


async def test_without_a_case_or_a_server_it_says_why_nothing_is_copied(desk: Desk):
    await desk.press("Alt+k")
    await expect(desk.page.locator(".notice")).to_contain_text("no case to copy yet")
    await desk.begin()
    await desk.page.route("**/export?format=crm", lambda route: route.abort())
    await desk.press("Alt+k")
    await expect(desk.page.locator(".notice")).to_contain_text("can’t be reached")
    assert desk.complaints.besides_network() == []


async def test_the_note_can_be_copied_by_hand(desk: Desk):
    await desk.begin()
    await desk.page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false"
    )
    await desk.press("Alt+k")
    by_hand = desk.page.locator("#by-hand")
    await expect(by_hand).to_be_focused()
    assert len((await by_hand.input_value()).splitlines()) == 5


async def test_the_sheet_reads_well_on_paper(desk: Desk, coach_server: str):
    await desk.begin("mrs patel furious, her cooker came 9 days late, order 48213")
    async with desk.page.context.expect_page() as opened:
        await desk.press("Alt+j")
    sheet = await opened.value
    complaints = Complaints()
    await complaints.watch(sheet)
    await sheet.reload()
    await sheet.set_viewport_size(NARROW_SHEET)
    await sheet.emulate_media(media="print")
    await expect(sheet.get_by_role("heading", level=1)).to_contain_text("Patel")
    # Its own style applies, the colours are paper's, and nothing sticks out of the sheet.
    assert await sheet.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert await sheet.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []
    answer = httpx.get(sheet.url, trust_env=False)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "attachment" not in answer.headers.get("content-disposition", "")


def test_a_sheet_of_no_record_is_told(coach_server: str):
    answer = httpx.get(f"{coach_server}/records/none", trust_env=False)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "do"}


async def test_the_page_itself_prints_card_and_record(desk: Desk):
    await desk.begin()
    await desk.page.emulate_media(media="print")
    await expect(desk.page.locator(".record")).to_be_visible()
    await expect(desk.card).to_be_visible()
    for left_out in (".composer", ".header", ".card-foot"):
        await expect(desk.page.locator(left_out).first).to_be_hidden()
    await desk.page.emulate_media(media="screen")


async def test_a_card_links_to_our_own_files_only(desk: Desk):
    await desk.begin()
    await desk.say("export it please")
    links = desk.card.locator(".prose a")
    await expect(links).to_have_count(5)
    async with desk.page.expect_download() as download:
        await links.last.click()
    assert (await download.value).suggested_filename.endswith(".txt")
    assert desk.complaints == []
