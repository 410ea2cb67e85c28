"""Whether a sentence has anything that a question says."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.stating import bears_on


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
