import pytest

from rag.retrieval.persons import names_person


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
