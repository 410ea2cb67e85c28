import pytest
from rag_fakes import TODAY, ask_for, index_of

from index.types import Article
from rag.composing.answer_region import answer_region
from rag.understanding.question import parse

HIGHLANDS = Article(
    "tay-nguyen",
    "PAR INDEX 2021 ở Tây Nguyên",
    "| Tỉnh | Hạng PAR INDEX 2021 |\n|---|---|\n| Kon Tum | 40 |\n| Gia Lai | 22 |\n| Đắk Lắk | 35 |\n"
    "| Đắk Nông | 51 |\n| Lâm Đồng | 9 |",
)
TWO = Article("hai-tinh", "PAR INDEX 2021", "PAR INDEX 2021: Kon Tum xếp thứ 40, Gia Lai xếp thứ 22.")


def told(question: str, *articles: Article) -> list[str]:
    draft = answer_region(index_of(*articles), ask_for(question))
    return [statement.text for statement in draft.statements] if draft else []


def test_the_first_of_a_region():
    assert told("Hai tỉnh Tây Nguyên nào đứng đầu PAR INDEX 2021?", HIGHLANDS) == [
        "PAR INDEX 2021: Lâm Đồng (xếp thứ 9) và Gia Lai (xếp thứ 22)"
    ]


def test_the_last_of_a_region():
    assert told("Tỉnh Tây Nguyên nào thấp nhất PAR INDEX 2021?", HIGHLANDS) == ["PAR INDEX 2021: Đắk Nông (xếp thứ 51)"]


def test_with_few_places_known_nobody_is_called_the_first():
    assert told("Tỉnh Tây Nguyên nào đứng đầu PAR INDEX 2021?", TWO) == []


@pytest.mark.parametrize(
    "question", ["Tỉnh nào đứng đầu PAR INDEX 2021?", "Tỉnh Tây Nguyên nào đứng đầu?", "Tây Nguyên có mấy tỉnh?"]
)
def test_other_questions_are_not_for_it(question: str):
    assert told(question, HIGHLANDS) == []


def test_people_say_mien_tay():
    index = index_of(HIGHLANDS)
    query = parse("Miền Tây tỉnh nào đứng đầu PAR INDEX 2021?", (), index.vocabulary, TODAY)
    assert query.entities == ("Đồng bằng sông Cửu Long",)
