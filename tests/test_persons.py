import pytest
from rag_fakes import index_of

from index.types import Article
from rag.retrieval.persons import named_before, names_person, tells_person

TALK = Article(
    "noi",
    "Họp",
    "Giám đốc Lò Văn Páo khen tổ lưu động. Ông đề nghị mua thêm máy.\n\nÔng cũng vắng mặt. Bà Mến ngồi im.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch do Nguyễn Thị Mến ký.",
        "bà H'Lan Niê cho biết",
        "said Tran Van Hai, the director",
        "Ông Sơn nói vậy.",
        "Dr. Smith agreed.",
    ],
)
def test_persons(text: str):
    assert names_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thái Nguyên xếp thứ 9.",
        "Bà Rịa - Vũng Tàu dẫn đầu.",
        "Văn phòng UBND tỉnh báo cáo.",
        "Hồ Chí Minh City led.",
        "ba tỉnh",
    ],
)
def test_places_and_offices_are_no_persons(text: str):
    assert not names_person(text)


@pytest.mark.parametrize(
    ("words", "before", "told"),
    [
        ("Ông đề nghị", "Giám đốc Lò Văn Páo khen tổ lưu động. ", True),
        ("Ông cũng", "", False),  # another paragraph: nobody is named before it
        ("Bà Mến", "", True),
        ("Giám đốc", "", True),
    ],
)
def test_a_pronoun_means_who_was_named_in_the_paragraph(words: str, before: str, told: bool):
    index = index_of(TALK)
    article = index.article("noi")
    (sentence,) = (s for s in index.sentences("noi") if s.text.startswith(words))
    assert named_before(sentence, article) == before
    assert tells_person(sentence, article) is told
