import pytest

from index.facts.frames import frame_sentences
from index.types import Article
from rag.retrieval.listing import announces, asks_list, asks_steps, is_item, listings, tells_steps

TEXT = (
    "Thẻ thư viện làm trong ngày.\n\nCác bước xin cấp thẻ:\n\n"
    "1. Điền phiếu. Ký tên ở cuối.\n2. Nộp ảnh.\n3. Nhận thẻ.\n\n"
    "Thẻ có giá trị một năm.\n\n- Chỉ một gạch đầu dòng."
)


def test_a_list_has_its_announcement_and_its_items_with_all_their_sentences():
    article = Article("the", "Thẻ thư viện", TEXT)
    found = listings(TEXT, frame_sentences(article))
    assert len(found) == 1
    assert found[0].lead is not None
    assert found[0].lead.text == "Các bước xin cấp thẻ:"
    assert [[s.text for s in item] for item in found[0].items] == [
        ["1. Điền phiếu.", "Ký tên ở cuối."],
        ["2. Nộp ảnh."],
        ["3. Nhận thẻ."],
    ]
    assert tells_steps(found[0])


def test_items_in_prose():
    text = "Huyện nêu ba việc. Một là sửa đường. Hai là đào giếng. Ba là trồng cây."
    found = listings(text, frame_sentences(Article("viec", "Ba việc", text)))
    assert [[s.text for s in item] for one in found for item in one.items] == [
        ["Một là sửa đường."],
        ["Hai là đào giếng."],
        ["Ba là trồng cây."],
    ]
    assert found[0].lead is None
    assert not tells_steps(found[0])


@pytest.mark.parametrize(
    ("question", "whole", "steps"),
    [
        ("Làm thẻ thư viện gồm những bước nào?", True, True),
        ("Xin thẻ thì phải làm lần lượt những gì?", True, True),
        ("Hồ sơ xin thẻ cần giấy tờ gì?", True, False),
        ("Which documents are needed?", True, False),
        ("Thẻ thư viện có giá trị mấy năm?", False, False),
        ("Ai cấp thẻ?", False, False),
    ],
)
def test_questions_for_the_whole_of_a_list(question: str, whole: bool, steps: bool):
    assert (asks_list(question), asks_steps(question)) == (whole, steps)


def test_marks():
    assert all(map(is_item, ["- a b", "12. Nộp", "b) Nộp", "Bước 2: nộp", "Thứ hai, nộp", "First, pay"]))
    assert not any(map(is_item, ["2023 là năm", "Một lần nữa", "Nộp - nhận"]))
    assert announces("**Hồ sơ gồm:**")
    assert not announces("Hồ sơ gồm: đơn.")
