"""Asked who has the most: a sentence that says so comes first."""

from rag_fakes import ask_for, index_of

from index.types import Article
from rag.retrieval.evidence import Scored
from rag.retrieval.superlative import extreme_first

ARTICLE = Article(
    "a",
    "Cắt giảm điều kiện",
    "Bộ Công Thương cắt 55,5% điều kiện. Bộ Xây dựng cắt 85,1%, cao nhất về tỷ lệ. Bộ Y tế cắt ít nhất, 20%.",
)


def order(question: str, *scores: float) -> list[str]:
    index = index_of(ARTICLE)
    scored = [Scored(s, score) for s, score in zip(index.sentences("a"), scores, strict=True)]
    return [s.sentence.text.split(" cắt")[0] for s in extreme_first(ask_for(question), scored)]


def test_who_is_said_to_have_the_most_comes_first():
    assert order("Bộ nào cắt điều kiện nhiều nhất?", 0.9, 0.4, 0.3)[0] == "Bộ Xây dựng"
    assert order("Bộ nào cắt điều kiện ít nhất?", 0.9, 0.4, 0.3)[0] == "Bộ Y tế"


def test_an_unlikely_one_does_not_nor_where_no_end_is_asked_for():
    assert order("Bộ nào cắt điều kiện nhiều nhất?", 0.9, 0.1, 0.1)[0] == "Bộ Công Thương"
    assert order("Bộ nào cắt 55,5% điều kiện?", 0.9, 0.4, 0.3)[0] == "Bộ Công Thương"
