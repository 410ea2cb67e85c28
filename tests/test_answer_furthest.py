"""Who of a table moved furthest between the two years that it gives."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_furthest import answer_furthest
from rag.understanding.question import without_names

MINISTRIES = Article(
    "bo",
    "PAR INDEX 2020 khối bộ",
    "| Hạng | Bộ | PAR INDEX 2020 (%) | PAR INDEX 2019 (%) |\n|---|---|---|---|\n| 1 | Bộ Tài chính | 94,17 | 93,88 |\n"
    "| 2 | Bộ Công Thương | 88,20 | 84,35 |\n| 3 | Bộ Tư pháp | 86,11 | 87,20 |\n| 4 | Bộ Y tế | 85,02 | 83,10 |",
)
RISE, FALL = "Bộ nào nhích lên nhiều điểm nhất PAR INDEX 2020?", "Bộ nào giảm nhiều điểm nhất PAR INDEX 2020?"


def told(question: str, article: Article = MINISTRIES) -> str:
    query = ask_for(question)
    assert query.places is None
    draft = answer_furthest(index_of(article), query, without_names(query.standalone))
    return f"{draft.lead} {draft.statements[0].text}" if draft else ""


def test_the_difference_of_both_years_of_a_table():
    assert told(RISE).startswith("Tính từ bảng trong bài, gồm 4 đơn vị có số của cả hai năm: PAR INDEX 2020: Bộ Công")
    assert "tăng 3,85 điểm" in told(RISE)
    assert "giảm 1,09 điểm" in told(FALL)


@pytest.mark.parametrize(
    ("old", "new"),
    [("84,35", ""), ("83,10", "81,17"), ("88,20 | 84,35", "80,20 | 84,35")],
    ids=["too few rows", "two as far", "still the furthest of others"],
)
def test_nobody_is_told_where_it_is_not_clear(old: str, new: str):
    article = Article("bo", MINISTRIES.title, MINISTRIES.text.replace(old, new))
    assert "Công Thương" not in told(RISE, article)


def test_a_first_place_is_not_asked_for():
    assert ask_for("Bộ nào nhiều điểm nhất PAR INDEX 2020?").places is not None
