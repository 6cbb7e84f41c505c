"""The live view when something is wrong: nothing that was typed is lost, and it comes back by itself."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.async_api import expect

from tests.bot.web.desk import Desk
from tests.bot.web.test_live import TALK, Listening
from tests.support.browser import Complaints
from tests.support.stack import ROOT, environment, running_stack

pytestmark = pytest.mark.full

READY_SECONDS = 240


@pytest.fixture
def listening(desk: Desk) -> Listening:
    return Listening(desk)


async def test_a_transcript_that_broke_off_goes_on_with_the_same_ids(desk, listening):
    await listening.start()
    sent = []
    desk.page.on(
        "request",
        lambda request: (
            sent.append(request.post_data_json) if request.url.endswith("/turns") else None
        ),
    )
    lost = []

    async def lose_the_second_answer(route):
        if len(lost) or len(sent) < 2:
            await route.continue_()
            return
        lost.append(await route.fetch())
        await route.abort()

    await desk.page.route("**/turns", lose_the_second_answer)
    # The stream is held back too, or it would bring the answer that got lost.
    await desk.page.route("**/live", lambda route: route.abort())
    await desk.page.reload()
    await desk.input.fill(TALK)
    await desk.press("Enter")
    await expect(desk.unsent).to_be_visible()
    await expect(desk.page.locator(".turn")).to_have_count(3)
    await desk.page.unroute("**/live")
    await desk.page.reload()
    await desk.press("Alt+y")
    await expect(listening.turns).to_have_count(3)
    await expect(desk.page.locator(".is-waiting")).to_have_count(0)
    first = sent[1]["id"]
    assert all(each["id"] == first for each in sent[1:-1])
    sides = await listening.turns.evaluate_all("all => all.map((one) => one.dataset.speaker)")
    assert sides == ["customer", "agent", "customer"]
    assert desk.complaints.besides_network() == []


async def test_an_unsent_line_can_be_taken_back(desk, listening):
    await listening.start()
    await desk.page.route(
        "**/turns",
        lambda route: route.fulfill(status=409, json={"error": "It is closed.", "do": "Open one."}),
    )
    await desk.input.fill("A: I am sorry")
    await desk.press("Enter")
    await expect(desk.unsent).to_contain_text("It is closed. Open one.")
    await desk.unsent.get_by_role("button", name="Take it back").click()
    await expect(desk.input).to_have_value("I am sorry")
    await expect(desk.page.locator(".speaker-one[aria-pressed=true]")).to_have_text("You")


async def test_half_a_line_outlives_a_reload(desk, listening):
    await listening.start()
    await desk.press("Alt+s")
    await desk.page.keyboard.type("I will make")
    await desk.page.reload()
    await expect(desk.input).to_have_value("I will make")
    await expect(desk.page.locator(".speaker-one[aria-pressed=true]")).to_have_text("You")


async def test_an_opinion_that_did_not_arrive_is_sent_again(desk, listening):
    await listening.start()
    await listening.paste()
    await desk.page.route("**/nudges/*", lambda route: route.abort())
    await desk.press("Alt+w")
    await desk.page.keyboard.type("no")
    await desk.press("Enter")
    await expect(listening.opinion).to_contain_text("not on record yet")
    await desk.page.unroute("**/nudges/*")
    async with desk.page.expect_response("**/nudges/*") as answer:
        await desk.press("Alt+y")
    assert (await answer.value).request.post_data_json == {"what": "disputed", "note": "no"}
    assert (await answer.value).status == 204


async def test_an_edited_wrap_up_that_was_not_saved_outlives_a_reload(desk, listening):
    await listening.start()
    await listening.paste()
    await listening.end()
    await desk.page.locator("#line-1").fill("A new cooker on Friday.")
    await desk.page.route("**/wrapup", lambda route: route.abort())
    await desk.press("Alt+o")
    await expect(desk.page.locator(".live-problem")).to_be_visible()
    await desk.page.unroute("**/wrapup")
    await desk.page.reload()
    await expect(desk.page.locator("#line-1")).to_have_value("A new cooker on Friday.")
    await desk.press("Alt+o")
    await expect(desk.page.locator(".wrapup-do")).to_contain_text("On record.")


async def test_a_call_closed_elsewhere_ends_here(desk, listening, coach_server):
    await listening.start()
    await listening.paste()
    call = await listening.call()
    body = {"data": "{}", "headers": {"Content-Type": "application/json"}}
    await desk.page.request.post(f"{coach_server}/api/calls/{call}/close", **body)
    await expect(desk.page.locator("#wrapup-title")).to_be_visible()


async def test_turns_from_elsewhere_are_shown(desk, listening, coach_server):
    await listening.start()
    call = await listening.call()
    async with httpx.AsyncClient(trust_env=False, timeout=60) as telephony:
        said = {"speaker": "customer", "text": "I am furious, my parcel is lost!"}
        await telephony.post(f"{coach_server}/api/calls/{call}/turns", json=said)
    await expect(listening.turns).to_have_count(1)
    await expect(desk.page.locator(".mood-now")).to_contain_text(re.compile("Angry|Frustrated"))


async def test_text_never_becomes_code(desk, listening):
    await listening.start()
    await listening.type("<img src=x onerror=alert(1)> <b>no</b>")
    await expect(listening.turns.first).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(listening.turns.first.locator("img, b")).to_have_count(0)
    assert desk.complaints == []


def await_ready(url: str) -> None:
    ends = time.monotonic() + READY_SECONDS
    while time.monotonic() < ends:
        try:
            if httpx.get(f"{url}/readyz", timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise AssertionError("the coach did not come back")


@contextmanager
def started_again(log: Path, env: dict[str, str]) -> Iterator[None]:
    """The same coach as before, on its port and with its data."""
    with log.open("a", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "up"], cwd=ROOT, env=env, stdout=out, stderr=out
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


async def test_it_comes_back_by_itself_after_the_server_went(browser, model_home, tmp_path):
    with running_stack(model_home, tmp_path) as stack:
        port = int(stack.url.rsplit(":", 1)[-1])
        page = await (await browser.new_context()).new_page()
        complaints = Complaints()
        await complaints.watch(page)
        desk = Desk(page, stack.url, complaints)
        listening = Listening(desk)
        await desk.open()
        await listening.start()
        await listening.paste()
        stack.process.terminate()
        stack.process.wait(30)
        await expect(page.locator(".live-state")).to_contain_text("Connecting again")
        await desk.input.fill("You: I'm so sorry.")
        await desk.press("Enter")
        await expect(desk.unsent).to_be_visible()
        with started_again(stack.log, environment(tmp_path, port)):
            await_ready(stack.url)
            await expect(page.locator(".live-state")).to_have_text("Listening", timeout=60_000)
            await desk.press("Alt+y")
            await expect(listening.turns).to_have_count(4)
            await expect(desk.unsent).to_have_count(0)
        assert complaints.besides_network() == []
