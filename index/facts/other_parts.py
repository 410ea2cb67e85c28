"""Parts of an index that are in no list of ours, in a list of parts: "thể chế 83,92%, phản ánh kiến nghị 77,18%"."""

from index.facts import limits
from index.facts.scan import Scan
from index.text import late as re

_ITEM = re.compile(
    r"^\s*\)?\s*(?:điểm)?\s*(?:[,;]|và|còn)\s+(?:và\s+|còn\s+|riêng\s+|song\s+|nhưng\s+)?"
    r"(?:(?:sau đó|tiếp theo|tiếp đến|kế đến|rồi đến|rồi tới|rồi)(?: là)?\s+)?"
    r"(?P<name>[^\d();:.]*?)\s*(?:đạt|được|chỉ|mới|là|với|vẫn|ở|xếp|đứng|hạng|thứ|:|\s)*\s*$",
    re.IGNORECASE,
)
_ITEM_EN = re.compile(
    r"^\s*(?:points?)?\s*[;,]\s(?:and\s|whereas\s|while\s)?(?P<name>[a-z][a-z -]{3,40}?)"
    r"(?:\s(?:stood |was )?at(?: only)?|,)?\s$"
)
_NAMED_EN = re.compile(
    r"^(?:\s(?:per ?cent|points?))?(?:,\s|\s)?(?:and |while )?(?P<name>[a-z]+(?: [a-z]+){0,4}) "
    r"(?:(?:stood|was|came|is) at|at|reached|scored|got|with) (?:only )?$",
    re.IGNORECASE,
)
_WHOLE_EN = re.compile(
    r"\b(?:it|its|he|they|score|index|total|overall|result|rate|average|figure|province|city|districts?|ministry|the)\b",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(r"\W*(?:trong|of|among) (?:số |the )?(?:\d+|[^\W\d]+) ", re.IGNORECASE)
# Words that tell more of the part before, or of whom the value is: no name of another part.
_NO_NAME = re.compile(
    r"\b(?:đạt|xếp|đứng|hạng|thứ|tăng|giảm|cao|thấp|hơn|kém|so|năm|kỳ|bình quân|trung bình|cả nước|toàn quốc|mức|"
    r"từ|lên|xuống|tụt|lùi|nhích|bậc|vị trí|cùng|mất|thêm|vượt|điểm|tỉnh|thành phố|trong khi|dù|nhưng|khi|nay|tổng|"
    r"tương ứng|tương đương|cũng|đều|vẫn|vì|do|nhờ|khiến|nên|giải ngân|tỷ lệ|tỉ lệ|hồ sơ|"
    r"(?<!đổi )số|ranked|up|down|from|with|at|of|score|than|place|above|below|followed|by|while|still|also|it|its)\b",
    re.IGNORECASE,
)


def goes_on_to_other(found: Scan, end: int, start: int) -> bool:
    """Whether between the part named before ``end``, which has its value, and ``start`` another part is named."""
    values = [n for n in found.numbers if end <= n.start and n.end <= start]
    if not values:
        return False
    starts = [value.start for value in values[1:]] + [start]
    return any(_names_other(found, last.end, until) for last, until in zip(values, starts, strict=True))


def _names_other(found: Scan, last: int, start: int) -> bool:
    item = (_ITEM if found.lang == "vi" else _ITEM_EN).match(found.text[last:start])
    named = any(last <= m.start < start for m in (*found.entities, *found.compared, *found.indicators))
    return bool(item and item["name"].strip() and not named and not _NO_NAME.search(item["name"]))


def unnamed_part(found: Scan, start: int) -> str | None:
    """A value in a list of parts ("ba trụ cột: …") is of one of them, though no list of ours has its name."""
    if limits.SHARE_OF_SCORE.search(found.text[:start]):
        return "thành phần"
    opened = limits.PART_OPENS.match(found.text)
    if opened and (_OF_SO_MANY.match(found.text) or not any(opened.end() <= m.start < start for m in found.indicators)):
        return "thành phần"
    if _opens_list_of_parts(found, start):
        return "thành phần"
    if limits.PARTS_IN_TURN.search(found.text[:start]) or limits.THAT_PART.search(found.text[:start]):
        return "thành phần"
    announced = limits.PARTS_FOLLOW.search(found.text[:start])
    listed_of_places = announced and any(announced.end() <= m.start < start for m in found.entities)
    return "thành phần" if announced and not listed_of_places else None


def _opens_list_of_parts(found: Scan, start: int) -> bool:
    """Whether a value is of what its own clause names, where a part of the index follows ("X was at 91.8%, …")."""
    last = max((n.end for n in found.numbers if n.end <= start), default=0)
    item = _NAMED_EN.match(found.text[last:start])
    if item is None or found.indicators or any(m.start < start for m in found.entities):
        return False
    return any(m.start >= start for m in found.dimensions) and not _WHOLE_EN.search(item["name"])


def ranked_in_part(found: Scan, start: int, end: int) -> bool:
    """Whether a place was taken in a matter that is no index of ours ("thứ 36 về tác động")."""
    matter = limits.PLACE_IN.match(found.text[end:])
    number = next((n for n in found.numbers if n.start == start), None)
    if matter is None or (number is not None and number.form != "rank"):
        return False
    clause = found.text[end : end + matter.end()]
    return not any(end <= m.start < end + len(clause) for m in (*found.indicators, *found.dimensions))
