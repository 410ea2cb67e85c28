"""Who signed an article: a person's name or nothing, never a house, a greeting or a place in a list."""

from index.text import late as re

_NO_PERSON = re.compile(
    r"\b(?:theo|nguồn|báo|đài|ban|bộ|sở|phòng|cổng|cục|vụ|hội|tổng|nhóm|tập\s+đoàn|trung\s+tâm|ảnh|tin|bài|video|toà|tòa"
    r"|trân\s+trọng|cảm\s+ơn|kính|xin|hết|xem|trang\s+chủ|bình\s+luận|chia\s+sẻ|liên\s+hệ|thông\s+tin|truyền\s+hình"
    r"|tỉnh|huyện|xã|phường|thành\s+phố|thị|việt\s+nam|nhân\s+dân|chính\s+phủ|chính\s+quyền|hành\s+chính|[uủ][yỷ]\s+ban"
    r"|trưởng|phó|chủ\s+tịch|bí\s+thư|giám\s+đốc|ông|bà|sáng|chiều|tối|hôm|ngày|tháng|năm"
    r"|admin\w*|editor\w*|super\s*user|webmaster|bbt|pv|ctv|quản\s+trị\w*|biên\s+tập\w*|phóng\s+viên)\b",
    re.IGNORECASE,
)
_MOMENT_OR_OFFICE = re.compile(
    r"\b(?:sáng|trưa|chiều|tối|hôm|ngày|tháng|năm|trưởng|phó|chủ\s+tịch|bí\s+thư|giám\s+đốc|ông|bà|theo|tại|nguồn)\b",
    re.IGNORECASE,
)
_GIVEN = frozenset("đài năm hội sáng tin báo phòng kính".split())
_FEWEST, _MOST = 2, 4


def is_signature(line: str, before: str) -> bool:
    """Tell whether the last line of a text is the name of who wrote it.

    Args:
        line: Two to four words, each with a capital, none of them of an office, a house or a greeting.
        before: The line above it; one that is a name, too, makes both a list.
    """
    words = line.split()
    return (
        _FEWEST <= len(words) <= _MOST
        and _all_names(words)
        and not _of_a_house(words)
        and not _all_names(before.rstrip(".!?…").split())
    )


def person(author: str | None, publisher: str | None) -> str | None:
    """Return an author that a page names; None where that is the house, or who keeps the pages."""
    said = author or ""
    house = bool(publisher) and said.casefold() == str(publisher).casefold()
    return None if house or _of_a_house(said.split()) else author


def _of_a_house(words: list[str]) -> bool:
    """Whether words are no person's name; what is a house or a time elsewhere may be given names ("Nguyễn Văn Đài")."""
    called = words[:-1] if len(words) > 1 and words[-1].lower() in _GIVEN else words
    return _NO_PERSON.search(" ".join(word for word in called if word.lower() != "thị")) is not None


def may_publish(name: str) -> bool:
    """Tell a publisher from the time or the office that a sentence begins with ("Sáng Nay", "Trưởng Ban")."""
    return _MOMENT_OR_OFFICE.search(name) is None


def _all_names(words: list[str]) -> bool:
    return bool(words) and all(word.isalpha() and word[0].isupper() and word[1:] == word[1:].lower() for word in words)
