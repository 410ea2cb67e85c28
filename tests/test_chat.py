"""Conversations without a page, then the page's handlers; the page in a browser is in test_browser.py."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace

import gradio as gr
import pytest
from answer_fakes import ARTICLES, RANK, list_answer, rank_answer, refusal
from ui_fakes import FakeAssistant

from index.errors import BusyError
from index.types import Lang
from rag.types import Done, Event, Found, Stage, Turn, Understood, Wording
from ui.desk.limits import MAX_QUESTION, WAITING
from ui.desk.line import Queued
from ui.doors.network import is_loopback
from ui.page import chat
from ui.page.archive import Talk, load
from ui.page.conversation import (
    Exchange,
    advance,
    article_texts,
    close,
    exchange_html,
    follow,
    history,
    is_open,
)
from ui.page.handlers import Handlers
from ui.words.strings import EN, EXAMPLES, LANGUAGE_NAMES, TEXT, VI

ASKED = (Exchange("Năm 2017 Điện Biên xếp thứ mấy?", "vi"),)


def texts(article_id: str) -> str | None:
    return article_texts(FakeAssistant())(article_id)


def test_events_fill_an_exchange() -> None:
    answer = list_answer("Who led 2023?")
    exchange = Exchange("Who led 2023?", "vi")
    exchange = advance(exchange, Understood(answer.query), 0.1)
    assert (exchange.language, exchange.query, exchange.seconds) == ("en", answer.query, 0.1)
    exchange = advance(exchange, Found(answer.citations), 0.2)
    assert exchange.citations == answer.citations
    exchange = advance(exchange, Stage("generate"), 0.3)
    assert exchange.stage == "generate"
    exchange = advance(advance(exchange, Wording("The "), 0.4), Wording("leaders"), 0.5)
    assert exchange.text == "The leaders"
    assert is_open([exchange])
    exchange = advance(exchange, Done(replace(answer, citations=answer.citations[:1])), 0.6)
    assert (exchange.text, exchange.citations, exchange.stage) == (answer.answer, answer.citations[:1], None)
    assert not is_open([exchange])


def test_the_conversation_is_followed_event_by_event() -> None:
    states = list(follow(FakeAssistant(), ASKED))
    assert [state[0].text for state in states] == ["", "", rank_answer("").answer, rank_answer("").answer]
    assert states[-1][0].answer == rank_answer(ASKED[0].question)
    assert list(follow(FakeAssistant(), states[-1])) == []
    assert list(follow(FakeAssistant(), ())) == []


def test_a_follow_up_sees_what_was_answered_and_nothing_else() -> None:
    assistant = FakeAssistant()
    done = replace(ASKED[0], answer=rank_answer("first"))
    stopped = Exchange("chậm", "vi", note="stopped")
    list(follow(assistant, (done, stopped, Exchange("2017", "vi"))))
    assert assistant.histories == [(Turn("user", done.question), Turn("assistant", rank_answer("").answer))]
    assert history((stopped,)) == ()


def test_a_question_is_asked_with_the_language_of_the_page() -> None:
    assistant = FakeAssistant()
    for language in ("en", "vi"):
        list(follow(assistant, (Exchange("Điện Biên 2017", language),)))
    assert assistant.languages == ["en", "vi"]


def test_leaving_a_conversation_closes_the_stream() -> None:
    assistant = FakeAssistant()
    states = follow(assistant, (Exchange("chậm", "vi"),))
    next(states)
    assert (assistant.running, assistant.closed) == (1, 0)
    states.close()
    assert (assistant.running, assistant.closed) == (0, 1)


def test_an_error_ends_the_exchange_with_a_line() -> None:
    *_, last = follow(FakeAssistant(), (Exchange("hỏng", "vi"),))
    assert last[0].note == ("Không trả lời được: chỉ mục <b>hỏng</b>: không đọc được bản kê; hãy chạy: reformqa index")
    assert not is_open(last)
    html, evidence = exchange_html(last[0], 0, texts)
    assert "chỉ mục &lt;b&gt;hỏng&lt;/b&gt;: không đọc được bản kê" in html
    assert evidence == ""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_busy_model_is_said_in_the_page_s_language(language: Lang) -> None:
    class Busy(FakeAssistant):
        def _events(self, question: str, history: Sequence[Turn]) -> Iterator[Event]:
            yield Stage("queue")
            raise BusyError("8 questions already wait")

    *_, last = follow(Busy(), (Exchange("?", language),))
    assert last[0].note == TEXT[language].busy


def test_an_assistant_need_not_be_a_generator() -> None:
    class Listed(FakeAssistant):
        def stream(self, question: str, *_: object, **__: object) -> Iterator[Event]:
            return iter([Done(refusal(question))])

    *_, last = follow(Listed(), (Exchange("?", "vi"),))
    assert last[0].answer == refusal("?")


def test_only_an_open_exchange_is_closed() -> None:
    assert close(ASKED, "stopped") == (replace(ASKED[0], note="stopped"),)
    done = (replace(ASKED[0], answer=rank_answer("?")),)
    assert close(done, "stopped") == done
    assert close((), "stopped") == ()


def test_evidence_is_shown_before_the_wording() -> None:
    answer = list_answer("Who led 2023?")
    exchange = advance(Exchange("Who led 2023?", "vi"), Understood(answer.query), 0.0)
    head, evidence = exchange_html(exchange, 3, texts)
    assert EN.working in head
    assert evidence == ""
    exchange = advance(advance(exchange, Found(answer.citations), 0.0), Stage("generate"), 0.0)
    head, evidence = exchange_html(exchange, 3, texts)
    assert EN.stages["generate"] in head
    assert EN.evidence in evidence
    assert 'id="rq-3-1"' in evidence
    head, evidence = exchange_html(advance(exchange, Done(answer), 1.24), 3, texts)
    assert "Worded by the model · 1.2 s" in head
    assert "rq-status" not in head
    assert f"<h3>{EN.sources}</h3>" in evidence


def test_a_new_question_says_that_it_is_being_looked_up() -> None:
    assert exchange_html(ASKED[0], 0, texts) == (
        f'<p class="rq-status rq-busy" data-clock="{{seconds}} giây">{VI.searching}</p>',
        "",
    )


def test_a_refusal_looks_different_and_offers_questions() -> None:
    head, _ = exchange_html(advance(Exchange("?", "vi"), Done(refusal("?")), 0.0), 0, texts)
    assert 'class="rq-answer rq-refusal"' in head
    assert ">Năm 2017 Điện Biên xếp thứ mấy?</button>" in head


def test_an_article_that_is_gone_leaves_the_quote() -> None:
    look_up = article_texts(FakeAssistant())
    assert look_up("dien-bien") == ARTICLES[0].text
    assert look_up("gone") is None
    exchange = advance(ASKED[0], Found(rank_answer("?").citations), 0.0)
    assert f"<blockquote><mark>{RANK}</mark></blockquote>" in exchange_html(exchange, 0, lambda _: None)[1]


def test_both_languages_say_everything() -> None:
    assert set(LANGUAGE_NAMES.values()) == set(TEXT)
    assert set(VI.routes) == set(EN.routes)
    assert set(VI.stages) == set(EN.stages)
    assert set(VI.carried) == set(EN.carried)
    assert any(question.isascii() for question in EXAMPLES["vi"])


def build_page() -> gr.Blocks:
    """Build it inside an event loop; outside, gradio makes loops of its own and leaves them open."""

    async def build() -> gr.Blocks:
        return chat.build_chat(FakeAssistant())

    return asyncio.run(build())


def test_asking_adds_an_open_exchange_and_shows_stop() -> None:
    handlers = Handlers(FakeAssistant())
    messages, state, box, talk, stored = handlers.ask_typed("  2017?  ", (), "", "English")
    assert load(stored) == Talk(talk, "2017?", state)
    assert state == (Exchange("2017?", "en"),)
    assert [message["role"] for message in messages] == ["user", "assistant"]
    assert (box.value, box.submit_btn, box.stop_btn) == (None, False, EN.stop)  # the browser empties it


@pytest.mark.parametrize(("question", "state"), [("   ", ()), ("2017", ASKED)])
def test_nothing_is_asked_twice_or_empty(question: str, state: tuple[Exchange, ...]) -> None:
    assert Handlers(FakeAssistant()).ask_typed(question, state, "", "English") == (gr.skip(),) * 5


def test_a_long_question_is_cut() -> None:
    _, state, *_ = Handlers(FakeAssistant()).ask_typed("a" * 5000, (), "", "Tiếng Việt")
    assert state[0].question == "a" * MAX_QUESTION


def test_the_page_comes_to_rest_after_stop() -> None:
    messages, state, box, _, stored = Handlers(FakeAssistant()).finish(ASKED, "t1", "Tiếng Việt")
    assert load(stored) == Talk("t1", ASKED[0].question, state)
    assert state[0].note == VI.stopped
    assert VI.stopped in messages[1]["content"][0].value
    assert (box.submit_btn, box.stop_btn) == (VI.send, False)


def test_the_answer_arrives_in_messages() -> None:
    *_, (messages, state) = Handlers(FakeAssistant()).answer(ASKED)
    assert state[0].answer == rank_answer(ASKED[0].question)
    answer, evidence = (part.value for part in messages[1]["content"])
    assert "xếp thứ 24/63 về PAR INDEX" in answer
    assert f"<mark>{RANK}</mark>" in evidence


def test_two_visitors_share_nothing() -> None:
    handlers = Handlers(FakeAssistant())
    _, first, _, one, _ = handlers.ask_typed("2017", (), "", "Tiếng Việt")
    _, second, _, other, _ = handlers.ask_typed("2023", (), "", "English")
    assert one != other
    assert (first[0].question, second[0].question) == ("2017", "2023")
    assert len(first) == len(second) == 1


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (None, "Waiting for the model: yours is number 2 in line<"),
        (40, "Waiting for the model: yours is number 2 in line, about 40 seconds to go<"),
    ],
)
def test_who_waits_is_told_the_place_and_the_wait(seconds: int | None, told: str) -> None:
    exchange = advance(Exchange("Who led 2023?", "en"), Queued("queue", 2, seconds), 0.0)
    assert told in exchange_html(exchange, 0, texts)[0]
    assert exchange_html(advance(exchange, Stage("generate"), 0.0), 0, texts)[0].count("in line") == 0
    assert close([exchange], "stopped")[0].queued is None


def test_the_page_is_private() -> None:
    blocks = build_page()
    assert blocks.analytics_enabled is False
    assert blocks.get_api_info()["named_endpoints"] == {}
    answering = [fn for fn in blocks.fns.values() if fn.concurrency_id == "answer"]
    assert {fn.concurrency_limit for fn in answering} == {WAITING + 4}  # the line for the model is filled before
    assert len(answering) == 3


def test_what_counts_as_loopback() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "127.8.8.8")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "192.168.1.5", "::", "example.vn")] == [False] * 4
