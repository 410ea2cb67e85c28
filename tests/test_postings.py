from itertools import chain

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.postings import Postings

WORDS = st.lists(st.sampled_from("a b c đ ơ".split()), max_size=6)


def same(one: Postings, two: Postings) -> bool:
    arrays = ("starts", "rows", "counts", "lengths")
    return one.words == two.words and all(np.array_equal(getattr(one, part), getattr(two, part)) for part in arrays)


def test_words_are_sorted_and_counted_by_row():
    counted = Postings.count([["b", "a", "b"], [], ["b"]])
    assert counted.words == ("a", "b")
    assert counted.starts.tolist() == [0, 1, 3]
    assert counted.rows.tolist() == [0, 0, 2]
    assert counted.counts.tolist() == [1, 2, 1]
    assert counted.lengths.tolist() == [3, 0, 1]


@given(old=st.lists(WORDS, max_size=6), new=st.lists(WORDS, max_size=4), data=st.data())
def test_splicing_equals_counting_from_the_start(old: list[list[str]], new: list[list[str]], data: st.DataObject):
    kept = sorted(data.draw(st.sets(st.sampled_from(range(len(old))))) if old else ())
    places = data.draw(st.permutations([True] * len(kept) + [False] * len(new)))
    olds, news = iter(kept), iter(range(len(new)))
    origin = np.array([next(olds) if is_old else -1 - next(news) for is_old in places], dtype=np.int64)
    whole = [old[row] if row >= 0 else new[-1 - row] for row in origin.tolist()]
    assert same(Postings.count(old).spliced(origin, Postings.count(new)), Postings.count(whole))


@given(documents=st.lists(WORDS, min_size=1, max_size=8).filter(any))
def test_scores_are_those_of_bm25s(documents: list[list[str]]):
    counted = Postings.count(documents)
    numbers = {word: number for number, word in enumerate(counted.words)}
    theirs = bm25s.BM25()
    theirs.index(([[numbers[word] for word in d] for d in documents], numbers), False, show_progress=False)
    assert counted.rows.tolist() == theirs.scores["indices"].tolist()
    assert counted.starts.tolist() == theirs.scores["indptr"].tolist()
    assert counted.scores().tolist() == pytest.approx(theirs.scores["data"].tolist(), rel=1e-6)


def test_no_word_at_all_becomes_a_nameless_one():
    held = Postings.count([[], []]).without_words()
    assert held.words == ("",)
    assert list(chain(held.rows, held.counts, held.lengths)) == [0, 1, 1, 1, 1, 1]
