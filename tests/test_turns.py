import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.verification.turns import turned

RISE = "Chỉ số tăng 8 bậc, xếp thứ 2/63."
PLAN = "Tỉnh đặt mục tiêu đạt 88% vào năm 2025."
DENIED = "Hồ sơ không phải nộp bản giấy và chưa đạt 80%."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Chỉ số tăng 8 bậc.", RISE),
        ("The index rose by 8 places.", RISE),
        ("Tỉnh đứng thứ hai.", RISE),
        ("The province ranked second.", "Tỉnh đứng thứ hai."),
        ("Mục tiêu là đạt 88%.", PLAN),
        ("Không phải nộp bản giấy.", DENIED),
        ("Chưa đạt 80%.", DENIED),
        ("Không chỉ tăng 8 bậc.", RISE),
        ("Nộp tại bộ phận một cửa.", "Nộp tại bộ phận một cửa."),
        ("Năm 2020 có ba bước.", "Năm 2020 gồm ba bước."),
        ("", RISE),
    ],
)
def test_a_claim_in_the_source_s_sense(claim: str, source: str):
    assert turned(claim, source, "vi") == []


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("Chỉ số giảm 8 bậc.", RISE, ["giảm"]),
        ("The index fell by 8 places.", RISE, ["fell"]),
        ("Chỉ số dẫn đầu.", RISE, ["dẫn đầu"]),
        ("Chỉ số thấp nhất.", RISE, ["thấp nhất"]),
        ("Cao hơn Hà Nội.", RISE, ["hơn"]),
        ("Đều tăng 8 bậc.", RISE, ["Đều"]),
        ("Tất cả tăng 8 bậc.", RISE, ["Tất cả"]),
        ("Phần lớn tăng 8 bậc.", RISE, ["Phần lớn"]),
        ("Xếp trên 8 tỉnh.", RISE, ["Xếp trên", "trên 8"]),
        ("Giải quyết quá hạn 99%.", "Giải quyết đúng hạn 99%.", ["quá hạn"]),
        ("Đạt 88% năm 2025.", PLAN, ["without “mục tiêu”"]),
        ("Chỉ số không tăng.", RISE, ["not “tăng”"]),
        ("Đạt 80%.", DENIED, ["“đạt 80” without its “not”"]),
        ("Phải nộp bản giấy.", DENIED, ["“nộp bản” without its “not”"]),
        ("Có chín bước.", "Có 8 bước.", ["chín"]),
        ("A hundred steps.", "8 steps.", ["hundred"]),
        ("Tỉnh đứng thứ ba.", RISE, ["ba"]),
    ],
)
def test_a_claim_turned_from_its_source(claim: str, source: str, words: list[str]):
    assert turned(claim, source, "vi") == words


@given(st.sampled_from([RISE, PLAN, DENIED]))
def test_a_sentence_agrees_with_itself(text: str):
    assert turned(text, text, "vi") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_compared(claim: str, source: str):
    assert all(isinstance(word, str) and word for word in turned(claim, source, "vi"))
