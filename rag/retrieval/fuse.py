"""One ranking out of two: the dense and the lexical search see different things and score on different scales."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.types import Hit, Passage


def convex(dense: Sequence[Hit], lexical: Sequence[Hit], weight: float, k: int) -> list[Hit]:
    """Fuse by a weighted mean of normalised scores.

    ``score = weight * d + (1 - weight) * l``, where ``d`` and ``l`` are the candidate's dense and lexical scores, each
    brought to 0…1 by ``(s - min) / (max - min)`` over the list that it stands in. Candidates are the union of both
    lists. One that is missing from a list counts there as that list's last, 0: its true score cannot be higher. A list
    whose scores are all equal gives 1 to each of its members.

    S. Bruch, S. Gai, A. Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2022 (arXiv:2210.11934).

    Args:
        dense: Hits of the dense search.
        lexical: Hits of the lexical search.
        weight: Share of the dense side, 0 to 1.
        k: How many at most.

    Returns:
        Hits with the fused score and both original ones, best first, equal scores by article and place.
    """
    near, alike = _normalised(dense), _normalised(lexical)
    scores = {row: weight * near.get(row, 0.0) + (1 - weight) * alike.get(row, 0.0) for row in near | alike}
    return _ranked(scores, dense, lexical, k)


def reciprocal_rank(dense: Sequence[Hit], lexical: Sequence[Hit], k: int, k0: int = 60) -> list[Hit]:
    """Fuse by places alone: ``score = sum of 1 / (k0 + place)`` over the lists that hold the candidate, places from 1.

    G. Cormack, C. Clarke, S. Buettcher, "Reciprocal Rank Fusion Outperforms Condorcet and Individual Rank Learning
    Methods", SIGIR 2009.

    Args:
        dense: Hits of the dense search, best first.
        lexical: Hits of the lexical search, best first.
        k: How many at most.
        k0: Damping of the first places.

    Returns:
        Hits with the fused score and both original ones, best first, equal scores by article and place.
    """
    scores: dict[int, float] = {}
    for hits in (dense, lexical):
        for place, hit in enumerate(hits, start=1):
            scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + 1 / (k0 + place)
    return _ranked(scores, dense, lexical, k)


def _normalised(hits: Sequence[Hit]) -> dict[int, float]:
    if not hits:
        return {}
    low, high = min(hit.score for hit in hits), max(hit.score for hit in hits)
    if low == high:
        return {hit.passage.id: 1.0 for hit in hits}
    return {hit.passage.id: (hit.score - low) / (high - low) for hit in hits}


def _ranked(scores: dict[int, float], dense: Sequence[Hit], lexical: Sequence[Hit], k: int) -> list[Hit]:
    merged = _merged(dense, lexical)
    best = sorted(scores, key=lambda row: (-scores[row], *_order(merged[row].passage)))[: max(k, 0)]
    return [replace(merged[row], score=scores[row]) for row in best]


def _order(passage: Passage) -> tuple[str, int, int]:
    """Where a passage stands: the order of the rows in a folder, and the same in a store without an order of rows."""
    return passage.article_id, passage.start, passage.id


def _merged(dense: Iterable[Hit], lexical: Iterable[Hit]) -> dict[int, Hit]:
    near: dict[int, Hit] = {hit.passage.id: hit for hit in dense}
    alike: dict[int, Hit] = {hit.passage.id: hit for hit in lexical}
    passages: dict[int, Passage] = {row: hit.passage for row, hit in (near | alike).items()}
    return {
        row: Hit(
            passage,
            score=0.0,
            dense=near[row].score if row in near else None,
            lexical=alike[row].score if row in alike else None,
        )
        for row, passage in passages.items()
    }
