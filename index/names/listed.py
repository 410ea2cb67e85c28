"""Units below the province that a sentence lists after one head word: "ba quận cao nhất là A (95,6%), B và C"."""

from collections.abc import Iterator

from index.names.agencies import MINISTRIES
from index.names.find import Mention, find_entities
from index.names.provinces import CENTRAL_CITIES
from index.text import late as re
from index.text.letters import UPPER

_WORD = rf"[{UPPER}][\w’'-]*"
_AREA = "quận|huyện|thị xã|xã|phường|thị trấn"
_MANY = r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một số|\d+|top \d+|tốp \d+|nhóm|khối|cấp|ở|thứ tự|trật tự)"
_PLURAL = re.compile(rf"\b{_MANY}\s+(?:[^\W\d_]+,?\s+){{0,3}}?(?P<head>{_AREA}|(?<!cơ )(?<!trụ )sở)\b", re.IGNORECASE)
# From the head word to the list: "… cao nhất là", "… gồm", "… :".
_OPENER = re.compile(r"^[^.;:]{0,70}?(?:\b(?:là|gồm có|gồm|như|thuộc về|gọi tên|có tên)\b\s*:?|:)\s*", re.IGNORECASE)
_VALUE = r"(?:\s*\([^()]*\)|\s*:?\s+(?:(?:với|đạt|được|cùng)\s+)?\d[\d.,]*(?<![.,])\s?(?:%|điểm)?(?:\s*\([^()]*\))?)?"
_GAP = re.compile(rf"^{_VALUE}\s*(?:,\s*(?:và\s+)?|;\s*|\s+và\s+)(?:(?:{_AREA}|sở)\s+)?", re.IGNORECASE)
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,3}}")
_ENDS = re.compile(
    r"^(?:Bộ|Sở|Ban|UBND|Tỉnh|Thành phố|Chủ tịch|Phó|Ông|Bà|Trong|Theo|Cả|Năm|Đây|Nhóm|Khối|Huyện|Quận|Xã|Phường)\b"
)


def _work_areas() -> re.Pattern[str]:
    names = [line.split("|")[0].strip() for line in MINISTRIES.strip().splitlines()]
    names = sorted((name[3:] for name in names if name.startswith("Bộ ")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(name) for name in names)})(?!\w)")


_DEPARTMENT = _work_areas()


def listed_units(text: str, known: list[Mention]) -> list[Mention]:
    """Find the names of a list of districts, communes or departments, whose head word stands before the list only.

    Args:
        text: A sentence.
        known: Local units found by their own head words; a list goes on behind them.
    """
    found: list[Mention] = []
    for head in _PLURAL.finditer(text):
        opener = _OPENER.match(text[head.end() :])
        first = next((m for m in known if head.start() <= m.start <= head.end() <= m.end), None)
        start = first.end if first else (head.end() + opener.end() if opener else None)
        if start is not None:
            # "ở huyện A, B": one of a province, as likely as two of them
            many = not head.group().lower().startswith("ở")
            found += _members(text, start, head["head"].lower(), known, goes_on=first is not None, many=many)
    return _apart(found)


def _members(text: str, start: int, head: str, known: list[Mention], *, goes_on: bool, many: bool) -> Iterator[Mention]:
    """The names of a list from a place on; ``goes_on`` when its first name has been found already.

    ``many`` says that the head word is of several, so that a province's name is a unit's behind another unit's.
    """
    pattern = _DEPARTMENT if head == "sở" else _NAME
    while True:
        if goes_on:
            gap = _GAP.match(text[start:])
            if gap is None:
                return
            start += gap.end()
        own = next((m for m in known if m.start <= start < m.end or text[start : m.start].isspace()), None)
        match = pattern.match(text, start)
        if own is None and (
            match is None or _ENDS.match(match.group()) or _is_other(text, match, goes_on=goes_on and many)
        ):
            return
        if own is not None:
            start = own.end
        elif match is not None:
            yield Mention(match.start(), match.end(), _named(match.group(), head), "local")
            start = match.end()
        goes_on = True


def _is_other(text: str, match: re.Match[str], *, goes_on: bool) -> bool:
    """A province's name is a unit's only beside names that are no provinces'; a centrally run city's never."""
    entities = find_entities(match.group())
    if not entities or entities[0].start > 0:
        return False
    gap = _GAP.match(text[match.end() :])
    follower = _NAME.match(text, match.end() + gap.end()) if gap else None
    beside = goes_on or (follower is not None and not find_entities(follower.group()))
    return not beside or entities[0].kind != "province" or entities[0].name in CENTRAL_CITIES


def _named(name: str, head: str) -> str:
    return f"{head.capitalize()} {name}" if head == "sở" else (f"{head} {name}" if find_entities(name) else name)


def _apart(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
