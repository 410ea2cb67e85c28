"""Parts of an index that are in no list of ours, in a list of parts: "thể chế 83,92%, phản ánh kiến nghị 77,18%"."""

import re

from index.facts import limits
from index.facts.scan import Scan

_ITEM = re.compile(
    r"^\s*(?:điểm)?\s*(?:[,;]|và|còn)\s+(?:và\s+|còn\s+|riêng\s+)?"
    r"(?P<name>[^\d();:.]*?)\s*(?:đạt|được|chỉ|mới|là|với|:|\s)*\s*$",
    re.IGNORECASE,
)
# Words that tell more of the part before, or of whom the value is: no name of another part.
_NO_NAME = re.compile(
    r"\b(?:đạt|xếp|đứng|hạng|thứ|tăng|giảm|cao|thấp|hơn|kém|so|năm|kỳ|bình quân|trung bình|cả nước|toàn quốc|mức|"
    r"từ|lên|xuống|tụt|lùi|nhích|bậc|vị trí|cùng|mất|thêm|vượt|điểm|tỉnh|thành phố|trong khi|dù|nhưng|khi|nay|tổng|"
    r"tương ứng|tương đương|cũng|đều|vẫn|vì|do|nhờ|khiến|nên|giải ngân|tỷ lệ|tỉ lệ|hồ sơ|số)\b",
    re.IGNORECASE,
)


def goes_on_to_other(found: Scan, end: int, start: int) -> bool:
    """Whether between the part named before ``end``, which has its value, and ``start`` another part is named."""
    values = [n for n in found.numbers if end <= n.start and n.end <= start]
    if found.lang != "vi" or not values:
        return False
    last = values[-1].end
    item = _ITEM.match(found.text[last:start])
    named = any(last <= m.start < start for m in (*found.entities, *found.compared, *found.indicators))
    return bool(item and item["name"].strip() and not named and not _NO_NAME.search(item["name"]))


def unnamed_part(found: Scan, start: int) -> str | None:
    """A value in a list of parts ("ba trụ cột: …") is of one of them, though no list of ours has its name."""
    if limits.SHARE_OF_SCORE.search(found.text[:start]):
        return "thành phần"
    opened = limits.PART_OPENS.match(found.text)
    if opened and not any(opened.end() <= m.start < start for m in found.indicators):
        return "thành phần"
    if limits.PARTS_IN_TURN.search(found.text[:start]) or limits.THAT_PART.search(found.text[:start]):
        return "thành phần"
    announced = limits.PARTS_FOLLOW.search(found.text[:start])
    listed_of_places = announced and any(announced.end() <= m.start < start for m in found.entities)
    return "thành phần" if announced and not listed_of_places else None


def ranked_in_part(found: Scan, start: int, end: int) -> bool:
    """Whether a place was taken in a matter that is no index of ours ("thứ 36 về tác động")."""
    matter = limits.PLACE_IN.match(found.text[end:])
    number = next((n for n in found.numbers if n.start == start), None)
    if matter is None or number is None or number.form != "rank":
        return False
    clause = found.text[end : end + matter.end()]
    return not any(end <= m.start < end + len(clause) for m in (*found.indicators, *found.dimensions))
