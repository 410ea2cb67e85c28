"""Ranking quality of a search. A question needs one hit in each of its evidence groups.

A ranking comes as one set per rank: the numbers (from 0) of the evidence groups which that result satisfies.

Why own code and neither ranx nor ir_measures: both judge one document at a time, so that of several articles which say
the same thing each one counts as a document to be found, and a search that finds one of them, all that a reader needs,
is told that it missed the others. Here they are one group, satisfied by any of them. ranx also compiles with numba at
its first call, which costs more than a whole run of these functions. Where every group holds one article the figures
are the usual ones; the tests hold them against ir_measures.
"""

from collections.abc import Iterable, Sequence
from math import log2

from eval.metrics.spans import Span, overlap

Groups = Sequence[frozenset[str]]
Ranking = Sequence[frozenset[int]]


def by_article(found: Iterable[Span], groups: Groups) -> list[frozenset[int]]:
    """Rank articles by their first passage and note which groups each belongs to."""
    articles = dict.fromkeys(span.article_id for span in found)
    return [frozenset(n for n, group in enumerate(groups) if article in group) for article in articles]


def by_span(found: Iterable[Span], gold: Sequence[Span], groups: Groups) -> list[frozenset[int]]:
    """Note for each passage the groups of whose gold quotes it holds at least a part."""
    return [
        frozenset(n for n, group in enumerate(groups) if any(q.article_id in group and overlap(span, q) for q in gold))
        for span in found
    ]


def recall(ranking: Ranking, groups: int, k: int) -> float:
    """Share of the groups that the first ``k`` results satisfy."""
    return len(frozenset().union(*ranking[:k])) / groups if groups else 0.0


def reciprocal_rank(ranking: Ranking) -> float:
    """1 / rank of the first result that satisfies any group, 0 when none does."""
    return next((1 / rank for rank, hit in enumerate(ranking, start=1) if hit), 0.0)


def ndcg(ranking: Ranking, groups: int, k: int) -> float:
    """Normalised discounted cumulative gain of the first ``k`` results, at most 1.

    A result gains 1 for each group that no earlier one satisfied (α-nDCG with α = 1, Clarke et al. 2008), discounted
    by log2(rank + 1); the ideal satisfies one group a rank.
    """
    seen: frozenset[int] = frozenset()
    gained = 0.0
    for rank, hit in enumerate(ranking[:k], start=1):
        gained += len(hit - seen) / log2(rank + 1)
        seen |= hit
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(groups, k) + 1))
    return min(1.0, gained / ideal) if ideal else 0.0
