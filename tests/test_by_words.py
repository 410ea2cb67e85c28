"""Answers from one row that a question's words lead to."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.by_words import from_rows
from rag.composing.draft import Draft
from rag.retrieval.evidence import Evidencer

PARTS = Article(
    "x",
    "Bến Tre chuyển thủ tục",
    "Trong 46 thủ tục của huyện ở Bến Tre, 31 chuyển xuống xã, 12 chuyển lên tỉnh, 3 bị bãi bỏ.",
)
YEARS = Article(
    "y",
    "Bến Tre bớt người",
    "Từ năm 2015 đến năm 2017, Bến Tre tinh giản 243 người. "
    "Theo năm, Bến Tre tinh giản 68 người năm 2015, 91 người năm 2016 và 84 người năm 2017.",
)


def told(question: str, article: Article) -> Draft | None:
    index = index_of(article)
    query = ask_for(question, index=index)
    return from_rows(index, Evidencer(index), query, index.lexical(question, 5))


@pytest.mark.parametrize(
    ("question", "article", "words", "alone"),
    [
        ("Bao nhiêu thủ tục của huyện ở Bến Tre được đưa lên tỉnh?", PARTS, "12 chuyển lên tỉnh", False),
        ("Tổng số thủ tục của huyện ở Bến Tre là bao nhiêu thủ tục?", PARTS, "46 thủ tục", True),
        ("Bến Tre mỗi năm tinh giản bao nhiêu người trong 2015, 2016, 2017?", YEARS, "91 người năm 2016", False),
    ],
)
def test_a_whole_is_not_told_for_its_parts(question: str, article: Article, words: str, alone: bool):
    draft = told(question, article)
    assert draft is not None
    assert words in " ".join(s.text for s in draft.statements)
    assert (draft.route == "fact") is alone
