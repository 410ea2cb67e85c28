"""Articles, facts, filters and opinions in a real browser; the page with the keyboard, on a phone, and for axe-core."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from answer_fakes import ARTICLES
from axe_playwright_python.sync_playwright import Axe
from browse import PATIENCE_MS, Visit, chromium_browser, visit
from index_fakes import HashEmbedder
from playwright.sync_api import Browser, Page, expect
from ui_fakes import FakeAssistant

from index import generation
from index.build import build
from index.news_index import NewsIndex
from rag.assistant import Assistant
from rag.following import Following
from rag.narrowed import Filter
from rag.settings import Settings
from ui.library.changes import Library
from ui.words.library import VI as LIBRARY
from ui.words.page import VI

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

NEW = "---\ntitle: <img src=x onerror=window.pwned=1>\n---\nNăm 2019, tỉnh Lào Cai xếp thứ 11/63 về PAR INDEX.\n"
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REFORMQA_DATA", str(tmp_path / "data"))
    build(ARTICLES, tmp_path / "index", HashEmbedder())
    return tmp_path / "index"


def following(folder: Path) -> Following:
    index = NewsIndex.open(folder, HashEmbedder())
    first = Assistant(index, folder, None, Settings(generator="none"))
    return Following(folder, Assistant.reopened, first, generation.current_name(folder))


def serious(page: Page) -> list[str]:
    """What axe-core finds that keeps people out."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in {"serious", "critical"}
    ]


def test_a_file_is_added_asked_about_and_deleted(chromium: Browser, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "<b>mới.md"
    file.write_text(NEW, encoding="utf-8")
    (tmp_path / "hỏng.pdf").write_bytes(b"no pdf")
    with visit(chromium, following(folder), Library(folder, HashEmbedder)) as visited:
        page, home = visited.page, visited.page.url
        page.get_by_role("link", name=LIBRARY.articles).click()
        page.locator("#files").set_input_files([file, tmp_path / "hỏng.pdf"])
        told = LIBRARY.picked.format(count=2, names="<b>mới.md, hỏng.pdf")
        expect(page.locator("output[for=files]")).to_have_text(told)
        expect(page.locator("output[for=folder]")).to_have_text(LIBRARY.none_picked)
        page.get_by_role("button", name=LIBRARY.add).click()
        expect(page.locator(".results .added")).to_contain_text("<img src=x", timeout=PATIENCE_MS)
        expect(page.locator(".results .failed")).to_contain_text("hỏng.pdf")
        assert serious(page) == []

        page.get_by_role("link", name=LIBRARY.facts).click()
        page.locator("[name=entity]").fill("lao cai")
        page.get_by_role("button", name=LIBRARY.filter).click()
        page.get_by_role("link", name="11/63").click()
        expect(page.locator("mark")).to_have_text("Năm 2019, tỉnh Lào Cai xếp thứ 11/63 về PAR INDEX.")
        page.go_back()
        assert serious(page) == []

        page.goto(home)
        visited.ask("Lào Cai xếp thứ mấy PAR INDEX 2019?")
        visited.answer("11/63")
        visited.rests()
        page.goto(f"{home}library/articles")
        row = page.locator("tr", has_text="<img")
        row.locator("summary").click()
        row.get_by_role("button").click()
        expect(page.locator(".note")).to_contain_text("Đã xóa", timeout=PATIENCE_MS)
        page.goto(home)
        visited.answer("11/63")  # the conversation is back
        page.locator("#rq-clear").click()
        expect(page.locator(".rq-answer")).to_have_count(0)
        visited.ask("Lào Cai xếp thứ mấy PAR INDEX 2019?")
        visited.answer("Không có")
        assert page.evaluate("() => window.pwned") is None
        assert (visited.foreign, visited.errors) == ([], [])


def test_a_folder_is_chosen_whole(chromium: Browser, folder: Path, tmp_path: Path) -> None:
    inside = tmp_path / "tin" / "sâu"
    inside.mkdir(parents=True)
    (inside / "mới.md").write_text(NEW, encoding="utf-8")
    (inside.parent / "ảnh.png").write_bytes(b"no picture")
    with visit(chromium, following(folder), Library(folder, HashEmbedder)) as visited:
        page = visited.page
        page.goto(f"{page.url}library/articles")
        page.locator("#folder").set_input_files(inside.parent)
        page.get_by_role("button", name=LIBRARY.add).click()
        expect(page.locator(".results .added")).to_contain_text("mới.md", timeout=PATIENCE_MS)
        expect(page.locator(".note")).to_have_text(LIBRARY.passed_over.format(count=1))
        assert serious(page) == []


def test_a_page_that_only_reads_has_no_way_to_change_anything(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        assert visited.page.get_by_role("link", name=LIBRARY.articles).count() == 0
        for path in ("library/articles", "library/delete", "gradio_api/upload"):
            assert visited.page.request.post(f"{visited.page.url}{path}").status in {404, 405}
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
        expect(visited.page.locator(".rq-good")).to_be_hidden()


def test_filters_and_opinions(chromium: Browser, folder: Path) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant, Library(folder, HashEmbedder)) as visited:
        page = visited.page
        page.get_by_role("button", name=VI.filters).click()
        page.get_by_label(VI.province, exact=True).click()
        page.get_by_role("option", name="Điện Biên").click()
        page.get_by_label(VI.since).fill("hôm qua")
        visited.ask("Năm 2017?")
        told = VI.bad_date.format(field=VI.since, text="hôm qua")
        expect(page.locator(".rq-status")).to_have_text(told, timeout=PATIENCE_MS)
        visited.rests()
        page.get_by_label(VI.since).fill("2018")
        told = VI.filters_on.format(what=f"{VI.since} 2018 · Điện Biên")
        expect(page.get_by_role("button", name=told)).to_be_visible(timeout=PATIENCE_MS)
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
        expect(page.locator(".rq-understood").nth(0)).to_contain_text("Điện Biên")
        assert assistant.filters == [Filter(since="2018", province="Điện Biên")]
        page.wait_for_function("() => JSON.parse(RQ.current() || '{}').exchanges?.[1].answer", timeout=PATIENCE_MS)
        page.get_by_role("button", name=VI.bad).click()
        page.get_by_label(VI.why_hint).fill("phải là 13")
        page.keyboard.press("Enter")
        expect(page.get_by_text(VI.thanks)).to_be_visible()
        page.wait_for_timeout(500)
    kept = json.loads((folder.parent / "data" / "feedback.jsonl").read_text(encoding="utf-8"))
    assert (kept["verdict"], kept["comment"], kept["answer"]["route"]) == ("wrong", "phải là 13", "fact")


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}, PHONE])
def test_nobody_is_kept_out(chromium: Browser, folder: Path, context: dict[str, object]) -> None:
    with visit(chromium, FakeAssistant(), Library(folder, HashEmbedder), **context) as visited:
        page = visited.page
        assert serious(page) == []
        visited.ask("Điện Biên qua các năm?")
        visited.answer("thứ 13")
        visited.rests()
        page.get_by_role("button", name=VI.filters).click()
        page.wait_for_timeout(500)
        assert serious(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= page.viewport_size["width"]
        page.get_by_role("button", name=VI.history, exact=True).click()
        assert serious(page) == []


def test_everything_can_be_done_with_the_keyboard(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        page = visited.page
        visited.ask("Điện Biên qua các năm?")
        visited.answer("thứ 13")
        visited.rests()
        reached = _tabbed(visited)
        for name in ("rq-ref", "rq-point", "rq-csv", "rq-png", "rq-copy", "rq-share", "rq-drop", "rq-quiet"):
            assert any(name in one for one in reached), name
        page.locator("#rq-past").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#rq-history")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#rq-history")).to_be_hidden()


def _tabbed(visited: Visit) -> set[str]:
    """Classes of everything that the tab key reaches."""
    visited.page.evaluate("() => document.activeElement.blur()")
    reached = set()
    for _ in range(60):
        visited.page.keyboard.press("Tab")
        reached.add(visited.page.evaluate("() => document.activeElement.getAttribute('class') ?? ''"))
    return reached
