"""What a trainee gets for it: feedback when they ask at level 2, and the certificate as a file."""

import json
import re
from collections.abc import Sequence

import pytest
from playwright.async_api import expect

from phrasebank.loader import default_packs
from tests.bot.web.barriers import no_barriers, nothing_sticks_out
from tests.bot.web.desk import Desk
from tests.bot.web.test_page_access import VIEWS
from tests.bot.web.test_practice import HURTS, Practising
from tests.support.stack import Stack
from tests.support.talking import Talk

pytestmark = pytest.mark.full

PASSED = ("hotel_bedbugs", "room_given_away", "sofa_not_delivered")
FORMATS = {"Page": "html", "Text": "md", "Data": "json"}


@pytest.fixture
def practising(desk: Desk) -> Practising:
    return Practising(desk)


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints == []


@pytest.fixture(scope="session")
def earned(stack: Stack) -> Sequence[str]:
    """The titles of three scenarios that were passed, each gone through to its end."""
    for name in PASSED:
        talk = Talk(stack)
        talk.press(f'/train{{"scenario": "{name}", "level": "1"}}')
        answer = None
        for line in default_packs().scenarios[name].scripts.recovers:
            answer = talk.say(line)
            if answer.card["practice"]["phase"] == "debrief":
                break
        assert answer is not None
        if answer.card["practice"]["phase"] != "debrief":
            talk.say("Thank you for bearing with me. Goodbye.")
        for _ in range(4):
            answer = talk.press('/train{"do": "next"}')
    return [default_packs().scenarios[name].title for name in PASSED]


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
async def test_at_level_two_feedback_comes_when_it_is_asked_for(
    desk: Desk, practising: Practising
) -> None:
    page, feedback = desk.page, desk.page.locator(".practice-feedback")
    button = page.get_by_role("button", name=re.compile("^Feedback"))
    await practising.start(level=2)
    await expect(button).to_have_count(0)  # nothing was said yet
    await expect(page.get_by_role("button", name=re.compile("^Hint"))).to_be_visible()
    await practising.say(HURTS)
    await expect(feedback).to_have_count(0)
    await expect(practising.own.first.locator("mark")).to_have_count(0)
    await button.click()
    await expect(feedback).to_contain_text("You could say")
    await expect(feedback).to_be_in_viewport()
    await expect(practising.own.first.locator("mark").last).to_have_text("calm down")
    await expect(desk.input).to_be_focused()
    await nothing_sticks_out(
        desk, ".practice-call, .composer, .transcript-box", "feedback asked for"
    )
    await practising.say("I'm so sorry.")
    await desk.press("Alt+k")
    await expect(feedback).to_contain_text("sorry")


async def test_at_level_three_there_is_nothing_to_ask_for(
    desk: Desk, practising: Practising
) -> None:
    await practising.start(level=3)
    await practising.say(HURTS)
    for name in ("Hint", "Feedback"):
        button = desk.page.get_by_role("button", name=re.compile(f"^{name}"))
        await expect(button).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
async def test_the_certificate_is_saved_as_a_file(
    desk: Desk, practising: Practising, earned: Sequence[str]
) -> None:
    page = desk.page
    await practising.open()
    links = page.locator(".progress .exports a")
    await expect(links).to_have_text(list(FORMATS))
    await no_barriers(desk, "the certificate")
    await nothing_sticks_out(desk, ".frame, .conversation, .progress", "the certificate")
    for link, name in zip(await links.all(), FORMATS, strict=True):
        assert await link.get_attribute("aria-label") == f"{name}: save the certificate"
    for name, suffix in FORMATS.items():
        async with page.expect_download() as coming:
            await links.filter(has_text=re.compile(f"^{name}$")).click()
        saved = await coming.value
        assert saved.suggested_filename == f"certificate.{suffix}"
        text = (await saved.path()).read_text(encoding="utf-8")
        assert "Certificate of practice" in text
        if suffix == "json":
            told = json.loads(text)
            assert {one["title"] for one in told["passed"]} >= set(earned)
    await expect(page.locator(".progress")).to_contain_text("You have earned it")


async def test_the_saved_page_is_read_and_printed_alone(
    desk: Desk, practising: Practising, earned: Sequence[str]
) -> None:
    await practising.open()
    async with desk.page.expect_download() as coming:
        await desk.page.locator(".progress .exports a").first.click()
    path = await (await coming.value).path()
    html = path.read_text(encoding="utf-8")
    for size in ({"width": 1280, "height": 800}, {"width": 360, "height": 740}):
        page = await desk.page.context.new_page()
        await page.set_viewport_size(size)
        await page.set_content(html)
        await expect(page.locator("h1")).to_have_text("Certificate of practice")
        for title in earned:
            await expect(page.locator("body")).to_contain_text(title)
        across = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert across <= 0, size
        await page.close()
