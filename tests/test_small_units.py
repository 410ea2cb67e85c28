"""Districts typed in small letters without their kind."""

import pytest
from rag_fakes import TODAY, ask_for, index_of

from index.types import Article
from rag.types import Query
from rag.understanding.question import parse

TABLE = Article(
    "bang",
    "Chỉ số CCHC cấp huyện của Hà Giang năm 2020",
    "| Hạng | Huyện | Điểm CCHC 2020 |\n|---|---|---|\n| 1 | Mèo Vạc | 76,18 |\n| 2 | Xín Mần | 74,90 |",
)


def read(question: str) -> Query:
    index = index_of(TABLE)
    return parse(question, (), index.vocabulary, TODAY, lambda name: bool(index.facts(entity=name)))


@pytest.mark.parametrize(
    ("question", "entities"),
    [
        ("meo vac 2020 cai cach hanh chinh may diem", ("Mèo Vạc",)),
        ("mèo vạc hà giang 2020 được mấy điểm", ("Mèo Vạc", "Hà Giang")),
        ("huyện mèo vạc 2020 được mấy điểm", ("huyện Mèo Vạc",)),
        ("xin man va meo vac 2020 ben nao hon", ("Xín Mần", "Mèo Vạc")),
        ("mèo vạc và nghị lộc 2020 bên nào hơn", ()),
        ("nghị lộc hay mèo vạc 2020 hơn", ()),
        ("mèo vạc và hà giang 2020 bên nào hơn", ("Mèo Vạc", "Hà Giang")),
        ("mèo vạc 2020 được mấy điểm và thứ mấy", ("Mèo Vạc",)),
        ("hà giang 2020 được mấy điểm", ("Hà Giang",)),
        ("điểm số của đơn vị cấp huyện 2020", ()),
    ],
)
def test_a_unit_of_which_rows_are_known_is_named(question: str, entities: tuple[str, ...]):
    assert read(question).entities == entities


def test_without_rows_small_letters_are_left_be():
    assert ask_for("mèo vạc 2020 cải cách hành chính mấy điểm").entities == ()
