"""What keeps a number from being a place's own level: regions, agents, averages, parts, aims."""

import pytest
from facts_help import facts, rows


def test_a_place_within_a_region_is_none_in_the_country():
    text = "Năm 2022, SIPAS của Cà Mau cao nhất vùng. Năm 2022, PAPI của Long An đứng thứ 3 khu vực."
    assert [(f.entity, f.dimension) for f in facts(text) if f.measure == "rank"] == [
        ("Cà Mau", "trong vùng"),
        ("Long An", "trong vùng"),
    ]


def test_who_scores_has_no_score():
    text = "PAR INDEX 2021 của Phú Thọ đạt 87,19%. Phần điểm do Bộ Nội vụ chấm là 58,94. SIPAS 2021 của tỉnh là 88,34%."
    assert rows(text, "score", title="Phú Thọ") == [
        ("Phú Thọ", "87.19", 2021),
        ("Phú Thọ", "58.94", 2021),
        ("Phú Thọ", "88.34", 2021),
    ]
    assert [f.dimension for f in facts(text, title="Phú Thọ") if f.measure == "score"] == [None, "thành phần", None]


def test_points_taken_off_are_no_level():
    found = facts("PAR INDEX 2022: Đồng Tháp bị trừ gần 2,5 điểm do chậm giải ngân.")
    assert [(f.measure, f.value) for f in found] == [("count", "2,5")]


def test_values_behind_a_list_of_parts_are_of_parts():
    text = "SIPAS 2021 của Đắk Lắk là 83,66%. Đi vào các yếu tố của Đắk Lắk: thủ tục 85,77%; công chức 84,12%."
    found = [(f.value, f.dimension) for f in facts(text) if f.measure == "score"]
    assert found == [("83,66%", None), ("85,77%", "thành phần"), ("84,12%", "thành phần")]


def test_an_average_in_brackets_is_nobodys_above_it():
    text = "Chỉ Lâm Đồng có SIPAS năm 2021 cao hơn mức trung bình cả nước (87,16%)."
    assert rows(text, "score") == [("cả nước", "87.16", 2021)]


@pytest.mark.parametrize("whose", ["toàn vùng", "của khu vực"])
def test_an_average_of_a_region_is_not_the_countrys(whose: str):
    assert rows(f"PAR INDEX 2022: bình quân {whose} là 83,64%.", "score") == []


def test_the_average_of_a_provinces_own_units_is_not_the_countrys():
    text = "Chỉ số CCHC nội bộ năm 2022 của Cà Mau: bình quân đạt 88,06%."
    assert all(f.entity != "cả nước" for f in facts(text))


def test_bare_numbers_behind_a_place_are_places():
    text = "DTI 2023: Cần Thơ đứng thứ 5 toàn quốc, Tiền Giang 24, Trà Vinh 28, còn Bạc Liêu rớt xuống 58."
    assert rows(text, "rank") == [
        ("Cần Thơ", "5", 2023),
        ("Tiền Giang", "24", 2023),
        ("Trà Vinh", "28", 2023),
        ("Bạc Liêu", "58", 2023),
    ]


def test_counted_things_behind_a_place_are_none():
    text = "DTI 2023: Cần Thơ đứng thứ 5 toàn quốc, Tiền Giang 24 dịch vụ."
    assert rows(text, "rank") == [("Cần Thơ", "5", 2023)]


def test_the_level_that_a_change_started_from_is_the_year_befores():
    text = "SIPAS 2021: Đắk Lắk tăng mạnh nhất, cộng 6,24 điểm phần trăm từ 77,42%."
    assert rows(text, "score") == [("Đắk Lắk", "77.42", 2020)]
    assert rows(text, "score_change") == [("Đắk Lắk", "6.24", 2021)]


def test_a_share_of_spending_is_no_score():
    text = "Năm 2024, Hậu Giang chi 148 tỷ đồng cho DTI, bằng 1,02% chi ngân sách."
    assert rows(text, "score") == []


def test_the_nation_in_a_head_says_among_whom():
    text = "| Địa phương | PAR INDEX 2022 (%) | Hạng cả nước |\n|---|---|---|\n| Long An | 86,41 | 9 |"
    assert rows(text, "rank") == [("Long An", "9", 2022)]


def test_localities_of_no_list_own_their_rows():
    text = "| Địa phương | Điểm 2023 | Hạng 2023 |\n|---|---|---|\n| Bình Xuyên | 83,05 | 1 |"
    found = facts(text, title="DDCI của tỉnh Vĩnh Phúc năm 2023")
    assert [(f.entity, f.measure, f.value) for f in found] == [
        ("Bình Xuyên", "score", "83,05"),
        ("Bình Xuyên", "rank", "1"),
    ]


def test_the_middle_group_is_no_average():
    text = "PAPI 2022: Quảng Bình 43,02 điểm, nhóm trung bình - cao, thứ 21; Quảng Trị, nhóm trung bình - thấp, thứ 35."
    assert rows(text, "rank") == [("Quảng Bình", "21", 2022), ("Quảng Trị", "35", 2022)]


def test_what_others_are_held_against_is_somebodys_level():
    text = "PAR INDEX 2021: Hải Phòng với 91,8% vượt lên trên mức 91,14% của Quảng Ninh, vượt mốc 90%."
    assert rows(text, "score") == [("Hải Phòng", "91.8", 2021), ("Quảng Ninh", "91.14", 2021)]


def test_a_place_that_took_years_to_reach_is_of_no_year():
    text = "PAR INDEX 2012 của Quảng Ninh là 80,21%. Quảng Ninh mất năm năm để leo lên ngôi đầu."
    assert rows(text, "rank") == []


def test_the_average_of_the_whole_region():
    text = "{} bước ra khỏi kỳ công bố PAR INDEX 2022. Bình quân toàn vùng là 83,64%."
    region = "Đồng bằng sông Cửu Long"
    assert rows(text.format(region), "score") == [(region, "83.64", 2022)]
    assert rows(text.format("Long An"), "score") == []  # which region is not said
