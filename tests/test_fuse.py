import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Hit, Passage
from rag.retrieval.fuse import convex, reciprocal_rank


def hits(**scores: float) -> list[Hit]:
    """Make hits on passages a, b … (rows 0, 1 …) with the scores given."""
    rows = {name: ord(name) - ord("a") for name in scores}
    return [Hit(Passage(rows[name], name, 0, 1, name, ""), score) for name, score in scores.items()]


def flat(found: list[Hit]) -> list[tuple[str, float]]:
    return [(hit.passage.text, hit.score) for hit in found]


def test_convex_exactly():
    dense = hits(a=0.9, b=0.8, c=0.5)
    lexical = hits(b=12.0, d=7.0, a=2.0)
    # dense: a 1, b 0.75, c 0, d missing 0; lexical: b 1, d 0.5, a 0, c missing 0
    assert flat(convex(dense, lexical, 0.6, 10)) == [
        ("b", pytest.approx(0.6 * 0.75 + 0.4)),
        ("a", pytest.approx(0.6)),
        ("d", pytest.approx(0.2)),
        ("c", 0.0),
    ]


def test_both_original_scores_are_kept():
    fused = {hit.passage.text: hit for hit in convex(hits(a=0.9, b=0.8), hits(b=12.0, d=7.0), 0.5, 10)}
    assert (fused["a"].dense, fused["a"].lexical) == (0.9, None)
    assert (fused["b"].dense, fused["b"].lexical) == (0.8, 12.0)
    assert (fused["d"].dense, fused["d"].lexical) == (None, 7.0)


def test_weights_at_the_ends_give_one_side_alone():
    dense, lexical = hits(a=0.9, b=0.8, c=0.5), hits(c=9.0, b=5.0, a=1.0)
    assert [hit.passage.text for hit in convex(dense, lexical, 1.0, 3)] == ["a", "b", "c"]
    assert [hit.passage.text for hit in convex(dense, lexical, 0.0, 3)] == ["c", "b", "a"]


def test_one_empty_side_leaves_the_order_of_the_other():
    assert flat(convex(hits(a=0.9, b=0.5), [], 0.5, 5)) == [("a", 0.5), ("b", 0.0)]
    assert flat(convex([], hits(b=7.0, a=3.0), 0.25, 5)) == [("b", 0.75), ("a", 0.0)]
    assert convex([], [], 0.5, 5) == []


def test_equal_scores_count_as_found():
    assert flat(convex(hits(c=0.7), hits(c=3.0, b=3.0), 0.5, 5)) == [("c", 1.0), ("b", 0.5)]


def test_ties_are_ordered_by_row():
    assert [hit.passage.text for hit in convex(hits(d=0.5, b=0.5), hits(c=1.0, a=1.0), 0.5, 5)] == ["a", "b", "c", "d"]


def test_reciprocal_rank_exactly():
    fused = reciprocal_rank(hits(a=0.9, b=0.8, c=0.5), hits(c=9.0, b=5.0), 10)
    assert flat(fused) == [
        ("c", 1 / (60 + 3) + 1 / (60 + 1)),
        ("b", 1 / (60 + 2) + 1 / (60 + 2)),
        ("a", 1 / (60 + 1)),
    ]
    assert (fused[0].dense, fused[0].lexical) == (0.5, 9.0)


def test_reciprocal_rank_with_another_damping():
    assert flat(reciprocal_rank(hits(a=0.9, b=0.8), [], 1, k0=0)) == [("a", 1.0)]


@pytest.mark.parametrize(("k", "length"), [(2, 2), (0, 0), (-1, 0), (9, 3)])
def test_k_limits_both(k: int, length: int):
    dense = hits(a=0.9, b=0.8, c=0.5)
    assert len(convex(dense, [], 0.5, k)) == length
    assert len(reciprocal_rank(dense, [], k)) == length


SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1e6, 1e6), max_size=8)


@given(SCORES, SCORES, st.floats(0, 1))
def test_every_candidate_once_between_zero_and_one(dense: dict[str, float], lexical: dict[str, float], weight: float):
    fused = convex(hits(**dense), hits(**lexical), weight, 100)
    assert sorted(hit.passage.text for hit in fused) == sorted(dense | lexical)
    assert all(0 <= hit.score <= 1 + 1e-9 for hit in fused)
    assert [hit.score for hit in fused] == sorted((hit.score for hit in fused), reverse=True)


@given(SCORES, SCORES, st.floats(0.1, 100), st.floats(-100, 100))
def test_scale_and_origin_of_one_side_do_not_matter(
    dense: dict[str, float], lexical: dict[str, float], scale: float, shift: float
):
    moved = {name: math.floor(score) * scale + shift for name, score in lexical.items()}
    whole = {name: float(math.floor(score)) for name, score in lexical.items()}
    scores = {hit.passage.text: hit.score for hit in convex(hits(**dense), hits(**whole), 0.5, 100)}
    again = {hit.passage.text: hit.score for hit in convex(hits(**dense), hits(**moved), 0.5, 100)}
    assert again == pytest.approx(scores, abs=1e-6)
