"""The chat page in a real browser, on an assistant that knows a handful of sentences.

``visit(assistant)`` opens a page on any assistant; use it for one with real models too.
"""

import threading
import time
from collections.abc import Iterator, Sequence

import pytest
from answer_fakes import LEADERS, RANK, XSS
from browse import PATIENCE_MS, chromium_browser, open_page, visit
from playwright.sync_api import Browser, expect
from real import real_index
from ui_fakes import FakeAssistant

from rag import Settings, open_assistant
from rag.types import Event, Stage, Turn, Understood
from ui.words.page import VI as PAGE_VI
from ui.words.strings import EN, EXAMPLES, VI

# Gradio's queue uses what pandas deprecates; raised as an error it would end the queue's own task.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


def test_a_question_is_answered_with_a_marked_quote(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.ask("Năm 2017 Điện Biên xếp thứ mấy?")
        visited.answer("Điện Biên xếp thứ 24/63 về PAR INDEX")
        card = visited.page.locator(".rq-card")
        expect(card).to_have_count(1)
        expect(card.locator("mark")).to_have_text(RANK)
        expect(card.get_by_role("link")).to_have_attribute("href", "https://dienbientv.example/cchc-2018")
        expect(visited.page.locator(".rq-understood")).to_contain_text("Điện Biên")
        expect(visited.page.locator(".rq-footer")).to_contain_text(VI.routes["fact"])
        visited.page.get_by_role("button", name=VI.go_to_source.format(marker=1)).click()
        expect(card).to_be_focused()
        visited.rests()
        assert (visited.foreign, visited.errors) == ([], [])


def test_the_page_speaks_english_too(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        expect(visited.page.get_by_role("heading", level=1)).to_have_text(VI.heading)
        visited.page.get_by_text("English", exact=True).click()
        expect(visited.page.get_by_role("heading", level=1)).to_have_text(EN.heading)
        expect(visited.page.get_by_role("textbox")).to_have_attribute("placeholder", EN.question_placeholder)
        expect(visited.page.locator("html")).to_have_attribute("lang", "en")
        visited.ask("Who led in 2023?")
        visited.answer("The leaders of PAR INDEX 2023 were:")
        expect(visited.page.locator(".rq-card mark").first).to_have_text(LEADERS)
        expect(visited.page.locator(".rq-digest")).to_have_text([EN.digest, EN.digest])
        assert (visited.foreign, visited.errors) == ([], [])


@pytest.mark.parametrize("question", [XSS, "![x](http://evil.example/x.png)", "<img src=http://evil.example/x.png>"])
def test_a_hostile_question_does_nothing(chromium: Browser, question: str) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.ask(question)
        visited.answer("Chưa tìm thấy căn cứ")
        expect(visited.page.locator(".rq-question")).to_have_text(question)
        visited.rests()
        assert visited.page.evaluate("() => window.pwned") is None
        assert visited.page.locator("#rq-chat img").count() == 0
        assert (visited.foreign, visited.errors) == ([], [])


def test_stop_ends_the_stream_and_the_page_can_be_used_again(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as visited:
        visited.ask("chậm")
        visited.answer("từ")
        visited.page.get_by_role("button", name=VI.stop).click()
        expect(visited.page.locator(".rq-status")).to_have_text(VI.stopped, timeout=PATIENCE_MS)
        visited.rests()
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        expect(visited.page.locator(".rq-understood").last).not_to_contain_text("theo câu trước")
        visited.rests()
    assert (assistant.running, assistant.most_running, assistant.closed) == (0, 1, 2)
    assert assistant.histories == [(), ()]


def test_a_slow_answer_tells_how_long_it_has_taken(chromium: Browser) -> None:
    class Thinking(FakeAssistant):
        def _events(self, question: str, history: Sequence[Turn]) -> Iterator[Event]:
            yield Understood(self._answer(question, history).query)
            yield Stage("generate")
            time.sleep(4)
            yield from super()._events(question, history)

    with visit(chromium, Thinking()) as visited:
        visited.ask("Năm 2017?")
        status = visited.page.locator(".rq-busy[data-clock]")
        expect(status).to_have_text(VI.stages["generate"], timeout=PATIENCE_MS)
        visited.page.wait_for_function(_CLOCK, arg="3 giây", timeout=PATIENCE_MS)
        visited.answer("24/63")


_CLOCK = "(told) => getComputedStyle(document.querySelector('#rq-chat .rq-busy'), '::after').content.includes(told)"


def test_models_that_are_being_loaded_are_told_of_until_they_are_there(chromium: Browser) -> None:
    there = threading.Event()

    class Slow(FakeAssistant):
        def load(self) -> None:
            there.wait(20)

    with visit(chromium, Slow(), load=True) as visited:
        expect(visited.page.locator("#rq-loading")).to_have_text(PAGE_VI.loading, timeout=PATIENCE_MS)
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        there.set()
        expect(visited.page.locator("#rq-loading")).to_be_hidden(timeout=PATIENCE_MS)


def test_a_question_that_waits_for_another_can_be_stopped(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as first:
        first.ask("chậm 2023")  # has the model
        first.answer("từ")
        second = open_page(first.page.context.browser.new_context().new_page(), first.page.url)
        second.ask("Who led in 2023?")
        expect(second.page.locator(".rq-status")).to_have_text(EN.queued.format(place=1), timeout=PATIENCE_MS)
        second.page.get_by_role("button", name=VI.stop).click()
        second.rests()
        first.page.get_by_role("button", name=VI.stop).click()
        first.rests()
        second.ask("Năm 2017?")
        second.answer("24/63")
        second.rests()
        second.page.context.close()
    assert assistant.running == 0


def test_a_follow_up_carries_the_conversation_until_it_is_cleared(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as visited:
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
        visited.ask("Còn 2017 thì sao?")
        expect(visited.page.locator(".rq-understood").last).to_contain_text("theo câu trước", timeout=PATIENCE_MS)
        visited.rests()
        visited.page.get_by_role("button", name=VI.clear).click()
        expect(visited.page.locator(".rq-answer")).to_have_count(0)
        visited.ask("Năm 2017?")
        visited.answer("24/63")
        visited.rests()
    assert [len(turns) for turns in assistant.histories] == [0, 2, 0]


def test_examples_and_suggestions_can_be_chosen(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        example = EXAMPLES["vi"][3]
        visited.page.get_by_role("button", name=example).click()
        visited.answer(f"Chưa tìm thấy căn cứ để trả lời “{EXAMPLES['vi'][3]}”")
        visited.rests()
        visited.page.locator(".rq-suggest").click()
        visited.answer("24/63")


def test_two_visitors_do_not_meet(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as first:
        first.ask("Năm 2017?")
        first.answer("24/63")
        first.rests()
        second = chromium.new_page()
        second.goto(first.page.url)
        expect(second.get_by_role("textbox")).to_be_visible(timeout=PATIENCE_MS)
        assert second.locator(".rq-answer").count() == 0
        second.get_by_role("textbox").fill("2023")
        second.get_by_role("textbox").press("Enter")
        expect(second.locator(".rq-answer")).to_contain_text("leaders", timeout=PATIENCE_MS)
        assert first.page.locator(".rq-answer").count() == 1
        second.close()
    assert assistant.histories == [(), ()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_on_a_phone(chromium: Browser, scheme: str) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": scheme}
    with visit(chromium, FakeAssistant(), **phone) as visited:
        visited.ask("Who led in 2023?" + " dài" * 60 + "x" * 200)
        visited.answer("leaders")
        visited.rests()
        width = (
            "() => [document.scrollingElement, document.querySelector('#rq-chat [role=log]')].map(e => e.scrollWidth)"
        )
        assert max(visited.page.evaluate(width)) <= 390


def test_one_has_the_model_the_next_sees_its_place_and_a_closed_tab_makes_room(chromium: Browser) -> None:
    assistant = FakeAssistant()
    with visit(chromium, assistant) as first:
        first.ask("Who led in 2023?")
        first.answer("leaders")  # takes no time, so that the wait is told as the shortest
        first.rests()
        first.ask("chậm 2023")
        first.answer("từ")
        second = open_page(chromium.new_page(), first.page.url)
        second.ask("Năm 2017?")
        second.answer("24/63")  # needs no model, and does not wait
        second.rests()
        second.ask("Who led in 2023?")
        told = EN.queued.format(place=1) + EN.wait.format(seconds=5)
        expect(second.page.locator(".rq-status")).to_have_text(told, timeout=PATIENCE_MS)
        first.page.close()
        second.answer("leaders")
        second.page.close()
    assert (assistant.running, assistant.most_running, assistant.closed) == (0, 2, 4)


@pytest.mark.models
def test_the_real_assistant_answers_with_a_source_card(chromium: Browser) -> None:
    assistant = open_assistant(real_index(), Settings(generator="none"))
    with visit(chromium, assistant) as visited:
        visited.ask("dien bien nam 2017 xep thu may")
        visited.answer("24/63")
        card = visited.page.locator(".rq-card").first
        expect(card.locator("mark").first).to_contain_text("24/63")
        expect(card).to_contain_text(VI.digest)
        visited.rests()
        visited.ask("tỉnh đó do ai làm chủ tịch?")
        visited.answer("Mùa A Sơn")
        visited.rests()
        visited.ask("Dân số Điện Biên là bao nhiêu?")
        expect(visited.page.locator(".rq-footer").last).to_contain_text(VI.routes["abstain"], timeout=PATIENCE_MS)
        assert (visited.foreign, visited.errors) == ([], [])


def test_a_page_behind_a_key_works_with_the_key_as_password(chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "a-key-of-some-length"
    monkeypatch.setenv("REFORMQA_API_KEY", key)
    with visit(chromium, FakeAssistant(), http_credentials={"username": "anyone", "password": key}) as visited:
        visited.ask("Năm 2017 Điện Biên xếp thứ mấy?")
        visited.answer("Điện Biên xếp thứ 24/63 về PAR INDEX")
        assert (visited.foreign, visited.errors) == ([], [])


def test_the_description_of_the_doors_is_drawn_without_the_network(chromium: Browser) -> None:
    with visit(chromium, FakeAssistant()) as visited:
        visited.page.goto(f"{visited.page.url}docs")
        expect(visited.page.get_by_text("/api/ask", exact=True)).to_be_visible(timeout=PATIENCE_MS)
        assert (visited.foreign, visited.errors) == ([], [])
