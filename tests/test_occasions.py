"""Sums of another occasion are not told beside that of the one asked for."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.occasions import of_occasion

CARD = Article(
    "the",
    "Thẻ bến của Hà Giang",
    "Lệ phí thẻ bến là 90.000 đồng. Gia hạn thẻ bến nộp 20.000 đồng. Thẻ bến nộp tại chợ.",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Gia hạn thẻ bến ở Hà Giang tốn bao nhiêu tiền?", [1, 2]),
        ("How much does it cost to renew a card in Ha Giang?", [1, 2]),
        ("Làm thẻ bến ở Hà Giang tốn bao nhiêu tiền?", [0, 1, 2]),
        ("Cấp lại thẻ bến ở Hà Giang tốn bao nhiêu tiền?", [0, 1, 2]),
        ("Gia hạn thẻ bến ở Hà Giang nộp ở đâu?", [0, 1, 2]),
    ],
)
def test_the_sum_of_a_renewal_is_told_alone(question: str, expected: list[int]):
    index = index_of(CARD)
    sentences = index.sentences("the")
    assert of_occasion(ask_for(question, index=index), sentences) == [sentences[n] for n in expected]
