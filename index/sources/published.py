"""Dates of publication, as metadata and as the date line of a page. No guess: an unclear date is no date."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

from index.text import late as re
from index.text.dates import DateMention, find_dates
from index.text.number_words import number_of

_LONGEST_LINE = 120
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d)(?:[T ]\s*\d\d?:.*)?)?)?", re.DOTALL)
VIETNAM = timezone(timedelta(hours=7))
_EARLIEST = "1990"  # Vietnam came to the web in 1997; what programs write for "none" is older
_ISO_INSIDE = re.compile(r"(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?![\d-])")

_ADDRESS_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d\d)[/-]?(?P<day>\d\d)(?=/)"
    r"|(?<=[-_./])(?P<stamp_year>20\d\d)(?P<stamp_month>\d\d)(?P<stamp_day>\d\d)"
    r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\d{3})?(?!\d)"
)
_NAME_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d|-\d)")
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d(?::?\d\d)?)\Z| .*[+-]\d\d:?\d\d\Z")
NAME_NOTE = "date from the file's name"
ADDRESS_NOTE = "date from the address"
_CLOCK_OF_12 = re.compile(r"\b[ap]m\b", re.IGNORECASE)

# All that may stand on a date line beside the date itself.
_BESIDE = re.compile(
    r"""(?:
        [\s,;:|.•·()\[\]–—-]
      | thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b | chủ\s+nhật\b | (?:t[2-7]|cn)\b
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day\b | (?:mon|tue|wed|thu|fri|sat|sun)\b
      | (?:số\s+)?lượt\s+xem\s*:?\s*[\d.,]+ | [\d.,]+\s+lượt\s+xem
      | \d{1,2}\s*(?:[:hg]|giờ)\s*\d{2}(?:\s*(?:phút\b|['’′]|:\d{2}))?
      | (?:am|pm|sa|ch)\b
      | (?:gmt|utc)\s*\+\s*0?7(?::?00)?(?!\d)
      | (?:ngày|lúc|vào|đăng|tải|xuất\s+bản|published|posted|on|at)\b
      | (?:cập\s+nhật|(?:chỉnh\s+)?sửa(?:\s+đổi)?|lần\s+cuối|last|updated|modified)\b
    )*""",
    re.IGNORECASE | re.VERBOSE,
)
_CHANGED = re.compile(r"\b(?:cập\s+nhật|sửa|lần\s+cuối|last|updated|modified)\b", re.IGNORECASE)
_WORDPRESS = re.compile(
    r"\b(?P<day>\d\d?)\s+tháng\s+(?P<month>\d\d?|mười\s+(?:một|hai)|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"\s*,\s*(?:năm\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def date_line(line: str) -> str | None:
    """Read a line that says when a page was published and nothing else.

    Weekday, time, time zone, the number of readers and words like "Đăng" may stand beside the date. Numeric dates are
    day, month, year, as in Vietnam; with "AM" or "PM" beside them the order is unknown unless the numbers decide it.
    A date behind "Cập nhật" says when the page was changed, and of two other dates none is known to be the one.

    Args:
        line: One line, NFC.

    Returns:
        The ISO date, or None when the line says more than a date, or no whole date that the calendar has.
    """
    told = _dates_alone(line)
    first = {day for day, changed in told or () if not changed}
    return first.pop() if len(first) == 1 else None


def is_date_line(line: str) -> bool:
    """Tell whether a line holds dates and nothing else, whatever they are of: publication, change, a period."""
    return bool(_dates_alone(line))


def _dates_alone(line: str) -> list[tuple[str | None, bool]] | None:
    """Dates of a line that says nothing else, and whether each is one of a change."""
    if len(line) > _LONGEST_LINE:
        return None
    iso = [(found.start(), found.end(), _calendar(*found.group().split("-"))) for found in _ISO_INSIDE.finditer(line)]
    said = [(m.start, m.end, _said_date(m, line)) for m in find_dates(line) if m.year and m.day]
    dates = sorted(iso or said or _worded(line))
    beside, told, end = "", list[tuple[str | None, bool]](), 0
    for start, stop, day in dates:
        told.append((day, _CHANGED.search(line, end, start) is not None))
        beside, end = f"{beside}{line[end:start]} ", stop
    return told if _BESIDE.fullmatch(beside + line[end:]) else None


def _worded(line: str) -> list[tuple[int, int, str | None]]:
    """Dates as WordPress writes them: "9 Tháng Sáu, 2018"."""
    return [
        (found.start(), found.end(), _calendar(found["year"], _month(found["month"]), found["day"]))
        for found in _WORDPRESS.finditer(line)
    ]


def _month(told: str) -> str | int:
    return told if told.isdigit() else number_of(" ".join(told.lower().split()))


def iso_date(value: str) -> str | None:
    """Read a date out of metadata: ISO (whole, ``YYYY-MM`` or ``YYYY``, a time after it is cut), or a date line.

    A time with its zone is told by the day that it was in Vietnam.

    Returns:
        The date as written, in ISO form and no more exact than written; None when it is no date.
    """
    if (moment := _moment(value.strip())) is not None:
        return moment
    iso = _ISO.fullmatch(value.strip())
    if iso is None:
        return date_line(value.strip())
    year, month, day = iso.groups()
    whole = _calendar(year, month or 1, day or 1)
    return whole[: 10 if day else 7 if month else 4] if whole else None


def believable(day: str | None, today: date | None = None) -> str | None:
    """Let a date pass that a page on the web can have: none before 1990, none that is still to come.

    Args:
        day: ISO date, possibly shortened.
        today: The day it is in Vietnam; None for the clock's.
    """
    now = (today or datetime.now(VIETNAM).date()).isoformat()
    return day if day is not None and _EARLIEST <= day <= now else None


def address_date(url: str) -> str | None:
    """Read the date that the path of an address holds: ``/2018/06/09/``, ``/20180609/`` or a stamp to the second.

    Shorter numbers are left alone: they may count articles.
    """
    for found in _ADDRESS_DATE.finditer(urlsplit(url).path):
        year, month, day = (found[name] or found[f"stamp_{name}"] for name in ("year", "month", "day"))
        if (whole := _calendar(year, month, day)) is not None:
            return whole
    return None


def with_name_date(fields: Mapping[str, object], path: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    """Fill in a date of publication that is missing with the ISO date that the file's name begins with, if it does.

    Returns:
        The fields, and a note that says where the date is from.
    """
    found = _NAME_DATE.match(path.name)
    whole = believable(_calendar(*found.groups())) if found and not fields.get("published") else None
    return ({**fields, "published": whole, "date_source": "name"}, (NAME_NOTE,)) if whole else (dict(fields), ())


def _moment(value: str) -> str | None:
    try:
        moment = datetime.fromisoformat(value) if _ZONED.search(value) else None
        return moment.astimezone(VIETNAM).date().isoformat() if moment and moment.year >= 1900 else None
    except (ValueError, OverflowError):  # no time of day, or one that the calendar has not
        return None


def _said_date(mention: DateMention, line: str) -> str | None:
    # Vietnamese sites that run on American settings write 6/9/2018 8:00:00 PM for the ninth of June.
    month, day = mention.month or 0, mention.day or 0
    numeric = not any(letter.isalpha() for letter in mention.text)
    if numeric and day <= 12 and day != month and _CLOCK_OF_12.search(line):
        return None
    return _calendar(mention.year, month, day)


def _calendar(year: int | str | None, month: int | str | None, day: int | str | None) -> str | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        return None
