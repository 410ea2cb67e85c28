"""Who holds an office: a name beside that very office, and nobody else's."""

import pytest
from rag_fakes import ask_for

from rag.retrieval.offices import holder_fits, office_fits

CHAIR = "Ông Trần Văn Hải, Chủ tịch UBND tỉnh Hà Giang, chủ trì."
LAWYER = "Luật sư Võ Thị Mây khen cách làm mới."
NAMELESS = "Chủ tịch UBND tỉnh yêu cầu làm gọn."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Chủ tịch UBND tỉnh Hà Giang lúc ấy là ông/bà nào?", CHAIR, True),
        ("Chủ tịch UBND tỉnh Hà Giang lúc ấy là ông/bà nào?", LAWYER, False),
        ("Ai là chủ tịch UBND tỉnh Hà Giang?", NAMELESS, False),
        ("Ai đang giữ chức chủ tịch tỉnh Hà Giang?", CHAIR, True),
        ("Tên vị Phó Thủ tướng dự họp?", CHAIR, False),
        ("Tên vị Phó Thủ tướng dự họp?", "Phó Thủ tướng Lê Văn Sáu dự họp.", True),
        ("Who is the chairman of Ha Giang?", LAWYER, False),
        ("Ai khen cách làm mới?", LAWYER, True),
        ("Ai là người trao quà cho chủ tịch?", LAWYER, True),
    ],
)
def test_the_name_stands_beside_the_office(question: str, text: str, expected: bool):
    assert holder_fits(ask_for(question), text) is expected


def test_a_deputy_is_not_the_head():
    assert not office_fits(ask_for("Ai là Thủ tướng?"), "Phó Thủ tướng Lê Văn Sáu dự họp.")


def test_who_was_appointed_holds_the_office_however_far_from_the_name():
    text = (
        "Ông Trần Đình Khoa, nguyên Phó Giám đốc Sở Lao động - Thương binh và Xã hội, được bổ nhiệm làm Giám đốc "
        "Sở Nội vụ."
    )
    assert holder_fits(ask_for("Giám đốc Sở Nội vụ là ai?"), text)
    assert not holder_fits(ask_for("Chủ tịch tỉnh là ai?"), text)
