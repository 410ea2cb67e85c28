import pytest
from rag_fakes import index_of

from index.types import Article
from rag.retrieval.whom import goes_on, is_source, tells_for

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


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Theo Bộ Nội vụ, bao nhiêu người được xin lỗi?", True),
        ("Bao nhiêu người được xin lỗi, theo khảo sát 2021 của Bộ Nội vụ?", True),
        ("According to a survey, how many did the Ministry of Home Affairs hire?", False),
        ("According to the Ministry of Home Affairs, how many were told?", True),
        ("Theo kế hoạch của Bộ Nội vụ, bao nhiêu thủ tục bị cắt?", False),
        ("Bộ Nội vụ có bao nhiêu người?", False),
    ],
)
def test_a_ministry_that_only_says_so(question: str, source: bool):
    assert is_source(question, "Bộ Nội vụ") is source


SURVEY = Article(
    "survey",
    "Công bố khảo sát",
    "Bộ Nội vụ hỏi dân khắp nước. Trong số người bị trễ hẹn, 40% được xin lỗi.\n\n"
    "Hưng Yên làm tốt. Ở đó 70% được xin lỗi.",
)


@pytest.mark.parametrize(
    ("source", "sentence", "tells"),
    [("Bộ Nội vụ", "Trong số", True), ("Bộ Y tế", "Trong số", False), ("Bộ Nội vụ", "Ở đó", False)],
)
def test_what_a_ministry_says_is_of_no_province(source: str, sentence: str, tells: bool):
    index = index_of(SURVEY)
    (found,) = (s for s in index.sentences("survey") if s.text.startswith(sentence))
    assert tells_for(source, found, index.article("survey")) is tells
