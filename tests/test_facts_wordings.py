"""Wordings of newspapers, each with the rows that it must and must not give."""

import pytest
from facts_help import facts, rows


def got(text: str, measure: str, *, title: str = "", published: str | None = None) -> list[tuple[object, ...]]:
    found = facts(text, title=title, published=published)
    return [(f.entity, f.value, f.dimension, f.year) for f in found if f.measure == measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "PCI năm 2022 của Yên Bái đạt 63,5 điểm, tụt 7 bậc, từ 22 xuống 29.",
            [("Yên Bái", "22", 2021), ("Yên Bái", "29", 2022)],
        ),
        (
            "PAR INDEX 2020 của Hà Giang chỉ đạt 80,1%, rơi từ 31 xuống 47.",
            [("Hà Giang", "31", 2019), ("Hà Giang", "47", 2020)],
        ),
        (
            "PCI 2021 của Yên Bái là 62,1 điểm, cải thiện 3 bậc so với năm trước (hạng 30, 61,2 điểm).",
            [("Yên Bái", "30", 2020)],
        ),
    ],
)
def test_places_that_a_move_goes_between_are_ranks_of_their_years(text: str, expected: list[object]) -> None:
    assert rows(text, "rank") == expected


def test_counts_that_a_move_goes_between_stay_counts() -> None:
    assert rows("PCI 2022 của Yên Bái đạt 63,5 điểm; số sở giảm từ 22 xuống 18.", "rank") == []


def test_ministry_that_announces_owns_nothing() -> None:
    text = (
        "Theo kết quả Bộ Nội vụ công bố ngày 3/5, Chỉ số CCHC năm 2021 của tỉnh đạt 85,2%. Năm 2020 tỉnh chỉ được 84%."
    )
    assert rows(text, "score", title="Sơn La vươn lên về cải cách hành chính") == [
        ("Sơn La", "85.2", 2021),
        ("Sơn La", "84", 2020),
    ]


def test_department_that_reports_owns_no_count() -> None:
    text = "Theo báo cáo của Sở Nội vụ, từ ngày 1/3 đến hết 31/3 các xã của tỉnh tiếp nhận 5.120 hồ sơ."
    assert got(text, "count", title="Phú Yên cải cách", published="2023-04-09") == [("Phú Yên", "5.120", None, 2023)]


def test_look_back_with_only_does_not_move_the_year() -> None:
    text = "PAR INDEX 2022 của Sơn La đạt 84,3%. Năm 2021 tỉnh chỉ được 83,1%. Cải cách thể chế đạt 88,5%."
    assert got(text, "score")[-1] == ("Sơn La", "88,5%", "cải cách thể chế", 2022)


def test_same_period_is_the_year_before() -> None:
    text = "Năm 2023, hồ sơ trực tuyến ở Hậu Giang chiếm 61%, cùng kỳ chỉ 44%."
    assert [(f.value, f.year) for f in facts(text) if f.measure == "share"] == [("61%", 2023), ("44%", 2022)]


def test_this_year_after_an_earlier_one_is_the_year_of_publication() -> None:
    text = "Năm 2020 huyện có 90 hồ sơ trễ hạn, 9 tháng năm nay còn 31 hồ sơ."
    found = facts(text, published="2021-10-02")
    assert [(f.value, f.year) for f in found if f.measure == "count"] == [("90", 2020), ("31", 2021)]


def test_leader_of_a_few_with_a_place_of_its_own_leads_them_only() -> None:
    text = "PAR INDEX 2022: Đắk Nông cao nhất với 86% (hạng 30), kế đến Kon Tum 85% (hạng 41)."
    found = [row for row in got(text, "rank") if row[0] == "Đắk Nông"]
    assert found == [("Đắk Nông", "cao nhất", "trong vùng", 2022), ("Đắk Nông", "30", None, 2022)]


def test_district_that_is_best_is_not_its_province() -> None:
    assert got("SIPAS 2021 của Trà Vinh đạt 80%. Càng Long là huyện được hài lòng nhất.", "rank") == [
        ("Càng Long", "được hài lòng nhất", None, 2021)
    ]


def test_units_counted_behind_their_names_share_the_values() -> None:
    text = (
        "TP Sa Đéc và huyện Lấp Vò là hai đơn vị đứng đầu bảng chỉ số CCHC nội bộ cấp huyện năm 2022, "
        "đạt lần lượt 91,5% và 90,2%."
    )
    assert rows(text, "score") == [("TP Sa Đéc", "91.5", 2022), ("huyện Lấp Vò", "90.2", 2022)]
    assert rows(text, "rank") == [("TP Sa Đéc", "1", 2022), ("huyện Lấp Vò", "2", 2022)]


def test_part_in_no_list_does_not_take_the_name_of_the_part_before() -> None:
    text = "SIPAS 2022 của Bến Tre: tiếp cận dịch vụ 81,5%, thủ tục hành chính 80,7%."
    assert [row[2] for row in got(text, "score")] == ["tiếp cận dịch vụ", "thành phần"]


def test_ranks_behind_a_sentence_of_years_are_of_these() -> None:
    text = (
        "SIPAS của Bắc Giang các năm 2020, 2021 và 2022 lần lượt là 86,2%; 87,4% và 88,1%. Thứ hạng tương ứng: 9, 8, 5."
    )
    assert rows(text, "rank") == [("Bắc Giang", "9", 2020), ("Bắc Giang", "8", 2021), ("Bắc Giang", "5", 2022)]


@pytest.mark.parametrize(
    "text",
    [
        "PAR INDEX 2022 của Lào Cai đạt 84%. Xã mở cửa vào thứ năm hằng tuần.",
        "PAR INDEX 2022 của Lào Cai đạt 84%, trên thang 100 điểm.",
        "PAR INDEX 2022 của Lào Cai đạt 84%, do tỷ lệ hồ sơ mức độ 3, 4 thấp: 18,2%.",
    ],
)
def test_what_is_no_place_and_no_score(text: str) -> None:
    assert rows(text, "rank") == []
    assert rows(text, "score") == [("Lào Cai", "84", 2022)]


def test_average_of_minutes_is_not_the_nations() -> None:
    text = "Trucks at the gate now spend an average of 22 minutes on its paperwork."
    assert [f.entity for f in facts(text, lang="en")] == [None]


def test_short_months_are_dates() -> None:
    found = facts("The city of Hue signed Decision 12/QD-UBND on Sept. 17, 2024.", lang="en")
    assert [(f.value, f.measure) for f in found] == [("12/QD-UBND", "document"), ("Sept. 17, 2024", "date")]


def test_board_of_a_zone_keeps_the_zones_name() -> None:
    text = "DDCI 2023: Ban Quản lý Khu kinh tế Nghi Sơn đội sổ, 70,5 điểm; liền trên là Sở Y tế 71,2 điểm."
    assert rows(text, "rank") == [
        ("Ban Quản lý Khu kinh tế Nghi Sơn", "last", 2023),
        ("Sở Y tế", "bottom group", 2023),
    ]


def test_year_right_before_a_province_spoken_of() -> None:
    assert rows("Năm 2022 tỉnh có 508 dịch vụ.", "count", title="Lâm Đồng số hóa") == [("Lâm Đồng", "508", 2022)]


def test_former_year_in_a_bracket_behind_it() -> None:
    text = "DDCI 2022: Sở Y tế về nhất, soán ngôi của Sở Du lịch, đơn vị đứng đầu kỳ trước (88,1 điểm)."
    assert rows(text, "score") == [("Sở Du lịch", "88.1", 2021)]


def test_a_superlative_behind_a_part_compares_the_parts_of_one_unit() -> None:
    text = "PAPI 2022 của Lào Cai đạt 43,05 điểm; nội dung quản trị điện tử thấp nhất, 3,11 điểm."
    assert got(text, "rank") == []
    assert got(text, "score") == [("Lào Cai", "43,05", None, 2022), ("Lào Cai", "3,11", "quản trị điện tử", 2022)]
    national = "Năm 2022, nội dung quản trị điện tử của Lào Cai thấp nhất cả nước."
    assert [row[0] for row in got(national, "rank", title="PAPI 2022")] == ["Lào Cai"]


def test_the_one_year_of_a_sentence_holds_behind_a_semicolon() -> None:
    text = "Năm 2021 Lào Cai có chuyện buồn. Lào Cai đạt 43,05 điểm năm 2022; cung ứng dịch vụ công được 7,86 điểm."
    assert [(row[1], row[3]) for row in got(text, "score", title="PAPI của Lào Cai")] == [
        ("43,05", 2022),
        ("7,86", 2022),
    ]


def test_what_goes_on_from_the_nation_is_the_nations() -> None:
    text = (
        "Long An dẫn đầu PAPI 2013 với 41,85 điểm. Tính chung cả nước, cung ứng dịch vụ công cao nhất, 6,88 điểm. "
        "Kiểm soát tham nhũng đạt 6,05 điểm, nhích lên 0,14 điểm so với năm 2012."
    )
    assert got(text, "score")[1:] == [
        ("cả nước", "6,88", "cung ứng dịch vụ công", 2013),
        ("cả nước", "6,05", "kiểm soát tham nhũng", 2013),
    ]
    assert got(text, "score_change") == [("cả nước", "0,14", "kiểm soát tham nhũng", 2013)]


def test_the_highest_of_all_is_not_the_nations() -> None:
    assert [row[0] for row in got("Trên cả nước, PAPI 2013 cao nhất là 41,85 điểm.", "score")] == []


def test_where_an_index_was_made_known_owns_nothing() -> None:
    text = "Sáng 2/4/2014 tại Hà Nội, nhóm nghiên cứu công bố PAPI 2013, dựa trên phỏng vấn 13.740 người dân."
    assert got(text, "count") == [(None, "13.740", None, 2013)]


def test_what_a_share_is_counted_of_is_no_count() -> None:
    assert got("Ở Cà Mau, cứ 100 người được hỏi thì có 44 người phải chờ.", "count") == [("Cà Mau", "44", None, None)]
