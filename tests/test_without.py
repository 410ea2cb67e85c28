"""A question without one of its slots."""

import pytest
from rag_fakes import ask_for

from rag.understanding.without import without


@pytest.mark.parametrize(
    ("question", "slot", "expected"),
    [
        ("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?", "2017", "Điện Biên xếp thứ mấy về PAR INDEX?"),
        ("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?", "Điện Biên", "Năm 2017 xếp thứ mấy về PAR INDEX?"),
        ("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?", "PAR INDEX", "Năm 2017 Điện Biên xếp thứ mấy?"),
        ("Chỉ số SIPAS của tỉnh Lào Cai là bao nhiêu?", "Lào Cai", "Chỉ số SIPAS là bao nhiêu?"),
        ("Where did Điện Biên rank in 2017?", "2017", "Where did Điện Biên rank?"),
        ("PAR INDEX 2023?", "PAR INDEX", None),
        ("PAR INDEX từ 2019 đến 2021 thay đổi thế nào?", "2020", None),
        ("Ai đứng đầu?", "2020", None),
    ],
)
def test_the_slot_goes_and_the_rest_still_asks(question: str, slot: str, expected: str | None) -> None:
    assert without(ask_for(question), slot) == expected
