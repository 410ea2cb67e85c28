"""Dates and years as Vietnamese and English news write them, with exact places."""

from dataclasses import dataclass

from index.text import late as re
from index.text.remembered import remembered

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}

# "Sept. 17", "Nov 30": cut to three letters, or four.
_SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_MONTH_NAMES = rf"{'|'.join(MONTHS)}|(?:{_SHORT_MONTHS})\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

# A bare "8/6" may be a rank or a share, so it needs a word before it that only a date can follow.
_DATE_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bngày\s+{_DAY}\s+tháng\s+{_MONTH}(?:(?:\s+năm\s+|\s*/\s*){_YEAR})?",
        rf"(?<![\d/.,]){_DAY}[/.-]{_MONTH}[/.-]{_YEAR}(?![\d/])",
        (
            rf"\b(?:ngày|hôm|sáng|chiều|tối|trưa|đến|tới|từ|kể từ|hết|trước)\s+(?P<bare>{_DAY}/{_MONTH})"
            r"(?!\d|/\d|,\d|\s*(?:điểm|tỉnh|tiêu chí|chỉ số))"
        ),
        rf"(?<![\d/.,]){_DAY}(?:st|nd|rd|th)?\s+(?P<name>{_MONTH_NAMES})(?!\w)(?:,?\s+{_YEAR})?",
        rf"\b(?P<name>{_MONTH_NAMES})\s+{_DAY}(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?",
        rf"\btháng\s+{_MONTH}(?:\s+năm\s+|\s*[/-]\s*){_YEAR}",
        rf"\b(?P<name>{_MONTH_NAMES})\s+{_YEAR}",
    )
)

_RANGE = re.compile(r"(?<![\d/.,])((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\d/])")
_RANGE_BETWEEN = re.compile(r"\bbetween\s+((?:19|20)\d\d)\s+and\s+((?:19|20)\d\d)", re.IGNORECASE)
_RANGE_WORDS = re.compile(
    r"(?:\b(?:từ|from)\s+)?(?:\bnăm\s+)?(?<!\d)((?:19|20)\d\d)\s+"
    r"(?:đến|tới|to|until|through(?: to)?)\s+(?:năm\s+)?((?:19|20)\d\d)",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"(?<![\d/.,%])((?:19|20)\d\d)(?![\d%/]|[.,]\d)")
_COUNTED = re.compile(
    r"\s+(?:người|hồ sơ|doanh nghiệp|đơn vị|biên chế|thủ tục|tỷ(?! lệ)|triệu|văn bản|people|dossiers|billion)\b"
)
# "9 tháng 2020 hồ sơ trễ bao nhiêu": the word before it makes it a year.
_YEAR_SAID = re.compile(r"(?<!\w)(?:năm|tháng|quý) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar date in a text; parts that are not said are None."""

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year, or both ends of a period, that a text speaks of outside a calendar date."""

    start: int
    end: int
    years: tuple[int, ...]


@remembered(64)
def find_dates(text: str) -> list[DateMention]:
    """Find calendar dates (day and month, or month and year), leftmost and longest first, without overlaps."""
    found: list[DateMention] = []
    for pattern in _DATE_PATTERNS:
        for match in pattern.finditer(text):
            mention = _to_mention(match)
            if all(mention.end <= other.start or other.end <= mention.start for other in found):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


@remembered(64)
def find_years(text: str) -> list[YearMention]:
    """Find years and periods that are not part of a calendar date, in order."""
    taken = [(mention.start, mention.end) for mention in find_dates(text)]
    found: list[YearMention] = []
    for pattern in (_RANGE_BETWEEN, _RANGE_WORDS, _RANGE, _BARE_YEAR):
        for match in pattern.finditer(text):
            start, end = match.span()
            counted = _COUNTED.match(text, end) and not _YEAR_SAID.search(text, 0, start)
            if counted or any(start < b and a < end for a, b in taken):
                continue
            found.append(YearMention(start, end, tuple(int(year) for year in match.groups())))
            taken.append((start, end))
    return sorted(found, key=lambda mention: mention.start)


def _to_mention(match: re.Match[str]) -> DateMention:
    parts = match.groupdict()
    start = match.start("bare") if parts.get("bare") else match.start()
    month = _month(parts["name"]) if parts.get("name") else _number(parts.get("month"))
    text = match.string[start : match.end()]
    return DateMention(start, match.end(), text, _number(parts.get("year")), month, _number(parts.get("day")))


def _month(name: str) -> int:
    return next(number for month, number in MONTHS.items() if month.startswith(name.lower()[:3]))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def full_dates(text: str) -> tuple[tuple[int, int, int], ...]:
    """Dates with day, month and year, as numbers in that order, without repeats."""
    found = ((d.day, d.month, d.year) for d in find_dates(text) if d.day and d.month and d.year)
    return tuple(dict.fromkeys(found))
