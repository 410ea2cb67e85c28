import pytest
from rag_fakes import index_of

from index.types import Article
from rag.retrieval.whom import goes_on

ROUND_UP = Article(
    "round-up",
    "Bốn tỉnh kể chuyện",
    "Bạc Liêu mở cổng mới hồi tháng 7. Cổng sập chín ngày vì máy chủ cũ. Hậu Giang thì không.\n\n"
    "Máy chủ mới đã được đặt mua. Tổ công nghệ ở Hòn Đất gồm ba người. Tổ trực cả ngày Chủ nhật.",
)


@pytest.mark.parametrize(
    ("entity", "sentence", "goes"),
    [
        ("Bạc Liêu", "Cổng sập", True),
        ("Hậu Giang", "Cổng sập", False),
        ("Bạc Liêu", "Hậu Giang thì", False),
        ("Hậu Giang", "Máy chủ mới", False),
        ("huyện Hòn Đất", "Tổ trực", True),
        ("huyện Hòn Đất", "Máy chủ mới", False),
        ("Sở Nội vụ", "Tổ trực", False),
        ("Bộ Nội vụ", "Cổng sập", False),
    ],
)
def test_a_name_is_carried_on_within_its_paragraph(entity: str, sentence: str, goes: bool):
    index = index_of(ROUND_UP)
    (found,) = (s for s in index.sentences("round-up") if s.text.startswith(sentence))
    assert goes_on(entity, found, index.article("round-up")) is goes
