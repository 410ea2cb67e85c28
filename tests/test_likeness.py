"""The scale of likeness, on embedders whose cosines are made up."""

from collections.abc import Sequence

import pytest
from rag_fakes import index_of

from index.news_index import NewsIndex
from rag.retrieval.likeness import Scale, scale_of


class Told(NewsIndex):
    """An index whose embedder gives one cosine to a question's own answer and another to all other texts."""

    def __init__(self, own: float, other: float) -> None:
        self._own, self._other, self._asked = own, other, -1

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        self._asked += 1
        return [self._own if place == self._asked else self._other for place in range(len(texts))]


def test_a_scale_runs_from_unrelated_to_related():
    scale = Scale(0.8, 0.9)
    assert [scale.of(cosine) for cosine in (0.8, 0.9)] == [0.0, 1.0]
    assert scale.of(0.85) == pytest.approx(0.5)


def test_the_scale_is_measured():
    scale = scale_of(Told(0.9, 0.75))
    assert scale is not None
    assert (scale.unrelated, scale.related) == pytest.approx((0.75, 0.9))


@pytest.mark.parametrize("own", [0.0, -0.1])
def test_an_embedder_that_tells_nothing_has_no_scale(own: float):
    assert scale_of(Told(own, 0.0)) is None


def test_words_in_common_make_a_scale():
    assert scale_of(index_of()) is not None
