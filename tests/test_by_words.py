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


BOUNDS = Article(
    "z",
    "Bến Tre siết kỷ luật",
    "Ở Bến Tre, để 3 hồ sơ trễ hạn trong một quý thì công chức bị hạ xếp loại; từ 10 hồ sơ thì bị điều chuyển.",
)
WAIT = Article(
    "w", "Bến Tre rút thời gian", "Dân Bến Tre năm 2019 có thời gian chờ là 11 ngày, giảm từ 19 ngày năm 2017."
)


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("Bao nhiêu hồ sơ trễ trong quý thì công chức Bến Tre bị điều chuyển?", BOUNDS, "từ 10 hồ sơ"),
        ("Thời gian chờ của dân Bến Tre từ 2017 đến 2019 giảm bao nhiêu ngày?", WAIT, "19 ngày năm 2017"),
    ],
)
def test_one_bound_or_end_of_several_is_told_in_its_sentence(question: str, article: Article, words: str):
    draft = told(question, article)
    assert draft is not None
    assert draft.route == "quote"
    assert words in draft.statements[0].text
