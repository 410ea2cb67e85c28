"""Whose a value is, of which index and part."""

from decimal import Decimal

import pytest
from facts_help import facts, rows

from index.facts.measure import fits_total


def test_the_nearest_entity_before_owns_a_value():
    text = "PAPI 2021: Bình Dương 47,18 điểm, Bình Phước 41,02 điểm."
    assert rows(text, "score") == [("Bình Dương", "47.18", 2021), ("Bình Phước", "41.02", 2021)]


def test_both_share_a_value():
    text = "Năm 2021, Hải Dương và Bắc Ninh đều đạt 88,12% PAR INDEX."
    assert rows(text, "score") == [("Hải Dương", "88.12", 2021), ("Bắc Ninh", "88.12", 2021)]


def test_an_owner_behind_the_value():
    text = "Cao nhất là 91,80% của Hải Phòng, theo PAR INDEX 2021."
    assert rows(text, "score", title="Cao Bằng và PAR INDEX 2021") == [("Hải Phòng", "91.80", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        "Bình quân cả nước PAR INDEX 2020 là 83,72%.",
        "Giá trị trung bình PAR INDEX 2020 của 63 tỉnh là 83,72%.",
        "Năm 2020, PAR INDEX trung bình toàn quốc đạt 83,72%.",
    ],
)
def test_an_average_is_the_nations(text: str):
    assert rows(text, "score", title="Cà Mau tăng hạng") == [("cả nước", "83.72", 2020)]


@pytest.mark.parametrize(
    "text",
    [
        "Giá trị trung bình PAR INDEX 2020 của các bộ đạt 87,28%.",
        "Năm 2020, PAR INDEX bình quân khối bộ đạt 87,28%.",
        "Năm 2020, trung bình 17 bộ, cơ quan ngang bộ đạt 87,28% PAR INDEX.",
    ],
)
def test_an_average_of_ministries(text: str):
    assert rows(text, "score", title="Cà Mau tăng hạng") == [("khối bộ", "87.28", 2020)]


def test_the_average_of_districts_is_nobodys():
    found = facts("Điểm PAR INDEX 2021 bình quân của 8 huyện đạt 80,15%.", title="Cà Mau")
    assert {fact.entity for fact in found} == {None}
    assert "score" not in {fact.measure for fact in found}


def test_a_nationwide_level_is_the_nations():
    text = "SIPAS reached 80.08 percent nationwide in 2021."
    assert rows(text, "score", title="Ca Mau rises", lang="en") == [("cả nước", "80.08", 2021)]


def test_english_average():
    text = "The national average of the PAR Index 2020 was 83.72%."
    assert rows(text, "score", title="Ca Mau rises", lang="en") == [("cả nước", "83.72", 2020)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021, 14 tỉnh đạt trên 85% PAR INDEX.",
        "Năm 2021, nhiều địa phương đạt 85,12% PAR INDEX.",
        "Các tỉnh trải từ 38,15 đến 47,20 điểm PAPI 2021.",
        "Không có tỉnh nào đạt trên 50 điểm PAPI 2021.",
        "Khoảng cách giữa Hải Phòng và Cao Bằng là 10,85% PAR INDEX.",
        "Bạc Liêu xếp sau Sóc Trăng với 41,90 điểm PAPI 2021.",  # either one's
    ],
)
def test_what_is_said_of_many_or_none_is_nobodys(text: str):
    assert {fact.entity for fact in facts(text, title="Cà Mau tăng hạng")} == {None}


def test_this_figure_goes_on_about_the_figure_before():
    text = "Năm 2021 Hà Nam đạt 85,15 điểm PAR INDEX. Con số này cao hơn 2,10 điểm so với năm 2020."
    assert rows(text, "score_change", title="Cà Mau và PAR INDEX") == [("Hà Nam", "2.10", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        "Với 87,95 điểm, Bình Dương lọt vào nhóm đầu PAR INDEX 2021.",
        "Đạt 87,95 điểm, tăng 5 bậc, tỉnh Bình Dương lọt vào nhóm đầu PAR INDEX 2021.",
        "Vị trí cao thuộc về Bình Dương với 87,95 điểm PAR INDEX 2021.",
    ],
)
def test_an_owner_named_behind_its_value(text: str):
    assert rows(text, "score", title="Cà Mau và PAR INDEX 2021") == [("Bình Dương", "87.95", 2021)]


def test_a_clause_with_its_own_subject_word_keeps_it():
    text = "Với 87,95 điểm, tỉnh vượt qua, để Bình Dương ở lại phía sau."
    assert rows(text, "score", title="Cà Mau và PAR INDEX 2021") == [("Cà Mau", "87.95", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        "So với Bắc Ninh, điểm PAPI 2021 của Hưng Yên thấp hơn 2,15 điểm.",
        "Điểm PAPI 2021 của Hưng Yên kém Bắc Ninh 2,15 điểm.",
        "Điểm PAPI 2021 của Hưng Yên cách Bắc Ninh 2,15 điểm.",
        "Điểm PAPI 2021 của Hưng Yên thấp hơn 2,15 điểm so với Bắc Ninh.",
        "Điểm PAPI 2021 của Hưng Yên cao hơn 2,15 điểm so với bình quân cả nước.",
        "Điểm PAPI 2021 của Hưng Yên cao hơn bình quân cả nước 2,15 điểm.",
    ],
)
def test_a_difference_from_others_is_no_change(text: str):
    assert rows(text, "score_change") == rows(text, "score") == []
    assert [number for _, number, _ in rows(text, "count")] == ["2.15"]


def test_an_english_difference_from_another_is_no_change():
    text = "Ha Tinh's PAR Index 2021 was 2.1 points higher than Nghe An's."
    assert rows(text, "score_change", lang="en") == []


@pytest.mark.parametrize("text", ["rút ngắn 30% thời gian", "quá hạn 0,5%", "tiết kiệm 20% chi phí"])
def test_shares_of_work_are_no_scores(text: str):
    found = facts(f"Tỉnh đã {text}.", title="Cà Mau và PAR INDEX 2021")
    assert [fact.measure for fact in found] == ["share"]


def test_places_ahead_of_another_are_no_change():
    assert rows("Năm 2020, Đắk Lắk xếp thứ 25 PCI, cao hơn Đắk Nông 10 bậc.", "rank_change") == []


def test_a_compared_entity_owns_the_value_in_its_brackets():
    text = "Năm 2021, Cà Mau đạt 42,15 điểm PAPI, thấp hơn Bạc Liêu (43,20 điểm)."
    assert rows(text, "score") == [("Cà Mau", "42.15", 2021), ("Bạc Liêu", "43.20", 2021)]


def test_a_publisher_owns_no_value():
    text = "Theo báo Đà Nẵng, PCI 2019 của Long An đạt 68,82 điểm."
    assert rows(text, "score") == [("Long An", "68.82", 2019)]


def test_a_district_is_not_the_province_of_its_name():
    text = "Huyện Điện Biên đạt 90,12 điểm chỉ số CCHC nội bộ năm 2021."
    (fact,) = facts(text)
    assert (fact.entity, fact.indicator) == ("Huyện Điện Biên", "PAR nội bộ")


def test_each_clause_has_its_index():
    text = "Năm 2022, PAR INDEX của Yên Bái đạt 85,33%; SIPAS đạt 80,12%."
    assert [(f.value, f.indicator) for f in facts(text)] == [("85,33%", "PAR INDEX"), ("80,12%", "SIPAS")]


def test_an_index_behind_its_value():
    text = "Năm 2022, Yên Bái đạt 85,33% PAR INDEX và 80,12% SIPAS."
    assert [(f.value, f.indicator) for f in facts(text)] == [("85,33%", "PAR INDEX"), ("80,12%", "SIPAS")]


def test_a_part_said_before_its_value():
    (fact,) = facts("PAPI 2020: kiểm soát tham nhũng của Đồng Tháp đạt 7,42 điểm.")
    assert (fact.measure, fact.dimension) == ("score", "kiểm soát tham nhũng")


def test_a_part_said_behind_its_value():
    (fact,) = facts("Năm 2020, Đồng Tháp đạt 7,42 điểm về kiểm soát tham nhũng trong PAPI.")
    assert (fact.measure, fact.dimension) == ("score", "kiểm soát tham nhũng")


def test_a_total_is_no_part():
    (fact,) = facts("PAPI 2020 của Đồng Tháp đạt 44,42 điểm.")
    assert fact.dimension is None


def test_a_score_too_small_for_a_total_is_a_part():
    (fact,) = facts("PAPI 2020 của Đồng Tháp đạt 7,42 điểm.")
    assert (fact.measure, fact.dimension) == ("score", "thành phần")


def test_small_scores_take_the_part_announced_before():
    text = "Riêng nội dung công khai, minh bạch có chấm điểm chi tiết. Cà Mau đạt 5,12 điểm. Trà Vinh đạt 5,85 điểm."
    found = facts(text, title="PAPI 2021")
    assert [(f.entity, f.dimension) for f in found] == [
        ("Cà Mau", "công khai, minh bạch"),
        ("Trà Vinh", "công khai, minh bạch"),
    ]


@pytest.mark.parametrize(
    ("indicator", "number", "fits"),
    [
        ("PAPI", "43.5", True),
        ("PAPI", "7.42", False),
        ("PAR INDEX", "84.2", True),
        ("PAR INDEX", "8.2", False),
        ("PCI", "63", True),
        ("DTI", "0.5", True),  # nothing is known of it
        (None, "7", True),
    ],
)
def test_fits_total(indicator: str | None, number: str, fits: bool):
    assert fits_total(indicator, Decimal(number)) is fits


def test_averages_in_brackets_are_of_whom_stands_before_them():
    text = (
        "PAR INDEX 2018 của Lai Châu là 77,21%, trên mức bình quân của 14 tỉnh miền núi phía Bắc (75,88%) và nhỉnh hơn "
        "bình quân cả nước (76,92%)."
    )
    assert rows(text, "score") == [
        ("Lai Châu", "77.21", 2018),
        ("Trung du và miền núi phía Bắc", "75.88", 2018),
        ("cả nước", "76.92", 2018),
    ]


def test_who_is_still_ahead_owns_the_bracket_behind_it():
    text = "Năm 2020, Bộ Tư pháp đạt 88,20% PAR INDEX, hơn bình quân khối bộ nhưng vẫn sau Bộ Tài chính (90,14%)."
    assert rows(text, "score") == [("Bộ Tư pháp", "88.20", 2020), ("Bộ Tài chính", "90.14", 2020)]


def test_the_average_of_a_few_is_not_the_nations():
    text = "DTI 2023: giá trị bình quân năm tỉnh là 0,6010, trong khi cả nước là 0,6349."
    assert ("cả nước", "0.6010", 2023) not in rows(text, "score")


def test_the_average_of_the_region_that_is_named():
    text = "Trong 13 tỉnh Đồng bằng sông Cửu Long, Tiền Giang đứng thứ 7 PCI 2023; điểm bình quân của vùng là 66,31."
    assert rows(text, "score") == [("Đồng bằng sông Cửu Long", "66.31", 2023)]


def test_the_nation_behind_a_value():
    found = facts("Mức hài lòng năm 2021 (SIPAS 2021) đạt 87,16% tính chung cả nước.")
    assert [(f.entity, f.value, f.year) for f in found] == [("cả nước", "87,16%", 2021)]


def test_a_clause_that_opens_with_an_unknown_name_is_not_of_the_one_before():
    text = "PAR INDEX 2021: Hà Giang đạt 80,11%; Mường Ẳm xuống cuối, 67,41%."
    assert ("Hà Giang", "67.41", 2021) not in rows(text, "score")


def test_public_satisfaction_is_no_reform_index():
    text = "The PAR Index 2021 was released. Public satisfaction stood at 84.12% nationwide."
    found = [f.indicator for f in facts(text, lang="en") if f.value == "84.12%"]
    assert found == ["SIPAS"]
