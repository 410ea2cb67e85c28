from dataclasses import replace

import pytest
from facts_help import facts
from rag_fakes import LAO_CAI, ask_for, fact

from rag.retrieval.nouns import asked_nouns, counts, counts_other_level, tells_counted


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("Lào Cai tiếp nhận bao nhiêu hồ sơ?", ["hồ sơ"]),
        ("Tháng đầu xã nhận mấy bộ hồ sơ?", ["hồ sơ"]),
        ("Bao nhiêu bộ xếp trên Bộ Y tế?", ["bộ"]),
        ("Có mấy xã và bao nhiêu huyện?", ["xã", "huyện"]),
        ("How many people answered?", ["people"]),
        ("How many Huế wards open early?", ["wards"]),
        ("How many district-level bureaus closed?", ["bureaus"]),
        ("Tỉnh được bao nhiêu điểm, bao nhiêu phần trăm?", []),
        ("Thư trễ giảm từ bao nhiêu xuống bao nhiêu?", []),
        ("Ai là giám đốc?", []),
        ("Long Biên đạt bao nhiêu ở chỉ số năm 2019?", []),
    ],
)
def test_the_nouns_that_are_counted(question: str, nouns: list[str]):
    assert asked_nouns(question) == nouns


def test_a_row_counts_the_noun_right_behind_its_number():
    row = fact(LAO_CAI, "45.210")
    assert counts(row, "hồ sơ")
    assert not counts(row, "thủ tục")


def test_a_syllable_of_a_longer_word_further_on_is_not_counted():
    row = replace(fact(LAO_CAI, "45.210"), value="6.847", unit=None, label="6.847 chứng thư số đã được cấp cho cán bộ")
    assert not counts(row, "bộ")


@pytest.mark.parametrize(("noun", "counted"), [("người", True), ("cán bộ", True), ("hồ sơ", False)])
def test_officials_are_people(noun: str, counted: bool):
    row = replace(fact(LAO_CAI, "45.210"), value="2.164", unit="cán bộ", label="tỉnh có 2.164 cán bộ")
    assert counts(row, noun) is counted


@pytest.mark.parametrize(
    ("label", "unit", "counted"),
    [
        ("Tổng số đơn thư phát hiện là 731", None, True),
        ("Số đơn trễ hạn còn 731", None, True),
        ("Số xã nhận đơn là 731", None, False),
        ("Số đơn ở 731", None, False),
        ("Số đơn nhiều nhất là 731", "xã", False),
    ],
)
def test_a_bare_number_counts_the_noun_whose_number_it_is(label: str, unit: str | None, counted: bool):
    assert counts(replace(fact(LAO_CAI, "45.210"), value="731", unit=unit, label=label), "đơn") is counted


def test_groups_of_a_thing_are_not_the_thing():
    row = replace(fact(LAO_CAI, "45.210"), value="2", unit="nhóm thủ tục", label="công bố 2 nhóm thủ tục liên thông")
    assert not counts(row, "thủ tục")
    assert counts(row, "nhóm thủ tục")


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("Số thủ tục còn bao nhiêu sau khi cắt giảm?", []),
        ("Trung tâm nhận bao nhiêu loại thủ tục?", ["thủ tục"]),
        ("How many kinds of files are there?", ["files"]),
    ],
)
def test_kinds_and_turns_are_no_nouns(question: str, nouns: list[str]):
    assert asked_nouns(question) == nouns


def test_units_by_their_long_name():
    text = "Số đơn vị hành chính cấp xã giảm từ 208 xuống còn 68."
    (last,) = (row for row in facts(text) if row.value == "68")
    assert counts(last, "xã")
    assert not counts(last, "huyện")


def test_who_counts_cannot_be_told_of_another_language():
    query = ask_for("Lào Cai tiếp nhận bao nhiêu hồ sơ?")
    assert tells_counted(query, "Tỉnh nhận 12 hồ sơ.", "vi")
    assert not tells_counted(query, "Tỉnh nhận 12 lượt khách.", "vi")
    assert tells_counted(query, "Trong đó 12 của công dân, 3 của doanh nghiệp.", "vi")
    assert tells_counted(query, "It took in 12 visitors.", "en")


@pytest.mark.parametrize(
    ("told", "nouns", "other"),
    [
        ("45 tỉnh", ["huyện"], True),
        ("45 tỉnh, thành phố", ["districts"], True),
        ("1.025 xã", ["huyện"], True),
        ("6 huyện", ["huyện"], False),
        ("45 tỉnh", ["provinces"], False),
        ("45 tỉnh", ["hồ sơ"], False),
        ("429 cơ quan", ["huyện"], False),
        ("45", ["huyện"], False),
    ],
)
def test_units_of_one_level_are_not_those_of_another(told: str, nouns: list[str], other: bool):
    assert counts_other_level(told, nouns) is other


@pytest.mark.parametrize(
    ("label", "counted"),
    [
        ("bớt 312 cơ quan cấp huyện", False),
        ("312 bộ phận một cửa cấp huyện", False),
        ("giảm 312 đơn vị hành chính cấp huyện", True),
        ("giảm 312 đơn vị cấp huyện", True),
        ("còn 312 huyện", True),
    ],
)
def test_what_is_at_a_level_is_no_unit_of_it(label: str, counted: bool):
    row = replace(fact(LAO_CAI, "45.210"), value="312", unit=None, label=label)
    assert counts(row, "huyện") is counted
    assert counts(row, "districts") is counted
