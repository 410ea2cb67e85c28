import pytest
from rag_fakes import HUE, LAO_CAI, ask_for, fact, index_of

from index.types import Article
from rag.composing.answer_facts import answer_single, beside_rank, indicators_of, latest_year, source_of, subject_of
from rag.composing.draft import Draft
from rag.types import Route


def answered(question: str) -> Draft:
    draft = answer_single(index_of(), ask_for(question))
    assert draft is not None
    return draft


def texts(draft: Draft) -> list[str]:
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize(
    ("question", "route", "text"),
    [
        ("Năm 2018 Sơn La xếp thứ mấy về PAR INDEX?", "fact", "PAR INDEX 2018: Sơn La xếp thứ 40/63"),
        (
            "Năm 2019 SIPAS của Thừa Thiên Huế xếp thứ mấy?",
            "fact",
            "SIPAS 2019: Thừa Thiên Huế xếp thứ 14/63, giảm 3 bậc so với năm 2018",
        ),
        ("Lào Cai đạt bao nhiêu điểm PAR INDEX 2018?", "fact", "PAR INDEX 2018: Lào Cai đạt 81,36%"),
        (
            "SIPAS 2019 của Thừa Thiên Huế giảm bao nhiêu bậc?",
            "fact",
            "SIPAS 2019: Thừa Thiên Huế giảm 3 bậc so với năm 2018",
        ),
        ("Bình quân cả nước PAR INDEX 2018 là bao nhiêu?", "fact", "PAR INDEX 2018: bình quân cả nước đạt 77,48%"),
        ("What did Thua Thien Hue score in the SIPAS 2019?", "fact", "SIPAS 2019: Thừa Thiên Huế scored 85.25%"),
        (
            "Năm 2017 Lào Cai đạt bao nhiêu điểm PAR INDEX?",
            "derived",
            (
                "PAR INDEX 2017: Lào Cai đạt 77,24% – số suy ra, không có sẵn trong bài: "
                "77,24 = 81,36 - 4,12 (năm 2018 đạt 81,36%, tăng 4,12% so với năm 2017)"
            ),
        ),
        (
            "SIPAS năm 2020 của Thừa Thiên Huế tăng bao nhiêu bậc so với năm 2019?",
            "derived",
            (
                "SIPAS 2020: Thừa Thiên Huế xếp thứ 6/63, năm 2019 xếp thứ 14/63 – tăng 8 bậc "
                "(số tính từ hai số trên: 14 - 6 = 8)"
            ),
        ),
    ],
)
def test_one_value(question: str, route: Route, text: str):
    draft = answered(question)
    assert (draft.route, texts(draft), draft.lead, draft.answered) == (route, [text], "", True)


def test_computed_numbers_are_declared():
    derived = answered("Lào Cai xếp thứ mấy PAR INDEX năm 2017?")
    assert [statement.computed for statement in derived.statements] == [("21", "2017")]
    assert [row.value for row in derived.statements[0].facts] == ["9/63", "12"]


def test_rank_and_score_are_both_told_where_both_are_asked():
    draft = answered("Năm 2019 SIPAS của Thừa Thiên Huế xếp thứ mấy và đạt bao nhiêu điểm?")
    assert texts(draft) == [
        "SIPAS 2019: Thừa Thiên Huế xếp thứ 14/63, giảm 3 bậc so với năm 2018",
        "SIPAS 2019: Thừa Thiên Huế đạt 85,25%",
    ]


def test_the_newest_year_stands_in_for_none_and_says_so():
    draft = answered("SIPAS của Thừa Thiên Huế xếp thứ mấy?")
    assert draft.lead == "Câu hỏi không nêu năm; số liệu gần nhất là của năm 2020."
    assert texts(draft) == ["SIPAS 2020: Thừa Thiên Huế xếp thứ 6/63"]


def test_a_change_counted_from_a_year_needs_no_other():
    assert texts(answered("Lào Cai tăng bao nhiêu bậc PAR INDEX so với năm 2017?")) == [
        "PAR INDEX 2018: Lào Cai tăng 12 bậc so với năm 2017"
    ]
    assert answer_single(index_of(), ask_for("Lào Cai tăng bao nhiêu bậc PAR INDEX so với năm 2012?")) is None


def test_every_index_with_a_value_answers_where_none_is_named():
    draft = answered("Năm 2020 Thừa Thiên Huế xếp thứ mấy?")
    assert texts(draft) == ["SIPAS 2020: Thừa Thiên Huế xếp thứ 6/63", "PAR INDEX 2020: Thừa Thiên Huế xếp thứ 17/63"]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?",
            [
                "Các nguồn không thống nhất về PAR INDEX 2018 – Lào Cai: xếp thứ 11/63 (Báo Miền Núi, tháng 7/2019)",
                "Nguồn khác: xếp thứ 9/63 (Báo Lào Cai, 25/5/2019)",
            ],
        ),
        (
            "What was the rank of Lao Cai in the PAR INDEX 2018?",
            [
                "Sources disagree on PAR Index 2018 – Lào Cai: ranked 11th (11/63) (Báo Miền Núi, July 2019)",
                "Another source: ranked 9th (9/63) (Báo Lào Cai, 25 May 2019)",
            ],
        ),
    ],
)
def test_sources_that_disagree_stand_side_by_side(question: str, lines: list[str]):
    draft = answered(question)
    assert texts(draft) == lines
    assert [statement.facts[0].article_id for statement in draft.statements] == ["mien-nui", "lao-cai"]


@pytest.mark.parametrize(
    "question",
    [
        "Sóc Trăng xếp thứ mấy PAR INDEX 2018?",
        "Sơn La xếp thứ mấy SIPAS 2018?",
        "Sơn La xếp thứ mấy PAR INDEX 2015?",
        "Sơn La đạt bao nhiêu điểm PAR INDEX 2018?",
        "Đăng ký kết hôn cần gì?",
    ],
)
def test_no_row_no_answer(question: str):
    assert answer_single(index_of(), ask_for(question)) is None


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Lào Cai xếp thứ mấy PAR INDEX 2018?", "Lào Cai"),
        ("Huyện Bát Xát của Lào Cai xếp thứ mấy?", "Huyện Bát Xát"),
        ("Bình quân PAR INDEX 2018 là bao nhiêu?", "cả nước"),
        ("Bình quân các bộ PAR INDEX 2018 là bao nhiêu?", "khối bộ"),
        ("Đăng ký kết hôn cần gì?", None),
    ],
)
def test_whose_value_is_asked(question: str, subject: str | None):
    assert subject_of(ask_for(question)) == subject


def test_the_newest_year():
    query = ask_for("SIPAS của Thừa Thiên Huế xếp thứ mấy?")
    assert latest_year(index_of(), query, "Thừa Thiên Huế") == 2020
    assert latest_year(index_of(), query, "Lào Cai") is None


def test_indices_of_a_question():
    assert indicators_of(index_of(), ask_for("PCI của Long An xếp thứ mấy?"), "Long An", None) == ["PCI"]
    assert indicators_of(index_of(), ask_for("Long An xếp thứ mấy?"), "Long An", 2020) == ["PCI"]
    assert indicators_of(index_of(), ask_for("Long An xếp thứ mấy?"), "Long An", 2019) == []


def test_the_change_beside_a_rank():
    beside = beside_rank(index_of(), fact(LAO_CAI, "9/63"))
    assert beside is not None
    assert (beside.value, beside.base_year) == ("12", 2017)
    assert beside_rank(index_of(), fact(HUE, "6/63")) is None


def test_sources_are_told_apart_by_publisher_and_date():
    row = fact(LAO_CAI, "9/63")
    assert source_of(index_of(), row, "vi") == "Báo Lào Cai, 25/5/2019"
    assert source_of(index_of(), row, "en") == "Báo Lào Cai, 25 May 2019"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Năm 2018 Lào Cai đạt bao nhiêu điểm PAR INDEX?", True),
        ("Trong lĩnh vực cải cách hành chính năm 2018 Lào Cai đạt bao nhiêu điểm PAR INDEX?", True),
        ("Năm 2018 Lào Cai đạt bao nhiêu điểm PAR INDEX ở mảng chăn nuôi?", False),
        ("What did Lao Cai score on the farming pillar of the PAR INDEX 2018?", False),
    ],
)
def test_the_whole_index_is_no_part_of_it(question: str, told: bool):
    """A part under a name that no list holds: its value is not the total, which is not told in its place."""
    assert (answer_single(index_of(), ask_for(question)) is not None) is told


ROUNDED = (
    Article("exact", "T", "PCI năm 2019 của Cà Mau đạt 58,32 điểm.", publisher="Báo Ngoài"),
    Article("rounded", "T", "PCI năm 2019 của Cà Mau đạt 58,3 điểm.", publisher="Báo Trong"),
)


@pytest.mark.parametrize(
    "question",
    [
        "PCI 2019 của Cà Mau các báo ghi bao nhiêu điểm?",
        "pci ca mau 2019 duoc bao nhieu diem, cac nguon ghi the nao",
        "What score do the sources give for Ca Mau in the PCI 2019?",
    ],
)
def test_asked_what_the_sources_say_each_form_is_told(question: str):
    draft = answer_single(index_of(*ROUNDED), ask_for(question))
    assert draft is not None
    told = [fact.value for statement in draft.statements for fact in statement.facts]
    assert told == ["58,32", "58,3"]


def test_otherwise_the_most_exact_form_is_enough():
    draft = answer_single(index_of(*ROUNDED), ask_for("PCI 2019 của Cà Mau bao nhiêu điểm?"))
    assert draft is not None
    assert texts(draft) == ["PCI 2019: Cà Mau đạt 58,32 điểm"]


def test_a_change_that_is_asked_for_is_not_told_by_the_level_alone():
    levels = Article("x", "T", "PCI 2022: Bến Tre xếp thứ 12. PCI 2023: Bến Tre xếp thứ 15.")
    draft = answer_single(index_of(levels), ask_for("Năm 2023 thứ hạng PCI của Bến Tre lùi bao nhiêu bậc?"))
    assert draft is not None
    assert [s.text for s in draft.statements] == [
        "PCI 2023: Bến Tre xếp thứ 15, năm 2022 xếp thứ 12 – giảm 3 bậc (số tính từ hai số trên: 15 - 12 = 3)"
    ]


def test_the_first_time_is_told_where_its_own_sentence_says_so():
    text = "Kỳ đầu, năm 2013, PAR INDEX của Bến Tre đạt 74,12%. " + "Tỉnh họp nhiều. " * 30
    told = Article("x", "Bến Tre", text + "PAR INDEX 2020 của Bến Tre đạt 81,02%.")
    draft = answer_single(index_of(told), ask_for("Lần đầu tiên bị chấm PAR INDEX, Bến Tre đạt bao nhiêu?"))
    assert draft is not None
    assert [s.text for s in draft.statements] == ["PAR INDEX 2013: Bến Tre đạt 74,12%"]
