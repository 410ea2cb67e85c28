"""Whether a sentence has anything that a question says."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.stating import bears_on, holds_value
from rag.retrieval.evidence import Evidencer


@pytest.mark.parametrize(
    ("question", "lang", "expected"),
    [
        ("Kỳ thi tốt nghiệp bắt đầu ngày nào?", "vi", False),
        ("ky thi tot nghiep bat dau ngay nao", "vi", True),
        ("Thí điểm bắt đầu ngày nào?", "vi", True),
        ("Hà Giang bắt đầu ngày nào?", "vi", True),
        ("When does the pilot start?", "vi", True),
    ],
)
def test_a_sentence_bears_on_a_question(question: str, lang: str, expected: bool):
    index = index_of(Article("a", "Quầy mới", "Thí điểm kéo dài sáu tháng, từ 15/8/2020 đến 15/2/2021.", lang=lang))
    (sentence,) = index.sentences("a")
    assert bears_on(index, ask_for(question, index=index), sentence) is expected


def test_points_may_be_compared_where_the_matter_is_one_of_a_survey():
    text = "PCI 2020: Lào Cai được 7,42 điểm chi phí không chính thức, Hà Giang 7,95."
    index = index_of(Article("b", "PCI 2020: chi phí không chính thức", text))
    query = ask_for("Lào Cai với Hà Giang, doanh nghiệp nơi nào ít phải chi ngoài hơn năm 2020?", index=index)
    assert query.ask == "compare"
    assert holds_value(Evidencer(index), query, index.sentences("b")[0])
