"""Years that calendar dates give to counts and shares: "Đến tháng 8/2023 có 1.120 xe", "từ ngày 1/7 đến 31/7 …"."""

from index.facts.frames import Framed
from index.facts.shifts import PRESENT
from index.text import late as re
from index.text.dates import DateMention

# "ký ngày 3/4/2020", "theo bài viết ngày 6/4/2025": when something was written, not when things were counted.
_OF_PAPER = re.compile(
    r"\b(?:ký|ban hành|công bố|tổ chức|trình|họp|đưa tin|đăng|bài|báo|bài viết|signed|issued|dated|said|told|"
    r"reported|published|announced)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
# What is yet to come counts nothing so far.
_AHEAD = re.compile(
    r"\b(?:trước|hạn|chậm nhất|muộn nhất|by|before|until)\s+(?:(?:là|vào)\s+)?(?:ngày\s+)?$", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:nay|hiện|now)\b", re.IGNORECASE)


def dated_year(framed: Framed, start: int, indicator: str | None, year: int | None) -> int | None:
    """The year of a count at ``start`` by the dates of its sentence, where these agree; else ``year``.

    A year that the sentence says itself goes before its dates, and so does the year of the index that is in play. What
    is counted now is of the year of publication.
    """
    found = framed.scan
    if found.years or found.base_years or (indicator and year):
        return year
    if not found.dates and PRESENT.search(found.text[:start]):
        return framed.carried.published or year
    dates = [d for d in found.dates if _counts_until(found.text, d, start, known=bool(indicator or year))]
    told = {d.year or _published(framed, d, year) for d in dates}
    return told.pop() if len(told) == 1 else year


def _counts_until(text: str, date: DateMention, start: int, *, known: bool) -> bool:
    """Whether a date tells when the things at ``start`` were counted."""
    before = text[: date.start]
    if _AHEAD.search(before) or (known and _OF_PAPER.search(before)):
        return False
    between = text[date.end : start] if date.end <= start else text[start : date.start]
    return not (_NOW.search(between) or (date.start >= start and re.search(r"[,;.]\s", between)))


def _published(framed: Framed, date: DateMention, year: int | None) -> int | None:
    """A date without its year is of the year in play, else of the year of publication."""
    return year or (framed.carried.published if date.day else None)
