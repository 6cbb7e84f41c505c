"""The practice view, used as it is meant to be: by keys, with a customer who answers."""

import re

import pytest
from playwright.async_api import Page, expect

from phrasebank.loader import load
from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full

SCENARIO = "sofa_not_delivered"
HURTS = "Hello, I understand how you feel, but please calm down."
HELPS = "I'm so sorry you waited in all day, that's our mistake. What happened, from your side?"
AGENT = ".turn[data-speaker=agent]"


class Practising:
    """The practice view in front of a trainee."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: Page = desk.page
        self.own = self.page.locator(f".practice-call {AGENT}")
        self.title = self.page.locator(".debrief .card-title")

    async def open(self) -> None:
        """From wherever the page is to the choice of a scenario."""
        await self.desk.press("Alt+p")
        await expect(self.page.locator(".offered [data-home]")).to_be_focused()

    async def easiest(self) -> None:
        """The choice at level 1, whatever level the passes so far suggest."""
        easier = self.page.get_by_role("button", name="Level 1", exact=True)
        if await easier.count():
            await easier.focus()
            await self.desk.press("Enter")
            await expect(easier).to_have_count(0)
            await expect(self.page.locator(".offered [data-home]")).to_be_focused()

    async def start(self, level: int = 1) -> None:
        """Begins the scenario that these tests are about, from the list of all."""
        await self.open()
        await self.page.locator(".all-scenarios summary").focus()
        await self.desk.press("Enter")
        await self.page.get_by_role("radio", name=re.compile(f"^{level} ")).focus()
        await self.desk.press("Space")
        await self.page.get_by_role("button", name="The sofa that didn't come").last.focus()
        await self.desk.press("Enter")
        await expect(self.desk.input).to_be_focused()
        await expect(self.page.locator(".turn")).to_have_count(1)

    async def say(self, text: str) -> None:
        """Says it to the customer and waits for their answer."""
        await expect(self.desk.input).to_be_focused()
        before = await self.own.count()
        await self.page.keyboard.type(text)
        await self.desk.press("Enter")
        answered = self.own.nth(before).or_(self.title).first
        await expect(answered).to_be_visible()

    async def look_back(self) -> None:
        """Through the three parts to the end."""
        await expect(self.page.locator(".debrief [data-home]")).to_be_focused()
        for part in ("1 of 3", "2 of 3", "3 of 3"):
            await self.desk.press("Enter")
            await expect(self.title).to_contain_text(part)
            await expect(self.page.locator("p[role=status].unseen")).to_contain_text(part)
        await self.desk.press("Alt+n")
        await expect(self.page.locator(".practice-start .card-title")).to_have_text(
            "Practice complete"
        )


@pytest.fixture
def practising(desk: Desk) -> Practising:
    return Practising(desk)


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints == []


async def test_a_whole_practice_by_keyboard(desk: Desk, practising: Practising):
    page = desk.page
    await practising.open()
    await practising.easiest()
    await desk.press("Enter")
    await expect(desk.input).to_be_focused()
    await expect(page.locator(".scene")).to_have_attribute("open", "")
    await expect(page.locator(".scene")).to_contain_text("You may offer")
    await practising.say(HURTS)
    await expect(page.locator(".scene")).not_to_have_attribute("open", "")
    spoken = await page.locator(".turn[data-speaker=customer] .turn-text").last.inner_text()
    await expect(page.locator("p[role=status].unseen")).to_contain_text(spoken[:30])
    await expect(practising.own.first.locator("mark").last).to_have_text("calm down")

    await desk.press("Alt+w")
    await expect(page.locator(".reason").first).to_contain_text("Hurt:")
    await expect(page.locator(".reason-changed").first).to_contain_text("anger +")
    await desk.press("Alt+h")
    await expect(page.locator(".practice-note")).to_contain_text("A hint")
    await desk.press("Alt+s")
    await expect(page.get_by_role("button", name="Go on")).to_be_focused()
    await desk.press("Enter")
    await practising.say(HELPS)
    await desk.press("Alt+o")
    await expect(practising.title).to_contain_text("You stopped")
    await practising.look_back()
    await expect(page.locator(".practice-start .card [data-home]")).to_be_focused()
    await expect(page.locator(".progress .skills li").first).to_be_visible()


async def test_a_practice_ends_when_the_customer_accepts(desk: Desk, practising: Practising):
    script = load().scenarios[SCENARIO].scripts.recovers
    await practising.start()
    for line in script:
        if await practising.title.count():
            break
        await practising.say(line)
    await expect(practising.title).to_have_text("They accepted what you offered.")
    await practising.look_back()


async def test_going_back_keeps_both_tries(desk: Desk, practising: Practising):
    page = desk.page
    await practising.start()
    await practising.say(HURTS)
    angry = await page.locator("[role=meter]").first.get_attribute("aria-valuenow")
    await page.get_by_role("button", name=f"Try again from here: {HURTS}").focus()
    await desk.press("Enter")
    await expect(practising.own).to_have_count(0)
    await expect(page.locator(".practice-note")).to_contain_text("kept, to compare")
    await practising.say(HELPS)
    calmer = await page.locator("[role=meter]").first.get_attribute("aria-valuenow")
    assert int(calmer or 0) < int(angry or 0)

    await desk.press("Alt+m")
    tries = page.get_by_role("dialog").locator(".try")
    await expect(tries).to_have_count(2)
    await expect(tries.first).to_contain_text(HURTS)
    await expect(tries.last).to_contain_text(HELPS)
    await expect(tries.last.locator(".course-picture")).to_have_attribute(
        "aria-label", re.compile("anger of 10")
    )
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()

    await desk.press("Alt+o")
    await practising.look_back()
    await expect(page.locator(".practice-start .try")).to_have_count(2)


async def test_a_reload_goes_on_where_it_was(desk: Desk, practising: Practising):
    await practising.start()
    await practising.say(HURTS)
    await desk.page.keyboard.type("half a sen")
    await desk.page.reload()
    await expect(desk.input).to_be_focused()
    await expect(desk.input).to_have_value("half a sen")
    await expect(practising.own).to_have_count(1)
    await expect(practising.own.first).to_contain_text(HURTS)
    await expect(desk.page.locator(".turn[data-speaker=customer]")).to_have_count(2)


async def test_a_rewrite_goes_into_the_field(desk: Desk, practising: Practising):
    await practising.start()
    await practising.say(HURTS)
    use = desk.page.get_by_role("button", name=re.compile("^Use this: ")).first
    wanted = (await use.get_attribute("aria-label") or "").removeprefix("Use this: ")
    await use.focus()
    await desk.press("Enter")
    await expect(desk.input).to_have_value(wanted)
    await expect(desk.input).to_be_focused()


async def test_a_practice_is_private_until_it_is_shared(desk: Desk, practising: Practising):
    page = desk.page
    await practising.start()
    await practising.say(HELPS)
    await desk.press("Alt+o")
    await practising.look_back()
    box = page.get_by_role("checkbox", name="Let my supervisor read this practice").first
    await expect(box).not_to_be_checked()
    await box.focus()
    async with page.expect_response("**/share"):
        await desk.press("Space")
    await expect(box).to_be_checked()
    await page.reload()
    await expect(box).to_be_checked()


async def test_the_key_leads_there_and_back(desk: Desk, practising: Practising):
    await desk.begin()
    await desk.press("Alt+t")
    await practising.start()
    await expect(desk.tabs).to_have_count(2)
    await desk.press("Alt+p")
    await expect(desk.steps.first).to_be_visible()
    await desk.act("Alt+p", "Another phrase")
    await desk.press("Alt+2")
    await expect(desk.page.locator(".practice-feelings")).to_be_visible()


async def test_what_was_not_sent_stays(desk: Desk, practising: Practising):
    await practising.start()
    await desk.page.route("**/api/chat", lambda route: route.abort())
    await desk.page.keyboard.type(HELPS)
    await desk.press("Enter")
    await expect(desk.unsent).to_contain_text(HELPS)
    await desk.page.unroute("**/api/chat")
    await desk.press("Alt+y")
    await expect(practising.own).to_have_count(1)
    await expect(desk.unsent).to_have_count(0)
    assert desk.complaints.besides_network() == []
    desk.complaints.clear()
