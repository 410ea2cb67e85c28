"""A question said again without one of the names or years in it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from index.names.find import find_dimensions, find_indicators
from index.text import late as re
from index.text.dates import YearMention, find_years
from index.types import Lang
from rag.types import Query
from rag.understanding.question import entities_in

# Words that only lead to the name and mean nothing without it.
_BEFORE = re.compile(
    r"(?:(?:^|(?<=\s))(?:của|ở|tại|về|theo|trong|vào|các năm|năm|tỉnh|thành phố|chỉ số|mục|giai đoạn|từ|"
    r"in|for|of|the|on|by|year|years|province|between|from)\s+)+$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s+(?=[?.!,;:])|(?<=\s)\s+|^[\s,;:]+")
_JOINT = re.compile(r"\s*(?:,|,?\s*(?:và|với|hay|hoặc|so với|and|or|with|versus|vs\.?))\s+", re.IGNORECASE)
_OF_TWO = re.compile(r"\bhơn\b|\bgiữa\b|\b(?:between|higher|lower|better|worse|ahead)\b", re.IGNORECASE)
# What follows a name that it hangs on; without the name it would hang in the air, unless a word of measure is there.
_HANGS = re.compile(
    r"\s*(?:(?:năm\s+)?\d{4}\s+)?(?:'s|’s|của|of|là|được|thì|thay|tăng|giảm|cao|thấp|was|is)\b", re.IGNORECASE
)
_HOLDS = re.compile(r"(?:hạng|điểm|vị trí|kết quả|ranks?|scores?|thứ mấy|bao nhiêu)\s*$", re.IGNORECASE)
_NEEDS = re.compile(r"(?:^|\s)(?:có|so sánh|vì sao|tại sao|thì|was|is|did|compare|why)\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến|tới|to|and|-|–)\s*(?:năm\s+)?", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\s*(?=(?:19|20)\d\d\b)")
_SEVERAL = "–"

Span = tuple[int, int]


def without(query: Query, slot: str) -> str | None:
    """Return the question without a place or body, an index, a part of one, or a year.

    Args:
        query: The question as it was understood.
        slot: The canonical name, the year, or several years in a row as "2019–2021".

    Returns:
        The shorter question; None when the slot does not stand in it by itself, or what is left would not read well.
    """
    text = query.standalone
    spans = sorted(set(_places(query, slot)), reverse=True)
    names = {(m.start, m.end) for m in entities_in(text)}
    for start, end in spans:
        shorter = _cut(text, start, end, names, query.language)
        if shorter is None:
            return None
        text = shorter
    text = _LOOSE.sub("", text).strip(" ,;:")
    left = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    return text[:1].upper() + text[1:] if spans and len(left) > 1 else None


def _cut(text: str, start: int, end: int, names: AbstractSet[Span], language: Lang) -> str | None:
    if (start, end) in names:
        before = next((s for s in names if s[1] <= start and _JOINT.fullmatch(text[s[1] : start])), None)
        after = next((s for s in names if s[0] >= end and _JOINT.fullmatch(text[end : s[0]])), None)
        if (before or after) and len(names) == 2 and _OF_TWO.search(text):
            return None  # of two one alone is no comparison
        if before:
            return _without_later(text, before, (start, end), names, is_last=after is None)
        if after:
            return text[:start] + text[after[0] :]
    kept, rest = _BEFORE.sub("", text[:start]), text[end:]
    if rest.startswith(("'", "’")):
        return None  # whose, without whom
    of_year = any(start <= m.start and m.end <= end for m in find_years(text))
    of_index = (start, end) not in names and not of_year
    if of_index and (_NEEDS.search(kept) or (_HANGS.match(rest) and not _HOLDS.search(kept))):
        return None
    if re.search(r"\w\s*,?\s*$", kept) or not kept:
        rest = _BARE_YEAR.sub({"vi": " năm ", "en": " in "}[language], rest, count=1)
    return f"{kept} {rest}"


def _without_later(text: str, before: Span, one: Span, names: AbstractSet[Span], *, is_last: bool) -> str:
    """The text without a name of a list that is not its first: "A, B và C" without C is "A và B"."""
    start, end = one
    earlier = next((s for s in names if s[1] < before[0] and _JOINT.fullmatch(text[s[1] : before[0]])), None)
    if earlier and is_last:
        return text[: earlier[1]] + text[before[1] : start] + text[slice(*before)] + text[end:]
    return text[: before[1]] + text[end:]


def _places(query: Query, slot: str) -> Sequence[Span]:
    text = query.standalone
    named = [*entities_in(text), *find_indicators(text, cased=False), *find_dimensions(text)]
    dated = find_years(text)
    found = [(m.start, m.end) for m in named if m.name == slot]
    found += [
        (m.start, m.end) for m in dated if {str(year) for year in m.years} == {slot} and not _listed(text, dated, m)
    ]
    return [*found, *_run_of_years(text, dated, slot)]


def _run_of_years(text: str, dated: Sequence[YearMention], slot: str) -> list[Span]:
    """Where years in a row ("2019–2021") stand together as one period or one list; empty where they do not."""
    first, several, last = slot.partition(_SEVERAL)
    if not (several and dated and first.isdecimal() and last.isdecimal()):
        return []
    told = {year for m in dated for year in m.years}
    gaps = [text[one.end : other.start] for one, other in pairwise(dated)]
    whole = (min(told), max(told)) == (int(first), int(last))
    whole = whole and (len(dated) == 1 or len(told) == int(last) - int(first) + 1)
    together = all(_JOINT.fullmatch(gap) or _TO.fullmatch(gap) for gap in gaps)
    return [(dated[0].start, dated[-1].end)] if whole and together else []


def _listed(text: str, dated: Sequence[YearMention], one: YearMention) -> bool:
    """Whether a year is one of a list, which would not read well without it."""
    return any(
        _JOINT.fullmatch(between) or _TO.fullmatch(between)
        for other in dated
        if (between := text[min(one.end, other.end) : max(one.start, other.start)])
    )
