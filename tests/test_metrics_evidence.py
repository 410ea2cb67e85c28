"""Spans, citations, rankings and unsupported figures, with exact values."""

from dataclasses import replace
from math import log2

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, R, nDCG

from eval.metrics import citations, ranking, unsupported
from eval.metrics.spans import Span, overlap, places
from rag.types import Citation

TEXTS = {
    "a": "Năm 2017 tỉnh xếp thứ 24/63, tăng 18 bậc. Năm 2015 tỉnh đứng cuối bảng.",
    "b": "Đến năm 2017, tỉnh xếp thứ 24/63.",
    "c": "Sơn La đạt 87,62%.",
}
QUOTES = [("a", "xếp thứ 24/63"), ("b", "xếp thứ 24/63")]
GOLD = places(QUOTES, TEXTS)


def cite(article: str, quote: str, marker: int = 1) -> Citation:
    start = TEXTS[article].index(quote)
    return Citation(marker, article, "Tin", None, None, None, "article", quote, start, start + len(quote))


def test_places_finds_every_occurrence():
    assert places([("a", "Năm 201"), ("x", "Năm"), ("a", "")], TEXTS) == (Span("a", 0, 7), Span("a", 42, 49))
    assert (Span("a", 14, 27), Span("b", 19, 32)) == GOLD


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (Span("a", 9, 12), True),
        (Span("a", 10, 20), False),
        (Span("a", 0, 5), False),
        (Span("a", 0, 99), True),
        (Span("b", 5, 10), False),
    ],
)
def test_overlap(other: Span, shared: bool):
    assert overlap(Span("a", 5, 10), other) is shared
    assert overlap(other, Span("a", 5, 10)) is shared


def test_a_perfect_citation():
    figures = citations.judge([cite("a", "tỉnh xếp thứ 24/63, tăng")], GOLD, [frozenset("ab")], ["24"], TEXTS)
    assert figures == {
        "citation_exact": 1.0,
        "span_precision": 1.0,
        "supported": 1.0,
        "span_recall": 0.5,
        "group_recall": 1.0,
    }


def test_one_citation_of_two_is_right_and_one_group_of_two_is_hit():
    cited = [cite("a", "xếp thứ 24/63"), cite("a", "Năm 2015 tỉnh đứng cuối bảng.", 2)]
    figures = citations.judge(cited, GOLD, [frozenset("a"), frozenset("b")], ["24"], TEXTS)
    assert figures["span_precision"] == figures["supported"] == figures["group_recall"] == 0.5
    assert figures["citation_exact"] == 1.0


def test_a_quote_that_does_not_stand_there_is_neither_exact_nor_right():
    good = cite("a", "xếp thứ 24/63")
    for bad in (
        replace(good, quote="xếp thứ 42/63"),
        replace(good, start=good.start + 1, end=good.end + 1),
        replace(good, article_id="b"),
        replace(good, article_id="gone"),
        replace(good, quote="", end=good.start),
    ):
        figures = citations.judge([bad], GOLD, [frozenset("ab")], ["24"], TEXTS)
        assert set(figures.values()) == {0.0}


def test_no_citation_has_precision_zero():
    assert set(citations.judge([], GOLD, [frozenset("ab")], ["24"], TEXTS).values()) == {0.0}


def test_an_unanswerable_question_has_no_recall():
    assert citations.judge([cite("c", "87,62%")], (), (), (), TEXTS) == {"citation_exact": 1.0, "span_precision": 0.0}


FOUND = [Span("c", 0, 10), Span("a", 40, 60), Span("c", 5, 18), Span("b", 0, 33), Span("a", 0, 20)]
GROUPS = [frozenset("a"), frozenset("b")]


def test_ranking_by_article_counts_each_article_once():
    ranks = ranking.by_article(FOUND, GROUPS)
    assert ranks == [frozenset(), frozenset({0}), frozenset({1})]
    assert [ranking.recall(ranks, 2, k) for k in (1, 2, 3)] == [0.0, 0.5, 1.0]
    assert ranking.reciprocal_rank(ranks) == 0.5


def test_ranking_by_span_wants_the_quote():
    ranks = ranking.by_span(FOUND, GOLD, GROUPS)
    assert ranks == [frozenset(), frozenset(), frozenset(), frozenset({1}), frozenset({0})]
    assert [ranking.recall(ranks, 2, k) for k in (3, 4, 5, 20)] == [0.0, 0.5, 1.0, 1.0]
    assert ranking.reciprocal_rank(ranks) == 0.25
    assert ranking.ndcg(ranks, 2, 10) == pytest.approx((1 / log2(5) + 1 / log2(6)) / (1 + 1 / log2(3)))
    assert ranking.ndcg(ranks, 2, 4) == pytest.approx((1 / log2(5)) / (1 + 1 / log2(3)))


def test_ranking_edges():
    both = [frozenset({0, 1}), frozenset({0})]
    assert ranking.ndcg(both, 2, 10) == 1.0
    assert ranking.ndcg([frozenset({0}), frozenset({0})], 1, 10) == 1.0
    assert ranking.ndcg([], 1, 10) == ranking.reciprocal_rank([]) == ranking.recall([], 1, 10) == 0.0
    assert ranking.ndcg(both, 0, 10) == ranking.recall(both, 0, 10) == 0.0


@given(st.permutations("abcdefghij"), st.sets(st.sampled_from("abcdefghijxy"), min_size=1), st.integers(0, 10))
def test_ranking_of_single_articles_agrees_with_ir_measures(found: list[str], relevant: set[str], depth: int):
    """Where each group is one article, the figures are those that everybody computes."""
    spans = [Span(article, 0, 1) for article in found[:depth]]
    ranks = ranking.by_article(spans, [frozenset(article) for article in sorted(relevant)])
    qrels = {"q": dict.fromkeys(relevant, 1)}
    run = {"q": {span.article_id: float(len(spans) - place) for place, span in enumerate(spans)}}
    theirs = ir_measures.calc_aggregate([R @ 1, R @ 5, R @ 10, RR, nDCG @ 10], qrels, run)
    assert {k: ranking.recall(ranks, len(relevant), k) for k in (1, 5, 10)} == pytest.approx(
        {k: theirs[R @ k] for k in (1, 5, 10)}
    )
    assert ranking.reciprocal_rank(ranks) == pytest.approx(theirs[RR])
    assert ranking.ndcg(ranks, len(relevant), 10) == pytest.approx(theirs[nDCG @ 10])


def test_interchangeable_articles_are_where_it_differs():
    ranks = ranking.by_article([Span("a", 0, 1), Span("x", 0, 1)], [frozenset("ab")])
    theirs = ir_measures.calc_aggregate([R @ 5], {"q": {"a": 1, "b": 1}}, {"q": {"a": 2.0, "x": 1.0}})
    assert (ranking.recall(ranks, 1, 5), theirs[R @ 5]) == (1.0, 0.5)


@given(st.lists(st.frozensets(st.integers(0, 2))), st.integers(1, 20))
def test_ranking_figures_stay_between_zero_and_one(ranks: list[frozenset[int]], k: int):
    for figure in (ranking.recall(ranks, 3, k), ranking.ndcg(ranks, 3, k), ranking.reciprocal_rank(ranks)):
        assert 0.0 <= figure <= 1.0


@pytest.mark.parametrize(
    ("answer", "sources", "claims"),
    [
        ("Xếp thứ 24/63 [1].", ["xếp thứ 24/63"], ()),
        ("Xếp thứ 25/63 [1].", ["xếp thứ 24/63"], ("25",)),
        ("Scored 74.99% [1] in 2015.", ["đạt 74,99%", "năm 2015"], ()),
        ("Có 33,300 hồ sơ.", ["33.300 hồ sơ"], ()),
        ("Có 33,3 hồ sơ.", ["33.300 hồ sơ"], ("33,3",)),
        ("There were 36.525 answers.", ["There were 36,525 answers from the provinces"], ()),
        ("Hạng 8.", ["họp ngày 8/6/2018"], ("8",)),
        ("Ngày 8 tháng 6.", ["họp ngày 8/6/2018"], ()),
        ("Ngày 9/6.", ["họp ngày 8/6/2018"], ("9",)),
        ("1. Hà Nội\n2. Huế", ["Hà Nội, Huế"], ()),
        ("Hạng 1/63.", ["đứng đầu 63 tỉnh"], ()),
        ("Top 10.", ["mười tỉnh"], ()),
        ("Hạng 2.", ["Hải Phòng"], ("2",)),
        ("Hạng 2.", ["hai tỉnh"], ()),
        ("Nhóm 5.", ["năm 2017"], ("5",)),
        ("10 và 10 và 11", [], ("10", "11")),
        ("Theo phiên bản 1.2.3", ["phiên bản 1.2.3"], ()),
    ],
)
def test_unsupported(answer: str, sources: list[str], claims: tuple[str, ...]):
    assert unsupported.find(answer, sources) == unsupported.Unsupported(claims)


def test_arithmetic_is_listed_apart():
    sources = ["hạng 24, tăng 18 bậc", "88,38", "giảm 1,82"]
    found = unsupported.find("Hạng 42; 90,2; 86,56; 99", sources, arithmetic=True)
    assert found == unsupported.Unsupported(("99",), ("42", "90,2", "86,56"))
    assert unsupported.find("Hạng 42", sources) == unsupported.Unsupported(("42",))


def test_places_in_an_enumeration_are_listed_apart():
    sources = ["Dẫn đầu là Quảng Ninh 92,18%, Hải Phòng, Hà Nội và Bắc Giang"]
    found = unsupported.find("thứ 2, thứ 3, thứ 4, thứ 5", sources, arithmetic=True)
    assert found == unsupported.Unsupported(("5",), ("2", "3", "4"))
    assert unsupported.find("thứ 2", ["Dẫn đầu là Quảng Ninh 92,18%"], arithmetic=True).claims == ("2",)


@pytest.mark.parametrize(
    ("quote", "carried"),
    [
        ("Năm 2017 tăng 6 bậc so với năm trước", True),
        ("up from the previous year (2017)", True),
        ("Năm 2017 tăng", False),
    ],
)
def test_the_year_before_needs_to_be_said(quote: str, carried: bool):
    found = unsupported.find("so với năm 2016", [quote])
    assert found == (unsupported.Unsupported((), ("2016",)) if carried else unsupported.Unsupported(("2016",)))
