import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from rag_fakes import ARTICLES, LAO_CAI, MARRIAGE, MOUNTAINS, ScriptedGenerator, ask_for, assistant, fact, index_of

from index.build import build
from index.errors import GeneratorError, IndexStateError
from index.news_index import NewsIndex
from index.types import Article
from rag.assistant import Assistant
from rag.clock import Clock
from rag.composing.draft import Draft, Statement
from rag.info import Info
from rag.settings import Settings
from rag.types import Answer, Done, Event, Found, Stage, Turn, Understood, Wording

FREE = "Đăng ký kết hôn trong nước lệ phí thế nào?"
TRUE = "Lệ phí đăng ký kết hôn trong nước được miễn."
FALSE = "Lệ phí đăng ký kết hôn trong nước là 50.000 đồng."
RANK = "Năm 2018 Sơn La xếp thứ mấy về PAR INDEX?"
QUESTIONS = (
    RANK,
    FREE,
    "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?",
    "Lào Cai xếp thứ mấy PAR INDEX năm 2017?",
    "3 tỉnh dẫn đầu PAR INDEX 2018?",
    "Quảng Ninh và Đồng Tháp, nơi nào có PCI 2020 cao hơn?",
    "PAR INDEX của Hải Phòng thay đổi thế nào qua các năm?",
    "Lào Cai tiếp nhận bao nhiêu hồ sơ?",
    "Ai là Giám đốc Sở Nội vụ tỉnh Lào Cai?",
    "SIPAS 2015 của Thừa Thiên Huế là bao nhiêu?",
    "Thủ tướng Anh là ai?",
    "What did Thua Thien Hue score in the SIPAS 2019?",
)


class BrokenGenerator:
    """Fails in the middle of its first sentence."""

    model_id = "broken"

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        yield "Lệ phí"
        raise GeneratorError("broken failed: no memory; choose another generator")


def kinds(events: Sequence[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def stream(question: str, generator: ScriptedGenerator | None = None) -> list[Event]:
    return list(assistant(generator=generator).stream(question))


def done(events: Sequence[Event]) -> Answer:
    last = events[-1]
    assert isinstance(last, Done)
    return last.answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_understood_found_wording_done(question: str):
    events = stream(question)
    assert kinds(events) == ["Understood", "Found", "Wording", "Done"]
    answer = done(events)
    assert [event.query for event in events if isinstance(event, Understood)] == [answer.query]
    assert [event.citations for event in events if isinstance(event, Found)] == [answer.citations]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("reply", [TRUE, FALSE, f"{TRUE} {FALSE}", ""])
def test_the_wording_joined_is_the_answer(question: str, reply: str):
    events = stream(question, ScriptedGenerator(reply))
    assert "".join(event.text for event in events if isinstance(event, Wording)) == done(events).answer


def test_the_evidence_is_shown_before_the_model_begins():
    events = stream(FREE, ScriptedGenerator(TRUE))
    assert kinds(events) == ["Understood", "Found", "Stage", "Wording", "Done"]
    assert events[2] == Stage("generate")
    answer = done(events)
    assert (answer.route, answer.answer) == ("model", f"{TRUE} [1]")


def test_a_reply_that_fails_whole_gives_way_to_the_sentence_itself():
    events = stream(FREE, ScriptedGenerator(FALSE))
    assert kinds(events) == ["Understood", "Found", "Stage", "Found", "Wording", "Done"]
    answer = done(events)
    assert (answer.route, answer.answer) == ("quote", f"Bài viết nêu: “{TRUE}” [1]")
    assert answer.dropped == (FALSE,)
    assert "50.000" in [check.value for check in answer.checks if not check.passed]


def test_each_sentence_of_the_model_is_a_piece_of_wording():
    other = "Hai bên nam, nữ cùng có mặt và xuất trình giấy tờ tùy thân."
    question = "Khi đăng ký kết hôn trong nước phải xuất trình gì và lệ phí thế nào?"
    events = stream(question, ScriptedGenerator(f"{other} {FALSE} {TRUE}"))
    pieces = [event.text for event in events if isinstance(event, Wording)]
    assert len(pieces) == 2
    assert done(events).answer == "".join(pieces)
    assert done(events).dropped == (FALSE,)


@pytest.mark.parametrize("question", QUESTIONS)
def test_ask_drains_the_stream(question: str):
    asked, streamed = assistant().ask(question), done(stream(question))
    assert asked.answer == streamed.answer
    assert asked.citations == streamed.citations
    assert asked.question == question


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("reply", [TRUE, FALSE])
def test_markers_resolve_and_quotes_are_exact(question: str, reply: str):
    answer = assistant(generator=ScriptedGenerator(reply)).ask(question)
    texts = {article.id: article.text for article in ARTICLES}
    markers = {int(number) for number in re.findall(r"\[(\d+)\]", answer.answer)}
    assert markers == {citation.marker for citation in answer.citations}
    assert [c.marker for c in answer.citations] == sorted(markers)
    for citation in answer.citations:
        assert texts[citation.article_id][citation.start : citation.end] == citation.quote
    assert answer.citations or not answer.answered


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_row_told_is_cited(question: str):
    answer = assistant().ask(question)
    cited = {(c.article_id, c.start, c.end) for c in answer.citations}
    assert {(row.article_id, row.start, row.end) for row in answer.facts} <= cited


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_told_passed_its_checks(question: str):
    answer = assistant().ask(question)
    assert answer.dropped == ()
    assert all(check.passed for check in answer.checks)


def test_timings_fingerprint_and_models():
    answer = assistant().ask(RANK)
    assert list(answer.timings_ms) == ["understand", "retrieve", "verify"]
    assert all(spent >= 0 for spent in answer.timings_ms.values())
    assert answer.index_fingerprint == index_of().manifest.fingerprint
    assert answer.models == {"embedder": "hash"}
    worded = assistant(generator=ScriptedGenerator(TRUE)).ask(FREE)
    assert list(worded.timings_ms) == ["understand", "retrieve", "generate"]
    assert worded.models == {"embedder": "hash", "generator": "scripted"}


def test_the_clock_adds_up():
    clock = Clock()
    clock.lap("first")
    clock.lap("second")
    assert list(clock.stages) == ["first", "second"]
    assert min(clock.stages.values()) >= 0


def test_closing_the_stream_early_closes_the_generator():
    generator = ScriptedGenerator(f"{TRUE} {FALSE} {TRUE}", size=1)
    events = assistant(generator=generator).stream(FREE)
    assert any(isinstance(event, Wording) for event in events)
    events.close()  # type: ignore[attr-defined]
    assert generator.ended == ["closed"]
    assert generator.said < len(generator.reply)


def test_closing_the_stream_before_the_model_begins_never_asks_it():
    generator = ScriptedGenerator(TRUE)
    events = assistant(generator=generator).stream(FREE)
    assert any(isinstance(event, Stage) for event in events)
    events.close()  # type: ignore[attr-defined]
    assert (generator.said, generator.ended) == (0, [])


def test_rows_need_no_model():
    generator = ScriptedGenerator(TRUE)
    assert assistant(generator=generator).ask(RANK).answered
    assert generator.prompts == []


def test_a_model_that_breaks_is_not_hidden():
    with pytest.raises(GeneratorError, match="no memory; choose another generator"):
        assistant(generator=BrokenGenerator()).ask(FREE)


def test_a_conversation_is_gone_on_with():
    history = [Turn("user", "Năm 2020 Thừa Thiên Huế xếp thứ mấy về SIPAS?"), Turn("assistant", "Thứ 6/63 [1]")]
    answer = assistant().ask("Còn năm 2019?", history)
    assert answer.answer == "SIPAS 2019: Thừa Thiên Huế xếp thứ 14/63, giảm 3 bậc so với năm 2018 [1]"
    assert answer.query.carried == ("entity", "indicator")


def test_no_conversation_is_kept():
    one = assistant()
    one.ask("Năm 2020 Thừa Thiên Huế xếp thứ mấy về SIPAS?")
    assert one.ask("Còn năm 2019?").query.entities == ()


def test_digests_are_marked_as_such():
    answer = assistant().ask("Tỉnh nào dẫn đầu PAR INDEX 2018?")
    assert [citation.kind for citation in answer.citations] == ["digest"]
    assert [citation.kind for citation in assistant().ask(RANK).citations] == ["article"]


def test_a_statement_that_fails_its_checks_is_dropped_and_the_markers_close_up():
    wrong = Statement("Sơn La xếp thứ 41/63", (fact(MOUNTAINS, "40/63"),))
    right = Statement("Lào Cai xếp thứ 9/63", (fact(LAO_CAI, "9/63"),))
    answer = done(list(assistant()._drafted(ask_for(RANK), Draft("fact", (wrong, right)), Clock())))
    assert answer.answer == "Lào Cai xếp thứ 9/63 [1]"
    assert [(c.marker, c.article_id) for c in answer.citations] == [(1, "lao-cai")]
    assert answer.facts == right.facts
    assert answer.dropped == ("Sơn La xếp thứ 41/63 [1]",)
    assert [check.value for check in answer.checks if not check.passed] == ["41/63"]


def test_a_draft_that_fails_whole_becomes_a_refusal():
    wrong = Statement("Sơn La xếp thứ 41/63", (fact(MOUNTAINS, "40/63"),))
    answer = done(list(assistant()._drafted(ask_for(RANK), Draft("fact", (wrong,)), Clock())))
    assert (answer.answered, answer.route) == (False, "abstain")
    assert "41/63" not in answer.answer
    assert answer.dropped == ("Sơn La xếp thứ 41/63 [1]",)


def test_search_and_articles():
    hits = assistant().search("quầy tiếp dân", 3)
    assert len(hits) == 3
    assert hits[0].passage.article_id == "lao-cai"
    assert assistant().article("ket-hon") == MARRIAGE
    with pytest.raises(IndexStateError):
        assistant().article("nowhere")


def test_what_it_answers_from_and_with():
    made = index_of().manifest
    info = assistant(generator=ScriptedGenerator("")).info()
    assert info == Info(
        Path("index"), made.fingerprint, "hash", "scripted", 8, made.passages, made.sentences, made.facts
    )
    assert assistant().info().generator == "none"
    assert assistant().index is index_of()


def test_blank_and_odd_questions_are_refused():
    for question in ("", "   ", "?", "🤖", "\x00", "a" * 5000):
        answer = assistant().ask(question)
        assert (answer.answered, answer.route) == (False, "abstain")
        assert answer.citations == ()


def test_an_index_of_one_article(tmp_path: Path):
    build([Article("one", "T", LAO_CAI.text)], tmp_path, HashEmbedder())
    index = NewsIndex.open(tmp_path, HashEmbedder())
    answer = Assistant(index, tmp_path, None, Settings(generator="none")).ask("Lào Cai xếp thứ mấy PAR INDEX 2018?")
    assert answer.answer == "PAR INDEX 2018: Lào Cai xếp thứ 9/63, tăng 12 bậc so với năm 2017 [1]"
    index.close()


def test_a_stream_can_be_closed_before_the_first_sentence_is_complete(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rag.llm.wording._BEAT", 0.0)
    generator = ScriptedGenerator("Hai bên nam, nữ cùng có mặt và xuất trình giấy tờ tùy thân.", size=1)
    stream = assistant(generator=generator).stream(FREE)
    seen = [event for event in islice(stream, 6) if isinstance(event, Stage)]
    assert seen[:2] == [Stage("generate")] * 2
    stream.close()
    assert generator.ended == ["closed"]
    assert generator.said < 6


def test_what_the_index_holds_can_be_listed():
    asked = assistant(generator=ScriptedGenerator(""))
    assert [article.id for article in asked.articles()] == sorted(article.id for article in ARTICLES)
    assert [fact.value for fact in asked.facts("Lào Cai", "PAR INDEX", 2018, "rank")] == ["9/63", "11/63"]
    assert asked.loaded() == {"embedder": True, "generator": True}
    assert assistant().loaded() == {"embedder": True}
