"""Tables that give their values to more than the row's first name."""

import pytest
from facts_help import facts

Cell = tuple[str, str, str | None, str | None, str | None, int | None]


def cells(title: str, *lines: str) -> list[Cell]:
    """Measure, number, owner, index, part and year of each row of a table whose rule is put under its first line."""
    text = "\n".join([lines[0], "|---" * (lines[0].count("|") - 1) + "|", *lines[1:]])
    found = facts(text, title=title)
    return [(f.measure, str(f.number), f.entity, f.indicator, f.dimension, f.year) for f in found]


@pytest.mark.parametrize(
    ("cell", "change"),
    [("tăng 8 bậc", "8"), ("giảm 3 bậc", "-3"), ("+8", "8"), ("-3", "-3"), ("▼2", "-2"), ("lên 1 hạng", "1")],
)
def test_a_change_beside_a_rank_is_of_places(cell: str, change: str):
    text = f"| Tỉnh | Điểm | Hạng | So với 2020 |\n|---|---|---|---|\n| Gia Lai | 64,90 | 41 | {cell} |"
    found = facts(text, title="PCI 2021")[-1]
    assert (found.measure, str(found.number), found.unit) == ("rank_change", change, "bậc")
    assert (found.year, found.base_year) == (2021, 2020)


def test_a_change_of_unknown_kind_is_no_row():
    assert cells("PCI 2021", "| Tỉnh | So với 2020 |", "| Gia Lai | -3 |", "| Cà Mau | giữ nguyên |") == []


def test_each_value_belongs_to_the_name_before_it():
    head = "| Nội dung | Cao nhất | Điểm | Thấp nhất | Điểm |"
    assert cells("PAPI 2022", head, "| Cung ứng dịch vụ công | Bình Dương | 8,24 | Gia Lai | 6,88 |") == [
        ("rank", "1", "Bình Dương", "PAPI", "cung ứng dịch vụ công", 2022),
        ("score", "8.24", "Bình Dương", "PAPI", "cung ứng dịch vụ công", 2022),
        ("rank", "None", "Gia Lai", "PAPI", "cung ứng dịch vụ công", 2022),
        ("score", "6.88", "Gia Lai", "PAPI", "cung ứng dịch vụ công", 2022),
    ]


def test_an_entity_in_each_head():
    head = "| Năm | Hà Nam: PAR (%) | Hà Nam: hạng | Hưng Yên: PAR (%) | Hưng Yên: hạng |"
    assert cells("Hà Nam và Hưng Yên", head, "| 2019 | 81,52 | 29 | 82,33 | 16 |") == [
        ("score", "81.52", "Hà Nam", "PAR INDEX", None, 2019),
        ("rank", "29", "Hà Nam", "PAR INDEX", None, 2019),
        ("score", "82.33", "Hưng Yên", "PAR INDEX", None, 2019),
        ("rank", "16", "Hưng Yên", "PAR INDEX", None, 2019),
    ]


def test_an_empty_cell_keeps_the_others_in_their_columns():
    assert cells("PAR INDEX 2022", "| Tỉnh | Điểm | Hạng |", "| Hà Nội | | 3 |") == [
        ("rank", "3", "Hà Nội", "PAR INDEX", None, 2022)
    ]


def test_units_that_no_list_holds_are_not_the_province():
    table = (
        "| Hạng | Đơn vị | Điểm |",
        "| 18 | Ban Quản lý các khu công nghiệp | 79,90 |",
        "| 19 | Công an tỉnh | 70 |",
    )
    assert {row[2] for row in cells("CCHC nội bộ năm 2022 của Đắk Lắk", *table)} == {
        "Ban Quản lý các khu công nghiệp",
        "Công an tỉnh",
    }


def test_a_district_with_a_provinces_name_is_a_district():
    (row,) = cells("DDCI 2022 của Điện Biên", "| Huyện | Điểm |", "| Điện Biên | 80,5 |")
    assert row[2] == "huyện Điện Biên"


def test_what_a_row_is_measured_by_is_not_its_own():
    head = "| Nội dung | Điểm tối đa | Gia Lai | Cả nước | Cao nhất |"
    assert [
        (row[0], row[2]) for row in cells("PAPI 2022 của Gia Lai", head, "| Minh bạch | 10 | 6,33 | 6,9 | 8,07 |")
    ] == [
        ("count", None),
        ("score", "Gia Lai"),
        ("score", "cả nước"),
        ("count", None),
    ]


def test_an_average_is_of_nobody():
    rows = cells("PAR INDEX 2022 của Cà Mau", "| Tỉnh | Điểm |", "| Bình quân | 84,1 |", "| Cả nước | 84,2 |")
    assert [(row[0], row[2]) for row in rows] == [("count", None), ("score", "cả nước")]


def test_indices_in_rows_and_years_in_columns():
    table = ("| Chỉ số | 2021 | 2022 |", "| PAR INDEX (%) | 86,1 | 87,2 |", "| Hạng PCI | 30 | 28 |")
    assert cells("Nghệ An qua các bộ chỉ số", *table) == [
        ("score", "86.1", "Nghệ An", "PAR INDEX", None, 2021),
        ("score", "87.2", "Nghệ An", "PAR INDEX", None, 2022),
        ("rank", "30", "Nghệ An", "PCI", None, 2021),
        ("rank", "28", "Nghệ An", "PCI", None, 2022),
    ]


def test_parts_in_rows_and_the_total_below():
    table = (
        "| Chỉ số nội dung | 2021 | Tăng/giảm |",
        "| Kiểm soát tham nhũng | 6,12 | -0,21 |",
        "| Tổng điểm | 40,1 | 1 |",
    )
    assert [(row[0], row[1], row[4]) for row in cells("PAPI của Gia Lai năm 2021", *table)] == [
        ("score", "6.12", "kiểm soát tham nhũng"),
        ("score_change", "-0.21", "kiểm soát tham nhũng"),
        ("score", "40.1", None),
        ("score_change", "1", None),
    ]


def test_a_header_of_two_rows():
    table = ("| Tỉnh | 2021 | | 2022 | |", "| | Điểm | Hạng | Điểm | Hạng |", "| Hà Nội | 90,1 | 3 | 91,2 | 2 |")
    assert [(row[0], row[1], row[5]) for row in cells("PAR INDEX", *table)] == [
        ("score", "90.1", 2021),
        ("rank", "3", 2021),
        ("score", "91.2", 2022),
        ("rank", "2", 2022),
    ]


def test_a_merged_title_row():
    table = ("| Tỉnh | Điểm |", "| **SIPAS** | |", "| Gia Lai | 80,1 |", "| **PAR INDEX** | |", "| Gia Lai | 84,2 |")
    assert [(row[2], row[3], row[1]) for row in cells("Kết quả năm 2022", *table)] == [
        ("Gia Lai", "SIPAS", "80.1"),
        ("Gia Lai", "PAR INDEX", "84.2"),
    ]


def test_a_head_that_names_a_part_of_the_index():
    head = "| Năm | PCI | Tính minh bạch | Chi phí thời gian |"
    assert cells("Tiền Giang và PCI", head, "| 2015 | 56,74 | 5,71 | 7,02 |") == [
        ("score", "56.74", "Tiền Giang", "PCI", None, 2015),
        ("score", "5.71", "Tiền Giang", "PCI", "công khai, minh bạch", 2015),
        ("score", "7.02", "Tiền Giang", "PCI", "chi phí thời gian", 2015),
    ]


def test_a_cell_with_two_changes():
    head = "| Chỉ số năm 2024 | Kết quả | So với năm 2023 |"
    assert cells("Hòa Bình năm 2024", head, "| PAR INDEX | 88,18% | tăng 1,42% về điểm, giảm 2 bậc |") == [
        ("score", "88.18", "Hòa Bình", "PAR INDEX", None, 2024),
        ("score_change", "1.42", "Hòa Bình", "PAR INDEX", None, 2024),
        ("rank_change", "-2", "Hòa Bình", "PAR INDEX", None, 2024),
    ]


def test_a_part_whose_name_begins_with_a_fall_is_no_change():
    assert cells("PGI 2023", "| Tỉnh | Giảm ô nhiễm và thiên tai | Giảm |", "| Gia Lai | 7,18 | 2 |")[0] == (
        "score", "7.18", "Gia Lai", "PGI", "giảm thiểu ô nhiễm và thiên tai", 2023,
    )  # fmt: skip


def test_the_best_and_the_last_of_a_part_that_no_list_has_hold_no_place():
    head = "| Nội dung | Cao nhất | Điểm | Thấp nhất | Điểm |"
    assert not any(
        row[0] == "rank" for row in cells("PAPI 2022", head, "| Chuyện khác | Bình Dương | 8,24 | Gia Lai | 6,88 |")
    )
