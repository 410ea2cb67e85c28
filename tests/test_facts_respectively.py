"""Values dealt out in order to those named before."""

import pytest
from facts_help import facts, rows


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
