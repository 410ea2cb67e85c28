"""Lists and tables whose running numbers are places, because the sentence before them says so."""

from collections.abc import Sequence
from dataclasses import replace

from index.facts.frames import Framed
from index.facts.ranks import RANKED_KINDS
from index.text import late as re
from index.text.number_words import CARDINAL_EN, CARDINAL_VI
from index.types import Fact

# Such as "Danh sách mười tỉnh, thành đầu bảng:" or "Bảng dưới đây xếp mười địa phương cao nhất."
_LEADERS = re.compile(
    rf"\b(?:(?:\d+|{CARDINAL_VI}) (?:tỉnh|địa phương|bộ|đơn vị|nơi)\b[^.;:]{{0,40}}?"
    r"(?:cao nhất|đứng đầu|dẫn đầu|đầu bảng|tốt nhất)|"
    rf"(?:top|nhóm|tốp) (?:\d+|{CARDINAL_VI})\b|"
    rf"(?:top|highest|best|leading) (?:\d+|{CARDINAL_EN})\b|(?:\d+|{CARDINAL_EN}) (?:highest|best|leading)\b)",
    re.IGNORECASE,
)
# Places among some only, or an order that is not from the first down.
_OF_SOME = re.compile(
    r"\b(?:vùng|khu vực|miền|đồng bằng|tây nguyên|trong nhóm|không theo thứ tự|thấp nhất|cuối|huyện|xã|phường|sở|"
    r"region(?:al)?|delta|lowest|bottom|in no (?:particular )?order|alphabetical)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:thứ hạng|vị trí|thứ bậc|hạng|ranks?|rankings|places|positions)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:điểm|scores?|points?)\b|%", re.IGNORECASE)
_ITEM = re.compile(r"(?P<number>\d{1,2})[.)]\s+")


def announces_places(text: str) -> bool:
    """Whether a sentence says that the list or table behind it runs from the first place down, nationwide."""
    return bool(_LEADERS.search(text)) and not _OF_SOME.search(text)


def tells_places(text: str) -> bool:
    """Whether a sentence says that the table behind it holds places, and no scores."""
    return bool(_PLACES.search(text)) and not _POINTS.search(text)


def place_of_item(framed: Framed, found: Sequence[Fact]) -> list[Fact]:
    """The rows of an item of such a list ("4. TP.HCM 62,73"), its running number read as the place of whom it names."""
    item = _ITEM.match(framed.scan.text)
    first = next((m for m in framed.scan.entities if m.kind in RANKED_KINDS), None)
    if item is None or first is None or framed.scan.text[item.end() : first.start].strip(" *"):
        return list(found)
    start = framed.sentence.start
    return [
        replace(row, measure="rank", entity=first.name, unit=None, label=framed.scan.text.strip())
        if row.value_start == start and row.measure == "count"
        else row
        for row in found
    ]


def without_item_number(framed: Framed, found: Sequence[Fact]) -> list[Fact]:
    """The rows of a sentence without its running number ("3. Kiểm tra thông tin"), which counts nothing."""
    item = _ITEM.match(framed.scan.text)
    return [row for row in found if item is None or row.value_start != framed.sentence.start or row.measure != "count"]


def is_item(framed: Framed) -> bool:
    """Whether a sentence is a numbered item of a list."""
    return bool(_ITEM.match(framed.scan.text))
