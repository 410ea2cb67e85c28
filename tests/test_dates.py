import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text.dates import MONTHS, find_dates, find_years

fragments = st.sampled_from(
    [
        *("ngày 8 tháng 6 năm 2018", "8/6/2018", "ngày 8/6", "tháng 12/2020", "May 24, 2019", "3rd June 2021", "2016"),
        *("2016-2020", "từ 2016 đến 2019", "between 2011 and 2015", "năm 2017", "24/63", "33.300", "2.016", "31/12"),
        *(" ", ", ", "; ", ". ", "(", ")", "/", "-", "–", "%", " hồ sơ", " điểm", "tháng ", "đến "),
    ]
)
texts = st.lists(fragments, max_size=12).map("".join) | st.text(max_size=60)
days = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2049, 12, 31))


def parts(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(date.text, date.year, date.month, date.day) for date in find_dates(text)]


def years(text: str) -> list[tuple[int, ...]]:
    return [mention.years for mention in find_years(text)]


@settings(deadline=None)
@given(texts)
def test_a_date_stands_where_it_says(text: str):
    assert all(text[date.start : date.end] == date.text for date in find_dates(text))


@settings(deadline=None)
@given(texts)
def test_a_year_stands_where_it_says(text: str):
    for mention in find_years(text):
        written = text[mention.start : mention.end]
        assert all(str(year) in written for year in mention.years)


@settings(deadline=None)
@given(texts)
def test_dates_and_years_are_in_order_and_apart(text: str):
    spans = [(m.start, m.end) for m in find_dates(text)]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    spans = sorted([*spans, *((m.start, m.end) for m in find_years(text))])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@settings(deadline=None)
@given(days)
def test_a_written_date_is_read_back(day: dt.date):
    month = next(name for name, number in MONTHS.items() if number == day.month).capitalize()
    for written in (
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
    ):
        assert parts(f"Họp {written}, xong.") == [(written, day.year, day.month, day.day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp ngày 5 tháng 4.", ("ngày 5 tháng 4", None, 4, 5)),
        ("Họp ngày 05 tháng 04/2022.", ("ngày 05 tháng 04/2022", 2022, 4, 5)),
        ("Công bố sáng 24/5 tại Hà Nội.", ("24/5", None, 5, 24)),
        ("Tính từ 15/12 năm trước.", ("15/12", None, 12, 15)),
        ("Trong tháng 9 năm 2021, tỉnh họp.", ("tháng 9 năm 2021", 2021, 9, None)),
        ("Trong tháng 9/2021, tỉnh họp.", ("tháng 9/2021", 2021, 9, None)),
        ("It was released in June 2020.", ("June 2020", 2020, 6, None)),
        ("It was released on the 3rd June.", ("3rd June", None, 6, 3)),
        ("It was released on june 3.", ("june 3", None, 6, 3)),
    ],
)
def test_one_date(text: str, expected: tuple[str, int | None, int | None, int | None]):
    assert parts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh xếp 8/11 trong vùng.",  # a rank, nothing says that it is a day
        "Tỉnh vươn từ 12/63 lên.",  # no 63rd month
        "Tăng từ 8/10 điểm.",
        "Đạt 9/12 tiêu chí.",
        "Đến 10/11 tỉnh đã nộp.",
        "Công văn số 1208/5/TB.",
    ],
)
def test_no_date(text: str):
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2017 tỉnh đạt kết quả tốt.", [(2017,)]),
        ("PAPI 2019 và PCI 2020.", [(2019,), (2020,)]),
        ("Giai đoạn 2016-2020 đã xong.", [(2016, 2020)]),
        ("Giai đoạn 2016 – 2020 đã xong.", [(2016, 2020)]),
        ("Từ năm 2017 đến năm 2019 tăng đều.", [(2017, 2019)]),
        ("Between 2011 and 2015 it rose.", [(2011, 2015)]),
        ("It rose from 2017 to 2019.", [(2017, 2019)]),
        ("Kết quả (2021).", [(2021,)]),
        ("Năm 2021 hồ sơ trễ bao nhiêu?", [(2021,)]),
        ("6 tháng 2021 hồ sơ trễ bao nhiêu?", [(2021,)]),
    ],
)
def test_years_and_periods(text: str, expected: list[tuple[int, ...]]):
    assert years(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Có 2016 hồ sơ trễ hạn.",
        "Có 2016 người được hỏi.",
        "Tăng 2018%.",
        "Đạt 2018,5 điểm.",
        "Đã chi 2.018 đồng.",
        "Quyết định 12/2018/QĐ-TTg.",
        "Họp ngày 8/6/2018.",  # the year of a calendar date is no second mention
    ],
)
def test_no_year(text: str):
    assert years(text) == []
