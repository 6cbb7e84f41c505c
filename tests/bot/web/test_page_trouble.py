"""The page when something is wrong: no network, no engine, no clipboard, text that means harm."""

import json

import pytest
from playwright.async_api import Route, expect

from tests.bot.web.desk import Desk

pytestmark = pytest.mark.full

FAILURE = {
    "behaviour": "failure",
    "confidence": 0.0,
    "id": "x",
    "cards": [
        {
            "kind": "failure",
            "title": "No answer",
            "text": "The **engine** is down.",
            "buttons": [{"title": "Try again", "payload": "/retry"}],
        }
    ],
}


@pytest.fixture(autouse=True)
async def page_complains_of_the_network_only(desk: Desk):
    yield
    assert desk.complaints.besides_network() == []


async def test_an_unsent_message_outlives_a_reload_and_keeps_its_id(desk: Desk):
    await desk.begin()
    await desk.page.route("**/api/chat", lambda route: route.abort())
    await desk.input.fill("it arrived in pieces")
    await desk.press("Enter")
    await expect(desk.unsent).to_contain_text("it arrived in pieces")
    first = desk.sent[-1]["id"]
    await desk.page.reload()
    await expect(desk.unsent).to_contain_text("it arrived in pieces")
    await expect(desk.card).to_be_visible()
    await desk.page.unroute("**/api/chat")
    await desk.act("Alt+y", "it arrived in pieces")
    await expect(desk.unsent).to_have_count(0)
    assert desk.sent[-1]["id"] == first


async def test_an_engine_that_is_down_leaves_the_card_and_offers_to_retry(desk: Desk):
    await desk.begin()
    title = await desk.card.locator(".card-title").inner_text()
    await desk.page.route("**/api/chat", lambda route: route.fulfill(json=FAILURE))
    await desk.press("Alt+w")
    await expect(desk.unsent).to_contain_text("The engine is down.")
    await expect(desk.card.locator(".card-title")).to_have_text(title)
    await desk.page.unroute("**/api/chat")
    await desk.unsent.get_by_role("button", name="Try again").click()
    await desk.answered("Why?")
    assert desk.sent[-1] == desk.sent[-2]


async def test_an_unsent_message_can_be_taken_back(desk: Desk):
    await desk.page.route(
        "**/api/chat",
        lambda route: route.fulfill(status=503, json={"error": "It is full.", "do": "Free some."}),
    )
    await desk.input.fill("cooker late")
    await desk.press("Enter")
    await expect(desk.unsent).to_contain_text("It is full. Free some.")
    await desk.unsent.get_by_role("button", name="Take it back").click()
    await expect(desk.input).to_have_value("cooker late")
    await expect(desk.unsent).to_have_count(0)


async def test_messages_wait_their_turn(desk: Desk):
    await desk.begin()
    held: list[Route] = []

    async def hold_the_first(route: Route) -> None:
        held.append(route)
        if len(held) > 1:
            await route.continue_()

    await desk.page.route("**/api/chat", hold_the_first)
    for text in ("she is calmer", "she wants a new one"):
        await desk.input.fill(text)
        await desk.press("Enter")
    await expect(desk.page.locator(".on-its-way")).to_have_count(2)
    assert len(held) == 1
    await held[0].continue_()
    await desk.answered("she wants a new one")
    texts = [message.get("text") for message in desk.sent]
    assert texts[-2:] == ["she is calmer", "she wants a new one"]


async def test_a_coach_that_is_starting_says_so(desk: Desk):
    await desk.page.route(
        "**/readyz",
        lambda route: route.fulfill(status=503, json={"ready": False, "waiting_for": "the engine"}),
    )
    await desk.page.reload()
    await expect(desk.page.locator(".notice")).to_contain_text("waiting for the engine")
    await desk.page.unroute("**/readyz")
    await expect(desk.page.locator(".notice")).to_have_count(0)


async def test_a_refused_clipboard_leaves_the_words_to_copy_by_hand(desk: Desk):
    await desk.begin()
    await desk.page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false"
    )
    wanted = await desk.phrase(1)
    await desk.press("1")
    by_hand = desk.page.locator("#by-hand")
    await expect(by_hand).to_be_focused()
    await expect(by_hand).to_have_value(wanted)
    await desk.press("Escape")
    await expect(by_hand).to_have_count(0)
    await expect(desk.input).to_be_focused()


async def test_text_never_becomes_code(desk: Desk):
    nasty = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) <b>no</b>"
    answer = {
        "behaviour": "smalltalk",
        "confidence": 1.0,
        "id": "x",
        "cards": [
            {"kind": "smalltalk", "title": nasty, "text": f"- {nasty}\n- two\n\nline\nbreak"}
        ],
    }
    await desk.page.route("**/api/chat", lambda route: route.fulfill(body=json.dumps(answer)))
    await desk.say("hello <script>alert(1)</script>")
    await expect(desk.card.locator("img, script, a, b")).to_have_count(0)
    await expect(desk.card.locator(".prose strong")).to_have_text("bold")
    await expect(desk.card.locator(".prose li")).to_have_count(2)
    await expect(desk.card.locator(".prose br")).to_have_count(1)


async def test_a_late_check_never_underlines_other_words(desk: Desk):
    await desk.begin()
    held: list[Route] = []
    await desk.page.route("**/api/check", lambda route: held.append(route))
    await desk.write_draft("I know how you feel")
    while not held:
        await desk.page.wait_for_timeout(20)
    await desk.draft.fill("Thank you for waiting.")
    while len(held) < 2:
        await desk.page.wait_for_timeout(20)
    await held[1].continue_()
    await expect(desk.page.locator("#draft-state")).to_contain_text("Nothing here to avoid")
    await held[0].continue_()
    await desk.page.wait_for_timeout(200)
    await expect(desk.flagged()).to_have_count(0)
