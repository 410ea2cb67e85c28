from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.spelling import Spelling

CHAINS = st.lists(st.lists(st.sampled_from("^ a b đ #".split()), max_size=6), max_size=5)


def counted(chains: list[list[str]], sign: int = 1) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    words, pairs = Counter(w for c in chains for w in c), Counter(p for c in chains for p in pairwise(c))
    return {w: sign * n for w, n in words.items()}, {p: sign * n for p, n in pairs.items()}


def same(one: Spelling, two: Spelling) -> bool:
    return one.words == two.words and np.array_equal(one.counts, two.counts) and np.array_equal(one.pairs, two.pairs)


def test_words_and_pairs_are_sorted():
    seen = Spelling.empty().plus(*counted([["b", "a", "b"], ["b", "a"]]))
    assert seen.words == ("a", "b")
    assert seen.counts.tolist() == [2, 3]
    assert seen.pairs.tolist() == [[0, 1, 1], [1, 0, 2]]


@given(one=CHAINS, two=CHAINS)
def test_what_is_taken_away_again_leaves_no_trace(one: list[list[str]], two: list[list[str]]):
    alone = Spelling.empty().plus(*counted(one))
    both = Spelling.empty().plus(*counted(two)).plus(*counted(one))
    assert same(both, Spelling.empty().plus(*counted([*one, *two])))
    assert same(both.plus(*counted(two, -1)), alone)


def test_round_trip(tmp_path: Path):
    for seen in (Spelling.empty(), Spelling.empty().plus(*counted([["ơ", "a"]]))):
        seen.save(tmp_path)
        assert same(Spelling.load(tmp_path), seen)


def test_files_of_two_states_are_refused(tmp_path: Path):
    Spelling.empty().plus(*counted([["ơ", "a"]])).save(tmp_path)
    (tmp_path / "spelling-words.json").write_text('["a"]')
    with pytest.raises(ValueError, match="do not fit"):
        Spelling.load(tmp_path)
