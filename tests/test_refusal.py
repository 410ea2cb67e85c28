import re

import pytest
from rag_fakes import ask_for, assistant, index_of

from rag.composing.refusal import nearby, refuse, refuse_order


def lines(question: str) -> list[str]:
    draft = refuse(index_of(), ask_for(question))
    assert (draft.route, draft.answered) == ("abstain", False)
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "SIPAS 2015 của Thừa Thiên Huế là bao nhiêu?",
            [
                "Không có điểm SIPAS 2015 của Thừa Thiên Huế trong các bài đã lập chỉ mục.",
                "Có: SIPAS 2019: Thừa Thiên Huế đạt 85,25%",
                "Có: SIPAS 2020: Thừa Thiên Huế đạt 88,47%",
            ],
        ),
        (
            "Thừa Thiên Huế xếp thứ mấy PAPI 2020?",
            [
                "Không có thứ hạng PAPI 2020 của Thừa Thiên Huế trong các bài đã lập chỉ mục.",
                "Có: SIPAS 2020: Thừa Thiên Huế xếp thứ 6/63",
                "Có: PAR INDEX 2020: Thừa Thiên Huế xếp thứ 17/63",
            ],
        ),
        (
            "Tỉnh nào dẫn đầu PCI 2019?",
            [
                "Các bài đã lập chỉ mục không nêu ai giữ vị trí được hỏi ở PCI 2019.",
                "Có: PCI 2020: Quảng Ninh dẫn đầu",
            ],
        ),
        (
            "What rank did Thua Thien Hue take in the PAPI 2020?",
            [
                "The indexed articles give no PAPI 2020 rank for Thừa Thiên Huế.",
                "They do give: SIPAS 2020: Thừa Thiên Huế ranked 6th (6/63)",
                "They do give: PAR Index 2020: Thừa Thiên Huế ranked 17th (17/63)",
            ],
        ),
        (
            "Sóc Trăng xếp thứ mấy PAR INDEX 2018?",
            ["Không có thứ hạng PAR INDEX 2018 của Sóc Trăng trong các bài đã lập chỉ mục."],
        ),
        (
            "Quảng Bình xếp thứ mấy PAR INDEX 2026?",
            [
                (
                    "Không có thứ hạng PAR INDEX 2026 của Quảng Bình trong các bài đã lập chỉ mục. "
                    "Từ 1/7/2025 Quảng Bình thuộc Quảng Trị."
                )
            ],
        ),
        ("Thủ tướng Anh là ai?", ["Các bài trong chỉ mục không có thông tin để trả lời câu hỏi này."]),
        ("Who is the king of Norway?", ["The indexed articles hold nothing that answers this question."]),
    ],
)
def test_what_is_missing_and_what_there_is(question: str, texts: list[str]):
    assert lines(question) == texts


def test_near_misses_are_rows_and_become_questions():
    draft = refuse(index_of(), ask_for("SIPAS 2015 của Thừa Thiên Huế là bao nhiêu?"))
    assert draft.suggestions == (
        "Thừa Thiên Huế xếp thứ mấy về SIPAS 2019?",
        "Thừa Thiên Huế xếp thứ mấy về SIPAS 2020?",
    )  # and not what the refusal tells itself
    assert [s.facts[0].value for s in draft.statements[1:]] == ["85,25%", "88,47%"]
    assert draft.statements[0].facts == ()


def test_the_suggested_questions_can_be_answered():
    for question in refuse(index_of(), ask_for("SIPAS 2015 của Thừa Thiên Huế là bao nhiêu?")).suggestions:
        assert assistant().ask(question).answered


@pytest.mark.parametrize(
    "question",
    [
        "SIPAS 2015 của Thừa Thiên Huế là bao nhiêu?",
        "Thừa Thiên Huế xếp thứ mấy PAPI 2020?",
        "Lào Cai xếp thứ mấy PCI 2030?",
        "Tỉnh nào dẫn đầu PCI 2019?",
    ],
)
def test_nothing_is_invented(question: str):
    """Every figure of a refusal is the question's, a row's, or a year that a row is about."""
    draft = refuse(index_of(), ask_for(question))
    for statement in draft.statements:
        known = question + " ".join(f"{row.value} {row.year}" for row in statement.facts)
        assert set(re.findall(r"\d+", statement.text)) <= set(re.findall(r"\d+", known))


def test_years_nearest_to_the_question_come_first():
    found = nearby(index_of(), ask_for("PAR INDEX 2018 của Hải Phòng là bao nhiêu?"))
    assert [row.year for row in found] == [2017, 2019, 2020]


def test_at_most_four_near_misses():
    assert len(nearby(index_of(), ask_for("PCI của Thừa Thiên Huế và Hải Phòng?"))) <= 4


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Viết bài thơ về Lào Cai", "Chương trình chỉ trả lời câu hỏi bằng nội dung các bài đã lập chỉ mục;"),
        ("Write a poem about the city", "This program only answers questions from the indexed articles;"),
    ],
)
def test_orders_are_declined(question: str, text: str):
    draft = refuse_order(ask_for(question))
    assert not draft.answered
    assert draft.statements[0].text.startswith(text)
    assert draft.statements[0].facts == ()


def test_what_is_there_is_not_called_missing():
    """Scores of that index and year stand in the articles; what was asked of them does not."""
    assert lines("Hà Nội có vượt Đồng Tháp về điểm PAR INDEX 2018 ở mảng nào không?")[0] == (
        "Các bài trong chỉ mục không có thông tin để trả lời câu hỏi này."
    )


def test_a_rank_becomes_a_question_for_a_rank():
    draft = refuse(index_of(), ask_for("Thừa Thiên Huế xếp thứ mấy PAPI 2020?"))
    assert draft.suggestions
    for question in draft.suggestions:
        assert assistant().ask(question).answered


def test_the_nearest_sentence_stands_in_for_values_of_indices_that_nobody_asked_for():
    index = index_of()
    sentence = index.sentences("lao-cai")[-1]
    draft = refuse(index, ask_for("Người dân Lào Cai nhận giấy tờ sau mấy ngày?"), sentence)
    assert [s.text for s in draft.statements] == [
        "Các bài trong chỉ mục không có thông tin để trả lời câu hỏi này.",
        f"Câu gần nhất trong các bài: “{sentence.text}”",
    ]
    assert draft.statements[1].sentences == (sentence,)
    assert not draft.answered


def test_values_that_are_there_are_not_called_missing_where_a_person_is_asked_for():
    draft = refuse(index_of(), ask_for("Ai ký quyết định công bố PAR INDEX 2018?"))
    assert draft.statements[0].text == "Các bài trong chỉ mục không có thông tin để trả lời câu hỏi này."
