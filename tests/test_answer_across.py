import pytest
from rag_fakes import LAO_CAI, ask_for, index_of

from index.types import Article
from rag.composing.answer_across import answer_compare
from rag.composing.answer_course import answer_trend
from rag.composing.draft import Draft

YEARS = (
    Article("one", "T", "Năm 2019 Quảng Ninh dẫn đầu PCI. Năm 2019 Sơn La xếp thứ 50/63 PCI."),
    Article("two", "T", "Năm 2021 Quảng Ninh xếp thứ 2/63 PCI. Năm 2021 Sơn La xếp thứ 45/63 PCI."),
    Article("three", "T", "Năm 2022 Sơn La xếp thứ 33/63 PCI. Năm 2018 Cà Mau xếp thứ 12/63 PCI."),
)

MOUNTAINS_OF_LAO_CAI = Article("nui", "T", "Năm 2018 Lào Cai xếp thứ 11/63 về PAR INDEX.", published="2019-07")


def texts(draft: Draft | None) -> list[str]:
    assert draft is not None
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Quảng Ninh và Đồng Tháp, nơi nào có PCI 2020 cao hơn?",
            [
                "Quảng Ninh cao hơn Đồng Tháp",
                "PCI 2020: Quảng Ninh đạt 76,31 điểm",
                "PCI 2020: Đồng Tháp đạt 73,18 điểm",
            ],
        ),
        (
            "Long An và Đồng Tháp, nơi nào xếp hạng PCI 2020 cao hơn?",
            [
                "Đồng Tháp cao hơn Long An",
                "PCI 2020: Long An đứng thứ 3 (“thứ ba”)",
                "PCI 2020: Đồng Tháp đứng thứ 2 (“thứ hai”)",
            ],
        ),
        (
            "Which is higher in the PCI 2020, Quang Ninh or Long An?",
            [
                "Quảng Ninh is higher than Long An",
                "PCI 2020: Quảng Ninh scored 76.31 points",
                "PCI 2020: Long An scored 71.62 points",
            ],
        ),
    ],
)
def test_two_entities(question: str, lines: list[str]):
    draft = answer_compare(index_of(), ask_for(question))
    assert texts(draft) == lines
    assert draft is not None
    assert draft.route == "compare"
    assert [row.entity for row in draft.statements[0].facts] == [s.facts[0].entity for s in draft.statements[1:]]


def test_values_that_are_equal():
    even = Article("even", "T", "PCI 2020 của Cà Mau đạt 60,5 điểm. PCI 2020 của Bến Tre đạt 60,5 điểm.")
    draft = answer_compare(index_of(even), ask_for("Cà Mau và Bến Tre, nơi nào có PCI 2020 cao hơn?"))
    assert texts(draft)[0] == "Cà Mau và Bến Tre bằng nhau"


def test_without_a_year_the_newest_common_one_is_compared():
    draft = answer_compare(index_of(*YEARS), ask_for("Quảng Ninh và Sơn La, nơi nào xếp hạng PCI cao hơn?"))
    assert texts(draft) == [
        "Quảng Ninh cao hơn Sơn La",
        "PCI 2021: Quảng Ninh xếp thứ 2/63",
        "PCI 2021: Sơn La xếp thứ 45/63",
    ]


def test_two_years_are_compared_only_where_both_are_asked_for():
    unasked = answer_compare(index_of(*YEARS), ask_for("Cà Mau và Sơn La, nơi nào xếp hạng PCI cao hơn?"))
    assert texts(unasked) == ["PCI 2018: Cà Mau xếp thứ 12/63", "PCI 2022: Sơn La xếp thứ 33/63"]
    asked = ask_for("Cà Mau năm 2018 và Sơn La năm 2022, nơi nào xếp hạng PCI cao hơn?")
    assert texts(answer_compare(index_of(*YEARS), asked))[0] == "Cà Mau cao hơn Sơn La"


def test_sources_that_disagree_give_a_verdict_where_they_agree_on_it():
    draft = answer_compare(index_of(), ask_for("Lào Cai và Sơn La, nơi nào xếp hạng PAR INDEX 2018 cao hơn?"))
    assert texts(draft) == [
        "Lào Cai cao hơn Sơn La theo mọi nguồn",
        "Các nguồn không thống nhất về PAR INDEX 2018 – Lào Cai: xếp thứ 11/63 (Báo Miền Núi, tháng 7/2019)",
        "Nguồn khác: xếp thứ 9/63 (Báo Lào Cai, 25/5/2019)",
        "PAR INDEX 2018: Sơn La xếp thứ 40/63",
    ]
    assert draft is not None
    assert len(draft.statements[0].facts) == 3


def test_sources_that_disagree_about_who_is_ahead_give_no_verdict():
    between = Article("giua", "T", "Năm 2018 Sơn La xếp thứ 10/63 về PAR INDEX.")
    index = index_of(LAO_CAI, MOUNTAINS_OF_LAO_CAI, between)
    draft = answer_compare(index, ask_for("Lào Cai và Sơn La, nơi nào xếp hạng PAR INDEX 2018 cao hơn?"))
    assert not any("cao hơn" in text for text in texts(draft))
    assert len(texts(draft)) == 3


@pytest.mark.parametrize(
    "question",
    [
        "Đồng Tháp và Cà Mau, nơi nào có PCI 2020 cao hơn?",
        "Quảng Ninh và Đồng Tháp, nơi nào có SIPAS 2020 cao hơn?",
        "Quảng Ninh có PCI 2020 cao hơn không?",
    ],
)
def test_a_side_without_a_row_gives_no_comparison(question: str):
    assert answer_compare(index_of(), ask_for(question)) is None


def test_the_first_of_all_is_ahead_of_whom_nothing_is_known():
    draft = answer_compare(index_of(), ask_for("Quảng Ninh và Cà Mau, nơi nào có PCI 2020 cao hơn?"))
    assert draft is not None
    assert draft.lead == "Các bài không nêu số liệu của Cà Mau."
    assert texts(draft) == ["PCI 2020: Quảng Ninh dẫn đầu"]


def test_first_against_last():
    draft = answer_compare(index_of(), ask_for("Chênh lệch giữa tỉnh dẫn đầu và tỉnh cuối bảng PAR INDEX 2018?"))
    assert texts(draft) == [
        "PAR INDEX 2018: Quảng Ninh dẫn đầu (90,14%)",
        "PAR INDEX 2018: Phú Yên đứng cuối bảng (68,95%)",
        "Chênh lệch: 90,14 - 68,95 = 21,19 (số tính từ hai số trên)",
    ]
    assert draft is not None
    assert draft.statements[2].computed == ("21,19",)


def test_a_course_over_the_years():
    draft = answer_trend(index_of(), ask_for("PAR INDEX của Hải Phòng thay đổi thế nào qua các năm?"))
    assert texts(draft) == [
        "PAR INDEX 2017: Hải Phòng đạt 82,15%",
        "PAR INDEX 2019: Hải Phòng đạt 84,35%",
        "PAR INDEX 2020: Hải Phòng đạt 91,51%",
    ]
    assert draft is not None
    assert draft.route == "trend"


def test_a_place_and_a_value_that_are_both_asked_for():
    rose = Article("rose", "T", "Năm 2022 Sơn La xếp thứ 2 PCI với 72,8 điểm. Năm 2021 Sơn La xếp thứ 31 PCI.")
    asked = "PCI 2022 của Sơn La được bao nhiêu điểm, năm 2021 xếp hạng mấy?"
    assert sorted(texts(answer_trend(index_of(rose), ask_for(asked)))) == [
        "PCI 2021: Sơn La xếp thứ 31",
        "PCI 2022: Sơn La xếp thứ 2",
        "PCI 2022: Sơn La đạt 72,8 điểm",
    ]


def test_a_year_that_only_a_change_gives_is_derived():
    draft = answer_trend(index_of(), ask_for("Thứ hạng SIPAS của Thừa Thiên Huế qua các năm 2018, 2019 và 2020?"))
    assert texts(draft) == [
        (
            "SIPAS 2018: Thừa Thiên Huế xếp thứ 11 – số suy ra, không có sẵn trong bài: "
            "11 = 14 - 3 (năm 2019 xếp thứ 14, giảm 3 bậc so với năm 2018)"
        ),
        "SIPAS 2019: Thừa Thiên Huế xếp thứ 14/63, giảm 3 bậc so với năm 2018",
        "SIPAS 2020: Thừa Thiên Huế xếp thứ 6/63",
    ]


@pytest.mark.parametrize(
    "question",
    ["PCI của Long An thay đổi thế nào qua các năm?", "SIPAS của Hải Phòng thay đổi thế nào qua các năm?"],
)
def test_one_year_is_no_course(question: str):
    assert answer_trend(index_of(), ask_for(question)) is None


COURSE = Article(
    "course",
    "PCI của Cà Mau",
    "| Năm | Điểm PCI của Cà Mau | Hạng PCI của Cà Mau |\n|---|---|---|\n| 2018 | 61,15 | 40 |\n| 2019 | 58,32 | 55 |\n"
    "| 2020 | 63,47 | 31 |",
)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "Điểm PCI của Cà Mau thấp nhất vào năm nào?",
            "Thấp nhất trong các năm có số liệu (2018, 2019, 2020): PCI 2019: Cà Mau đạt 58,32",
        ),
        (
            "Trong các năm 2018-2020 điểm PCI của Cà Mau lên đỉnh năm nào?",
            "Cao nhất trong các năm có số liệu (2018, 2019, 2020): PCI 2020: Cà Mau đạt 63,47",
        ),
        (
            "In which year was the PCI rank of Ca Mau the highest?",
            "Highest of the years with a figure (2018, 2019, 2020): PCI 2020: Cà Mau ranked 31st",
        ),
    ],
)
def test_the_year_of_the_extreme(question: str, line: str):
    assert texts(answer_trend(index_of(COURSE), ask_for(question))) == [line]


def test_of_two_years_none_is_called_the_lowest():
    two = Article("two", "T", "PCI năm 2019 của Cà Mau đạt 58,32 điểm. PCI năm 2020 của Cà Mau đạt 63,47 điểm.")
    told = texts(answer_trend(index_of(two), ask_for("Điểm PCI của Cà Mau thấp nhất vào năm nào?")))
    assert told == ["PCI 2019: Cà Mau đạt 58,32 điểm", "PCI 2020: Cà Mau đạt 63,47 điểm"]


def test_the_first_and_the_second_beside_each_other():
    assert texts(answer_compare(index_of(), ask_for("PCI 2020 quán quân bỏ xa á quân không, mỗi nơi mấy điểm?"))) == [
        "PCI 2020, theo thứ tự: Quảng Ninh (76,31 điểm) và Đồng Tháp (73,18 điểm)",
        "Chênh lệch: 76,31 - 73,18 = 3,13 (số tính từ hai số trên)",
    ]


def test_of_three_the_one_without_a_value_is_named():
    draft = answer_compare(index_of(), ask_for("So điểm PCI 2020 của Quảng Ninh, Cà Mau và Long An."))
    assert texts(draft) == ["PCI 2020: Quảng Ninh đạt 76,31 điểm", "PCI 2020: Long An đạt 71,62 điểm"]
    assert draft is not None
    assert draft.lead == "Các bài không nêu số liệu của Cà Mau."


def test_changes_of_two_years_are_told_one_by_one():
    rows = Article("two", "T", "PCI năm 2019 của Cà Mau tăng 1,37 điểm. PCI năm 2020 của Cà Mau tăng 0,84 điểm.")
    told = texts(answer_trend(index_of(rows), ask_for("Ở năm 2019 và năm 2020 PCI Cà Mau tăng bao nhiêu điểm?")))
    assert told == ["PCI 2019: Cà Mau tăng 1,37 điểm", "PCI 2020: Cà Mau tăng 0,84 điểm"]
