from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_facts import answer_single
from rag.composing.answer_part import answer_part

TABLE = Article(
    "bang",
    "PAR INDEX 2021 của các tỉnh",
    "Kết quả PAR INDEX 2021:\n\n"
    "| Tỉnh | Điểm | Kỷ luật công vụ | Kỷ luật phát ngôn |\n|---|---|---|---|\n"
    "| Cà Mau | 85,12 | 6,44 | 5,31 |\n| Gia Lai | 84,10 | 7,02 | 4,90 |",
)


def told(question: str) -> list[str]:
    draft = answer_part(index_of(TABLE), ask_for(question))
    return [statement.text for statement in draft.statements] if draft else []


def test_a_column_in_no_list_is_found_by_its_head():
    assert told("PAR INDEX 2021 của Cà Mau: phần kỷ luật công vụ mấy điểm?") == [
        "PAR INDEX 2021, nội dung kỷ luật công vụ: Cà Mau đạt 6,44"
    ]


def test_the_whole_is_not_told_for_a_part():
    question = ask_for("PAR INDEX 2021 của Cà Mau: mục kỷ luật tài chính mấy điểm?")
    assert answer_part(index_of(TABLE), question) is None
    assert answer_single(index_of(TABLE), question) is None


def test_no_part_is_told_for_the_whole():
    assert told("PAR INDEX 2021 của Cà Mau được mấy điểm?") == []
