from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text.numbers import find_numbers, parse_number
from index.types import Lang

fragments = st.sampled_from(
    [
        *("24/63", "33.300", "77,25", "77.25%", "thứ 12", "thứ nhất", "hạng ba", "5 bậc", "hai bậc", "0,35 điểm"),
        *("876/QĐ-BNV", "12th", "first", "2016", "ngày 8/6", "mức độ 4", "lần thứ 6", "trên ", "gần ", "1-3"),
        *(" ", ", ", "; ", ". ", "(", ")", "/", "-", " tỉnh", " hồ sơ", " điểm", " places", "%"),
    ]
)
texts = st.lists(fragments, max_size=12).map("".join) | st.text(max_size=60)
amounts = st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=2) | st.integers(0, 10**9).map(Decimal)
SWAP = str.maketrans(".,", ",.")


def forms(text: str, lang: Lang = "vi") -> list[tuple[str, str]]:
    return [(mention.text, mention.form) for mention in find_numbers(text, lang)]


@settings(deadline=None)
@given(texts, st.sampled_from(["vi", "en"]))
def test_a_number_stands_where_it_says(text: str, lang: Lang):
    found = find_numbers(text, lang)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(deadline=None)
@given(amounts, st.booleans())
def test_a_formatted_number_is_read_back(amount: Decimal, grouped: bool):
    english = f"{amount:,}" if grouped else str(amount)
    assert parse_number(english, "en") == amount
    assert parse_number(english.translate(SWAP), "vi") == amount


@pytest.mark.parametrize(
    ("digits", "lang", "expected"),
    [
        ("33.300", "vi", "33300"),
        ("33.300", "en", "33.300"),
        ("33,300", "en", "33300"),
        ("33,300", "vi", "33.300"),
        ("77,25", "vi", "77.25"),
        ("77.25", "vi", "77.25"),  # Vietnamese papers write the English mark too
        ("77,25", "en", "77.25"),
        ("1.234.567", "en", "1234567"),
        ("1,234,567", "vi", "1234567"),
        ("1.234,5", "vi", "1234.5"),
        ("63", "vi", "63"),
    ],
)
def test_marks(digits: str, lang: Lang, expected: str):
    assert parse_number(digits, lang) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh xếp thứ 12.", ("12", "rank")),
        ("Tỉnh xếp hạng 12/63.", ("12/63", "rank")),
        ("Tỉnh xếp vị trí 12/63.", ("12/63", "rank")),
        ("Cà Mau khá, xếp 22.", ("22", "rank")),
        ("Cà Mau đứng 12 với điểm cao.", ("12", "rank")),
        ("Tỉnh xếp 22 hồ sơ vào tủ.", ("22", "plain")),
        ("Tỉnh đứng 120, chưa ngồi.", ("120", "plain")),
        ("Tỉnh ở vị trí số 7.", ("7", "rank")),
        ("Tỉnh đứng 12/63 tỉnh, thành.", ("12/63", "rank")),
        ("Đạt kết quả 12/34 tỉnh, thành.", ("12/34", "rank")),
        ("Có 12/63 tỉnh tăng điểm.", ("12/63", "plain")),
        ("Có 5/8 chỉ số thành phần tăng.", ("5/8", "plain")),
        ("Đạt 84,27%.", ("84,27%", "percent")),
        ("Đạt 84,27 %.", ("84,27 %", "percent")),
        ("Tăng 1,5 điểm phần trăm.", ("1,5 điểm phần trăm", "percent")),
        ("Đạt 84,27 điểm.", ("84,27", "points")),
        ("Có 129 điểm cầu dự họp.", ("129", "plain")),
        ("Tăng 5 bậc.", ("5", "places")),
        ("Tăng hai bậc.", ("hai", "places")),
        ("Nhận 5.230 hồ sơ.", ("5.230", "plain")),
        ("Theo Quyết định 876/QĐ-BNV.", ("876/QĐ-BNV", "document")),
        ("Under Decision 41b/QĐ-BXD.", ("41b/QĐ-BXD", "document")),
        ("Theo Nghị quyết 76/NQ-CP.", ("76/NQ-CP", "document")),
        ("Theo Nghị định 61/2018/NĐ-CP.", ("61/2018/NĐ-CP", "document")),
        ("Công bố lần thứ 6.", ("6", "ordinal")),
        ("Dịch vụ công mức độ 4.", ("4", "ordinal")),
        ("Xem Bảng 12.", ("12", "ordinal")),
        ("Theo cơ chế 1 cửa.", ("1", "ordinal")),
    ],
)
def test_what_surroundings_make_of_a_number(text: str, expected: tuple[str, str]):
    assert forms(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ranked 12th.", ("12th", "rank")),
        ("It ranked 12.", ("12", "rank")),
        ("It came well up (No 12).", ("12", "rank")),
        ("It came second.", ("second", "rank")),
        ("It reached 84.27 percent.", ("84.27 percent", "percent")),
        ("It rose 1.5 percentage points.", ("1.5 percentage points", "percent")),
        ("It reached 84.27 points.", ("84.27", "points")),
        ("It climbed five places.", ("five", "places")),
        ("It handled 5,230 dossiers.", ("5,230", "plain")),
    ],
)
def test_english_forms(text: str, expected: tuple[str, str]):
    assert forms(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "number"),
    [("Về thứ nhất.", 1), ("Đứng thứ nhì.", 2), ("Xếp thứ tư.", 4), ("Xếp thứ mười.", 10)],
)
def test_ranks_in_words(text: str, number: int):
    (found,) = find_numbers(text, "vi")
    assert (found.form, found.number) == ("rank", number)


@pytest.mark.parametrize("text", ["lần thứ ba liên tiếp", "năm thứ hai", "kỳ họp thứ tư", "phiên thứ nhất"])
def test_an_occasion_is_no_rank(text: str):
    assert "rank" not in [mention.form for mention in find_numbers(text, "vi")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Trả trên 33.300 hồ sơ.", "trên"),
        ("Trả gần 33.300 hồ sơ.", "gần"),
        ("Trả khoảng 33.300 hồ sơ.", "khoảng"),
        ("Trả hơn 33.300 hồ sơ.", "hơn"),
        ("Thấp hơn 1,82%.", None),  # the "hơn" of a comparison
        ("Cao hơn 1,82%.", None),
        ("Trả 33.300 hồ sơ.", None),
    ],
)
def test_qualifier(text: str, qualifier: str | None):
    (found,) = find_numbers(text, "vi")
    assert found.qualifier == qualifier


def test_out_of():
    (found,) = find_numbers("Tỉnh xếp thứ 24/63.", "vi")
    assert (found.text, found.number, found.out_of) == ("24/63", 24, 63)


@pytest.mark.parametrize("text", ["Năm 2016 đã qua.", "Họp ngày 8/6.", "Họp ngày 24/5/2019.", "Giai đoạn 2016-2020."])
def test_years_and_dates_are_no_numbers(text: str):
    assert forms(text) == []


@pytest.mark.parametrize("text", ["Đề án COVID-19.", "Ứng dụng eGov4U.", "Quốc lộ A1."])
def test_digits_inside_a_name_are_no_values(text: str):
    assert forms(text) == []


def test_a_sum_behind_its_currency():
    found = find_numbers("The fee is VND200,000, or USD8 for others; version V2 is old.", "en")
    assert [mention.text for mention in found] == ["200,000", "8"]
