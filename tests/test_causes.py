import pytest

from index.types import Sentence
from rag.retrieval.causes import HINTED, LED_UP_TO, TOLD, cause, cause_beside, denied, reply_beside


@pytest.mark.parametrize(
    "text",
    [
        "Huyện mất điểm vì kho dữ liệu đóng cửa cả quý.",
        "Cầu chậm là do thiếu cát.",
        "Nhờ có tổ lưu động, bà con nộp đơn nhanh hơn.",
        "Nguyên nhân được nêu ra là mạng yếu.",
        "The office was late because the printer broke.",
        "Kho cháy cả tháng, vì vậy huyện phải làm lại.",
        "The mayor blamed the rain.",
        "Three reasons are given: rain, wind and mud.",
    ],
)
def test_told_in_so_many_words(text: str):
    assert cause(text) == TOLD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo do ông Tư trình bày khiến hội trường im lặng.", HINTED),
        ("Vì vậy huyện phải làm lại.", 0.0),
        ("Huyện vì vậy phải làm lại.", 0.0),
        ("Vì sao cầu chậm?", 0.0),
        ("Đơn vị nhận 12 hồ sơ.", 0.0),
        ("The town had reasons to hurry.", 0.0),
    ],
)
def test_what_only_hints_at_a_cause_or_follows_from_one(text: str, expected: float):
    assert cause(text) == expected


@pytest.mark.parametrize("before", ["Vì sao cầu chậm?", "Nguyên nhân:", "Why so slow?"])
def test_what_follows_the_question_is_the_cause(before: str):
    assert cause("Cát khan hiếm suốt mùa mưa.", before) == LED_UP_TO
    assert cause("Cát khan hiếm suốt mùa mưa.", "Cầu chậm.") == 0.0


def _article(*texts: str) -> list[Sentence]:
    return [Sentence("a", number * 100, number * 100 + len(text), text) for number, text in enumerate(texts)]


def test_the_cause_stands_in_the_sentence_or_next_to_it():
    matter = "Cầu Bến chậm ba tháng."
    own = _article("Cầu Bến chậm vì thiếu cát.", "Nguyên nhân là mưa.")
    assert cause_beside(own, own[0]) == own[0]
    after = _article("Nguyên nhân cũ là gió.", matter, "Nguyên nhân là thiếu cát.")
    assert cause_beside(after, after[1]) == after[2]
    before = _article("Cát thiếu là do mưa lũ.", matter, "Huyện hứa làm bù.")
    assert cause_beside(before, before[1]) == before[0]
    asked = _article(matter, "Vì sao chậm?", "Cát khan hiếm.")
    assert cause_beside(asked, asked[1]) == asked[2]
    none = _article(matter, "Huyện hứa làm bù.")
    assert cause_beside(none, none[0]) is None


@pytest.mark.parametrize(
    ("matter", "raised"),
    [
        ("Most people asked whether their cards have to be renewed.", True),
        ("Nhiều người hỏi giấy cũ có phải đổi không.", True),
        ("Có phải đóng thêm tiền?", True),
        ("The clerks asked for the cards.", False),
    ],
)
def test_the_reply_stands_behind_a_question_that_is_only_raised(matter: str, raised: bool):
    lines = [Sentence("a", 0, len(matter), matter), Sentence("a", 200, 216, "They need not be.")]
    assert reply_beside(lines, lines[0]) == (lines[1] if raised else None)
    assert reply_beside(lines[:1], lines[0]) is None


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("Vì sao huyện cấm người dân chở cát?", "Huyện không cấm người dân chở cát.", True),
        ("Vì sao huyện cấm người dân chở cát?", "Huyện cấm người dân chở cát.", False),
        ("Vì sao huyện không cấm người dân chở cát?", "Huyện không cấm người dân chở cát.", False),
        ("Vì sao huyện cấm người dân chở cát?", "Xã không cấm người dân chở cát vì cầu đã chắc.", False),
        ("Vì sao huyện cấm người dân chở cát?", "Huyện không có bến.", False),
    ],
)
def test_what_is_denied_has_no_cause(question: str, said: str, expected: bool):
    assert denied(question, said) is expected
