"""What can be chosen as a filter, and what was."""

import pytest
from answer_fakes import ARTICLES, XSS, rank_fact

from index.errors import SettingsError
from rag.narrowed import Filter
from ui.page.filters import Choices, choices, chosen, filter_line
from ui.words.alphabet import alphabetical


def test_the_index_says_what_there_is_to_choose() -> None:
    assert choices(ARTICLES, [rank_fact()]) == Choices(("Báo Ví Dụ", "Điện Biên TV"), ("PAR INDEX",), ("Điện Biên",))


def test_empty_fields_are_no_filter() -> None:
    assert chosen(("", "  ", None, "", ""), "vi") is None
    assert chosen(("", "2023", "", "", "Điện Biên"), "vi") == Filter(since="2023", province="Điện Biên")


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("09/06/2018", "2018-06-09"),
        ("9/6/2018", "2018-06-09"),
        ("9-6-2018", "2018-06-09"),
        ("09.06.2018", "2018-06-09"),
        ("06/2018", "2018-06"),
        ("2018", "2018"),
        ("2018-06", "2018-06"),
        ("2018-6-9", "2018-06-09"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_date_may_be_written_as_vietnamese_writes_it(typed: str, iso: str) -> None:
    assert chosen(("", typed, "", "", ""), "vi") == Filter(since=iso)


@pytest.mark.parametrize(
    "date", ["23", "2023-13", "13/2023", "hôm qua", "2023-04-32", "29/02/2023", "0/1/2020", "0000"]
)
def test_a_date_that_is_none_is_said(date: str) -> None:
    with pytest.raises(SettingsError, match=f"“Đăng đến” cần một ngày có thật.*“{date}” chưa đọc được"):
        chosen(("", "", date, "", ""), "vi")


def test_names_are_in_the_order_of_the_vietnamese_alphabet() -> None:
    right = [
        "An Giang",
        "Bà Rịa",
        "Bạc Liêu",
        "Bắc Giang",
        "Cà Mau",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Đồng Nai",
        "Hà Nội",
        "Ninh Bình",
        "Phú Thọ",
        "Quảng Nam",
    ]
    assert sorted({*right}, key=alphabetical) == right
    assert sorted(["má", "mạ", "mả", "ma", "mà", "mã"], key=alphabetical) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_an_answer_says_what_alone_was_searched() -> None:
    line = filter_line(Filter(publisher=XSS, until="2023"), "vi")
    assert "Đăng đến 2023" in line
    assert "<img" not in line
