"""What a sentence must tell beside a figure or a day."""

import pytest
from rag_fakes import ask_for

from index.types import Sentence
from rag.retrieval.manner import tells_left, tells_so


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Which percentage of files ended up in the red channel?", "It handled 9,100 files, up 12.5 per cent.", False),
        ("Which percentage of files ended up in the red channel?", "Up 12.5 per cent, 6 per cent of them red.", True),
        ("Tỷ lệ hồ sơ luồng đỏ là bao nhiêu?", "Cục tiếp nhận 9.100 hồ sơ, tăng gần 12,5%.", False),
        ("Tỷ lệ hồ sơ luồng đỏ tăng bao nhiêu?", "Cục tiếp nhận 9.100 hồ sơ, tăng gần 12,5%.", True),
        ("Bao giờ mô hình được áp dụng khắp tỉnh?", "Từ tháng 4/2020, hai huyện thí điểm mô hình.", False),
        ("Bao giờ mô hình được áp dụng khắp tỉnh?", "Sau thí điểm, mô hình được nhân rộng từ 1/3/2021.", True),
        ("Còn bao nhiêu người chưa được bố trí?", "Đã bố trí cho 573 người, phần còn lại chờ tới 2029.", False),
        ("Còn bao nhiêu người chưa được bố trí?", "Còn 217 cán bộ chưa bố trí được.", True),
        ("Bao nhiêu người đã được bố trí?", "Đã bố trí cho 573 người, phần còn lại chờ tới 2029.", True),
        ("Bao giờ mô hình được thí điểm?", "Từ tháng 4/2020, hai huyện thí điểm mô hình.", True),
        ("Không gửi thư xin lỗi thì bị gì?", "Các cơ quan mới gửi 2.057 thư xin lỗi.", False),
        ("Không gửi thư xin lỗi thì bị gì?", "Đơn vị nào không xin lỗi thì không được xét thi đua.", True),
        ("Nơi nào ở tỉnh nhận nhiều hồ sơ sáng thứ Hai nhất?", "Cả tháng nhận 310 hồ sơ.", False),
        ("Nơi nào ở tỉnh nhận nhiều hồ sơ sáng thứ Hai nhất?", "Bến Cát dẫn đầu với 120 hồ sơ.", True),
        ("Nơi nào ở tỉnh nhận nhiều hồ sơ sáng thứ Hai nhất?", "| Bến Cát | 120 |", True),
        ("Làm thẻ bến phải chuẩn bị giấy tờ gì?", "Người quá hạn 3 tháng phải thi lại.", False),
        ("Làm thẻ bến phải chuẩn bị giấy tờ gì?", "Chủ bến nộp tờ khai và hai ảnh 3x4.", True),
        ("What papers do I need to prepare for a card?", "Those over 60 pay nothing.", False),
        ("What papers do I need to prepare for a card?", "Owners bring a form and two photos.", True),
    ],
)
def test_the_manner_that_is_asked_for(question: str, text: str, expected: bool):
    assert tells_so(ask_for(question), Sentence("t", 0, len(text), text, (), None, (), ())) is expected


def test_a_row_of_what_has_been_done_is_not_of_what_is_left():
    left = ask_for("Còn bao nhiêu phản ánh chưa trả lời?")
    assert not tells_left(left, "Quý III: Phản ánh đã trả lời")
    assert tells_left(left, "đã nhận 189, còn 3 chưa trả lời")
    assert tells_left(ask_for("Bao nhiêu phản ánh đã trả lời?"), "Quý III: Phản ánh đã trả lời")
