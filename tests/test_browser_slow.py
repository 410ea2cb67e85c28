"""The chat page in a real browser on a slow line: nothing typed or chosen is lost, and nothing left comes back."""

import re
from collections.abc import Iterator

import pytest
from browse import PATIENCE_MS, chromium_browser, visit
from playwright.sync_api import Browser, expect
from ui_fakes import FakeAssistant

from ui.words.page import EN as PAGE_EN
from ui.words.page import VI as PAGE_VI
from ui.words.strings import EN, EXAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

# Keeps back what the server replies to requests with so many inputs.
_SLOW = """
  const fetched = window.fetch;
  window.fetch = async (address, options) => {
    const asked = /gradio_api.(run|queue|call)/.test(address) ? JSON.parse(options?.body ?? "{}").data ?? [] : [];
    const reply = await fetched(address, options);
    if (asked.length === %d) await new Promise((done) => setTimeout(done, 1200));
    return reply;
  };
"""
_BEGIN, _OPEN, _REST, _ASK = 1, 2, 3, 9


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


def test_what_is_typed_while_a_new_conversation_begins_stays(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page, box = visited.page, visited.page.locator("#rq-question textarea")
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
        page.evaluate(_SLOW % _BEGIN)
        box.fill("thôi")
        page.locator("#rq-clear").click()
        box.press_sequentially("Năm 2017 nữa?")
        expect(page.locator(".rq-answer")).to_have_count(0, timeout=PATIENCE_MS)
        expect(box).to_have_value("Năm 2017 nữa?")
        box.press("Enter")
        visited.answer("24/63")


def test_what_is_typed_while_a_question_is_sent_stays(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page, box = visited.page, visited.page.locator("#rq-question textarea")
        page.evaluate(_SLOW % _ASK)
        visited.ask("Năm 2017?")
        page.wait_for_timeout(200)
        box.press_sequentially("Còn 2018?")
        visited.answer("24/63")
        visited.rests()
        expect(box).to_have_value("Còn 2018?")
        expect(page.locator(".rq-question")).to_have_text(["Năm 2017?"])


def test_a_question_that_does_not_arrive_comes_back_into_the_line(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        box = visited.page.locator("#rq-question textarea")
        visited.page.context.set_offline(True)
        visited.ask("Năm 2017?")
        expect(box).to_have_value("")
        expect(box).to_have_value("Năm 2017?", timeout=PATIENCE_MS)
        visited.page.context.set_offline(False)


def test_what_is_entered_while_an_answer_is_on_its_way_waits_in_the_line(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.ask("chậm")
        visited.answer("từ")
        visited.ask("Năm 2017?")
        visited.page.wait_for_timeout(500)
        expect(visited.page.locator("#rq-question textarea")).to_have_value("Năm 2017?")
        expect(visited.page.locator(".rq-question")).to_have_text(["chậm"])


def test_an_answer_that_comes_to_rest_late_does_not_bring_its_conversation_back(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page = visited.page
        page.evaluate(_SLOW % _REST)
        visited.ask("Năm 2017?")
        expect(page.locator(".rq-footer")).to_have_count(1, timeout=PATIENCE_MS)
        page.wait_for_timeout(100)  # what brings it to rest is on its way
        page.locator("#rq-clear").click()
        expect(page.locator(".rq-answer")).to_have_count(0, timeout=PATIENCE_MS)
        page.wait_for_timeout(2000)
        expect(page.locator(".rq-answer")).to_have_count(0)
        assert page.evaluate("() => RQ.current()") == ""


def test_a_language_that_is_chosen_while_the_page_comes_stays(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page = visited.page
        page.add_init_script(_SLOW % _OPEN)
        page.reload()
        page.get_by_text("English", exact=True).click()
        page.wait_for_timeout(2500)
        expect(page.get_by_role("heading", level=1)).to_have_text(EN.heading)
        expect(page.get_by_role("textbox")).to_have_attribute("placeholder", EN.question_placeholder)
        page.reload()  # and is remembered
        expect(page.get_by_role("heading", level=1)).to_have_text(EN.heading, timeout=PATIENCE_MS)
        expect(page.locator("#rq-chat .example").first).to_contain_text(EXAMPLES["en"][0])


def test_filters_are_told_kept_in_another_language_and_taken_off(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant(), viewport={"width": 390, "height": 844}) as visited:
        page = visited.page
        page.get_by_role("button", name=PAGE_VI.filters).click()
        expect(page.locator("#rq-unfilter")).to_have_count(0)
        page.get_by_label(PAGE_VI.since).fill("2018")
        told = PAGE_EN.filters_on.format(what=f"{PAGE_EN.since} 2018")
        expect(page.locator("#rq-unfilter")).to_be_visible(timeout=PATIENCE_MS)
        expect(page.locator("#rq-question .submit-button")).to_be_in_viewport()
        page.get_by_text("English", exact=True).click()
        expect(page.locator("#rq-filters > button")).to_contain_text(told, timeout=PATIENCE_MS)
        page.get_by_role("button", name=PAGE_EN.unfilter).click()
        expect(page.locator("#rq-filters > button")).to_have_text(
            re.compile(f"^{PAGE_EN.filters}"), timeout=PATIENCE_MS
        )
        expect(page.get_by_label(PAGE_EN.since)).to_have_value("")
        expect(page.locator("#rq-question textarea")).to_be_focused()
