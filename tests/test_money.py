import pytest

from index.text.fold import fold
from rag.understanding import money


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Lệ phí là bao nhiêu?", True),
        ("Tỉnh chi bao nhiêu cho đường truyền?", True),
        ("How much did the province spend on postage?", True),
        ("What is the fee?", True),
        ("Cuộc khảo sát hỏi bao nhiêu người?", False),
        ("How much did the score rise?", False),
        ("Chi bao nhiêu người đi học?", False),
    ],
)
def test_questions_that_ask_for_money(question: str, asked: bool):
    assert bool(money.ASKED.search(fold(question))) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lệ phí 100.000 đồng.", True),
        ("Tỉnh cấp 3,2 tỷ.", True),
        ("The fee is 500,000 dong.", True),
        ("It paid VND5 million.", True),
        ("Nộp qua mạng thì miễn phí.", True),
        ("Miễn lệ phí khi nộp qua mạng.", True),
        ("It will save about 4.22 trillion VND a year.", True),
        ("Tỉnh trả 24.870 kết quả.", False),
        ("Đội có 5 đội viên.", False),
    ],
)
def test_texts_that_tell_a_sum(text: str, told: bool):
    assert bool(money.TOLD.search(fold(text))) is told
