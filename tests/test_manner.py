"""What a sentence must tell beside a figure or a day."""

import pytest
from rag_fakes import ask_for

from index.types import Sentence
from rag.retrieval.manner import tells_so


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Which percentage of files ended up in the red channel?", "It handled 9,100 files, up 12.5 per cent.", False),
        ("Which percentage of files ended up in the red channel?", "Up 12.5 per cent, 6 per cent of them red.", True),
        ("Tỷ lệ hồ sơ luồng đỏ là bao nhiêu?", "Cục tiếp nhận 9.100 hồ sơ, tăng gần 12,5%.", False),
        ("Tỷ lệ hồ sơ luồng đỏ tăng bao nhiêu?", "Cục tiếp nhận 9.100 hồ sơ, tăng gần 12,5%.", True),
        ("Bao giờ mô hình được áp dụng khắp tỉnh?", "Từ tháng 4/2020, hai huyện thí điểm mô hình.", False),
        ("Bao giờ mô hình được áp dụng khắp tỉnh?", "Sau thí điểm, mô hình được nhân rộng từ 1/3/2021.", True),
        ("Bao giờ mô hình được thí điểm?", "Từ tháng 4/2020, hai huyện thí điểm mô hình.", True),
        ("Không gửi thư xin lỗi thì bị gì?", "Các cơ quan mới gửi 2.057 thư xin lỗi.", False),
        ("Không gửi thư xin lỗi thì bị gì?", "Đơn vị nào không xin lỗi thì không được xét thi đua.", True),
    ],
)
def test_the_manner_that_is_asked_for(question: str, text: str, expected: bool):
    assert tells_so(ask_for(question), Sentence("t", 0, len(text), text, (), None, (), ())) is expected
