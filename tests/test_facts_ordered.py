"""Running numbers that are places, where the sentence before says so."""

import pytest
from facts_help import rows

from index.facts.ordered import announces_places

TABLE = (
    "| STT | Địa phương | SIPAS 2021 (%) |\n|---|---|---|\n| 1 | Cà Mau | 94,86 |\n| 2 | Bến Tre | 93,41 |\n"
    "| 3 | Trà Vinh | 92,15 |"
)
ITEMS = "1. Cà Mau 66,87\n2. Bến Tre 65,28\n3. Trà Vinh 64,67"


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Danh sách mười tỉnh, thành đầu bảng:", True),
        ("Bảng dưới đây xếp mười địa phương cao nhất.", True),
        ("Top 10 PCI năm 2014:", True),
        ("The ten highest provinces were:", True),
        ("Mười tỉnh cao nhất vùng đồng bằng sông Cửu Long:", False),
        ("Mười địa phương thấp nhất:", False),
        ("Mười huyện dẫn đầu:", False),
        ("Điểm của các tỉnh như sau:", False),
        ("Top 10, không theo thứ tự:", False),
    ],
)
def test_what_announces_places(text: str, announced: bool):
    assert announces_places(text) is announced


def test_items_of_an_announced_list():
    text = f"Danh sách ba tỉnh đầu bảng PCI 2014:\n\n{ITEMS}\n\nVĩnh Long đạt 50,32 điểm."
    assert rows(text, "rank") == [("Cà Mau", "1", 2014), ("Bến Tre", "2", 2014), ("Trà Vinh", "3", 2014)]


def test_items_of_any_other_list_are_no_places():
    assert rows(f"Điểm PCI 2014 của vài tỉnh:\n\n{ITEMS}", "rank") == []


def test_an_item_that_begins_with_other_words():
    text = "Danh sách ba tỉnh đầu bảng PCI 2014:\n\n1. Nhờ cải cách, Cà Mau đạt 66,87 điểm"
    assert rows(text, "rank") == []


def test_running_numbers_of_an_announced_table():
    text = f"Bảng dưới đây xếp ba địa phương cao nhất.\n\n{TABLE}"
    assert rows(text, "rank") == [("Cà Mau", "1", 2021), ("Bến Tre", "2", 2021), ("Trà Vinh", "3", 2021)]


def test_running_numbers_of_any_other_table():
    assert rows(f"Bảng điểm các tỉnh.\n\n{TABLE}", "rank") == []


def test_a_table_s_own_places_stand():
    table = "| STT | Tỉnh | Hạng SIPAS 2021 |\n|---|---|---|\n| 1 | Cà Mau | 4 |\n| 2 | Bến Tre | 9 |"
    text = f"Bảng dưới đây xếp hai tỉnh cao nhất.\n\n{table}"
    assert rows(text, "rank") == [("Cà Mau", "4", 2021), ("Bến Tre", "9", 2021)]
