"""Dates of publication: exact forms, and nothing where the line says more or less than a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.published import address_date, believable, date_line, iso_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thứ Bảy, 09/06/2018, [GMT+7]", "2018-06-09"),
        ("Thứ sáu, 27/9/2024 | 10:15", "2024-09-27"),
        ("Thứ sáu, 27/9/2024, 10:15 (GMT+7)", "2024-09-27"),
        ("27/09/2024 14:30", "2024-09-27"),
        ("14:30 | 27/09/2024", "2024-09-27"),
        ("Ngày 8 tháng 6 năm 2018", "2018-06-08"),
        ("Chủ nhật, ngày 10/6/2018", "2018-06-10"),
        ("Thứ 7, 09-06-2018", "2018-06-09"),
        ("T7, 09.06.2018", "2018-06-09"),
        ("Thứ Năm, ngày 6 tháng 6 năm 2024 - 07:00", "2024-06-06"),
        ("Cập nhật 10/06/2018 09:30 | Đăng 09/06/2018 08:00", "2018-06-09"),
        ("09/06/2018 08:00 | Lượt xem: 1.234", "2018-06-09"),
        ("9 Tháng Sáu, 2018", "2018-06-09"),
        ("9 tháng 12, 2018", "2018-12-09"),
        ("Đăng ngày 27/9/2024 lúc 10 giờ 15 phút", "2024-09-27"),
        ("09/06/2018 08:00 - Cập nhật 10/06/2018 09:30", "2018-06-09"),
        ("2024-09-27 10:15:00", "2024-09-27"),
        ("Saturday, June 9, 2018 - 10:15", "2018-06-09"),
        ("Published: 9 June 2018", "2018-06-09"),
        ("27/09/2024 02:30 PM", "2024-09-27"),
        ("06/06/2018 02:30 PM", "2018-06-06"),
    ],
)
def test_date_lines(line: str, expected: str) -> None:
    assert date_line(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Thứ Bảy",
        "Cập nhật lúc 10h15, ngày 27/9/2024",
        "Last updated: 9 June 2018",
        "09/06/2018 - 12/06/2018",
        "từ 01/06 đến 09/06/2018",
        "01-09/06/2018",
        "27/09/2024 20:00 GMT",  # the day after in Vietnam
        "2018",
        "Tháng 6 năm 2018",
        "ngày 8/6",
        "31/02/2018",
        "45/13/2018",
        "27/9/24",
        "Họp ngày 8/6/2018 tại Điện Biên",
        "Ngày 8 tháng 6 năm 2018, tỉnh họp",
        "Theo Quyết định 2001/QĐ-UBND ngày 5/5/2021",
        "6/9/2018 8:00:00 PM",  # June or September: American clocks come with American order
        "27/09/2024 " * 20,
    ],
)
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-06-09", "2018-06-09"),
        ("2018-03", "2018-03"),
        ("2018", "2018"),
        ("2025-04-06T23:30:00+07:00", "2025-04-06"),
        (" 2024-09-27 10:15 ", "2024-09-27"),
        ("09/06/2018", "2018-06-09"),
        ("2023-01-01T18:30:00Z", "2023-01-02"),
        ("2023-01-01 18:30:00+00:00", "2023-01-02"),
        ("2023-01-01T18:30:00.000+0000", "2023-01-02"),
        ("2023-01-01T00:30:00+09:00", "2022-12-31"),
        ("0001-01-01T00:00:00Z", None),
        ("2018-02-30", None),
        ("2018-13", None),
        ("1066", None),
        ("2018-6-9", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_metadata_dates(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)), st.times(), st.sampled_from("/-."))
def test_every_calendar_day_is_read_back(day: date, time: object, mark: str) -> None:
    written = f"{day.day:02}{mark}{day.month:02}{mark}{day.year}"
    assert date_line(f"Thứ Hai, {written}, {str(time)[:5]} (GMT+7)") == day.isoformat()
    assert date_line(f"Ngày {day.day} tháng {day.month} năm {day.year}") == day.isoformat()
    assert iso_date(day.isoformat()) == day.isoformat()


@given(st.text(max_size=200))
def test_no_text_breaks_the_readers(text: str) -> None:
    for found in (date_line(text), iso_date(text)):
        assert found is None or found[:2] in {"19", "20"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.vn/2018/06/09/tin.html", "2018-06-09"),
        ("https://a.vn/2018-06-09/tin", "2018-06-09"),
        ("https://a.vn/20180609/tin", "2018-06-09"),
        ("https://a.vn/tin-20240417093012345.htm", "2024-04-17"),
        ("https://a.vn/tin-20240417093012.htm", "2024-04-17"),
        ("https://a.vn/tin-20240417.htm", None),  # may be a running number
        ("https://a.vn/tin-20241317093012.htm", None),
        ("https://a.vn/tin-20240417993012.htm", None),
        ("https://a.vn/2018/13/09/tin.html", None),
        ("https://a.vn/2018/06/tin.html", None),
        ("https://a.vn/tin?d=/2018/06/09/", None),
        ("https://a.vn/tin-ngay-17-4-2024", None),
        ("https://a.vn/post284777.html", None),
    ],
)
def test_dates_in_addresses(address: str, expected: str | None) -> None:
    assert address_date(address) == expected


@pytest.mark.parametrize(
    ("day", "known"),
    [("2024-04-17", True), ("2024-04-18", False), ("2024", True), ("2099-01-01", False), ("1970-01-01", False)],
)
def test_no_page_is_older_than_the_web_or_of_tomorrow(day: str, known: bool) -> None:
    assert (believable(day, date(2024, 4, 17)) == day) is known
