import re
from pathlib import Path

import pytest
from assistant_help import FALSE, FREE, QUESTIONS, RANK, TRUE, done, stream
from index_fakes import HashEmbedder
from rag_fakes import ARTICLES, LAO_CAI, MARRIAGE, MOUNTAINS, ScriptedGenerator, ask_for, assistant, fact, index_of

from index.build import build
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.types import Article
from rag.assistant import Assistant
from rag.clock import Clock
from rag.composing.draft import Draft, Statement
from rag.info import Info
from rag.settings import Settings
from rag.types import Turn


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
        Path("index"),
        made.fingerprint,
        "hash",
        "none",
        "scripted",
        8,
        made.passages,
        made.sentences,
        made.facts,
        "this version",
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


def test_what_the_index_holds_can_be_listed():
    asked = assistant(generator=ScriptedGenerator(""))
    assert [article.id for article in asked.articles()] == sorted(article.id for article in ARTICLES)
    assert [fact.value for fact in asked.facts("Lào Cai", "PAR INDEX", 2018, "rank")] == ["9/63", "11/63"]
    assert asked.loaded() == {"embedder": True, "generator": True}
    assert assistant().loaded() == {"embedder": True}
