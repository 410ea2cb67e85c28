"""The chat page in a real browser when something goes wrong, and with a part of the real articles alone."""

from collections.abc import Iterator

import pytest
from browse import PATIENCE_MS, chromium_browser, visit
from playwright.sync_api import Browser, expect
from real import real_index
from ui_fakes import FakeAssistant

from rag import Settings, open_assistant
from ui.words.page import VI as PAGE_VI
from ui.words.strings import VI

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


def test_an_error_that_nobody_foresaw_ends_one_answer_alone(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.ask("vỡ")
        expect(visited.page.locator(".rq-status")).to_have_text(VI.broken, timeout=PATIENCE_MS)
        visited.rests()
        expect(visited.page.get_by_text("Error", exact=True)).to_have_count(0)
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
        visited.page.reload()
        expect(visited.page.locator(".rq-status")).to_have_text(VI.broken, timeout=PATIENCE_MS)


def test_what_a_reload_breaks_off_was_interrupted_and_not_stopped(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.ask("chậm")
        visited.answer("từ")
        visited.page.wait_for_function("() => RQ.current().includes('chậm')", timeout=PATIENCE_MS)
        visited.page.reload()
        expect(visited.page.locator(".rq-status")).to_have_text(VI.interrupted, timeout=PATIENCE_MS)
        visited.rests()


@pytest.mark.models
def test_a_filter_is_set_and_the_real_articles_answer_within_it(chromium: Browser) -> None:
    assistant = open_assistant(real_index(), Settings(generator="none"))
    with visit(chromium, assistant) as visited:
        page = visited.page
        page.get_by_role("button", name=PAGE_VI.filters).click()
        page.get_by_label(PAGE_VI.province).click()
        page.get_by_role("option", name="Điện Biên").click()
        visited.ask("Năm 2017 xếp thứ mấy về PAR INDEX?")
        visited.answer("24/63")
        expect(page.locator(".rq-understood").first).to_contain_text("Điện Biên")
        visited.rests()
        visited.ask("Giải quyết thủ tục theo cơ chế một cửa được thực hiện như thế nào?")
        expect(page.locator(".rq-footer")).to_have_count(2, timeout=PATIENCE_MS)
        visited.rests()
        assert (visited.foreign, visited.errors) == ([], [])
