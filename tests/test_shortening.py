import pytest
from rag_fakes import ask_for

from rag.verification.shortening import reshaped

ANY = "Bài viết nói gì?"
APPOINTED = "Tỉnh bổ nhiệm ông Lê An giữ chức Giám đốc Sở Nội vụ, thay bà Trần Bình nghỉ hưu."
COMPLAINTS = "Doanh nghiệp phàn nàn nhiều nhất về đất đai (46%), sau đó là phòng cháy (31%) và thanh tra (23%)."
PAPERS = "Người dân nộp đơn theo mẫu và sổ gốc; nếu nộp qua mạng thì ký số, gửi sổ qua bưu điện."
COMMITTEE = "Kho bạc vượt Hải quan; Ủy ban Chứng khoán Nhà nước giảm điểm do xử lý hồ sơ chậm."
SEATS = "Dẫn đầu là Cà Mau với 70,1 điểm, tiếp theo là Bến Tre và Long An."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Ông Lê An giữ chức Giám đốc Sở Nội vụ.", APPOINTED),
        ("Cà Mau đạt 70,1 điểm.", SEATS),
        ("Doanh nghiệp phàn nàn về đất đai (46%), phòng cháy (31%) và thanh tra (23%).", COMPLAINTS),
        ("Người dân nộp đơn theo mẫu và sổ gốc.", PAPERS),
        ("Ủy ban Chứng khoán Nhà nước giảm điểm.", COMMITTEE),
        ("", APPOINTED),
    ],
)
def test_a_shortened_sentence_keeps_its_shape(claim: str, source: str):
    assert reshaped(claim, source, ask_for(ANY)) == []


@pytest.mark.parametrize(
    ("claim", "source", "fault"),
    [
        ("Bà Trần Bình lên thay làm Giám đốc Sở Nội vụ.", APPOINTED, "words in another order"),
        ("Doanh nghiệp phàn nàn nhiều nhất về đất đai.", COMPLAINTS, "without “sau phòng cháy 31”"),
        ("Người dân nộp đơn theo mẫu.", PAPERS, "without “sổ gốc”"),
        ("Người dân ký số, gửi sổ qua bưu điện.", PAPERS, "without “nếu”"),
        ("Nếu nộp qua mạng thì ký số, gửi sổ qua bưu điện.", PAPERS, "only “nếu”"),
        ("Chứng khoán Nhà nước giảm điểm.", COMMITTEE, "Chứng khoán"),
        ("Bị gì là xử lý hồ sơ chậm.", COMMITTEE, "asks “Bị gì”"),
    ],
)
def test_another_story_with_the_same_words(claim: str, source: str, fault: str):
    assert fault in reshaped(claim, source, ask_for(ANY))


def test_a_case_is_told_of_who_asked_for_it():
    query = ask_for("Nộp qua mạng thì gửi sổ thế nào?")
    assert reshaped("Nếu nộp qua mạng thì ký số, gửi sổ qua bưu điện.", PAPERS, query) == []


def test_one_member_answers_who_asks_for_one_value():
    assert reshaped("Đất đai 46%.", COMPLAINTS, ask_for("Bao nhiêu phần trăm doanh nghiệp phàn nàn về đất đai?")) == []
