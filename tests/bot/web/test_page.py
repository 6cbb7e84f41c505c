"""The page, used as it is meant to be: in a browser, by keys, with a customer on the line."""

import re

import pytest
from playwright.async_api import expect

from tests.bot.web.desk import CASE, Desk

pytestmark = pytest.mark.full


@pytest.fixture(autouse=True)
async def page_never_complains(desk: Desk):
    yield
    assert desk.complaints == []


async def test_the_first_visit_explains_itself_in_three_lines(desk: Desk):
    await expect(desk.page.locator(".welcome-lines li")).to_have_count(3)
    await expect(desk.input).to_be_focused()


async def test_a_case_from_the_first_word_to_a_reload(desk: Desk):
    await desk.begin()
    await expect(desk.step("current")).to_have_count(1)
    await expect(desk.page.locator(".record")).to_contain_text("cooker")

    wanted = await desk.phrase(1)
    async with desk.page.expect_request(re.compile(r"/api/recoveries/[^/]+/phrases$")) as taken:
        await desk.press("1")
    assert await desk.clipboard() == wanted
    assert (await taken.value).post_data_json["text"] == wanted
    await expect(desk.card.locator(".takeable").first).to_contain_text("Copied")

    await desk.act("Alt+n", "Next")
    await expect(desk.step("done")).to_have_count(1)

    await desk.input.fill("she says the fitter")
    await desk.write_draft("I understand how you feel")
    await expect(desk.flagged().first).to_be_visible()

    await desk.page.reload()
    await expect(desk.step("done")).to_have_count(1)
    await expect(desk.card).to_be_visible()
    await expect(desk.input).to_have_value("she says the fitter")
    await expect(desk.draft).to_have_value("I understand how you feel")
    await expect(desk.page.locator(".log")).to_contain_text(CASE)


async def test_steps_go_forward_back_out_and_undo(desk: Desk):
    await desk.begin()
    first = await desk.step("current").locator(".step-title").text_content()
    await desk.act("Alt+n", "Next")
    await expect(desk.step("done")).to_have_count(1)
    await desk.act("Alt+s", "Skip")
    await expect(desk.step("skipped")).to_have_count(1)
    await desk.act("Alt+u", "Undo")
    await expect(desk.step("skipped")).to_have_count(0)
    await desk.act("Alt+b", "Back")
    await expect(desk.step("current").locator(".step-title")).to_have_text(first or "")
    await expect(desk.input).to_be_focused()


async def test_the_framework_is_switched_and_what_was_done_stays(desk: Desk):
    await desk.begin()
    await expect(desk.framework.locator("option")).not_to_have_count(1)
    before = await desk.steps.count()
    await desk.press("Alt+m")
    await expect(desk.framework).to_be_focused()
    await desk.framework.select_option("five_step")
    await expect(desk.framework).to_have_value("five_step")
    await expect(desk.steps).to_have_count(5)
    await desk.act("Alt+u", "Undo")
    await expect(desk.steps).to_have_count(before)


async def test_a_press_on_a_step_only_shows_its_goal(desk: Desk):
    await desk.begin()
    sent = len(desk.sent)
    await desk.steps.nth(1).locator("button").click()
    await expect(desk.steps.nth(1).get_by_role("tooltip")).to_be_visible()
    assert len(desk.sent) == sent


async def test_a_number_that_begins_a_sentence_is_text(desk: Desk):
    await desk.begin()
    await desk.page.keyboard.type("1st time she said 2nd")
    await expect(desk.input).to_have_value("1st time she said 2nd")


async def test_a_missing_fact_starts_its_sentence(desk: Desk):
    await desk.begin()
    await desk.page.locator(".chip").first.click()
    await expect(desk.input).to_be_focused()
    assert (await desk.input.input_value()).endswith(" ")


async def test_enter_sends_and_shift_enter_does_not(desk: Desk):
    await desk.begin()
    sent = len(desk.sent)
    await desk.input.fill("one")
    await desk.press("Shift+Enter")
    await desk.page.keyboard.type("two")
    await expect(desk.input).to_have_value("one\ntwo")
    assert len(desk.sent) == sent


async def test_a_draft_is_underlined_explained_and_put_right_by_key(desk: Desk):
    await desk.begin()
    await desk.write_draft("Dear Mrs Patel 🍳, I know how you feel.")
    await expect(desk.flagged()).to_have_count(1)
    words = await desk.flagged().inner_text()
    assert "know how you feel" in words
    first = await desk.page.locator(".rewrite q").first.inner_text()
    await desk.press("Control+.")
    await expect(desk.draft).not_to_have_value(re.compile("know how you feel"))
    put = (await desk.draft.input_value()).lower()
    assert first.strip("“”.!").lower() in put
    assert put.startswith("dear mrs patel 🍳, ")
    assert not re.search(r"[.!?]{2}$", put)
    await desk.press("Control+z")
    await expect(desk.draft).to_have_value("Dear Mrs Patel 🍳, I know how you feel.")


async def test_underlines_lie_under_their_words(desk: Desk):
    await desk.begin()
    await desk.write_draft("I know how you feel. " * 12)
    await expect(desk.flagged().first).to_be_visible()
    boxes = await desk.page.evaluate(
        "['draft', 'draft-mirror'].map((id) => { const box = document.getElementById(id);"
        " const { left, top, width, height } = box.getBoundingClientRect();"
        " return [left, top, width, height, box.clientWidth, getComputedStyle(box).font]; })"
    )
    assert boxes[0] == boxes[1]


async def test_pointing_at_underlined_words_says_why(desk: Desk):
    await desk.begin()
    await desk.write_draft("I know how you feel, but please calm down")
    await expect(desk.flagged()).to_have_count(2)
    box = await desk.flagged().nth(1).bounding_box()
    assert box is not None
    await desk.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await expect(desk.flagged().nth(1)).to_have_attribute("data-chosen", "yes")
    before = await desk.draft.input_value()
    await desk.page.locator(".rewrite").first.click()
    await expect(desk.draft).not_to_have_value(before)
    await expect(desk.draft).to_have_value(re.compile("^I know how you feel, but"))


async def test_a_draft_shown_to_the_coach_comes_back_with_its_findings(desk: Desk):
    await desk.begin()
    await desk.write_draft("I know how you feel, Mrs Patel.")
    await desk.press("Alt+Enter")
    await expect(desk.card.locator(".finding").first).to_be_visible()
    await expect(desk.card.locator(".own-words mark")).to_contain_text("know how you feel")
    wanted = await desk.card.locator(".finding q").first.inner_text()
    await desk.press("1")
    assert await desk.clipboard() == wanted


async def test_cases_do_not_mix(desk: Desk):
    await desk.begin()
    await desk.input.fill("half a word about the cooker")
    await desk.press("Alt+t")
    await expect(desk.tabs).to_have_count(2)
    await expect(desk.input).to_have_value("")
    await desk.begin("guest upset, room wasnt ready at 3")
    await expect(desk.page.locator(".conversation")).not_to_contain_text("cooker")
    await desk.press("Alt+1")
    await expect(desk.input).to_have_value("half a word about the cooker")
    await expect(desk.page.locator(".conversation")).to_contain_text("cooker")
    assert len({message["conversation"] for message in desk.sent}) == 2


async def test_a_case_put_away_can_be_picked_up(desk: Desk):
    await desk.begin("caller livid, parcel 48213 lost, third time")
    await desk.press("Alt+q")
    await expect(desk.steps).to_have_count(0)
    await desk.page.locator(".resume-one").first.click()
    await expect(desk.steps.first).to_be_visible()
    await desk.answered("48213")


async def test_every_key_is_on_the_help_page(desk: Desk):
    await desk.begin()
    await desk.press("?")
    help_page = desk.page.get_by_role("dialog")
    await expect(help_page).to_be_visible()
    shortcuts = await desk.page.evaluate(
        "[...document.querySelectorAll('[aria-keyshortcuts^=\"Alt+\"]')]"
        ".map((each) => each.getAttribute('aria-keyshortcuts').slice(4))"
    )
    shown = await help_page.locator("kbd").all_inner_texts()
    assert {key for key in shortcuts if key.isalpha()} <= set(shown)
    await desk.press("Escape")
    await expect(help_page).to_be_hidden()
    await expect(desk.input).to_be_focused()


async def test_advice_can_be_traced_and_disputed(desk: Desk):
    await desk.begin()
    await desk.write_draft("I know how you feel")
    hint = desk.page.locator(".draft-hint")
    await hint.get_by_role("button", name="Where this comes from").click()
    await expect(hint.locator(".evidence-source")).to_be_visible()
    await hint.get_by_role("button", name="I disagree").click()
    await hint.get_by_role("textbox").fill("she asked me to say it")
    async with desk.page.expect_response("**/api/feedback") as answer:
        await hint.get_by_role("button", name="Send").click()
    assert (await answer.value).status == 204


async def test_the_chosen_theme_outlives_a_reload(desk: Desk):
    theme = desk.page.locator(".header .theme")
    await theme.click()
    await theme.click()
    await expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")
    await desk.page.reload()
    await expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_record_can_be_saved(desk: Desk):
    await desk.begin()
    await desk.press("Alt+x")
    await expect(desk.page.locator("#export")).to_be_focused()
    async with desk.page.expect_download() as download:
        await desk.press("Enter")
    assert (await download.value).suggested_filename.endswith(".md")


@pytest.mark.parametrize(
    ("text", "quote", "rewrite", "result"),
    [
        (
            "Dear Ms Lee, I understand it.",
            "understand",
            "I can see why.",
            "Dear Ms Lee, I can see why. it.",
        ),
        (
            "I understand, but wait",
            "understand",
            "That's got to be hard.",
            "That's got to be hard, but wait",
        ),
        ("So please calm down!", "calm down", "I can hear it.", "So I can hear it!"),
        ("Hello,\nit's our policy", "it's our policy", "Here's a way.", "Hello,\nHere's a way."),
        ("but it's our policy 🍳", "it's our policy", "Here's a way.", "but here's a way. 🍳"),
    ],
)
async def test_a_rewrite_fits_into_its_sentence(desk: Desk, text, quote, rewrite, result):
    fitted = await desk.page.evaluate(
        "async ([text, quote, rewrite]) => {"
        " const { fitted } = await import('/static/lib/spans.js');"
        " const start = text.indexOf(quote);"
        " const put = fitted(text, { start, end: start + quote.length }, rewrite);"
        " return text.slice(0, put.start) + put.text + text.slice(put.end); }",
        [text, quote, rewrite],
    )
    assert fitted == result


async def test_spans_count_characters_not_units(desk: Desk):
    found = await desk.page.evaluate(
        "async () => { const { inUnits } = await import('/static/lib/spans.js');"
        " return inUnits('🍳🍳 it’s our policy', [{ start: 6, end: 18 }])[0].quote; }"
    )
    assert found == "it’s our policy"
