"""Holders of an office whose unit goes unnamed: "Chủ tịch UBND xã Đỗ Văn Sơn" names a person, no commune."""

from index.text import late as re
from index.text.letters import UPPER

_OFFICE = re.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|trưởng phòng|trưởng ban|chánh văn phòng)\s+"
    r"(?:(?:UBND|HĐND|Đảng ủy|Đảng bộ|Ủy ban nhân dân|Hội đồng nhân dân)\s+)?$",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Trịnh Đinh Mai Lâm Cao Tô Hà "
        "Trương Phùng Tạ Quách Thạch Chu Lương Lưu Lò Giàng Nông Hứa Triệu Tăng Thái Kiều Tống Doãn Đàm Sùng Vàng Thào "
        "Vừ Cầm Quàng Tòng Lầu Ma Vi"
    ).split()
)
# Persons of history after whom wards and communes are called.
_EPONYMS = frozenset(
    name.strip()
    for name in (
        "Lê Hồng Phong, Trần Hưng Đạo, Phan Đình Phùng, Hoàng Văn Thụ, Nguyễn Thái Học, Trần Quang Khải, Lý Thường Kiệt, "
        "Phạm Ngũ Lão, Nguyễn Văn Cừ, Trần Nguyên Hãn, Lê Đại Hành, Lê Thánh Tôn, Lê Thánh Tông, Trần Đăng Ninh, "
        "Trần Tế Xương, Nguyễn Thái Bình, Nguyễn Cư Trinh, Nguyễn Văn Linh, Nguyễn Bỉnh Khiêm, Trần Quốc Toản, "
        "Võ Văn Kiệt, Phan Chu Trinh, Phan Bội Châu, Lê Quý Đôn, Phan Châu Trinh, Lương Thế Trân, "
        "Nguyễn Việt Khái, Phan Ngọc Hiển, Trần Văn Thời, Hồ Thị Kỷ, Nguyễn Thị Minh Khai, "
        "Huỳnh Thúc Kháng, Phạm Văn Hai, Phạm Văn Cội, Lê Minh Xuân, Nguyễn Hữu Cảnh, Trần Nhân Tông, Nguyễn Phong Sắc"
    ).split(",")
)
_LONG, _LONGEST = 3, 4
_MORE_NAME = re.compile(rf"\s+[{UPPER}]")


def is_holder(text: str, start: int, name_start: int, end: int) -> bool:
    """Whether what stands behind a unit's kind is the full name of who holds its office.

    Args:
        text: What the unit was found in.
        start: Where the unit's kind begins, e.g. "xã".
        name_start: Where the name behind it begins.
        end: Where the name ends.
    """
    syllables = text[name_start:end].split()
    if not (_LONG <= len(syllables) <= _LONGEST and syllables[0] in _SURNAMES):
        return False
    if " ".join(syllables) in _EPONYMS or _MORE_NAME.match(text, end):
        return False
    return bool(_OFFICE.search(text[:start]))
