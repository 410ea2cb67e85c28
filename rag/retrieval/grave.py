"""Grave events that a question takes for granted: an article that tells of none is no source on who ordered it, or why.

Somebody's dismissal must not be borne out by a sentence that merely names the same office.
"""

from functools import lru_cache

from index.text import late as re
from index.types import Article
from rag.types import Query

_EVENTS = tuple(
    re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for words in (
        r"cách chức|miễn nhiệm|bãi nhiệm|bãi chức|mất chức|thôi chức|dismiss\w*|sacked|fired|removed from office",
        r"từ chức|từ nhiệm|resign\w*|stepp?(?:ed)? down",
        r"kỷ luật|kỉ luật|khiển trách|cảnh cáo|disciplin\w*|reprimand\w*",
        r"bị bắt|bắt giữ|bắt giam|khởi tố|tạm giam|truy tố|arrest\w*|prosecut\w*|indict\w*",
        r"huỷ|hủy|cancel\w*|annul\w*|revok\w*|overturn\w*",
        (
            r"đình chỉ|dừng(?! (?:ở|lại|chân)\b)|ngừng|ngưng|đóng cửa|khai tử|giải thể|suspend\w*|halt\w*|stopped|"
            r"clos(?:ed|ure|ing)|shut(?: down)?|shutting|disband\w*|dissolv\w*|switch(?:ed)? off"
        ),
        r"bị phạt|xử phạt|phạt tiền|fined|penal\w*",
        r"bị loại|loại khỏi|gạch tên|xóa tên|excluded|disqualif\w*|struck off",
        r"đình công|biểu tình|strike|protest\w*",
        r"gian lận|khai khống|làm giả|giả mạo|fraud\w*|cheat\w*|forg(?:ed|ery)|falsif\w*",
        r"khởi kiện|sued|lawsuit\w*",
        r"tử vong|qua đời|thiệt mạng|died|death|killed",
    )
)


def tells_of_events(query: Query, article: Article) -> bool:
    """Whether an article tells of every grave event that a question names."""
    asked = _events(query.standalone)
    return not asked or asked <= _events_of(article)


def _events(text: str) -> frozenset[int]:
    return frozenset(number for number, pattern in enumerate(_EVENTS) if pattern.search(text))


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def _events_of(article: Article) -> frozenset[int]:
    return _events(f"{article.title}. {article.text}")
