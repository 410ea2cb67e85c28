"""The year of a value: said behind it, before it, counted from another one ("một năm trước đó"), or in play."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.facts import limits, signals
from index.facts.scan import YEAR_AFTER, Scan
from index.text.dates import YearMention
from index.text.number_words import number_of

_COUNT = r"(?P<{0}>một|hai|ba|bốn|năm|one|two|three|four|a|\d)"
# Only where a clause opens with it: "so với năm trước" dates no value.
_OPENS = (
    r"(?:^\W*|[.;,:(–-]\s*)(?:(?:trong khi|trước đó|nhưng|còn|thì|riêng|while|whereas|but)\s+)?(?:(?:ở|vào|in|at)\s+)?"
)
_BACK = re.compile(
    rf"{_OPENS}(?:{_COUNT.format('n')}\s+(?:năm|kỳ|years?)\s+(?:liền\s+)?(?:trước(?:\s+đó)?|earlier|before)|"
    r"(?:năm|kỳ)(?:\s+đánh giá)?\s+(?:liền trước|liền kề|ngay trước|trước)(?:\s+đó)?|"
    r"the\s+(?:previous|preceding)\s+year|the\s+year\s+before)\b(?!\s+(?:đây|khi|nữa|nay))",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    rf"{_OPENS}(?:sang\s+|đến\s+)?(?:{_COUNT.format('n')}\s+(?:năm|kỳ|years?)\s+(?:sau(?:\s+đó)?|later)|"
    r"(?:năm|kỳ)(?:\s+đánh giá)?\s+(?:sau|tiếp theo|kế tiếp|kế đó|liền sau)(?:\s+đó)?|"
    r"the\s+(?:following|next)\s+year)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"{_OPENS}(?:cùng năm|cùng kỳ|năm đó|năm ấy|khi đó|khi ấy|lúc đó|that year|(?:in )?the same year)\b", re.IGNORECASE
)
# "kỳ trước đó nữa", "những năm trước": some year before, but which is not sure.
_UNSURE = re.compile(
    rf"{_OPENS}(?:(?:năm|kỳ) trước (?:đó )?nữa|(?:những|các|nhiều|mấy|vài) (?:năm|kỳ) (?:liền )?trước(?: đó| đây)?|"
    r"trước đây|"
    r"(?:in )?(?:earlier|previous|past) years|years ago)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?<!đến )(?<!tới )(?<!ngày )(?:năm nay|kỳ này|năm này|nay|hiện|hiện nay|this year|now)\b", re.IGNORECASE
)
_SAME_VALUE = re.compile(r"^\)?\s*(?:với|đạt|:|with|at)?\s*$")
_BRACKET = re.compile(r"\s*\(\s*(?:(?:xếp|đứng|hạng|vị trí|thứ|đạt|ranked|rank)\s+)*$", re.IGNORECASE)
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
_UNTIL = re.compile(
    r"\b(?:đến|tới|hết|cuối|tính|as of|by|until)\s+(?:(?:hết|cuối|ngày|the|end|of)\s+)*$", re.IGNORECASE
)


# "Từ hạng 41, Hậu Giang nhảy lên hạng 8": whose place it was stands between.
_FROM_PLACE = re.compile(r"(?:^|[:;,(–—])\W*(?:từ|from)\s+(?:(?:vị trí|hạng|thứ)\s+){1,2}$", re.IGNORECASE)
_MOVES_ON = re.compile(
    r"^,?\s[^.;]*?\b(?:lên|xuống|vươn|nhảy|leo|bật|tụt|rơi|lùi|climbed|rose|fell|dropped|jumped)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Shift:
    """A year told by its distance from another one; 0 for the same, None for some year before."""

    start: int
    end: int
    by: int | None


def shifts(text: str) -> list[Shift]:
    """Find years told by their distance ("một năm trước đó", "năm sau", "cùng năm"), in order."""
    return sorted(_shifts(text), key=lambda shift: shift.start)


def _shifts(text: str) -> Iterator[Shift]:
    for pattern, sign in ((_BACK, -1), (_FORWARD, 1)):
        for match in pattern.finditer(text):
            yield Shift(match.start(), match.end(), sign * _count(match["n"]))
    for match in _SAME.finditer(text):
        yield Shift(match.start(), match.end(), 0)
    for match in _UNSURE.finditer(text):
        yield Shift(match.start(), match.end(), None)


def _count(word: str | None) -> int:
    if word is None or word.lower() in {"a", "one"}:
        return 1
    return int(word) if word.isdigit() else number_of(word)


def opening_shift(text: str) -> Shift | None:
    """The shift that a sentence opens with, which dates the whole of it."""
    return next((shift for shift in shifts(text) if not re.search(r"\w", text[: shift.start])), None)


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
    after = year_right_after(found, end)
    if after is not None:
        return after
    if published and signals.LAST_YEAR.search(found.text[clause:start]):
        return published - 1
    beside = _beside(found, start)
    if beside is not None:
        return beside
    shift = _shift_before(found, start, clause)
    if shift is not None:
        return _counted_from(found, shift, carried)
    before = [m for m in found.years if m.end <= start and m not in found.attached_years]
    if before and _back_to_now(found, before[-1], start, carried):
        return carried
    year = before[-1].years[-1] if before else _not_said_before(found, start, end, carried)
    return _moved_back(found.text, start, end, year)


def _back_to_now(found: Scan, said: YearMention, until: int, carried: int | None) -> bool:
    """Whether "nay" or the end of an aside leads from an earlier year back to the one in play.

    "Năm 2018 còn thứ 40, nay thứ 63"; "X, chót bảng năm 2018, đạt 80%".
    """
    if carried is None or carried <= said.years[-1]:
        return False
    return bool(_NOW.search(found.text[said.end : until])) or _in_aside(found, said)


def _in_aside(found: Scan, said: YearMention) -> bool:
    """Whether a year dates only the place that an entity is introduced with."""
    opened = limits.ASIDE_PLACE.search(found.text[: said.start])
    if opened is None or not found.text[said.end :].startswith(","):
        return False
    return any(m.end == opened.start() for m in found.entities)


def looks_back(found: Scan, said: YearMention, carried: int | None) -> bool:
    """Whether a sentence names a year only to come back from it to the one in play."""
    return _back_to_now(found, said, len(found.text), carried)


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
    return year - 1 if over is None else (year - _count(over["n"]) if over["n"] else None)


def _beside(found: Scan, start: int) -> int | None:
    """A year that the words before a value attach to it."""
    text = found.text
    then = [m for m in found.base_years if m.end <= start and signals.AT_THAT_TIME.match(text[m.end : start])]
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
        return None if named or closed or ";" in between or _NOW.search(between) else shift
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
    return bool(limits.CHANGED_FROM.search(text[:start])) or bool(
        signals.FROM_TO.search(text[max(0, start - 25) : start]) and signals.TO_AFTER.match(text[end : end + 30])
    )


def year_before_bracket(found: Scan, start: int) -> int | None:
    """The year right before the bracket that a value opens ("năm 2021 (67,17 điểm)")."""
    said = [m for m in (*found.years, *found.base_years) if m.end <= start]
    years = [m for m in said if _BRACKET.fullmatch(found.text[m.end : start])]
    return years[0].years[0] if years else None


def year_right_after(found: Scan, end: int) -> int | None:
    """The year right behind a value, an index's name between them at most."""
    reach = end
    for mention in found.indicators:
        if mention.start >= end and signals.INDEX_AFTER.match(found.text[end : mention.start]):
            reach = mention.end
    for said in (*found.years, *found.base_years):
        gap_start = reach if said.start >= reach else end
        if said.start >= gap_start and YEAR_AFTER.match(found.text[gap_start : said.start]):
            return said.years[0] if len(said.years) == 1 else None
    return None
