from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rag_fakes import LAO_CAI, Scripted, ask_for, index_of, sentence

from index.news_index import NewsIndex
from index.types import Extraction
from rag.assistant import Assistant
from rag.composing.short import SURE, short_answer, whole
from rag.retrieval.evidence import Scored
from rag.settings import Settings

POST = sentence(LAO_CAI, "quầy tiếp dân")
WHERE = "Người dân Lào Cai nộp giấy tờ ở đâu?"


def read(piece: str, text: str = POST.text, sure: float = 0.9, relevance: float = 2.0) -> Extraction:
    start = text.index(piece)
    return Extraction(relevance, start, start + len(piece), sure)


def told(question: str, extraction: Extraction | None) -> str:
    return short_answer(ask_for(question), Scored(POST, 0.9, extraction=extraction))


def test_the_piece_that_answers_is_told():
    assert told(WHERE, read("tại quầy tiếp dân của huyện")) == "tại quầy tiếp dân của huyện"


@pytest.mark.parametrize(
    "extraction",
    [
        None,
        read("quầy", sure=SURE - 0.01),
        read("quầy", relevance=-0.1),
        read(POST.text),
    ],
    ids=["no extractor", "not sure", "not relevant", "the whole sentence"],
)
def test_nothing_is_told_where_it_would_say_too_much(extraction: Extraction | None):
    assert told(WHERE, extraction) == ""


@pytest.mark.parametrize(
    "question", ["Người dân Lào Cai có nộp giấy tờ tại quầy không?", "Người dân nộp giấy tờ ở đâu và ai nhận?"]
)
def test_a_question_for_no_piece_or_for_two_gets_none(question: str):
    assert told(question, read("quầy tiếp dân")) == ""


def test_a_person_is_a_name_and_a_number_has_digits():
    person = replace(POST, text="Ông Trần Văn Hải cho biết tỉnh đã bãi bỏ 37 thủ tục.")
    scored = Scored(person, 0.9, extraction=read("tỉnh đã", person.text))
    assert short_answer(ask_for("Ai cho biết tỉnh bãi bỏ thủ tục?"), scored) == ""
    scored = Scored(person, 0.9, extraction=read("Ông Trần Văn Hải", person.text))
    assert short_answer(ask_for("Ai cho biết tỉnh bãi bỏ thủ tục?"), scored) == "Ông Trần Văn Hải"
    scored = Scored(person, 0.9, extraction=read("thủ tục", person.text))
    assert short_answer(ask_for("Tỉnh đã bãi bỏ bao nhiêu thủ tục?"), scored) == ""


def test_asked_which_province_a_piece_names_one():
    text = replace(POST, text="Ở cơ sở, xã lập trung tâm; Quảng Ninh mở trung tâm đầu tiên.")
    question = ask_for("Trung tâm phục vụ hành chính công tỉnh nào mở đầu tiên?")
    assert short_answer(question, Scored(text, 0.9, extraction=read("trung tâm", text.text))) == ""
    assert short_answer(question, Scored(text, 0.9, extraction=read("Quảng Ninh", text.text))) == "Quảng Ninh"


@pytest.mark.parametrize(
    ("text", "piece", "grown"),
    [
        ("Tỉnh đạt 63,49 điểm.", "63", "63,49"),
        ("Tỉnh đạt 45.210 hồ sơ.", "210 hồ", "45.210 hồ"),
        ("Tăng 98,7% so với 2017.", "98,7", "98,7%"),
        ("Ngày 24/5/2019 công bố.", "5/2019", "24/5/2019"),
        ("Ông Hải, giám đốc.", "Ông Hải,", "Ông Hải"),
    ],
)
def test_no_word_and_no_number_is_cut(text: str, piece: str, grown: str):
    start = text.index(piece)
    assert whole(text, start, start + len(piece)) == grown


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_piece_stands_in_its_sentence(text: str, one: int, other: int):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert whole(text, start, end) in text


def test_the_answer_begins_with_it_and_quotes_the_sentence():
    plain = index_of()
    index = NewsIndex(plain._reader, plain.embedder, Scripted("quầy tiếp dân của huyện"))
    answer = Assistant(index, LAO_CAI.id, None, Settings(generator="none")).ask(WHERE)
    assert answer.route == "quote"
    assert answer.short == "quầy tiếp dân của huyện"
    assert answer.answer.startswith("“quầy tiếp dân của huyện” – bài viết nêu: “")
    assert answer.short in answer.citations[0].quote
    assert Assistant(plain, LAO_CAI.id, None, Settings(generator="none")).ask(WHERE).short == ""


def test_of_a_name_no_half_is_told_and_of_several_things_no_first():
    named = replace(POST, text="Chủ tịch UBND xã Vàng Thị Chở cho hay.")
    best = Scored(named, 0.9, extraction=read("Vàng Thị", named.text))
    assert short_answer(ask_for("Chủ tịch xã là ai?"), best) == "Vàng Thị Chở"
    assert short_answer(ask_for("Ba chủ tịch xã nào đến?"), best) == ""


def test_one_number_is_not_told_of_two():
    text = "Lào Cai thu 38 triệu, Hà Giang 41 triệu."
    scored = Scored(replace(POST, text=text), 0.9, extraction=read("38 triệu", text))
    assert short_answer(ask_for("Lào Cai với Hà Giang thu bao nhiêu tiền?"), scored) == ""
    assert short_answer(ask_for("Lào Cai thu bao nhiêu tiền?"), scored) == "38 triệu"


def test_the_questions_own_number_and_a_place_for_points_are_no_answer():
    text = "Huyện đạt 65,53 điểm, hạng 8, kém khối sở 1,73 điểm."
    scored = Scored(replace(POST, text=text), 0.9, extraction=read("1,73 điểm", text))
    assert short_answer(ask_for("Khối sở được bao nhiêu điểm, nếu huyện kém 1,73 điểm?"), scored) == ""
    scored = replace(scored, extraction=read("hạng 8", text))
    assert short_answer(ask_for("PCI 2018 của Lào Cai được bao nhiêu điểm?"), scored) == ""
    scored = replace(scored, extraction=read("65,53 điểm", text))
    assert short_answer(ask_for("PCI 2018 của Lào Cai được bao nhiêu điểm?"), scored) == "65,53 điểm"
