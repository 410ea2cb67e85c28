from dataclasses import replace

import pytest
from facts_help import facts
from rag_fakes import ask_for

from index.types import Fact, Sentence
from rag.retrieval.row_signs import (
    among_bonus,
    is_given,
    is_of_other_class,
    is_yardstick,
    may_answer,
    of_asked,
    of_head,
    owner_bonus,
    unit_bonus,
)


def row(text: str, value: str, title: str = "") -> Fact:
    return next(fact for fact in facts(text, title=title) if fact.value.startswith(value))


def alone(text: str) -> Sentence:
    return Sentence("a", 0, len(text), text, (), None, (), ())


AIM = "Tỉnh đặt mục tiêu đến năm 2025 là 70% người dân có chữ ký số."
TABLE = "| Lĩnh vực | Điểm tối đa | Điểm đạt |\n|---|---|---|\n| Cải cách thể chế | 10 | 9,03 |"


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("Bao nhiêu phần trăm người dân đã có chữ ký số?", True),
        ("Mục tiêu năm 2025 bao nhiêu phần trăm người dân có chữ ký số?", False),
    ],
)
def test_an_aim_is_no_result(question: str, aim: bool):
    assert is_yardstick(ask_for(question), row(AIM, "70%")) is aim


CLASSES = "Nhóm A (từ 90% trở lên) gồm 11 bến, nhóm B gồm 23 bến."


@pytest.mark.parametrize(("question", "other"), [("Nhóm A có mấy bến?", True), ("Nhóm B có mấy bến?", False)])
def test_a_row_of_another_class(question: str, other: bool):
    assert is_of_other_class(ask_for(question), row(CLASSES, "23")) is other


def test_the_bound_of_a_class_is_no_value():
    assert is_yardstick(ask_for("Nhóm A đạt bao nhiêu phần trăm?"), row(CLASSES, "90%"))


def test_the_highest_possible_score_is_nobodys():
    query = ask_for("Cải cách thể chế được mấy điểm?")
    assert is_yardstick(query, row(TABLE, "10", "PAR INDEX 2021 của Phú Thọ"))
    assert not is_yardstick(query, row(TABLE, "9,03", "PAR INDEX 2021 của Phú Thọ"))


def test_a_number_of_the_question_is_given():
    assert is_given(ask_for("Trẻ dưới 6 tuổi được cấp bao nhiêu thẻ?"), row("Trẻ dưới 6 tuổi được cấp thẻ.", "6"))


def test_money_is_asked_for():
    text = "Thanh tra triển khai 92 cuộc thanh tra, phát hiện sai phạm 23,9 tỷ đồng."
    query = ask_for("Thanh tra phát hiện sai phạm bao nhiêu tiền?")
    assert unit_bonus(query, row(text, "23,9")) > 0 > unit_bonus(query, row(text, "92"))


def test_officials_are_people():
    text = "Tỉnh có 2.164 cán bộ xin nghỉ và 14 sở."
    query = ask_for("Bao nhiêu người xin nghỉ?")
    assert unit_bonus(query, row(text, "2.164")) > 0 > unit_bonus(query, row(text, "14"))


@pytest.mark.parametrize(("owner", "bonus"), [("Sở Y tế", 0.0), ("Lào Cai", -0.25), (None, 0.0)])
def test_of_a_department_its_own_row_is_meant(owner: str | None, bonus: float):
    query = ask_for("Sở Y tế Lào Cai trễ bao nhiêu hồ sơ?")
    text = "Lào Cai tiếp nhận 412 hồ sơ."
    assert owner_bonus(query, replace(row(text, "412"), entity=owner), alone(text)) == bonus


@pytest.mark.parametrize(("value", "bonus"), [("47", -0.25), ("81", 0.0)])
def test_what_is_said_before_a_commune_is_named_is_none_of_its_own(value: str, bonus: float):
    text = "Thời gian chờ tiền bình quân 47 ngày, lâu nhất 81 ngày ở xã Quảng Trực."
    query = ask_for("Người ở xã Quảng Trực phải chờ tiền bao nhiêu ngày?")
    assert owner_bonus(query, row(text, value), alone(text)) == bonus


@pytest.mark.parametrize(("question", "told"), [("PAPI Cà Mau hạng mấy?", False), ("PCI Cà Mau hạng mấy?", True)])
def test_a_place_in_another_index_is_not_what_is_asked(question: str, told: bool):
    assert of_asked(ask_for(question), row("PCI năm 2019 của Cà Mau xếp thứ 19, rồi mới đến PAPI.", "19")) is told


SOME = "Tỉnh đã giảm 2.317 người, trong số đó có 1.402 người nghỉ hưu trước tuổi."


@pytest.mark.parametrize(
    ("question", "bonus"),
    [("Tỉnh giảm được bao nhiêu người?", -0.25), ("Có bao nhiêu người nghỉ hưu trước tuổi?", 0.0)],
)
def test_some_of_them_are_not_all(question: str, bonus: float):
    assert among_bonus(ask_for(question), row(SOME, "1.402")) == bonus
    assert among_bonus(ask_for(question), row(SOME, "2.317")) == 0.0


WAGES = "Công chức được hỗ trợ 500.000 đồng/người/tháng; tổng kinh phí là 18,6 tỷ đồng."


def test_what_each_gets_is_not_what_all_of_it_costs():
    whole, each = ask_for("Tỉnh chi hết bao nhiêu tiền?"), ask_for("Mỗi người được hỗ trợ bao nhiêu tiền?")
    assert unit_bonus(whole, row(WAGES, "500.000")) < 0 < unit_bonus(whole, row(WAGES, "18,6"))
    assert unit_bonus(each, row(WAGES, "500.000")) > 0


def test_who_is_named_is_not_who_is_asked_for():
    held = row("Giám đốc Sở Nội vụ Phạm Đức Thuần nói.", "Phạm")
    assert is_given(ask_for("Ông Phạm Đức Thuần nghỉ thì ai làm Giám đốc Sở Nội vụ?"), held)
    assert not is_given(ask_for("Ai làm Giám đốc Sở Nội vụ?"), held)


def test_a_parts_score_is_not_the_wholes():
    part = row("Năm 2021, Cà Mau đạt 5,42 điểm PAPI về kiểm soát tham nhũng.", "5,42")
    assert not of_asked(ask_for("Cà Mau được mấy điểm PAPI 2021?"), part)
    assert of_asked(ask_for("Cà Mau được mấy điểm kiểm soát tham nhũng PAPI 2021?"), part)


def test_an_age_counts_no_things():
    found = row("Người dân Bến Tre từ đủ 18 tuổi được cấp chữ ký số.", "18")
    assert not may_answer(ask_for("Bến Tre cấp bao nhiêu chữ ký số?"), found)
    assert may_answer(ask_for("Ở Bến Tre từ bao nhiêu tuổi được cấp chữ ký số?"), found)


def test_asked_for_points_a_row_counts_no_files():
    files = row("Kho bạc để 23 hồ sơ quá hạn năm 2018.", "23")
    assert not may_answer(replace(ask_for("Kho bạc được bao nhiêu điểm năm 2018?"), measures=("count",)), files)
    assert may_answer(ask_for("Kho bạc để bao nhiêu hồ sơ quá hạn năm 2018?"), files)


def test_the_months_of_a_question_are_not_what_it_counts():
    question = ask_for("Hà Giang 9 tháng 2021 hồ sơ chợ trễ hạn bao nhiêu?")
    assert of_head(question, "Hồ sơ chợ trễ 12.")
    assert not of_head(question, "Trong 9 tháng có 31 vụ cháy.")
