"""Courtesy around a question changes nothing of what is asked; a question without it is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.understanding.courtesy import without_courtesy


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Cho mình hỏi Sơn La xếp thứ mấy ạ?", "Sơn La xếp thứ mấy?"),
        ("cho minh hoi giam doc so noi vu la ai vay a", "giam doc so noi vu la ai?"),
        ("Chào bạn, cho em hỏi là năm 2017 Huế xếp hạng mấy thế ạ?", "năm 2017 Huế xếp hạng mấy?"),
        ("Ad ơi, giúp mình xem PAPI 2021 tỉnh nào đứng đầu với", "PAPI 2021 tỉnh nào đứng đầu?"),
        ("Bạn có biết ai là giám đốc sở không?", "ai là giám đốc sở không?"),
        ("Hãy cho biết ai ký quyết định", "ai ký quyết định"),
        ("cho hoi la ai ky quyet dinh", "la ai ky quyet dinh"),
        ("Tôi muốn biết vì sao Cà Mau tụt hạng", "vì sao Cà Mau tụt hạng"),
        ("Could you please tell me where Hue ranked in 2019?", "where Hue ranked in 2019?"),
        ("Please tell me who leads the list, thanks!", "who leads the list?"),
        ("I'd like to know how many firms replied", "how many firms replied"),
        ("Hi, what is SIPAS?", "what is SIPAS?"),
    ],
)
def test_courtesy_is_left_out(typed: str, asked: str):
    assert without_courtesy(typed) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Ai là chủ tịch tỉnh?",
        "Điểm số của Thanh Hà?",
        "Số hồ sơ so với năm trước?",
        "Giá trị cụ thể?",
        "Thông báo cho biết điều gì?",
        "Tell me about PAPI",
        "Cho hỏi?",
        "Chào bạn!",
        "Please",
        "",
    ],
)
def test_what_is_no_courtesy_stays(question: str):
    assert without_courtesy(question) == question


@given(st.text(alphabet="chonhỏi mình ạ,?.vậy", max_size=40))
def test_what_is_left_stands_in_what_was_typed(text: str):
    left = without_courtesy(text)
    assert left.rstrip("?") in text
    assert left == text or len(left.split()) >= 2
