"""The live view, used as it is meant to be: by keys, with a call going on."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full

TALK = """Customer: My cooker was due nine days ago and nobody called me. This is the second time!
Agent: I understand how you feel, but it's our policy to wait. Please calm down.
Customer: Calm down?! I'm furious. I took two days off work for this!"""
AMENDS = "I'm so sorry, we let you down. I'll ring the depot now and call you back by 5pm today."


class Listening:
    """The live view in front of an employee."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: Page = desk.page
        self.turns = self.page.locator(".turn:not(.is-waiting)")
        self.nudge = self.page.locator(".nudge")
        self.opinion = self.page.locator(".opinion")

    async def start(self) -> None:
        """From wherever the page is to a call that has begun."""
        await self.desk.press("Alt+g")
        await expect(self.page.locator("#start-call")).to_be_focused()
        await self.desk.press("Enter")
        await expect(self.desk.input).to_be_focused()

    async def type(self, text: str) -> None:
        """Types a line where the focus is, and waits until it was heard."""
        before = await self.turns.count()
        await self.page.keyboard.type(text)
        await self.desk.press("Enter")
        await expect(self.turns).to_have_count(before + 1)

    async def paste(self, text: str = TALK, turns: int = 3) -> None:
        """Puts a transcript into the field and sends it."""
        before = await self.turns.count()
        await self.desk.input.fill(text)
        await self.desk.press("Enter")
        await expect(self.turns).to_have_count(before + turns)

    async def call(self) -> str:
        """The id of the call that is shown."""
        kept = await self.page.evaluate("JSON.parse(sessionStorage.getItem('amends.view')).call")
        assert isinstance(kept, str)
        return kept

    async def end(self) -> None:
        """Ends the call, by keys."""
        await self.desk.press("Alt+o")
        await expect(self.page.locator("#end-call")).to_be_focused()
        await self.desk.press("Enter")
        await expect(self.page.locator("#wrapup-title")).to_be_focused()


@pytest.fixture
def listening(desk: Desk) -> Listening:
    return Listening(desk)


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints == []


async def test_a_whole_call_by_keyboard(desk: Desk, listening: Listening, coach_server):
    page = desk.page
    await listening.start()
    await listening.type("My cooker is nine days late and nobody called. I am furious!")
    await expect(page.locator(".mood-now")).to_contain_text(re.compile("Angry|Frustrated"))
    await desk.press("Alt+s")
    await listening.type("I understand how you feel, but please calm down.")
    await desk.press("Alt+s")
    await listening.type("Calm down?! I'm furious. I took two days off work for this!")
    await expect(listening.nudge).to_be_visible()
    title = await listening.nudge.locator(".nudge-title").inner_text()
    await expect(page.locator("p[role=status].unseen")).to_contain_text(title)
    wanted = await listening.nudge.locator("q").first.inner_text()
    await desk.press("1")
    await expect(listening.nudge.locator(".takeable").first).to_have_attribute("data-copied", "yes")
    assert await desk.clipboard() == wanted

    await desk.press("Alt+s")
    await expect(page.locator(".speaker-one[aria-pressed=true]")).to_have_text("You")
    await listening.type(AMENDS)
    await expect(listening.turns.last).to_have_attribute("data-speaker", "agent")
    await expect(page.locator(".rail .step[data-state=done]").first).to_be_visible()
    await expect(listening.turns.last.locator(".turn-note")).to_contain_text("5pm")

    await listening.end()
    await desk.press("Tab")
    await expect(page.locator("#line-0")).to_be_focused()
    await desk.press("Control+a")
    await page.keyboard.type("Cooker nine days late, nobody rang.")
    await desk.press("Enter")
    await expect(page.locator("#line-1")).to_be_focused()
    await page.get_by_label("Not solved").focus()
    await desk.press("Space")
    await page.get_by_label("Courier or delivery round").focus()
    await desk.press("Space")
    await desk.press("Alt+o")
    await expect(page.locator(".wrapup-do")).to_contain_text("On record.")
    link = page.get_by_role("link", name="Open the record")
    record = await page.request.get(f"{coach_server}{await link.get_attribute('href')}")
    assert "Cooker nine days late, nobody rang." in await record.text()
    recovery = (await link.get_attribute("href") or "").rsplit("/", 1)[-1]
    told = await (await page.request.get(f"{coach_server}/api/recoveries/{recovery}")).json()
    assert "unsolved" in str(told).lower() or "Not solved" in str(told)

    await page.get_by_role("button", name="Open as a case").focus()
    await desk.press("Enter")
    await expect(page.locator(".rail")).to_be_visible()
    await expect(page.locator(".record")).to_contain_text("Cooker nine days late, nobody rang.")


async def test_a_pasted_transcript_is_taken_apart_in_order(desk: Desk, listening: Listening):
    await listening.start()
    await desk.input.fill(TALK)
    await expect(desk.page.locator("#apart")).to_contain_text("3 turns")
    await listening.paste()
    sides = await listening.turns.evaluate_all("all => all.map((one) => one.dataset.speaker)")
    assert sides == ["customer", "agent", "customer"]
    await expect(listening.turns.first).to_contain_text("My cooker was due nine days ago")
    await expect(listening.turns.first).not_to_contain_text("Customer:")


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("C: one\nA: two", [["customer", "one"], ["agent", "two"]]),
        ("one\n\ntwo\nthree", [["customer", "one"], ["agent", "two"], ["customer", "three"]]),
        ("Me: hello\nand more\nCaller: yes", [["agent", "hello\nand more"], ["customer", "yes"]]),
        ("[14:05:10] Client: hi\r\n14:06 Agent - hello", [["customer", "hi"], ["agent", "hello"]]),
        ("well\nAgent: right", [["customer", "well"], ["agent", "right"]]),
        ("a: lone", [["agent", "lone"]]),
        ("At 14:05 it broke: badly", [["customer", "At 14:05 it broke: badly"]]),
        ("9 days late!", [["customer", "9 days late!"]]),
        (" \n ", []),
    ],
)
async def test_how_lines_are_taken_apart(desk: Desk, text, turns):
    found = await desk.page.evaluate(
        "async (text) => (await import('/static/lib/transcript.js')).takeApart(text, 'customer')"
        ".map(({ speaker, text }) => [speaker, text])",
        text,
    )
    assert found == turns


async def test_findings_are_underlined_and_tell_why(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    flag = listening.turns.nth(1).locator(".flag").first
    await flag.focus()
    await expect(listening.turns.nth(1).get_by_role("tooltip").first).to_be_visible()
    await desk.press("Enter")
    await expect(listening.turns.nth(1).locator(".turn-why")).to_be_visible()
    await expect(listening.turns.nth(1).get_by_role("button", name="I disagree")).to_be_visible()
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()


async def test_a_step_tells_the_words_it_was_seen_in(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste(f"{TALK}\nAgent: {AMENDS}", 4)
    step = desk.page.locator(".rail .step[data-state=done]").first
    await step.locator("button").focus()
    tip = step.get_by_role("tooltip")
    await expect(tip).to_contain_text("Seen in: “")
    quote = (await tip.inner_text()).split("“")[-1].split("”")[0]
    assert quote in AMENDS


async def test_arrows_go_along_the_mood_and_words_tell_it(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    await expect(desk.page.locator(".mood .unseen li")).to_have_count(2)
    await desk.press("Alt+l")
    points = desk.page.locator(".mood-point")
    await expect(points.last).to_be_focused()
    await expect(desk.page.locator(".mood-now")).to_contain_text("Now:")
    await desk.press("ArrowLeft")
    await expect(points.first).to_be_focused()
    await expect(desk.page.locator(".mood-now")).to_contain_text("1 ·")
    await expect(points.first).to_have_attribute("aria-label", re.compile("Customer turn 1: "))
    await desk.press("End")
    await points.first.hover()
    await expect(desk.page.locator(".mood-now")).to_contain_text("1 ·")


@pytest.mark.parametrize(
    ("key", "what", "back"), [("q", "dismissed", "withdrawn"), ("x", "muted", "unmuted")]
)
async def test_a_hint_is_sent_away_and_taken_back(
    desk: Desk, listening: Listening, key, what, back
):
    await listening.start()
    await listening.paste()
    title = await listening.nudge.locator(".nudge-title").inner_text()
    async with desk.page.expect_response("**/nudges/*") as answer:
        await desk.press(f"Alt+{key}")
    assert (await answer.value).status == 204
    assert (await answer.value).request.post_data_json == {"what": what}
    await expect(listening.nudge).to_have_count(0)
    await expect(desk.input).to_be_focused()
    await desk.page.reload()
    await expect(listening.turns).to_have_count(3)
    await expect(listening.nudge).to_have_count(0)

    await listening.paste("Customer: I am so angry, this is a disgrace! I want the manager now!", 1)
    if not await listening.nudge.count():
        return
    async with desk.page.expect_response("**/nudges/*"):
        await desk.press(f"Alt+{key}")
    await expect(listening.opinion).to_be_visible()
    async with desk.page.expect_response("**/nudges/*") as undone:
        await desk.press("Alt+u")
    assert (await undone.value).request.post_data_json == {"what": back}
    await expect(listening.nudge).to_be_visible()
    await expect(listening.nudge.locator(".nudge-title")).not_to_have_text(title)


async def test_a_hint_is_disputed_with_a_note_and_traced(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    await desk.press("Alt+i")
    await expect(listening.nudge.locator(".evidence-text")).to_be_visible()
    await desk.press("Alt+w")
    await expect(desk.page.locator("#dispute-note")).to_be_focused()
    await desk.page.keyboard.type("she was joking")
    async with desk.page.expect_response("**/nudges/*") as answer:
        await desk.press("Enter")
    assert (await answer.value).status == 204
    sent = (await answer.value).request.post_data_json
    assert sent == {"what": "disputed", "note": "she was joking"}
    await expect(listening.opinion).to_contain_text("you disagree")
    await expect(listening.nudge).to_have_count(0)


async def test_the_coach_can_be_asked_about_the_call(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    await desk.press("Alt+c")
    await desk.page.keyboard.type("what can i offer")
    await desk.press("Enter")
    await expect(desk.page.locator(".answer .nudge-title")).to_be_visible()
    assert desk.sent[-1]["conversation"] == await listening.call()
    wanted = desk.page.locator(".answer q").first
    if await wanted.count():
        await desk.press("Escape")
        await expect(desk.page.locator(".answer")).to_have_count(0)
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()


async def test_the_framework_can_be_changed(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    await desk.press("Alt+m")
    await expect(desk.framework).to_be_focused()
    await desk.framework.select_option("five_step")
    await expect(desk.steps).to_have_count(5)
    await expect(desk.framework).to_have_value("five_step")


async def test_a_call_goes_on_beside_the_cases_and_is_offered_again(
    desk: Desk, listening: Listening
):
    await listening.start()
    await listening.type("My parcel is lost and I am livid")
    call = await listening.call()
    await desk.press("Alt+g")
    await expect(desk.page.locator(".welcome")).to_be_visible()
    await expect(desk.page.locator(".listen")).to_have_attribute("data-on", "yes")
    await desk.press("Alt+g")
    await expect(listening.turns).to_have_count(1)
    await desk.page.get_by_role("button", name="Other calls").click()
    await expect(desk.page.locator(".resume-one").first).to_be_visible()
    await desk.page.evaluate("sessionStorage.clear()")
    await desk.open()
    await desk.press("Alt+g")
    await desk.page.locator(".resume-one").first.click()
    await expect(listening.turns).to_have_count(1)
    assert await listening.call() == call


async def test_a_number_that_begins_a_sentence_is_text(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    await desk.page.keyboard.type("2nd time now")
    await expect(desk.input).to_have_value("2nd time now")


async def test_every_key_of_the_view_is_on_the_help_page(desk: Desk, listening: Listening):
    await listening.start()
    await listening.paste()
    shortcuts = await desk.page.evaluate(
        "[...document.querySelectorAll('[aria-keyshortcuts^=\"Alt+\"]')]"
        ".map((each) => each.getAttribute('aria-keyshortcuts').slice(4))"
    )
    await desk.press("?")
    help_page = desk.page.get_by_role("dialog")
    await expect(help_page).to_be_visible()
    shown = await help_page.locator("kbd").all_inner_texts()
    assert {key for key in shortcuts if key.isalpha()} <= set(shown)
    await desk.press("Escape")
    await expect(desk.input).to_be_focused()


async def test_a_call_without_trouble_has_nothing_to_put_on_record(
    desk: Desk, listening: Listening
):
    await listening.start()
    await listening.type("Good morning, what are your opening hours?")
    await listening.end()
    await expect(desk.page.locator(".wrapup")).to_contain_text("nothing to put on record")
