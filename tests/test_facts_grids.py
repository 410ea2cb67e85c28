"""Shapes of tables: years in labels and captions, merged cells, several headers, tables that follow each other."""

import pytest
from facts_help import facts

BEFORE = "Năm 2023, Hà Nội công bố kết quả PAR INDEX."


def read(table: str) -> list[tuple[str, str | None, str | None, int | None, str]]:
    found = facts(f"{BEFORE}\n\n{table}", title="Hà Nội")
    return [(f.measure, f.entity, f.indicator, f.year, str(f.number)) for f in found]


@pytest.mark.parametrize(
    "label", ["PAR INDEX 2022", "Năm 2022", "Năm 2022 (PAR INDEX)", "2022 (PAR INDEX)", "2022", "2022*", "Kỳ 2022"]
)
@pytest.mark.parametrize("head", ["Chỉ số", "PAR INDEX", "Nội dung", "Năm"])
def test_the_year_of_a_label_is_the_row_s(label: str, head: str):
    assert read(f"| {head} | Điểm | Hạng |\n|---|---|---|\n| {label} | 90,10 | 5 |") == [
        ("score", "Hà Nội", "PAR INDEX", 2022, "90.10"),
        ("rank", "Hà Nội", "PAR INDEX", 2022, "5"),
    ]


def test_a_caption_dates_its_table():
    score = [("score", "Cà Mau", "SIPAS", 2022, "80.10")]
    assert read("Bảng 1. SIPAS năm 2022\n\n| Tỉnh | Điểm |\n|---|---|\n| Cà Mau | 80,10 |") == score
    assert read("| SIPAS năm 2022 | |\n|---|---|\n| Tỉnh | Điểm |\n| Cà Mau | 80,10 |") == score


def test_a_label_and_a_header_of_other_years_tell_nothing():
    assert read("| Chỉ số | Năm 2021 |\n|---|---|\n| PAR INDEX 2022 | 90,10 |") == []
    assert read("| Chỉ số | Điểm |\n|---|---|\n| PAR INDEX 2021-2022 | 90,10 |") == []
    assert read("| Tỉnh | Năm | Điểm |\n|---|---|---|\n| Cà Mau | | 80,10 |") == []


def test_a_header_of_two_rows():
    two = [
        ("score", "Cà Mau", "PAR INDEX", 2021, "80.10"),
        ("score", "Cà Mau", "PAR INDEX", 2022, "81.20"),
    ]
    assert read("| Tỉnh | Điểm | |\n|---|---|---|\n| | 2021 | 2022 |\n| Cà Mau | 80,10 | 81,20 |") == two
    head = "| Tỉnh | 2021 | | 2022 | |\n|---|---|---|---|---|\n| | Điểm | Hạng | Điểm | Hạng |"
    assert [row[0::3] + row[4:] for row in read(f"{head}\n| Cà Mau | 80,10 | 9 | 81,20 | 8 |")] == [
        ("score", 2021, "80.10"),
        ("rank", 2021, "9"),
        ("score", 2022, "81.20"),
        ("rank", 2022, "8"),
    ]


def test_a_cell_merged_over_rows_holds_for_all_of_them():
    assert read("| Tỉnh | Năm | Điểm |\n|---|---|---|\n| Cà Mau | 2021 | 80,10 |\n| | 2022 | 81,20 |") == [
        ("score", "Cà Mau", "PAR INDEX", 2021, "80.10"),
        ("score", "Cà Mau", "PAR INDEX", 2022, "81.20"),
    ]
    assert read("| Năm | Tỉnh | Điểm |\n|---|---|---|\n| 2021 | Cà Mau | 80,10 |\n| | Trà Vinh | 81,20 |") == [
        ("score", "Cà Mau", "PAR INDEX", 2021, "80.10"),
        ("score", "Trà Vinh", "PAR INDEX", 2021, "81.20"),
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_tables_that_follow_each_other_keep_their_headers(between: str):
    first = "| Tỉnh | Hạng | PAPI 2021 |\n| Cà Mau | 9 | 43,15 |"
    assert read(f"{first}{between}| Tỉnh | PCI 2022 |\n| Cà Mau | 63,15 |")[-2:] == [
        ("score", "Cà Mau", "PAPI", 2021, "43.15"),
        ("score", "Cà Mau", "PCI", 2022, "63.15"),
    ]


def test_rows_that_hold_no_values_of_their_own():
    assert read("| Cà Mau | 63,15 |\n|---|---|\n| Trà Vinh | 64,15 |") == []
    head = "| Tỉnh | Điểm | Hạng |\n|---|---|---|\n| (1) | (2) | (3) |"
    assert [row[4] for row in read(f"{head}\n| Cà Mau | 80,10 | 9 |")] == ["80.10", "9"]
    assert [
        row[3:] for row in read("| | 2021 | 2022 |\n|---|---|---|\n| Điểm | 80,1 | 81,3 |\n| Tăng/giảm | 0 | 41,2 |")
    ] == [
        (2021, "80.1"),
        (2022, "81.3"),
    ]


def test_a_year_beside_a_value():
    assert read("| Tỉnh | Điểm |\n|---|---|\n| Cà Mau | 2022: 80,10 |") == [
        ("score", "Cà Mau", "PAR INDEX", 2022, "80.10")
    ]
