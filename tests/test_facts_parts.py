"""Values of parts of an index that no list of ours has, which must not pass for the whole index's."""

from facts_help import facts, rows

UNNAMED = "thành phần"


def parts(text: str, *, title: str = "") -> list[tuple[str, str | None]]:
    found = facts(text, title=title)
    return [(f.value, f.dimension) for f in found if f.measure in {"score", "rank"}]


def test_a_list_of_parts_may_be_parted_by_semicolons():
    text = "SIPAS 2019 của Lào Cai: tiếp cận dịch vụ 80,12%; công chức giải quyết 85,40%; kết quả 91,05%."
    assert parts(text) == [("80,12%", "tiếp cận dịch vụ"), ("85,40%", UNNAMED), ("91,05%", UNNAMED)]


def test_parts_told_in_turn_are_none_of_the_whole():
    text = "SIPAS 2019. Tính trên cả nước, năm yếu tố lần lượt là 78,10%, 84,20%, 83,30%, 86,40% và 66,50%."
    assert {part for _, part in parts(text)} == {UNNAMED}


def test_satisfaction_with_one_service_is_not_the_whole():
    text = "SIPAS 2023: người Lào Cai hài lòng nhất với khai sinh (92,40%), ít hài lòng nhất với xây dựng (71,20%)."
    assert parts(text) == [("92,40%", UNNAMED), ("71,20%", UNNAMED)]
    assert parts("SIPAS 2023: Lào Cai đạt 92,40%.") == [("92,40%", None)]


def test_a_place_in_some_matter_is_none_of_the_index():
    assert parts("PAR INDEX 2020: Lào Cai ở thứ 31 về tuyên truyền.") == [("31", UNNAMED)]
    assert parts("PAR INDEX 2020: Lào Cai ở thứ 31 về cải cách hành chính.") == [("31", None)]
    assert parts("PAR INDEX 2020 của Lào Cai. Ba năm trước lĩnh vực này ở thứ 44.") == [("44", UNNAMED)]


def test_what_is_on_the_whole_nation_is_not_compared_with_it():
    text = "PAR INDEX 2020: Trên toàn quốc, Quảng Ninh dẫn đầu với 91,04%."
    assert rows(text, "score") == [("Quảng Ninh", "91.04", 2020)]


def test_a_later_value_in_the_bracket_of_a_name():
    text = "PAPI 2020: Nghệ An đứng trên Quảng Trị (42,10 điểm, thứ 30)."
    assert rows(text, "rank") == [("Quảng Trị", "30", 2020)]


def test_the_best_place_ever_and_its_year():
    text = "PAPI 2023 của Nghệ An là 41,5 điểm; thứ hạng tốt nhất là 11, vào năm 2018."
    assert rows(text, "rank") == [("Nghệ An", "11", 2018)]


def test_departments_have_an_index_of_their_own():
    for name in ("cấp sở, ban, ngành", "của các sở, ngành và địa phương"):
        text = f"Chỉ số năng lực cạnh tranh {name} (DDCI) năm 2020: Sở Công Thương đạt 81,20 điểm."
        assert {f.indicator for f in facts(text)} == {"DDCI"}


def test_a_title_of_two_matters_leaves_the_index_open():
    title = "Lào Cai lọt tốp 10 về cải cách hành chính, mức hài lòng tăng"
    text = "PAR INDEX 2022 của Lào Cai đạt 87,1%.\n\nNăm 2019, tỉnh đạt 81,4%, đứng thứ 22."
    found = [(f.indicator, f.year) for f in facts(text, title=title) if f.measure == "score"]
    assert found == [("PAR INDEX", 2022), ("PAR INDEX", 2019)]


def test_a_telephone_number_counts_nothing():
    assert facts("SIPAS 2020 của Lào Cai: người dân gọi tổng đài 0214.1022 hoặc 0912 345 678.") == []


def test_what_opens_a_list_of_parts_is_a_part():
    text = (
        "Lao Cai scored 88.1% in the 2023 PAR Index. Tax reform stood at 91.2 per cent, e-government at 84.3 per cent."
    )
    found = [(f.dimension, f.value) for f in facts(text, lang="en") if f.measure == "score"]
    assert found == [
        (None, "88.1%"),
        ("thành phần", "91.2 per cent"),
        ("chính quyền điện tử, chính quyền số", "84.3 per cent"),
    ]


def test_another_body_led_in_another_part():
    text = "Bộ Y tế đứng đầu về cải cách thể chế (95,3%), Bộ Xây dựng đứng đầu về hiện đại hóa (94,1%) năm 2021."
    found = [(f.entity, f.dimension) for f in facts(text) if f.measure == "rank"]
    assert found == [("Bộ Y tế", "cải cách thể chế"), ("Bộ Xây dựng", "thành phần")]
