from decimal import Decimal

import pytest
from facts_help import facts

from index.facts.tables import is_row
from index.types import Fact


def shown(found: list[Fact]) -> list[tuple[str, str | None, str | None, int | None, str]]:
    return [(f.measure, f.entity, f.indicator, f.year, str(f.number)) for f in found]


@pytest.mark.parametrize(
    ("text", "row"),
    [("| a | b |", True), ("|---|:-:|", True), ("| a |", False), ("a | b | c", False), ("| a | b", False), ("", False)],
)
def test_is_row(text: str, row: bool):
    assert is_row(text) is row


def test_a_province_in_each_row():
    text = "| Tỉnh | Hạng | Điểm PAPI 2021 |\n|---|---|---|\n| Cà Mau | 12 | 43,15 |\n| Trà Vinh | 3 | 46,20 |"
    assert shown(facts(text)) == [
        ("rank", "Cà Mau", "PAPI", 2021, "12"),
        ("score", "Cà Mau", "PAPI", 2021, "43.15"),
        ("rank", "Trà Vinh", "PAPI", 2021, "3"),
        ("score", "Trà Vinh", "PAPI", 2021, "46.20"),
    ]


def test_a_year_in_each_row():
    text = "| Năm | Điểm | Thứ hạng |\n|---|---|---|\n| 2019 | 80,15 | 20 |\n| 2020 | 82,45 | 15 |"
    assert shown(facts(text, title="PAR INDEX của Cà Mau")) == [
        ("score", "Cà Mau", "PAR INDEX", 2019, "80.15"),
        ("rank", "Cà Mau", "PAR INDEX", 2019, "20"),
        ("score", "Cà Mau", "PAR INDEX", 2020, "82.45"),
        ("rank", "Cà Mau", "PAR INDEX", 2020, "15"),
    ]


def test_a_year_in_each_column():
    text = "| Tỉnh | PCI 2020 | PCI 2021 |\n|---|---|---|\n| Cà Mau | 62,15 | 63,20 |"
    assert shown(facts(text)) == [
        ("score", "Cà Mau", "PCI", 2020, "62.15"),
        ("score", "Cà Mau", "PCI", 2021, "63.20"),
    ]


def test_an_index_in_each_column():
    text = "| Tỉnh | PAR INDEX | SIPAS |\n|---|---|---|\n| Cà Mau | 82,15 | 83,20 |"
    assert shown(facts(text, title="Kết quả năm 2021")) == [
        ("score", "Cà Mau", "PAR INDEX", 2021, "82.15"),
        ("score", "Cà Mau", "SIPAS", 2021, "83.20"),
    ]


def test_an_english_table_with_changes():
    text = "| Province | Rank | PCI 2021 | Change |\n|---|---|---|---|\n| Ca Mau | 12 | 63.15 | -1.25 |"
    assert shown(facts(text, lang="en")) == [
        ("rank", "Cà Mau", "PCI", 2021, "12"),
        ("score", "Cà Mau", "PCI", 2021, "63.15"),
        ("score_change", "Cà Mau", "PCI", 2021, "-1.25"),
    ]


def test_the_value_stands_in_its_row():
    text = "Kết quả:\n| Tỉnh | PAPI 2021 |\n|---|---|\n| Cà Mau | 43,15 |"
    (fact,) = facts(text)
    assert text[fact.start : fact.end] == "| Cà Mau | 43,15 |"
    assert text[fact.value_start : fact.value_end] == fact.value == "43,15"
    assert (fact.number, fact.label) == (Decimal("43.15"), "PAPI 2021: Cà Mau")


def test_a_share_keeps_its_unit():
    text = "| Tỉnh | SIPAS 2021 (%) |\n|---|---|\n| Cà Mau | 83,15 |"
    (fact,) = facts(text)
    assert (fact.measure, fact.number, fact.unit) == ("score", Decimal("83.15"), "%")


@pytest.mark.parametrize(
    "text",
    [
        "| Tỉnh | PAPI 2021 |\n|---|---|",  # no row
        "| Tỉnh | PAPI 2021 |\n|---|---|\n| Cà Mau | - |",  # no number
        "| Cà Mau | 43,15 |",  # no header
    ],
)
def test_rows_that_say_nothing(text: str):
    assert facts(text, title="Trà Vinh") == []


def test_a_row_of_nobody_is_no_score():
    text = "| Tỉnh | PAPI 2021 |\n|---|---|\n| Bình quân nhóm | 43,15 |"
    assert {fact.measure for fact in facts(text, title="Trà Vinh")} <= {"count", "share"}


def test_two_tables_do_not_mix():
    papi = "| Tỉnh | PAPI 2021 |\n|---|---|\n| Cà Mau | 43,15 |"
    text = f"{papi}\n\nHết.\n\n{papi.replace('PAPI', 'PCI').replace('43', '63')}"
    assert shown(facts(text)) == [
        ("score", "Cà Mau", "PAPI", 2021, "43.15"),
        ("score", "Cà Mau", "PCI", 2021, "63.15"),
    ]


PLACES = "| Năm | PAPI | PCI |\n|---|---|---|\n| 2019 | 15 | 8 |\n| 2020 | 11 | 9 |"


def test_whole_numbers_are_places_where_the_sentence_before_says_so():
    told = facts(f"Thứ hạng của Cà Mau qua hai năm:\n\n{PLACES}", title="Cà Mau nhìn lại")
    assert shown(told) == [
        ("rank", "Cà Mau", "PAPI", 2019, "15"),
        ("rank", "Cà Mau", "PCI", 2019, "8"),
        ("rank", "Cà Mau", "PAPI", 2020, "11"),
        ("rank", "Cà Mau", "PCI", 2020, "9"),
    ]


@pytest.mark.parametrize("lead", ["Thứ hạng và điểm của Cà Mau:", "Cà Mau qua hai năm:"])
def test_they_are_none_where_it_does_not(lead: str):
    assert "rank" not in {fact.measure for fact in facts(f"{lead}\n\n{PLACES}", title="Cà Mau nhìn lại")}


def test_fractions_are_no_places():
    table = "| Năm | PAPI |\n|---|---|\n| 2019 | 43,15 |\n| 2020 | 44 |"
    told = facts(f"Thứ hạng của Cà Mau qua hai năm:\n\n{table}", title="Cà Mau nhìn lại")
    assert [fact.measure for fact in told] == ["score", "score"]


def test_a_row_of_places_with_years_above():
    text = "| Chỉ số | 2020 | 2021 |\n|---|---|---|\n| Điểm PCI | 62,29 | 60,97 |\n| Thứ hạng | 57 | 61 |"
    assert shown(facts(text, title="PCI của Bắc Kạn")) == [
        ("score", "Bắc Kạn", "PCI", 2020, "62.29"),
        ("score", "Bắc Kạn", "PCI", 2021, "60.97"),
        ("rank", "Bắc Kạn", "PCI", 2020, "57"),
        ("rank", "Bắc Kạn", "PCI", 2021, "61"),
    ]
