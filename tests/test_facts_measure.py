from decimal import Decimal

import pytest
from facts_help import facts, measures, rows

from index.facts.measure import fits_total

# --- one number, many readings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2019, Bắc Giang xếp thứ 12/63 về PAR INDEX.", ("12/63", "rank")),
        ("Năm 2019, có 12/63 địa phương tăng điểm PAR INDEX.", ("12/63", "count")),
        ("Năm 2019, Bắc Giang đạt 84,27% PAR INDEX.", ("84,27%", "score")),
        ("Năm 2019, Bắc Giang đạt 84,27 điểm PAR INDEX.", ("84,27", "score")),
        ("Năm 2019, Bắc Giang có PAR INDEX là 84,27.", ("84,27", "score")),
        ("Năm 2019, Bắc Giang tăng 12 bậc về PAR INDEX.", ("12", "rank_change")),
        ("Năm 2019, Bắc Giang nhận 12 nghìn hồ sơ.", ("12", "count")),
        ("Năm 2019, Bắc Giang trả 98,5% hồ sơ đúng hạn.", ("98,5%", "share")),
        ("Theo đó là Quyết định 876/QĐ-BNV của Bắc Giang.", ("876/QĐ-BNV", "document")),
        ("Bắc Giang họp ngày 8/6/2019.", ("8/6/2019", "date")),
    ],
)
def test_what_a_number_measures(text: str, expected: tuple[str, str]):
    assert measures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 Bac Giang ranked 12th in the PAR Index.", ("12th", "rank")),
        ("In 2019 Bac Giang scored 84.27 points in the PAR Index.", ("84.27", "score")),
        ("In 2019 Bac Giang climbed 12 places in the PAR Index.", ("12", "rank_change")),
        ("In 2019 Bac Giang handled 5,230 dossiers.", ("5,230", "count")),
        ("In 2019 Bac Giang returned 98.5% of dossiers on time.", ("98.5%", "share")),
    ],
)
def test_what_an_english_number_measures(text: str, expected: tuple[str, str]):
    assert measures(text, lang="en") == [expected]


# --- levels and changes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["tăng lên", "giảm còn", "giảm xuống", "tăng lên mức", "nhích lên", "giảm xuống còn", "đạt", "là", "ở mức"],
)
def test_words_before_a_level(words: str):
    assert rows(f"PAPI năm 2021 của Trà Vinh {words} 43,79 điểm.", "score") == [("Trà Vinh", "43.79", 2021)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("tăng", "1.72"),
        ("tăng thêm", "1.72"),
        ("tăng nhẹ", "1.72"),
        ("cao hơn", "1.72"),
        ("tăng khoảng", "1.72"),
        ("giảm", "-1.72"),
        ("giảm mạnh", "-1.72"),
        ("thấp hơn", "-1.72"),
        ("giảm tới", "-1.72"),
    ],
)
def test_words_before_a_change(words: str, number: str):
    text = f"SIPAS năm 2020 của Lào Cai đạt 87,41%, {words} 1,72% so với năm 2019."
    assert rows(text, "score_change") == [("Lào Cai", number, 2020)]
    assert rows(text, "score") == [("Lào Cai", "87.41", 2020)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lao Cai's SIPAS 2020 reached 87.41%, up 1.72% from 2019.", "1.72"),
        ("Lao Cai's SIPAS 2020 reached 87.41%, down 1.72% from 2019.", "-1.72"),
        ("Lao Cai's SIPAS 2020 reached 87.41%, 1.72% lower than in 2019.", "-1.72"),
        ("Lao Cai's SIPAS 2020 reached 87.41%, an increase of 1.72% over 2019.", "1.72"),
    ],
)
def test_english_changes(text: str, number: str):
    assert rows(text, "score_change", lang="en") == [("Lào Cai", number, 2020)]


def test_english_level():
    assert rows("Tra Vinh's PAPI rose to 43.79 points in 2021.", "score", lang="en") == [("Trà Vinh", "43.79", 2021)]


def test_a_change_counts_from_its_base_year():
    (change,) = [
        f for f in facts("Năm 2018, PAPI của Cà Mau tăng 1,72% so với năm 2016.") if f.number == Decimal("1.72")
    ]
    assert (change.year, change.base_year) == (2018, 2016)


def test_a_change_without_its_own_year_is_not_dated_by_its_base():
    (change,) = facts("Cà Mau tăng 5 bậc PAPI so với năm 2016.")
    assert (change.measure, change.year, change.base_year) == ("rank_change", None, 2016)


def test_a_change_told_from_the_earlier_year():
    text = "Năm 2022 Phú Yên đạt 81,30% PAR INDEX, điểm của năm 2021 thấp hơn 1,82%."
    (change,) = [fact for fact in facts(text) if fact.measure == "score_change"]
    assert (change.number, change.year, change.base_year) == (Decimal("1.82"), 2022, 2021)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Năm 2018, Hưng Yên tăng 5 bậc PCI.", "5"),
        ("Năm 2018, Hưng Yên tụt 5 bậc PCI.", "-5"),
        ("Năm 2018, Hưng Yên giảm hai bậc PCI.", "-2"),
    ],
)
def test_places_moved(text: str, number: str):
    assert rows(text, "rank_change") == [("Hưng Yên", number, 2018)]


def test_joined_changes_share_their_direction():
    text = "Năm 2021, PCI của Lạng Sơn giảm 2,3 điểm và 5 bậc so với năm 2020."
    assert rows(text, "score_change") == [("Lạng Sơn", "-2.3", 2021)]
    assert rows(text, "rank_change") == [("Lạng Sơn", "-5", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021, điểm PAPI của Cà Mau tăng từ 42,15 lên 43,20.",
        "Năm 2021, điểm PAPI của Cà Mau tăng từ 42,15 điểm năm 2020 lên 43,20 điểm.",
    ],
)
def test_both_ends_of_a_move_are_levels(text: str):
    assert rows(text, "score") == [("Cà Mau", "42.15", 2020), ("Cà Mau", "43.20", 2021)]


def test_both_ends_of_an_english_move():
    text = "Ca Mau's PAPI rose from 42.15 in 2020 to 43.20 in 2021."
    assert rows(text, "score", lang="en") == [("Cà Mau", "42.15", 2020), ("Cà Mau", "43.20", 2021)]


# --- dealt out in order --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021, PAPI của Hải Phòng và Hà Nội lần lượt đạt 41,57 điểm và 42,43 điểm.",
        "Năm 2021, PAPI của Hải Phòng và Hà Nội đạt lần lượt 41,57 và 42,43 điểm.",
        "Năm 2021, Hải Phòng và Hà Nội đạt 41,57 điểm và 42,43 điểm PAPI.",
    ],
)
def test_dealt_to_entities(text: str):
    assert rows(text, "score") == [("Hải Phòng", "41.57", 2021), ("Hà Nội", "42.43", 2021)]


def test_two_kinds_of_values_dealt_one_after_the_other():
    text = "Hai Phong and Hanoi ranked second and third in the PAR Index 2021 with 91.57 and 90.43 percent."
    assert rows(text, "rank", lang="en") == [("Hải Phòng", "2", 2021), ("Hà Nội", "3", 2021)]
    assert rows(text, "score", lang="en") == [("Hải Phòng", "91.57", 2021), ("Hà Nội", "90.43", 2021)]


def test_dealt_to_entities_with_ranks_in_brackets():
    text = "Năm 2021, Hải Phòng, Hà Nội lần lượt đạt 91,57% (thứ 2) và 90,43% (thứ 3) PAR INDEX."
    assert rows(text, "score") == [("Hải Phòng", "91.57", 2021), ("Hà Nội", "90.43", 2021)]
    assert rows(text, "rank") == [("Hải Phòng", "2", 2021), ("Hà Nội", "3", 2021)]


def test_dealt_to_years():
    text = "PAPI các năm 2019, 2020 và 2021 của Cà Mau là 40,12 điểm, 41,15 điểm và 42,15 điểm."
    assert rows(text, "score") == [("Cà Mau", "40.12", 2019), ("Cà Mau", "41.15", 2020), ("Cà Mau", "42.15", 2021)]


def test_dealt_to_indices():
    found = facts("Năm 2021, PAR INDEX và SIPAS của Cà Mau lần lượt là 87,10% và 85,20%.")
    assert [(f.value, f.indicator) for f in found] == [("87,10%", "PAR INDEX"), ("85,20%", "SIPAS")]


def test_what_cannot_be_dealt_out_is_nobodys():
    text = "Năm 2021, Hải Phòng, Hà Nội, Huế lần lượt đạt 91,57% và 90,43% PAR INDEX."
    assert {fact.entity for fact in facts(text)} == {None}


def test_values_of_two_kinds_are_not_dealt_out():
    text = "Năm 2021, Hải Phòng và Hà Nội cùng tăng 2,5 điểm và 5 bậc PCI."
    assert rows(text, "rank_change") == [("Hải Phòng", "5", 2021), ("Hà Nội", "5", 2021)]


# --- whose value ---------------------------------------------------------------------------------------------------


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


# --- which index, which part ---------------------------------------------------------------------------------------


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


# --- which year ----------------------------------------------------------------------------------------------------


def test_each_value_has_the_year_behind_it():
    text = "Trên bảng PCI, Vĩnh Phúc đi từ thứ 43 năm 2018 lên thứ 5 năm 2020."
    assert rows(text, "rank") == [("Vĩnh Phúc", "43", 2018), ("Vĩnh Phúc", "5", 2020)]


def test_a_year_behind_one_value_leaves_the_others_alone():
    text = "Năm 2020, Vĩnh Phúc từ thứ 43 năm 2018 lên thứ 5 PCI."
    assert rows(text, "rank") == [("Vĩnh Phúc", "43", 2018), ("Vĩnh Phúc", "5", 2020)]


def test_years_in_brackets():
    text = "Lai Châu: thứ 60 (2016), thứ 47 (2018), thứ 31 (2020) về PAR INDEX."
    assert [year for _, _, year in rows(text, "rank")] == [2016, 2018, 2020]


def test_a_value_in_brackets_shares_the_slots():
    text = "PAR INDEX 2023: Hải Phòng xếp thứ 2 (91,57 điểm), Hà Nội xếp thứ 3 (91,43 điểm)."
    assert rows(text, "score") == [("Hải Phòng", "91.57", 2023), ("Hà Nội", "91.43", 2023)]


def test_the_value_of_the_year_before():
    text = "Năm 2021, Cà Mau đạt 82,15% PAR INDEX, cao hơn mức 80,15% của năm trước."
    assert rows(text, "score") == [("Cà Mau", "82.15", 2021), ("Cà Mau", "80.15", 2020)]


def test_a_starting_level_is_the_year_befores():
    text = "Năm 2021, Cà Mau từ thứ 30 lên thứ 25 PAR INDEX."
    assert rows(text, "rank") == [("Cà Mau", "30", 2020), ("Cà Mau", "25", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021, Cà Mau xếp thứ 20 PAPI, trong khi năm trước xếp thứ 25.",
        "Năm 2021, Cà Mau xếp thứ 20 PAPI, tăng so với năm 2020, khi xếp thứ 25.",
        "Năm 2021, Cà Mau xếp thứ 20 PAPI, tăng so với năm 2020 (thứ 25).",
    ],
)
def test_the_rank_of_the_year_before(text: str):
    assert rows(text, "rank") == [("Cà Mau", "20", 2021), ("Cà Mau", "25", 2020)]


def test_a_sentence_about_the_year_before():
    text = "Năm 2021, Cà Mau xếp thứ 20 PAPI. Kỳ trước, tỉnh xếp thứ 25."
    assert rows(text, "rank") == [("Cà Mau", "20", 2021), ("Cà Mau", "25", 2020)]


# --- what is no result ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Cà Mau phấn đấu đạt 90,5% PAR INDEX năm 2025.",
        "Mục tiêu của Cà Mau năm 2025 là 90,5% PAR INDEX.",
        "Cà Mau chưa đạt 90,5% PAR INDEX năm 2025.",
        "Mức từ 90,5% PAR INDEX trở lên là tốt, theo Cà Mau.",
        "Nếu đạt 90,5% PAR INDEX, Cà Mau sẽ vào nhóm đầu.",
        "Điểm tối đa của PAR INDEX tại Cà Mau là trên 90,5% trở lên.",
    ],
)
def test_targets_and_thresholds_are_no_scores(text: str):
    assert rows(text, "score") == []


def test_an_english_target():
    assert rows("Ca Mau aims to reach 90.5% in the PAR Index by 2025.", "score", lang="en") == []


def test_amounts_of_something_else_are_no_scores():
    text = "Năm 2021, PCI của Cà Mau giúp thu hút 63,5 tỷ đồng."
    assert rows(text, "score") == []


def test_a_value_keeps_its_qualifier_and_unit():
    (fact,) = facts("Năm 2021, Cà Mau trả gần 33.300 hồ sơ.")
    assert (fact.number, fact.qualifier, fact.unit) == (33300, "gần", "hồ sơ")


def test_a_share_of_a_total_is_no_score():
    text = "Số thủ tục trực tuyến toàn trình là 1.159, bằng 60,5% tổng số."
    assert ("60,5%", "share") in measures(text, title="PAR INDEX 2024 của Cà Mau")
