"""Years told by their distance from another one, and years that do not go on."""

import pytest
from facts_help import article, facts, frames, rows

from index.facts.frames import frame_sentences
from index.facts.mine import mine


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("Một năm trước đó là", 2021),
        ("Năm trước đó đạt", 2021),
        ("Kỳ trước đạt", 2021),
        ("Năm liền trước đạt", 2021),
        ("Hai năm trước, tỉnh đạt", 2020),
        ("Năm sau tỉnh đạt", 2023),
        ("Năm kế đó tỉnh đạt", 2023),
        ("Một năm sau, tỉnh đạt", 2023),
        ("Cùng năm, tỉnh đạt", 2022),
        ("Năm ấy tỉnh đạt", 2022),
        ("Khi đó tỉnh đạt", 2022),
        ("Kỳ sau, 2018, tỉnh đạt", 2018),
        ("Kỳ trước đó nữa tỉnh đạt", None),
        ("Những năm trước, tỉnh đạt", None),
    ],
)
def test_a_year_counted_from_the_last_one_said(opening: str, year: int | None):
    text = f"Tỉnh đạt 45,21 điểm năm 2022, hạng 6. {opening} 46,10 điểm, hạng 8."
    title = "PAPI của Quảng Trị"
    assert rows(text, "score", title=title) == [("Quảng Trị", "45.21", 2022), ("Quảng Trị", "46.10", year)]
    assert rows(text, "rank", title=title) == [("Quảng Trị", "6", 2022), ("Quảng Trị", "8", year)]


def test_the_sentence_says_its_year_too():
    text = "Năm 2022 Quảng Trị đạt 45,21 điểm PAPI. Một năm trước đó là 46,10 điểm."
    assert [s.years for s in frames(text)] == [(2022,), (2021,)]


def test_a_year_before_one_of_several_is_not_known():
    text = "Năm 2020 đạt 45,2 điểm, năm 2022 đạt 46,1 điểm. Hai năm trước đó là 44,1 điểm."
    assert rows(text, "score", title="PAPI của Cà Mau")[-1] == ("Cà Mau", "44.1", None)


def test_a_look_back_does_not_move_the_year_in_play():
    text = "Năm 2022 tỉnh đạt 45,2 điểm. Một năm trước đó là 46,1 điểm. Tỉnh đứng thứ 6."
    assert rows(text, "rank", title="PAPI của Cà Mau") == [("Cà Mau", "6", 2022)]


def test_a_year_before_inside_a_sentence():
    text = "Năm 2022 tỉnh đạt 45,2 điểm, xếp thứ 9; trong khi năm trước đứng thứ 12."
    assert rows(text, "rank", title="PAPI của Cà Mau") == [("Cà Mau", "9", 2022), ("Cà Mau", "12", 2021)]


def test_a_list_over_several_years_keeps_its_years():
    text = "Hạng 22 năm 2019, hạng 23 năm 2020, hạng 15 năm 2021 (67,17 điểm)."
    assert rows(text, "rank", title="PCI của Lâm Đồng") == [
        ("Lâm Đồng", "22", 2019),
        ("Lâm Đồng", "23", 2020),
        ("Lâm Đồng", "15", 2021),
    ]
    assert rows(text, "score", title="PCI của Lâm Đồng") == [("Lâm Đồng", "67.17", 2021)]


@pytest.mark.parametrize(("after", "year"), [("", 2022), (" sau bốn năm", 2019), (" chỉ sau một năm", 2022)])
def test_the_starting_level_of_a_rise_over_years(after: str, year: int):
    text = f"Năm 2023, tỉnh đi từ hạng 16 lên hạng 8{after}."
    assert rows(text, "rank", title="PAR INDEX của Hưng Yên") == [("Hưng Yên", "16", year), ("Hưng Yên", "8", 2023)]


def test_a_goal_and_a_year_to_come_do_not_go_on():
    text = "Năm 2023, tỉnh phấn đấu tăng 5 bậc. Tỉnh đứng thứ 38."
    assert rows(text, "rank", title="PAR INDEX 2022 của Quảng Trị") == [("Quảng Trị", "38", 2022)]
    period = facts(
        "Kế hoạch giai đoạn 2023-2025 đã xong. Toàn tỉnh có 91 xã.", title="Vĩnh Long", published="2024-12-03"
    )
    assert [(f.value, f.year) for f in period] == [("91", None)]


def test_up_to_a_date():
    (count,) = [f for f in facts("Đến cuối tháng 11/2024, con số này là 824.", title="Năm 2022") if f.value == "824"]
    assert count.year == 2024


def test_an_index_set_against_another_does_not_take_over():
    text = "PAPI 2022 đã có. Khác với PAR INDEX, chỉ số này dựa trên người dân. Cà Mau đạt 43,1 điểm."
    assert [(f.indicator, str(f.number)) for f in facts(text) if f.measure == "score"] == [("PAPI", "43.1")]


def test_reform_in_passing_does_not_take_over():
    text = "Năm 2022, Vĩnh Phúc đạt 68,91 điểm PCI. Cải cách hành chính là điểm sáng. Tỉnh xếp thứ 8."
    assert [f.indicator for f in facts(text)] == ["PCI", "PCI"]


def test_a_paragraph_headed_with_another_topic_has_no_year_of_the_one_before():
    text = "**PAPI.** Năm 2020, tỉnh xếp thứ 14.\n\n**Bộ máy.** Cà Mau có 103 xã."
    assert [(f.value, f.year) for f in facts(text, title="Cà Mau")] == [("14", 2020), ("103", None)]


def test_a_month_that_something_runs_since_dates_nothing_else():
    text = "Thủ tục có trên cổng từ tháng 7/2020. Lệ phí là 135.000 đồng."
    assert [(f.value, f.year) for f in facts(text) if f.measure == "count"] == [("135.000", None)]


def test_a_value_in_brackets_behind_its_year():
    text = "Tỉnh giành lại vị trí số một năm 2022 (90,1 điểm) và giữ được năm 2023 (92,18%)."
    assert rows(text, "score", title="Cà Mau và PAR INDEX 2021") == [
        ("Cà Mau", "90.1", 2022),
        ("Cà Mau", "92.18", 2023),
    ]


@pytest.mark.parametrize("now", ["nay", "kỳ này", "hiện"])
def test_now_leads_back_from_an_earlier_year(now: str):
    text = f"Cà Mau, nơi năm 2018 còn xếp thứ 40, {now} đứng thứ 63 với 73,87%. Bến Tre leo lên thứ 58."
    title = "PAR INDEX 2019"
    assert rows(text, "rank", title=title) == [("Cà Mau", "40", 2018), ("Cà Mau", "63", 2019), ("Bến Tre", "58", 2019)]
    assert rows(text, "score", title=title) == [("Cà Mau", "73.87", 2019)]


def test_until_now_leads_back_to_no_year():
    text = "Năm 2018 Cà Mau bỏ nếp cũ giữ đến nay và xếp thứ 40."
    assert rows(text, "rank", title="PAR INDEX 2019") == [("Cà Mau", "40", 2018)]


def test_a_place_that_a_sentence_starts_from_is_the_year_before_s():
    text = "Từ hạng 41, Cà Mau nhảy lên hạng 8 SIPAS năm 2022 với 84,52%."
    assert rows(text, "rank") == [("Cà Mau", "41", 2021), ("Cà Mau", "8", 2022)]


def test_values_of_several_years_joined_by_then():
    text = "Ba năm 2018, 2019, 2020 đều á quân: 70,19, 72,10 rồi 72,81 điểm."
    found = rows(text, "score", title="PCI của Cà Mau")
    assert found == [("Cà Mau", "70.19", 2018), ("Cà Mau", "72.10", 2019), ("Cà Mau", "72.81", 2020)]


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


def test_what_is_found_or_carried_out_says_nothing_of_now():
    text = "Tỉnh họp năm 2019. Năm 2018, đoàn của Nam Định đến 35 cơ quan và phát hiện 52 vụ, thực hiện 7 đợt."
    assert [year for _, _, year in rows(text, "count")] == [2018, 2018, 2018]
    now = "Tỉnh họp năm 2019. Năm 2018, Nam Định có 35 cơ quan bị kiểm tra, hiện còn 12 cơ quan."
    assert [year for _, _, year in rows(now, "count")] == [2018, 2019]


def test_a_value_of_the_same_period_is_of_the_year_before():
    text = (
        "Năm 2024, tỉnh tiếp 2.318 lượt, giảm so với 2.702 lượt của cùng kỳ năm 2023; số đoàn tăng từ 29 lên 37 đoàn."
    )
    found = rows(text, "count", title="Yên Bái tiếp công dân")
    assert [(number, year) for _, number, year in found] == [
        ("2318", 2024), ("2702", 2023), ("29", 2023), ("37", 2024),
    ]  # fmt: skip


def test_a_day_to_come_dates_no_count():
    text = "Cao Bằng có 1.946 người phải nghỉ chậm nhất vào ngày 31/5/2026."
    assert rows(text, "count") == [("Cao Bằng", "1946", None)]


def test_a_year_behind_the_short_name_of_an_index():
    text = "Gia Lai ranked 43rd in the Provincial Competitiveness Index (PCI) of 2017."
    assert rows(text, "rank", lang="en") == [("Gia Lai", "43", 2017)]


def test_a_change_from_the_result_of_a_year():
    (change,) = [
        fact
        for fact in facts("SIPAS năm 2023 của Hà Nam là 85,94%, hơn kết quả của năm 2022 đúng 2,11 điểm phần trăm.")
        if fact.measure == "score_change"
    ]
    assert (change.entity, change.year, change.base_year) == ("Hà Nam", 2023, 2022)


def test_a_year_in_a_bracket_with_a_value_of_its_own_dates_only_that():
    text = "Cà Mau đạt 0,4921, thứ 14 (năm 2020 thứ 20); An Giang 0,4467, thứ 24. PCI của Gia Lai hạng 9 (năm 2019)."
    title = "Chỉ số chuyển đổi số (DTI) 2021"
    assert rows(text, "rank", title=title) == [
        ("Cà Mau", "14", 2021),
        ("Cà Mau", "20", 2020),
        ("An Giang", "24", 2021),
        ("Gia Lai", "9", 2019),
    ]


def test_years_after_an_event_are_counted_from_no_year_in_play():
    text = "Ba năm sau lần chấm đầu tiên, Lào Cai đạt 85,10% và xếp thứ 20."
    assert rows(text, "score", title="PAR INDEX 2021 của Lào Cai") == [("Lào Cai", "85.10", 2021)]


def test_a_list_of_years_gives_each_count_its_own():
    text = "Theo năm, tỉnh nhập 12 xã năm 2015, 9 xã năm 2016 và 7 xã trong chín tháng năm 2017."
    assert [(f.value, f.year) for f in facts(text) if f.measure == "count" and "xã" in (f.unit or "")] == [
        ("12", 2015),
        ("9", 2016),
        ("7", 2017),
    ]


def test_a_year_behind_the_place_in_a_bracket():
    text = (
        "Chỉ số của tỉnh lên xuống: 81,20% và hạng 17 năm 2015, 77,05% (hạng 31) năm 2016, 75,40% (hạng 48) năm 2017, "
        "82,90% (hạng 20) năm 2018."
    )
    title = "PAR INDEX 2018 của Phú Yên"
    assert [year for _, _, year in rows(text, "score", title=title)] == [2015, 2016, 2017, 2018]
    assert [(value, year) for _, value, year in rows(text, "rank", title=title)] == [
        ("17", 2015), ("31", 2016), ("48", 2017), ("20", 2018),
    ]  # fmt: skip


def test_values_with_places_each_before_its_year():
    text = "Tỉnh đạt 81,20% và hạng 17 năm 2015, 77,05% và hạng 31 năm 2016."
    assert [y for _, _, y in rows(text, "score", title="PAR INDEX 2018 của Phú Yên")] == [2015, 2016]


def test_a_year_behind_a_bracket_opens_what_follows_it():
    text = "Năm 2015 tỉnh đạt 81,20% (hạng 17), năm 2016 đạt 77,05% (hạng 31)."
    assert rows(text, "rank", title="PAR INDEX của Phú Yên") == [("Phú Yên", "17", 2015), ("Phú Yên", "31", 2016)]


def test_the_level_that_a_rise_to_another_one_came_from():
    text = "Nationally, control of corruption edged up to 6.51 from 6.40."
    assert rows(text, "score", title="PAPI 2022", lang="en") == [("cả nước", "6.51", 2022), ("cả nước", "6.40", 2021)]


def test_a_place_in_words_that_a_fall_started_from():
    text = "Huyện Bố Trạch tụt từ thứ nhất xuống thứ năm."
    assert [(v, y) for _, v, y in rows(text, "rank", title="PAR nội bộ 2022")] == [("1", 2021), ("5", 2022)]


def test_a_score_and_a_place_share_the_year_behind_them():
    text = "In 2023 Ca Mau had 61.4 points in the PCI, after 60.25 and 40th place in 2022, and 62.8 and 31st in 2021."
    assert rows(text, "score", lang="en") == [
        ("Cà Mau", "61.4", 2023),
        ("Cà Mau", "60.25", 2022),
        ("Cà Mau", "62.8", 2021),
    ]


def test_what_something_came_down_from_is_of_the_year_before():
    text = "Ca Mau scored 41.2 points in PAPI 2022. E-governance slipped to 2.71 from 2.95."
    assert rows(text, "score", lang="en")[1:] == [("Cà Mau", "2.71", 2022), ("Cà Mau", "2.95", 2021)]


def test_the_years_of_a_table_s_columns_do_not_date_what_follows():
    text = (
        "Cà Mau đạt 41,2 điểm PAPI 2022.\n\n| Tỉnh | PAPI 2022 | PAPI 2021 |\n|---|---|---|\n"
        "| Cà Mau | 41,2 | 40,8 |\n\n"
        "Tỉnh này xếp thứ 45."
    )
    assert rows(text, "rank")[-1] == ("Cà Mau", "45", 2022)


@pytest.mark.parametrize(("verb", "year"), [("đang có", 2023), ("hiện có", 2023), ("có", 2022), ("thực hiện", 2022)])
def test_what_is_counted_now_is_of_the_year_of_publication(verb: str, year: int):
    text = f"Năm 2022 tỷ lệ này là 77,6%. Tỉnh {verb} 1.726 dịch vụ."
    read = article(text, title="Nam Định nộp qua mạng", published="2023-12-22")
    sentences = frame_sentences(read)
    assert [(f.entity, f.value, f.year) for f in mine(read, sentences) if f.measure == "count"] == [
        ("Nam Định", "1.726", year)
    ]
    assert sentences[1].years == (year,)
