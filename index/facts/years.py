"""The year of a value: said behind it, before it, counted from another one ("một năm trước đó"), or in play."""

from index.facts import limits, signals
from index.facts.scan import Scan, of_value_before, shut_in
from index.facts.shifts import Shift, count_of, shifts
from index.text import late as re
from index.text.dates import YearMention

_NOW = re.compile(
    r"\b(?<!đến )(?<!tới )(?<!ngày )(?:năm nay|kỳ này|năm này|nay|hiện nay|this year|now|"
    r"(?<!phát )(?<!thực )(?<!thể )(?<!xuất )(?<!biểu )(?<!cải )hiện(?! (?:đại|trạng|thực|diện|hành|vật|tượng)))\b",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\b(?:năm nay|this year)\b", re.IGNORECASE)
_BEFORE_BRACKET = re.compile(
    r"\b(?:(?:kỳ|năm)(?: đánh giá)?(?: liền)? trước(?: đó)?|(?:the )?(?:previous|last) (?:year|edition))\s*\([^()]*$",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\s\(")
_ONLY = re.compile(r"^,?\s(?:[^\W\d]+\s){0,3}?(?:chỉ|mới)\s(?:mới\s)?(?:đạt|được|xếp|đứng|ở|có|là|\d)", re.IGNORECASE)
_SAME_VALUE = re.compile(r"^\)?\s*(?:với|đạt|:|with|at)?\s*$")
# "giảm so với 2.702 lượt của cùng kỳ năm 2023": what is counted stands between the value and its year.
_OF_SAME_PERIOD = re.compile(
    r"^\s(?:(?!so\b|hơn\b|kém\b|than\b)[^\W\d]+\s){1,4}?(?:(?:của|ở|trong)\scùng kỳ(?:\s(?:năm\s)?(?P<vi>\d{4}))?|"
    r"in the same period(?:\s(?:of|in)\s(?P<en>\d{4}))?)\b",
    re.IGNORECASE,
)
_COUNTED_IN = re.compile(
    r"(?<=\d)\s(?:(?!(?:so|hơn|kém|từ|đến|tới|trước|sau|và|than|since|from|to|and)\b)[^\W\d]+\s){1,7}?"
    r"(?:năm|in)\s(?P<year>(?:19|20)\d\d)(?=\s*(?:[,;.)]|và\b|and\b|$))",
    re.IGNORECASE,
)
# A bracket behind a year, as far as it tells of no other one.
_IN_BRACKET = re.compile(r"\s*\((?:(?!\b(?:trước|cùng kỳ|năm|kỳ|so với|year|than|from)\b)[^()])*", re.IGNORECASE)
# "đạt 45,21 điểm năm 2022, hạng 6": another kind of value that goes on about the year just said.
_GOES_ON = re.compile(
    r"^\)?\s*(?:,|và|and)\s*(?:(?:và|and|xếp|đứng|hạng|thứ|vị trí|đạt|được|với|ở|tăng|giảm|tụt|lên|lùi|ranked|"
    r"placing|with|at)\s+)*$",
    re.IGNORECASE,
)
_OVER_YEARS = re.compile(
    r"\b(?:sau|trong|qua|after|over|in)\s+(?:chỉ\s+|vỏn vẹn\s+)?"
    r"(?:(?P<n>một|hai|ba|bốn|năm|sáu|bảy|\d|one|two|three|four|a)|\w+)\s+"
    r"(?:năm|kỳ|years?)\b",
    re.IGNORECASE,
)
_ASIDE_ENDS = re.compile(r"(?:\s(?:edition|ranking|index|survey|table))?,")  # "winner of the 2021 edition, slipped"
_AT_START = 10
_UNTIL = re.compile(
    r"\b(?:đến|tới|hết|cuối|tính|as of|by|until)\s+(?:(?:hết|cuối|ngày|the|end|of)\s+)*$", re.IGNORECASE
)


# "Từ hạng 41, Hậu Giang nhảy lên hạng 8": whose place it was stands between.
_FROM_PLACE = re.compile(r"(?:^|[:;,(–—])\W*(?:từ|from)\s+(?:(?:vị trí|hạng|thứ)\s+){1,2}$", re.IGNORECASE)
_MOVES_ON = re.compile(
    r"^,?\s[^.;]*?\b(?:lên|xuống|vươn|nhảy|leo|bật|tụt|rơi|lùi|climbed|rose|fell|dropped|jumped)\b", re.IGNORECASE
)


def year_of(
    found: Scan, start: int, end: int, *, clause: int, carried: int | None, published: int | None
) -> int | None:
    """The year of the value at [start, end), None where the sentence leaves it open.

    Args:
        found: The sentence.
        start: First character of the value.
        end: One past its last character.
        clause: Where the value's clause begins.
        carried: The year in play, moved already by what the sentence opens with.
        published: Year of publication, for "năm ngoái".
    """
    after = year_right_after(found, end) or _year_of_each(found.text, end) or _year_of_place(found, start, end)
    if after is not None:
        return after
    if same := _OF_SAME_PERIOD.match(found.text[end:]):
        told = same["vi"] or same["en"]
        return int(told) if told else carried and carried - 1
    if published and signals.LAST_YEAR.search(found.text[clause:start]):
        return published - 1
    beside = _beside(found, start)
    if beside is not None:
        return beside
    shift = _shift_before(found, start, clause)
    if shift is not None:
        return _counted_from(found, shift, carried)
    before = [
        m for m in found.years if m.end <= start and m not in found.attached_years and not shut_in(found.text, m, start)
    ]
    if before and _back_to_now(found, before[-1], start, carried):
        return carried or published
    if carried is not None and in_bracket_of_year_before(found.text, start):
        return carried - 1
    year = before[-1].years[-1] if before else _only_one(found, start) or _not_said_before(found, start, end, carried)
    return _moved_back(found.text, start, end, year)


def _only_one(found: Scan, start: int) -> int | None:
    """The one year of a sentence, said of a value before ("đạt 43,05 điểm năm 2022; nội dung X thấp nhất, 3,11")."""
    said = {year for mention in (*found.years, *found.base_years) for year in mention.years}
    before = [m for m in found.attached_years if m.end <= start]
    return said.pop() if len(said) == 1 and before and ";" in found.text[before[-1].end : start] else None


def _back_to_now(found: Scan, said: YearMention, until: int, carried: int | None) -> bool:
    """Whether "nay" or the end of an aside leads from an earlier year back to the one in play.

    "Năm 2018 còn thứ 40, nay thứ 63"; "X, chót bảng năm 2018, đạt 80%".
    """
    between = found.text[said.end : until]
    if carried is None:
        return bool(_THIS_YEAR.search(between))
    if carried <= said.years[-1]:
        return False
    return bool(_NOW.search(between)) or _in_aside(found, said)


def _in_aside(found: Scan, said: YearMention) -> bool:
    """Whether a year dates only the place that an entity is introduced with."""
    opened = limits.ASIDE_PLACE.search(found.text[: said.start])
    if opened is None or not _ASIDE_ENDS.match(found.text, said.end):
        return False
    return any(m.end == opened.start() for m in found.entities)


def looks_back(found: Scan, said: YearMention, carried: int | None) -> bool:
    """Whether a sentence names a year only to come back from it to the one in play."""
    alone = said.start <= _AT_START and len(found.years) == 1 and carried == said.years[-1] + 1
    only = alone and _ONLY.search(found.text[said.end :])
    return bool(only) or _back_to_now(found, said, len(found.text), carried)


def _counted_from(found: Scan, shift: Shift, carried: int | None) -> int | None:
    """The year that a shift leads to; the one in play has been moved already by a shift that opens the sentence."""
    said = [m for m in found.years if m.end <= shift.start + 2]
    base = said[-1].years[-1] if said else carried
    if base is None or shift.by is None:
        return None
    applied = not said and not re.search(r"\w", found.text[: shift.start])
    return base if applied else base + shift.by


def _moved_back(text: str, start: int, end: int, year: int | None) -> int | None:
    """The year before for "… của năm trước" and for where a rise or fall started."""
    if year is None or signals.PREVIOUS.match(text[end:]):
        return year and year - 1
    if not _is_starting_level(text, start, end):
        return year
    over = _OVER_YEARS.search(text)
    return year - 1 if over is None else (year - count_of(over["n"]) if over["n"] else None)


def _beside(found: Scan, start: int) -> int | None:
    """A year that the words before a value attach to it."""
    text = found.text
    then = [
        m
        for m in (*found.base_years, *found.attached_years)
        if m.end <= start and signals.AT_THAT_TIME.match(text[m.end : start])
    ]
    if then:
        return then[-1].years[-1]
    bracket = year_before_bracket(found, start)
    if bracket is not None:
        return bracket
    attached = [m for m in found.attached_years if m.end <= start]
    beside = [m for m in attached if _SAME_VALUE.match(text[m.end : start]) or _goes_on(found, m, start)]
    return beside[-1].years[-1] if beside else None


def _goes_on(found: Scan, year: YearMention, start: int) -> bool:
    host = next((n for n in reversed(found.numbers) if n.end <= year.start), None)
    value = next((n for n in found.numbers if n.start == start), None)
    other = host is not None and value is not None and host.form != value.form
    return other and bool(_GOES_ON.match(found.text[year.end : start]))


def _shift_before(found: Scan, start: int, clause: int) -> Shift | None:
    """The last shift in a value's clause that no year or "năm nay" behind it overrules."""
    text = found.text
    for shift in reversed(shifts(text)):
        if not clause <= shift.start + 2 <= start or shift.end > start:
            continue
        between = text[shift.end : start]
        named = any(shift.end <= m.start < start for m in found.years)
        closed = text[shift.start : shift.end].startswith("(") and ")" in between
        aside = text[: shift.start + 2].endswith(", ") and "," in between  # "X, năm trước đứng đầu, xuống …"
        return None if named or closed or aside or ";" in between or _NOW.search(between) else shift
    return None


def _not_said_before(found: Scan, start: int, end: int, carried: int | None) -> int | None:
    dated = [d for d in found.dates if d.year and d.end <= start and _UNTIL.search(found.text[: d.start])]
    if dated and not _NOW.search(found.text[dated[-1].end : start]):
        return dated[-1].year
    later = [m for m in found.years if m.start >= end and len(m.years) == 1 and m not in found.attached_years]
    return later[0].years[0] if later and carried is None else carried


def _is_starting_level(text: str, start: int, end: int) -> bool:
    """The first value of "từ thứ 6 xuống thứ 8" is the year before's, and so is that of "cộng 6,24 điểm từ 77,42%"."""
    if _FROM_PLACE.search(text[:start]) and _MOVES_ON.search(text[end : end + 60]):
        return True
    if limits.CAME_FROM.search(text[:start]):
        return True
    return bool(limits.CHANGED_FROM.search(text[:start])) or bool(
        signals.FROM_TO.search(text[max(0, start - 25) : start]) and signals.TO_AFTER.match(text[end : end + 30])
    )


def in_bracket_of_year_before(text: str, start: int) -> bool:
    """Whether a value stands in a bracket behind "năm trước" ("so với năm trước (hạng 41, 65,18 điểm)")."""
    return bool(_BEFORE_BRACKET.search(text[:start]))


def year_before_bracket(found: Scan, start: int) -> int | None:
    """The year right before the bracket that a value opens ("năm 2021 (67,17 điểm)")."""
    said = sorted((m for m in (*found.years, *found.base_years) if m.end <= start), key=lambda m: m.end)
    opened = said and _IN_BRACKET.fullmatch(found.text[said[-1].end : start])
    return said[-1].years[0] if opened else None


def _year_of_each(text: str, end: int) -> int | None:
    """The year behind what a value counts, in a list ("12 xã năm 2021, 9 xã năm 2022") or in a part of it."""
    several = len(_COUNTED_IN.findall(text)) > 1
    told = (_COUNTED_IN if several else limits.IN_PART_OF_YEAR).match(text, end)
    return int(told["year"]) if told else None


def _year_of_place(found: Scan, start: int, end: int) -> int | None:
    """The year behind the place that a value is told with, joined to it or where no other year is in play."""
    told = limits.WITH_PLACE.match(found.text, end)
    open_year = any(m.end <= start and m not in found.attached_years for m in found.years)
    return int(told["year"]) if told and (told["joined"] or not open_year) else None


def year_right_after(found: Scan, end: int) -> int | None:
    """The year right behind a value, an index's name between them at most."""
    reach = end
    for mention in found.indicators:
        if mention.start >= end and signals.INDEX_AFTER.match(found.text[end : mention.start]):
            reach = mention.end
        elif mention.start > reach > end and _SHORT_NAME.fullmatch(found.text[reach : mention.start]):
            reach = mention.end + found.text.startswith(")", mention.end)  # "… Index (PCI) of 2017"
    for said in (*found.years, *found.base_years):
        gap_start = reach if said.start >= reach else end
        if said.start >= gap_start and of_value_before(found.text, gap_start, said):
            return said.years[0] if len(said.years) == 1 else None
    return None
