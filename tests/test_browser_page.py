"""What the page can do beside asking, in a real browser: past conversations, chips, pictures, references, files."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from answer_fakes import ARTICLES, RANK, XSS
from browse import PATIENCE_MS, Visit, chromium_browser, open_page, visit
from playwright.sync_api import Browser, Download, expect
from ui_fakes import FakeAssistant

from ui.answers.cite import bibtex, plain
from ui.words.page import EN, VI

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


def read(download: Download) -> str:
    return Path(download.path()).read_text(encoding="utf-8")


def ask(visited: Visit, question: str, answer: str) -> None:
    visited.ask(question)
    visited.answer(answer)
    visited.rests()


def saved(visited: Visit, count: int) -> None:
    """Wait until the browser holds so many answers."""
    held = (
        "n => JSON.parse(RQ.current() || '{\"exchanges\":[]}').exchanges.filter(e => e.answer || e.note).length === n"
    )
    visited.page.wait_for_function(held, arg=count, timeout=PATIENCE_MS)


def test_a_conversation_survives_a_reload_and_can_be_renamed_exported_and_deleted(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as visited:
        page = visited.page
        ask(visited, "Năm 2017?", "24/63")
        saved(visited, 1)
        page.reload()
        visited.answer("24/63")
        expect(page.locator(".rq-card mark")).to_have_text(RANK)
        ask(visited, "Còn 2017 thì sao?", "24/63")  # goes on with what came back
        saved(visited, 2)
        page.locator("#rq-clear").click()
        expect(page.locator(".rq-answer")).to_have_count(0)
        ask(visited, XSS, "Chưa tìm thấy")
        saved(visited, 1)

        page.get_by_role("button", name=VI.history, exact=True).click()
        talks = page.locator("#rq-history .rq-talk")
        expect(talks).to_have_count(2)
        talks.nth(1).click()
        expect(page.locator(".rq-answer")).to_have_count(2)

        page.get_by_role("button", name=VI.history, exact=True).click()
        row = page.locator("#rq-history li").nth(1)
        row.locator("summary").click()
        row.get_by_text(VI.rename).click()
        page.get_by_label(VI.rename_prompt).fill("Điện Biên <b>")
        page.keyboard.press("Enter")
        row = page.locator("#rq-history li", has_text="Điện Biên <b>")
        row.locator("summary").click()
        with page.expect_download() as markdown:
            row.get_by_text(VI.as_markdown).click()
        assert markdown.value.suggested_filename == "Dien-Bien-b.md"
        assert read(markdown.value).startswith("### Năm 2017?\n\nNăm 2017, Điện Biên")
        row.locator("summary").click()  # a file taken, the menu closes
        with page.expect_download() as receipts:
            row.get_by_text(VI.as_json).click()
        talk = json.loads(read(receipts.value))
        assert [e["answer"]["facts"][0]["number"] for e in talk["exchanges"]] == ["24", "24"]
        row.locator("summary").click()
        row.get_by_text(VI.delete, exact=True).click()
        row.get_by_text(VI.delete_sure).click()
        expect(talks).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(".rq-answer")).to_have_count(0)
        assert page.evaluate("() => window.pwned") is None
        assert (visited.foreign, visited.errors) == ([], [])
    assert [len(turns) for turns in assistant.histories] == [0, 2, 0]


KEPT, NEW = "asked.some((given) => `${given}`.includes('exchanges'))", "asked.length === 1"


@pytest.mark.parametrize("late", [KEPT, NEW])
def test_a_new_conversation_begun_while_the_old_one_comes_back_stays_new(chromium: Browser, late: str) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as visited:
        page = visited.page
        ask(visited, "Năm 2017?", "24/63")
        saved(visited, 1)
        page.add_init_script(_LATE % late)
        page.reload()
        page.locator("#rq-clear").click()
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
        page.wait_for_timeout(1500)  # longer than what was on its way
        expect(page.locator(".rq-answer")).to_have_count(1)
        expect(page.locator(".rq-understood")).not_to_contain_text("theo câu trước")
    assert [len(turns) for turns in assistant.histories] == [0, 0]


# Lets what brings a kept conversation, or begins a new one, take a while.
_LATE = """
  const fetched = window.fetch;
  window.fetch = async (address, options) => {
    const asked = /gradio_api.(run|queue|call)/.test(address) ? JSON.parse(options?.body ?? "{}").data ?? [] : [];
    if (%s) await new Promise((done) => setTimeout(done, 700));
    return fetched(address, options);
  };
"""


def test_the_focus_is_kept_in_the_list_of_conversations(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page = visited.page
        for question in ("Năm 2017?", "Năm 2017 nữa?"):
            ask(visited, question, "24/63")
            saved(visited, 1)
            page.locator("#rq-clear").click()
            expect(page.locator(".rq-answer")).to_have_count(0)
        page.locator("#rq-past").focus()
        page.keyboard.press("Enter")
        menu = page.locator("#rq-history summary").first
        menu.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")  # the menu alone
        expect(menu).to_be_focused()
        page.keyboard.press("Enter")
        page.get_by_role("button", name=VI.rename).press("Enter")
        page.keyboard.press("Enter")
        expect(page.locator("#rq-history .rq-talk").first).to_be_focused()
        for left in (1, 0):
            page.locator("#rq-history summary").first.press("Enter")
            page.get_by_role("button", name=VI.delete, exact=True).press("Enter")
            page.get_by_role("button", name=VI.delete_sure).press("Enter")
            expect(page.locator("#rq-history .rq-talk")).to_have_count(left)
            kept = page.locator("#rq-history .rq-talk" if left else "#rq-history .rq-close")
            expect(kept).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#rq-past")).to_be_focused()


def test_who_asks_by_the_keyboard_goes_on_at_the_question(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page, box = visited.page, visited.page.locator("#rq-question textarea")
        ask(visited, "gì?", "Chưa tìm thấy")
        page.keyboard.press("Tab")
        page.locator(".rq-suggest").focus()
        page.keyboard.press("Enter")
        visited.answer("24/63")
        visited.rests()
        expect(box).to_be_focused()
        page.locator("#rq-clear").focus()
        page.keyboard.press("Enter")
        expect(box).to_be_focused()


def test_another_browser_sees_nothing_and_the_language_is_remembered(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.page.get_by_text("English", exact=True).click()
        expect(visited.page.locator("html")).to_have_attribute("lang", "en")
        ask(visited, "Năm 2017?", "24/63")
        saved(visited, 1)
        visited.page.reload()
        expect(visited.page.get_by_role("button", name=EN.history, exact=True)).to_be_visible(timeout=PATIENCE_MS)
        other = open_page(chromium.new_context().new_page(), visited.page.url)
        other.page.get_by_role("button", name=VI.history, exact=True).click()
        expect(other.page.locator("#rq-history .rq-none")).to_have_text(VI.history_empty)
        other.page.context.close()


def test_a_chip_asks_again_without_what_it_names(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as visited:
        ask(visited, "Điện Biên năm 2017 xếp thứ mấy?", "24/63")
        visited.page.get_by_role("button", name=VI.ask_without.format(slot="2017")).click()
        expect(visited.page.locator(".rq-question").last).to_have_text("Điện Biên xếp thứ mấy?", timeout=PATIENCE_MS)
        visited.rests()
        visited.page.locator(".rq-suggest").click()
        visited.answer("24/63")
        visited.rests()
    assert assistant.histories == [(), (), ()]


def test_a_course_is_drawn_and_its_points_lead_to_their_source(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page = visited.page
        ask(visited, "Điện Biên qua các năm?", "thứ 13")
        points = page.locator(".rq-point[role=button]")
        expect(points).to_have_count(3)
        points.nth(1).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".rq-card")).to_be_focused()
        with page.expect_download() as table:
            page.get_by_text(VI.csv).click()
        rows = list(csv.DictReader(io.StringIO(read(table.value).removeprefix("\ufeff"))))
        assert [(row["year"], row["number"]) for row in rows] == [("2016", "42"), ("2017", "24"), ("2018", "13")]
        with page.expect_download() as drawn:
            page.get_by_text(VI.png).click()
        data = Path(drawn.value.path()).read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(data[16:20]) == 1320
        ask(visited, "Quảng Ninh so với Hải Phòng 2023?", "cao hơn")
        expect(page.locator(".rq-bar")).to_have_count(2)
        assert (visited.foreign, visited.errors) == ([], [])


def test_an_answer_is_saved_as_a_page_and_a_source_is_cited(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, FakeAssistant(), permissions=["clipboard-read", "clipboard-write"]) as visited:
        page = visited.page
        ask(visited, XSS + " 2017", "24/63")
        saved(visited, 1)
        source = page.locator(".rq-card")
        for name, made in ((VI.cite_plain, plain), (VI.cite_bibtex, bibtex)):
            source.get_by_role("button", name=name).click()
            page.wait_for_timeout(100)
            copied = page.evaluate("() => navigator.clipboard.readText()")
            assert ARTICLES[0].title in copied
            assert ("@online" in copied) == (made is bibtex)
        with page.expect_download() as download:
            page.get_by_text(VI.share).click()
        file = tmp_path / "saved.html"
        download.value.save_as(file)
        asked: list[str] = []
        alone = chromium.new_page()
        alone.on("request", lambda request: asked.append(request.url))
        alone.goto(file.as_uri())
        expect(alone.locator("h1")).to_have_text(XSS + " 2017")
        expect(alone.locator("mark")).to_have_text(RANK)
        assert alone.evaluate("() => window.pwned") is None
        assert asked == [file.as_uri()]
        alone.close()
