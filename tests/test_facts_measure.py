from decimal import Decimal

import pytest
from facts_help import facts, measures, rows

# --- one number, many readings ----------------------------------------------------------------------------------------


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


# --- levels and changes -----------------------------------------------------------------------------------------------


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


# --- what is no result ------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("PAR INDEX 2015 của Ủy ban Dân tộc đạt 76,31%, xếp thứ 18/19 bộ, cơ quan ngang bộ.", None),
        ("Năm 2021, Bộ Y tế xếp thứ 8/17 về PAR INDEX.", None),
        ("Năm 2021, Cà Mau xếp thứ 8/13 về PAR INDEX.", "trong vùng"),
    ],
)
def test_a_place_among_the_ministries_is_none_within_a_region(text: str, dimension: str | None):
    (rank,) = [fact for fact in facts(text) if fact.measure == "rank"]
    assert rank.dimension == dimension


def test_a_plan_of_reform_makes_no_aim_of_what_was_reached():
    text = "Bộ Y tế ban hành kế hoạch cải cách hành chính khi PAR INDEX 2015 của bộ xếp thứ 9."
    assert ("9", "rank") in measures(text)


def test_falling_further_is_a_fall():
    (row,) = (f for f in facts("PAPI 2021 của Bến Tre tụt thêm 6 bậc.") if f.measure == "rank_change")
    assert row.number == -6


@pytest.mark.parametrize(
    "text",
    [
        "PAR INDEX 2021: cuối bảng là Bộ Y tế, trên đó hai bậc là Bộ Xây dựng.",
        "PAR INDEX 2021: Bộ Tư pháp về nhì, 90,12%, kém 0,41 điểm phần trăm.",
    ],
)
def test_how_far_another_is_no_change(text: str):
    assert not {kind for _, kind in measures(text)} & {"rank_change", "score_change"}


def test_behind_the_year_before_is_a_change():
    text = "PAR INDEX 2021: Bộ Tư pháp về nhì, 90,12%, kém 0,41 điểm phần trăm so với năm 2020."
    assert ("0,41 điểm phần trăm", "score_change") in measures(text)


def test_how_far_two_are_apart_is_no_change():
    text = "Năm 2021, Huế 88,10%, Cần Thơ 88,09%, chỉ cách nhau 0,01 điểm phần trăm."
    assert rows(text, "score_change", title="PAR INDEX 2021") == []


def test_what_is_fallen_short_of_is_no_score():
    text = "Hue ranked 9th with 43.21 points, short of the 45 points its leaders had set as a goal."
    assert [v for _, v, _ in rows(text, "score", title="PAPI 2022", lang="en")] == ["43.21"]


def test_posts_are_no_places_moved():
    text = "“Connections matter for the five positions we ask about”, she said in Hue."
    assert rows(text, "rank_change", title="PAPI 2022", lang="en") == []


def test_a_place_among_all_that_have_data_is_the_countrys():
    text = "Năm 2022, Huế xếp thứ 8/61 tỉnh, thành phố có đủ dữ liệu."
    assert [f.dimension for f in facts(text, title="PAPI của Huế") if f.measure == "rank"] == [None]


def test_by_how_much_a_value_is_lower_is_no_level():
    text = "SIPAS 2022 của Phú Yên đạt 80,31%, thấp hơn năm 2021 là 6,85 điểm."
    assert [(f.value, f.measure) for f in facts(text)] == [
        ("80,31%", "score"),
        ("6,85", "score_change"),
    ]
