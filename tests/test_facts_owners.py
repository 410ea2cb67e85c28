"""Whose a value is: an average's group, the one that leads others, the one named behind the value."""

import pytest
from facts_help import facts, rows


@pytest.mark.parametrize(
    "text",
    [
        "Bình quân 63 địa phương ở PAR INDEX 2019 là 81,5%.",
        "PAR INDEX 2019: bình quân 63 tỉnh, thành phố đạt 81,5%.",
    ],
)
def test_the_average_of_all_provinces_is_the_nations(text: str):
    assert rows(text, "score") == [("cả nước", "81.5", 2019)]


def test_the_average_of_some_provinces_is_nobodys():
    assert rows("PAR INDEX 2019: bình quân 6 địa phương là 81,5%.", "score") == []


@pytest.mark.parametrize(
    "average",
    ["Khối này có bình quân 82,5%.", "Bình quân 17 bộ, cơ quan ngang bộ là 82,5%.", "Nhóm này đạt trung bình 82,5%."],
)
def test_the_average_of_the_group_in_play_is_the_ministries(average: str):
    text = f"PAR INDEX 2019: Bộ Y tế đạt 75,1%. {average}"
    assert ("khối bộ", "82.5", 2019) in rows(text, "score")


def test_who_leads_others_owns_the_value_and_not_those_that_are_led():
    text = "In the 2019 PAR Index the Ministry of Finance led the 18 ministries with 90.5 points."
    assert rows(text, "score", lang="en") == [("Bộ Tài chính", "90.5", 2019)]


def test_leading_by_a_value_is_a_score_and_a_part_of_an_amount_a_share():
    assert rows("PAR INDEX 2019: Bộ Tài chính dẫn đầu bằng 90,5%.", "score") == [("Bộ Tài chính", "90.5", 2019)]
    assert rows("PAR INDEX 2019: Bộ Tài chính tiết kiệm số tiền bằng 90,5% dự toán.", "score") == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The weakest score in PAPI 2019, 40.6, belonged to Phú Yên.", "en"),
        ("Điểm PAPI 2019 thấp nhất, 40,6, thuộc về Phú Yên.", "vi"),
        ("Mức PAPI 2019 thấp nhất 40,6 điểm là của Phú Yên.", "vi"),
    ],
)
def test_a_value_before_its_owner(text: str, lang: str):
    language = "en" if lang == "en" else "vi"
    assert rows(text, "score", lang=language) == [("Phú Yên", "40.6", 2019)]
    assert rows(text, "rank", lang=language) == [("Phú Yên", "last", 2019)]


def test_a_difference_from_another_is_no_score_of_it():
    found = facts("PCI 2019: Huế xếp thứ 2, chỉ chịu thua Đà Nẵng 0,15 điểm.")
    assert [(f.entity, f.measure, f.value) for f in found if f.measure != "rank"] == [
        ("Thừa Thiên Huế", "count", "0,15")
    ]


def test_a_gap_between_places_places_nobody():
    text = "PAPI 2019 của Huế: khoảng cách giữa tỉnh hạng nhất và tỉnh hạng mười là 1,4 điểm."
    assert rows(text, "rank") == []
    english = "In PAPI 2019 the gap between the first and the tenth was only 1.4 points."
    assert rows(english, "rank", title="Hue", lang="en") == []


def test_a_scale_is_no_score():
    text = "The scale of PAPI 2019 grew from 60 to 80 points."
    assert rows(text, "score", title="Ben Tre", lang="en") == []


def test_a_place_that_a_move_starts_from_is_the_year_befores():
    text = "Huế là tâm điểm của PCI 2019: từ hạng 31 vọt lên á quân."
    assert rows(text, "rank") == [("Thừa Thiên Huế", "31", 2018), ("Thừa Thiên Huế", "2", 2019)]


def test_a_year_in_an_aside_leads_back_to_the_one_in_play():
    text = "PAPI 2020: Huế đứng đầu. Quảng Bình, quán quân năm 2017, chỉ đạt 42,1 điểm. Hà Nội đạt 41,2 điểm."
    assert rows(text, "score") == [("Quảng Bình", "42.1", 2020), ("Hà Nội", "41.2", 2020)]
    assert rows(text, "rank") == [("Thừa Thiên Huế", "1", 2020), ("Quảng Bình", "1", 2017)]
    text = "PAPI 2020: Ha Noi scored 43.1 points. Da Nang, winner of the 2019 edition, slipped to third on 42.5 points."
    assert rows(text, "score", lang="en")[-1] == ("Đà Nẵng", "42.5", 2020)


def test_a_place_from_which_others_follow_is_nobodys():
    text = "PCI 2019: Huế giữ ngôi đầu; từ vị trí thứ hai trở xuống các tỉnh bám nhau khá sát."
    assert rows(text, "rank") == [("Thừa Thiên Huế", "1", 2019)]


def test_places_dealt_out_to_names_with_their_values_in_brackets():
    text = "SIPAS 2024: Bắc Kạn (77,3%) và Lạng Sơn (77,0%) lần lượt đứng thứ 61, 62."
    assert rows(text, "rank") == [("Bắc Kạn", "61", 2024), ("Lạng Sơn", "62", 2024)]


def test_who_stands_at_the_bottom_with_others_is_not_the_last():
    text = "PAR INDEX 2024. Ở cuối bảng, Kon Tum xếp thứ 61, Phú Yên thứ 62, còn Cao Bằng đứng thứ 63."
    assert rows(text, "rank") == [("Kon Tum", "61", 2024), ("Phú Yên", "62", 2024), ("Cao Bằng", "63", 2024)]


def test_a_group_with_its_values_in_brackets():
    text = "DDCI 2024: ba đơn vị cuối gồm Ba Vì (89,6%), Chương Mỹ (89,1%) và Mỹ Đức (88,4%)."
    assert rows(text, "rank") == [(name, "bottom group", 2024) for name in ("Ba Vì", "Chương Mỹ", "Mỹ Đức")]
    text = "SIPAS 2024: Hải Phòng (90,1%), Hải Dương (89,7%) và Huế (89,3%) chia nhau ba hạng đầu."
    assert rows(text, "rank") == [(n, "top group", 2024) for n in ("Hải Phòng", "Hải Dương", "Thừa Thiên Huế")]
    assert rows(text, "rank_change") == []


def test_an_unnamed_part_is_no_total():
    text = "SIPAS 2024 của Hải Phòng đạt 90,1%. Nhóm nội dung ít được hài lòng nhất là tiếp nhận góp ý, với 82,1%."
    assert [(f.dimension, f.value) for f in facts(text, title="Hải Phòng")] == [
        (None, "90,1%"),
        ("thành phần", "82,1%"),
    ]


def test_where_somebody_lies_is_not_who_it_is():
    text = "Long An jumped to second in the 2023 PCI. The Mekong Delta province earned 70.96 points."
    assert rows(text, "score", title="Long An", lang="en") == [("Long An", "70.96", 2023)]


def test_a_median_is_no_average():
    text = "PCI 2024: điểm trung vị cả nước là 67,5, tăng 0,9 điểm so với năm trước."
    assert rows(text, "score") == rows(text, "score_change") == []


def test_a_year_in_a_heading_does_not_count_on():
    text = "**2018–2019: khởi động.** Năm 2018, PAR INDEX của Hà Tĩnh ở hạng 28. Một năm sau, tỉnh lên hạng 19."
    assert rows(text, "rank", title="Hà Tĩnh") == [("Hà Tĩnh", "28", 2018), ("Hà Tĩnh", "19", 2019)]


def test_the_lowest_of_so_many_is_the_last():
    assert rows("DDCI 2024: Sở Y tế có điểm thấp nhất trong 20 đơn vị, 71,9 điểm.", "rank") == [
        ("Sở Y tế", "last", 2024)
    ]


def test_what_a_level_is_set_against_is_anothers():
    text = "SIPAS 2024: Sơn La nhỉnh hơn Hà Giang: 84,7% so với 84,1%."
    assert rows(text, "score") == [("Sơn La", "84.7", 2024)]


def test_a_mark_that_several_passed_is_nobodys_score():
    text = "PAR INDEX 2024: ba đơn vị đạt trên 90% là Bộ Tư pháp (92,1%), Bộ Nội vụ (91,3%) và Bộ Tài chính (90,4%)."
    assert [number for _, number, _ in rows(text, "score")] == ["92.1", "91.3", "90.4"]


def test_a_title_that_is_short_for_the_provinces_own_index():
    text = (
        "Sơn La công bố chỉ số cải cách hành chính năm 2022 của các sở và UBND huyện.\n\n"
        "Sở Tư pháp về nhất với 93,6%. Huyện tốt nhất đứng thứ 5 với 94,7%."
    )
    found = [
        f for f in facts(text, title="Sơn La chấm điểm cải cách hành chính 2022") if f.measure in {"rank", "score"}
    ]
    assert {f.indicator for f in found} == {"PAR nội bộ"}
    assert {f.entity for f in found} == {"Sở Tư pháp", None}


def test_a_value_behind_a_name_in_no_list_is_not_the_one_befores():
    text = "DDCI 2024: Sở Tư pháp về nhất với 93,6 điểm, xếp trên Văn phòng Điều phối (93,0 điểm)."
    assert rows(text, "score") == [("Sở Tư pháp", "93.6", 2024)]


def test_the_highest_and_lowest_of_parts_are_no_places():
    text = (
        "SIPAS 2024 của Huế đạt 87,1%. Trong năm yếu tố, người dân đánh giá cao nhất kết quả dịch vụ (89,4%); "
        "thấp nhất là việc xử lý góp ý, 83,9%."
    )
    found = facts(text, title="Huế")
    assert [f.value for f in found if f.dimension is None] == ["87,1%"]


def test_what_was_counted_in_a_part_of_a_year_is_that_years():
    text = "Năm 2022 tổng đài nhận 3.905 cuộc gọi. Đường dây cũ nhận 1.426 cuộc gọi trong tám tháng đầu năm 2019."
    assert rows(text, "count") == [(None, "3905", 2022), (None, "1426", 2019)]
