"""What words mean, how notions differ, how an index is worked out, and what happens in a supposed case."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.retrieval.meanings import (
    asked_case,
    asked_difference,
    asked_meaning,
    asks_workings,
    case_told,
    differing,
    meaning,
    workings,
)

DESK = Article(
    "quay",
    "Quầy lưu động và quầy tự phục vụ",
    "Quầy lưu động được nhắc nhiều lần. "
    "Quầy lưu động là khi cán bộ mang máy tới tận bản. "
    "Quầy tự phục vụ hiểu nôm na là người dân tự quét giấy tờ. "
    "Nhiều nơi còn “xin cho”, tức là chỉ ai quen mới được việc. "
    "Đơn được trả trong 3 ngày; nếu thiếu giấy tờ gốc thì trả trong 9 ngày. "
    "Nếu thiếu người thì xã thuê thêm.",
)
INDICES = Article(
    "chi-so",
    "PAPI và PCI",
    "PAPI 2020 của Huế đạt 43,1 điểm. "
    "PAPI đo trải nghiệm của người dân, còn PCI phản ánh cảm nhận của doanh nghiệp. "
    "Điểm PAPI là tổng của tám phần, mỗi phần tối đa 10 điểm. "
    "Huế nói điểm PAPI tối đa 10 điểm mỗi phần.",
)


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("“Xin cho” trong bài nghĩa là gì?", "Xin cho"),
        ('"xin cho" là gì?', "xin cho"),
        ("Thế nào là “xin cho”?", "xin cho"),
        ("Quầy lưu động được hiểu thế nào?", "Quầy lưu động"),
        ("Quầy lưu động ở Huế có mấy cái?", None),
        ("Bước cuối là gì?", None),
    ],
)
def test_the_word_that_is_asked_about(question: str, term: str | None):
    assert asked_meaning(ask_for(question)) == term


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("Quầy lưu động và quầy tự phục vụ khác nhau chỗ nào?", ("Quầy lưu động", "quầy tự phục vụ")),
        ("Cơ chế quầy lưu động với quầy tự phục vụ khác gì nhau?", ("quầy lưu động", "quầy tự phục vụ")),
        ("Phân biệt quầy lưu động với quầy tự phục vụ?", ("quầy lưu động", "quầy tự phục vụ")),
        ("Nhóm X và nhóm Y trong bảng phân biệt bằng mức nào?", ("Nhóm X", "nhóm Y")),
        ("Huế và Cà Mau hơn kém nhau mấy điểm?", None),
    ],
)
def test_the_two_that_are_held_apart(question: str, pair: tuple[str, str] | None):
    assert asked_difference(ask_for(question)) == pair


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Điểm PAPI được tính thế nào?", True),
        ("Cách chấm PAPI?", True),
        ("How is the PAPI score worked out?", True),
        ("PAPI của các tỉnh chênh nhau thế nào?", False),
        ("Điểm PAPI của Huế được tính thế nào?", False),
    ],
)
def test_what_asks_how_an_index_comes_about(question: str, expected: bool):
    assert asks_workings(ask_for(question)) is expected


@pytest.mark.parametrize(("term", "words"), [("quầy lưu động", "là khi"), ("xin cho", "tức là"), ("mang máy", None)])
def test_the_sentence_that_goes_on_from_the_word_to_what_it_is(term: str, words: str | None):
    index = index_of(DESK)
    found = meaning(index, term, index.lexical(term, 5))
    assert words in found.text if found and words else found is None


def test_both_of_two_notions_are_told_or_none():
    index = index_of(DESK)
    hits = index.lexical("quầy", 5)
    told = differing(index, ("Quầy lưu động", "quầy tự phục vụ"), hits)
    assert [s.text[:20] for s in told] == ["Quầy lưu động là khi", "Quầy tự phục vụ hiểu"]
    assert differing(index, ("quầy lưu động", "quầy cũ"), hits) == []


def test_two_indices_in_one_sentence():
    index = index_of(INDICES)
    (told,) = differing(index, ("PAPI", "PCI"), index.lexical("PAPI PCI", 5))
    assert told.text.startswith("PAPI đo trải nghiệm")


def test_the_sentence_that_tells_most_of_the_workings():
    index = index_of(INDICES)
    found = workings(index, ask_for("Điểm PAPI được tính thế nào?"), index.lexical("PAPI", 5))
    assert found is not None
    assert found.text.startswith("Điểm PAPI là tổng")


def test_the_case_that_is_supposed():
    index = index_of(DESK)
    query = ask_for("Nếu thiếu giấy tờ gốc nữa thì sao?", index=index)
    assert asked_case(query) == ("thiếu", "giấy", "tờ", "gốc", "nữa")
    found = case_told(index, query, asked_case(query), index.lexical("thiếu giấy tờ", 5))
    assert found is not None
    assert "9 ngày" in found.text
    other = ask_for("Nếu thiếu máy in thì sao?", index=index)
    assert case_told(index, other, asked_case(other), index.lexical("thiếu", 5)) is None
    assert asked_case(ask_for("Thiếu giấy tờ thì sao?")) == ()
