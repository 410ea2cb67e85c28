"""Courses of several beside each other."""

from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_course import answer_trend, every_year_of_each
from rag.composing.draft import Draft
from rag.composing.table import settled

YEARS = (
    Article("one", "T", "Năm 2019 Quảng Ninh dẫn đầu PCI. Năm 2019 Sơn La xếp thứ 50/63 PCI."),
    Article("two", "T", "Năm 2021 Quảng Ninh xếp thứ 2/63 PCI. Năm 2021 Sơn La xếp thứ 45/63 PCI."),
    Article("three", "T", "Năm 2022 Sơn La xếp thứ 33/63 PCI. Năm 2018 Cà Mau xếp thứ 12/63 PCI."),
)


def texts(draft: Draft | None) -> list[str]:
    assert draft is not None
    return [statement.text for statement in draft.statements]


def test_courses_of_several_are_all_told():
    draft = answer_trend(index_of(*YEARS), ask_for("So sánh thứ hạng PCI của Quảng Ninh và Sơn La qua các năm"))
    assert texts(draft) == [
        "PCI 2019: Quảng Ninh dẫn đầu",
        "PCI 2021: Quảng Ninh xếp thứ 2/63",
        "PCI 2019: Sơn La xếp thứ 50/63",
        "PCI 2021: Sơn La xếp thứ 45/63",
        "PCI 2022: Sơn La xếp thứ 33/63",
    ]
    assert draft is not None
    assert draft.lead == ""


def test_who_has_no_course_is_said():
    draft = answer_trend(index_of(*YEARS), ask_for("Thứ hạng PCI của Quảng Ninh và Hà Giang qua các năm?"))
    assert draft is not None
    assert {fact.entity for s in draft.statements for fact in s.facts} == {"Quảng Ninh"}
    assert draft.lead == "Các bài không nêu số liệu của Hà Giang."


def test_all_years_are_asked_of_both():
    question = "Thứ hạng PCI của Quảng Ninh và Sơn La từ 2021 đến 2022?"
    draft = settled(index_of(*YEARS), ask_for(question))
    assert texts(draft) == [
        "PCI 2021: Quảng Ninh xếp thứ 2/63",
        "PCI 2021: Sơn La xếp thứ 45/63",
        "PCI 2022: Sơn La xếp thứ 33/63",
    ]
    assert draft is not None
    assert draft.lead == "Các bài không nêu số liệu năm 2022 của Quảng Ninh."


def test_each_its_own_year():
    assert not every_year_of_each(ask_for("Quảng Ninh năm 2019 so với Sơn La năm 2021 về PCI?"))
    assert every_year_of_each(ask_for("Năm 2019 và 2021, PCI của Quảng Ninh và Sơn La thế nào?"))
    assert not every_year_of_each(ask_for("PCI của Quảng Ninh và Sơn La năm 2019?"))


PATH = Article(
    "path",
    "T",
    "PCI 2020 của Cà Mau đạt 61,5 điểm, xếp thứ 40/63. Năm 2021, Cà Mau đạt 60,25 điểm PCI. "
    "PCI 2022 của Cà Mau đạt 62,1 điểm, xếp thứ 38/63.",
)


def test_a_course_tells_scores_and_ranks_year_by_year():
    assert texts(answer_trend(index_of(PATH), ask_for("PCI của Cà Mau diễn biến thế nào giai đoạn 2020-2022?"))) == [
        "PCI 2020: Cà Mau đạt 61,5 điểm",
        "PCI 2020: Cà Mau xếp thứ 40/63",
        "PCI 2021: Cà Mau đạt 60,25 điểm",
        "PCI 2022: Cà Mau đạt 62,1 điểm",
        "PCI 2022: Cà Mau xếp thứ 38/63",
    ]


def test_points_and_places_may_both_be_asked_for():
    draft = answer_trend(index_of(PATH), ask_for("Cà Mau từ 2020 đến 2022 trên bảng PCI ra sao, cả điểm lẫn hạng?"))
    assert len(texts(draft)) == 5
    only = answer_trend(index_of(PATH), ask_for("Thứ hạng PCI của Cà Mau từ 2020 đến 2022?"))
    assert texts(only) == ["PCI 2020: Cà Mau xếp thứ 40/63", "PCI 2022: Cà Mau xếp thứ 38/63"]
