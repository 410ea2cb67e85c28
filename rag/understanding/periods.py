"""Quarters, months and halves of a year that a text names: a figure of one is none of another."""

from functools import lru_cache

from index.text import late as re
from index.text.fold import fold
from rag.understanding.words import NUMBER_WORDS

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBER = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r"|\d{1,2}"
_QUARTER = re.compile(
    r"\bquy (?P<vi>i{1,3}|iv|[1-4])\b|\bq(?P<q>[1-4])\b|\b(?P<en>first|second|third|fourth) quarter\b"
)
_END = re.compile(r"\b(?:cuoi|het|end of(?: the)?) $")
_HALF = re.compile(r"\bnua (?P<vi>dau|cuoi) nam\b|\b(?P<en>first|second) half\b")
_MONTHS = re.compile(rf"\b(?P<n>{_NUMBER}) thang (?P<end>dau|cuoi)?\b|\b(?P<en>first|last) (?P<m>{_NUMBER}) months\b")
# "Sau một tháng", "kéo dài 12 tháng": how long, no part of a year.
_HOW_LONG = re.compile(r"\b(?:sau|tron|moi|keo dai|suot|trong vong|cach day|hon|gan|qua) $")
# "từ 1/7 đến hết 31/7": that month.
_DAYS = re.compile(r"\btu (?:ngay )?\d{1,2}/(?P<n>\d{1,2})\b.{0,8}? den (?:het )?(?:ngay )?\d{1,2}/(?P=n)\b")
# "Từ đầu năm đến hết tháng 8": its first eight months.
_SINCE_START = re.compile(r"\btu dau nam(?: \d{4})? (?:den|toi) (?:nay )?(?:het |cuoi |giua )?thang (?P<n>\d{1,2})\b")
_MONTH = re.compile(r"\bthang (?P<n>\d{1,2})\b(?!\s*nam\s*(?:tuoi|nua))")


@lru_cache(maxsize=512)
def periods(text: str) -> frozenset[str]:
    """Periods of a year by one name each: "Q3", "first 6 months", "month 9"; the half of a year is six months."""
    folded = fold(text)
    found: set[str] = set()
    for match in _QUARTER.finditer(folded):
        vi, digit, en = match.group("vi", "q", "en")
        quarter = int(_ROMAN.get(vi or "") or vi or digit or _ORDINALS[en])
        found.add(f"Q{quarter}")
        if _END.search(folded[: match.start()]):  # the end of the first quarter is the end of March
            found.add(f"month {3 * quarter}")
    for match in _HALF.finditer(folded):
        first = match.group("vi") == "dau" or match.group("en") == "first"
        found.add(f"{'first' if first else 'last'} 6 months")
    for match in _MONTHS.finditer(folded):
        found |= _months(match, folded[: match.start()])
    found |= {f"first {int(m.group('n'))} months" for m in _SINCE_START.finditer(folded)}
    found |= {f"month {int(m.group('n'))}" for pattern in (_MONTH, _DAYS) for m in pattern.finditer(folded)}
    return frozenset(found)


def _months(match: re.Match[str], before: str) -> set[str]:
    count, last = match.group("n") or match.group("m"), match.group("end") == "cuoi" or match.group("en") == "last"
    number = NUMBER_WORDS.get(count) or int(count)
    named = match.group("end") or match.group("en")
    if not named and (number == 1 or _HOW_LONG.search(before)):
        return set()
    return {f"{'last' if last else 'first'} {number} months"}
