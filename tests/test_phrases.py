from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rag_fakes import DA_NANG, HAI_PHONG, HUE, LAO_CAI, PAR_2018, PCI_2020, fact, index_of

from index.text.numbers import parse_number
from index.types import Article, Fact, Lang, Measure
from rag.composing import phrases
from rag.composing.rows import derive, difference


def row(article: Article, value: str, measure: Measure | None = None) -> Fact:
    return fact(article, value, measure)


@pytest.mark.parametrize(
    ("article", "value", "vi", "en"),
    [
        (LAO_CAI, "9/63", "xếp thứ 9/63", "ranked 9th (9/63)"),
        (DA_NANG, "21st", "xếp thứ 21", "ranked 21st"),
        (DA_NANG, "fifth", "xếp thứ 5 (“fifth”)", "ranked 5th (“fifth”)"),
        (PCI_2020, "dẫn đầu", "dẫn đầu", "ranked first"),
        (PCI_2020, "đứng thứ hai", "đứng thứ 2 (“thứ hai”)", "ranked second"),
        (PAR_2018, "Đứng cuối", "đứng cuối bảng", "ranked last"),
        (LAO_CAI, "81,36%", "đạt 81,36%", "scored 81.36%"),
        (DA_NANG, "45.97", "đạt 45,97 điểm", "scored 45.97 points"),
        (LAO_CAI, "12", "tăng 12 bậc so với năm 2017", "up 12 places from 2017"),
        (HUE, "3", "giảm 3 bậc so với năm 2018", "down 3 places from 2018"),
        (LAO_CAI, "4,12%", "tăng 4,12% so với năm 2017", "up 4.12% from 2017"),
        (LAO_CAI, "45.210", "trên 45.210 hồ sơ", "over 45,210 hồ sơ"),
        (LAO_CAI, "98,7%", "98,7%", "98.7%"),
    ],
)
def test_values_in_words(article: Article, value: str, vi: str, en: str):
    assert phrases.value_text(row(article, value), "vi") == vi
    assert phrases.value_text(row(article, value), "en") == en


@pytest.mark.parametrize(
    ("value", "number", "vi", "en"),
    [
        ("1", "1", "tăng 1 bậc", "up 1 place"),
        ("một", "1", "tăng một bậc", "up 1 place"),
        ("hai", "-2", "giảm hai bậc", "down 2 places"),
        ("two", "2", "tăng 2 bậc", "up two places"),
        ("one", "1", "tăng 1 bậc", "up one place"),
    ],
)
def test_small_changes_in_words(value: str, number: str, vi: str, en: str):
    changed = replace(row(LAO_CAI, "12"), value=value, number=Decimal(number), base_year=None)
    assert phrases.value_text(changed, "vi") == vi
    assert phrases.value_text(changed, "en") == en


@pytest.mark.parametrize(
    ("unit", "vi", "en"),
    [
        ("top group", "thuộc nhóm dẫn đầu", "is in the leading group"),
        ("bottom group", "thuộc nhóm cuối bảng", "is in the lowest group"),
    ],
)
def test_groups_in_words(unit: str, vi: str, en: str):
    member = replace(row(LAO_CAI, "9/63"), number=None, unit=unit)
    assert (phrases.value_text(member, "vi"), phrases.value_text(member, "en")) == (vi, en)


def test_a_place_known_from_a_list_says_so():
    listed = replace(row(PAR_2018, "Hà Nội", "rank"), number=Decimal(7))
    assert phrases.value_text(listed, "vi") == "đứng thứ 7 theo thứ tự bài nêu"
    assert phrases.value_text(listed, "en") == "is number 7 in the order given"


@pytest.mark.parametrize(
    ("written", "number", "vi", "en"),
    [
        ("45.210", "45210", "45.210", "45,210"),
        ("45,210", "45210", "45.210", "45,210"),
        ("1.245.210,5", "1245210.5", "1.245.210,5", "1,245,210.5"),
        ("1,245,210.5", "1245210.5", "1.245.210,5", "1,245,210.5"),
        ("88,47%", "88.47", "88,47%", "88.47%"),
        ("88.47%", "88.47", "88,47%", "88.47%"),
        ("48.811", "48.811", "48,811", "48.811"),
        ("2.35 percentage points", "-2.35", "2,35 percentage points", "2.35 percentage points"),
        ("9/63", "9", "9/63", "9/63"),
        ("24/5/2019", None, "24/5/2019", "24/5/2019"),
    ],
)
def test_the_marks_of_numbers(written: str, number: str | None, vi: str, en: str):
    value = None if number is None else Decimal(number)
    assert (phrases.number_text(written, value, "vi"), phrases.number_text(written, value, "en")) == (vi, en)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["vi", "en"]))
def test_marks_are_read_back_as_the_number(number: Decimal, lang: Lang):
    shown = phrases.number_text(f"{number:,}", number, lang)
    assert parse_number(shown, lang) == number


@pytest.mark.parametrize(
    ("number", "vi", "en"), [("7.16", "7,16", "7.16"), ("21", "21", "21"), ("2.20", "2,20", "2.20"), ("8.0", "8", "8")]
)
def test_computed_numbers(number: str, vi: str, en: str):
    assert phrases.decimal_text(Decimal(number), "vi") == vi
    assert phrases.decimal_text(Decimal(number), "en") == en


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (63, "63rd"),
    ],
)
def test_english_ordinals(number: int, text: str):
    assert phrases.ordinal(number) == text


@pytest.mark.parametrize(
    ("slots", "vi", "en"),
    [
        (("PAR INDEX", 2018, None), "PAR INDEX 2018", "PAR Index 2018"),
        (
            ("PAPI", 2021, "kiểm soát tham nhũng"),
            "PAPI 2021, nội dung kiểm soát tham nhũng",
            "PAPI 2021, control of corruption",
        ),
        (("SIPAS", None, None), "SIPAS", "SIPAS"),
        (("PAR INDEX", 2018, "thành phần"), "PAR INDEX 2018", "PAR Index 2018"),
        ((None, 2018, None), "2018", "2018"),
    ],
)
def test_topics(slots: tuple[str | None, int | None, str | None], vi: str, en: str):
    assert phrases.topic_of(*slots, "vi") == vi
    assert phrases.topic_of(*slots, "en") == en


@pytest.mark.parametrize(
    ("entity", "vi", "en"),
    [
        ("Lào Cai", "Lào Cai", "Lào Cai"),
        ("cả nước", "bình quân cả nước", "the national average"),
        ("TP.HCM", "TP.HCM", "Ho Chi Minh City"),
        ("Department of Justice", "Sở Tư pháp", "Department of Justice"),
    ],
)
def test_entities(entity: str, vi: str, en: str):
    assert (phrases.entity_name(entity, "vi"), phrases.entity_name(entity, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("published", "vi", "en"),
    [
        ("2019-05-24", "24/5/2019", "24 May 2019"),
        ("2019-07", "tháng 7/2019", "July 2019"),
        ("2019", "2019", "2019"),
    ],
)
def test_dates(published: str, vi: str, en: str):
    assert (phrases.date_text(published, "vi"), phrases.date_text(published, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("names", "vi", "en"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A và B", "A and B"),
        (["A", "B", "C"], "A, B và C", "A, B and C"),
    ],
)
def test_lists_of_names(names: list[str], vi: str, en: str):
    assert (phrases.join_names(names, "vi"), phrases.join_names(names, "en")) == (vi, en)


def test_a_derived_value_shows_its_arithmetic():
    found = derive(index_of(), "Thừa Thiên Huế", "SIPAS", "rank", 2018)
    assert found is not None
    assert phrases.derived_text(found, "Thừa Thiên Huế", "vi") == (
        "SIPAS 2018: Thừa Thiên Huế xếp thứ 11 – số suy ra, không có sẵn trong bài: "
        "11 = 14 - 3 (năm 2019 xếp thứ 14, giảm 3 bậc so với năm 2018)"
    )
    assert phrases.derived_text(found, "Thừa Thiên Huế", "en") == (
        "SIPAS 2018: Thừa Thiên Huế ranked 11th – derived, not stated in the articles: "
        "11 = 14 - 3 (14 in 2019, down 3 places from 2018)"
    )


def test_a_computed_change_shows_its_arithmetic():
    found = difference(index_of(), "Hải Phòng", "PAR INDEX", "score", (2019, 2020))
    assert found is not None
    assert phrases.difference_text(found, "Hải Phòng", "vi") == (
        "PAR INDEX 2020: Hải Phòng đạt 91,51%, năm 2019 đạt 84,35% – tăng 7,16 điểm "
        "(số tính từ hai số trên: 91,51 - 84,35 = 7,16)"
    )
    assert phrases.difference_text(found, "Hải Phòng", "en") == (
        "PAR Index 2020: Hải Phòng scored 91.51%, in 2019 scored 84.35% – up 7.16 points "
        "(computed from the two figures: 91.51 - 84.35 = 7.16)"
    )


def test_a_level_that_stayed_is_no_fall():
    found = difference(index_of(), "Hải Phòng", "PAR INDEX", "score", (2019, 2020))
    assert found is not None
    stayed = replace(found, number=Decimal(0), earlier=replace(found.later, year=2019))
    assert phrases.difference_text(stayed, "Hải Phòng", "vi").endswith("năm 2019 đạt 91,51% – không đổi")
    assert phrases.difference_text(stayed, "Hải Phòng", "en").endswith("in 2019 scored 91.51% – unchanged")


def test_a_fall_is_told_as_one():
    found = difference(index_of(), "Hải Phòng", "PAR INDEX", "score", (2020, 2019))
    assert found is not None
    assert found.number == Decimal("-7.16")
    assert "giảm 7,16 điểm" in phrases.difference_text(found, "Hải Phòng", "vi")


def test_capital():
    assert [phrases.capital(text) for text in ("trên 5", "", "Đ")] == ["Trên 5", "", "Đ"]


def test_rows_of_hai_phong_are_what_the_examples_take_them_for():
    assert row(HAI_PHONG, "91,51%").number == Decimal("91.51")


@pytest.mark.parametrize(
    ("entity", "vi", "en"),
    [
        ("Bộ Tư pháp", "Bộ Tư pháp", "the Ministry of Justice (Bộ Tư pháp)"),
        ("Thanh tra Chính phủ", "Thanh tra Chính phủ", "the Government Inspectorate (Thanh tra Chính phủ)"),
        ("cả nước", "bình quân cả nước", "the national average"),
        ("TP.HCM", "TP.HCM", "Ho Chi Minh City"),
        ("Huế", "Huế", "Huế"),
    ],
)
def test_names_in_either_language(entity: str, vi: str, en: str):
    assert (phrases.entity_name(entity, "vi"), phrases.entity_name(entity, "en")) == (vi, en)
