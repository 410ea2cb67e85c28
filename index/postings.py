"""How often each word stands in each passage, in columns that can be spliced: what BM25's scores are computed from.

bm25s keeps scores alone, and every score depends on all passages: a passage that comes or goes changes each of them.
With the counts kept beside, a change costs a few passes over arrays instead of reading every text again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.types import Vectors

Rows = NDArray[np.int64]
"""For each row of a new index: the row of the old one that it was (0 …), or -1 - n for the n-th of the new texts."""

K1, B = 1.5, 0.75  # bm25s's own defaults, which its files declare


@dataclass(frozen=True, slots=True)
class Postings:
    """Counts by word, then by row.

    Attributes:
        words: The words, sorted.
        starts: Where each word's column starts in ``rows``, and one past the last; int64.
        rows: Row numbers, ascending within a column; int64.
        counts: How often the word stands in the row; int64.
        lengths: Words of each row; int64.
    """

    words: tuple[str, ...]
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    counts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    @classmethod
    def count(cls, documents: Sequence[Sequence[str]]) -> Self:
        """Count words; a document's row is its place in the sequence."""
        lengths = np.fromiter(map(len, documents), dtype=np.int64, count=len(documents))
        words = sorted(set(chain.from_iterable(documents)))
        numbers = {word: number for number, word in enumerate(words)}
        columns = np.fromiter((numbers[word] for word in chain.from_iterable(documents)), np.int64, int(lengths.sum()))
        rows = np.repeat(np.arange(len(documents), dtype=np.int64), lengths)
        keys, counts = np.unique(columns * max(len(documents), 1) + rows, return_counts=True)
        return cls(*_columns(words, keys, len(documents)), counts.astype(np.int64), lengths)

    def spliced(self, origin: Rows, fresh: "Postings") -> "Postings":
        """Return the counts of a new sequence of rows, equal to counting all of them from the start.

        Args:
            origin: Where each row comes from; rows that are kept stay in their order.
            fresh: Counts of the rows that are new.
        """
        if not len(fresh.lengths):
            return self._kept(origin)
        size = len(origin)
        kept, new = origin >= 0, origin < 0
        lengths = np.empty(size, dtype=np.int64)
        lengths[kept], lengths[new] = self.lengths[origin[kept]], fresh.lengths[-1 - origin[new]]
        words = sorted({*_used(self, _places(origin, len(self.lengths))), *fresh.words})
        numbers = {word: number for number, word in enumerate(words)}
        sides = (
            (self, _places(origin, len(self.lengths))),
            (fresh, _places(-1 - origin, len(fresh.lengths))),
        )
        parts = [_moved(part, places, numbers, size) for part, places in sides]
        keys = np.concatenate([keys for keys, _ in parts])
        order = np.argsort(keys, kind="stable")  # two sorted runs: merged in one pass
        counts = np.concatenate([counts for _, counts in parts])[order]
        return Postings(*_columns(words, keys[order], size), counts, lengths)

    def _kept(self, origin: Rows) -> "Postings":
        """Return the counts of some of the rows, in one pass: nothing changes its order, so nothing is sorted."""
        moved = _places(origin, len(self.lengths))[self.rows]
        alive = moved >= 0
        sizes = np.diff(np.concatenate([[0], np.cumsum(alive)])[self.starts])
        used = sizes > 0
        starts = np.concatenate([[0], np.cumsum(sizes[used])])
        words = tuple(compress(self.words, used.tolist()))
        return Postings(words, starts, moved[alive], self.counts[alive], self.lengths[origin])

    def scores(self) -> Vectors:
        """BM25 of every count, in Lucene's form (Kamphuis et al., 2020), which is bm25s's default."""
        having = np.diff(self.starts)
        weights = np.log(1 + (len(self.lengths) - having + 0.5) / (having + 0.5)).astype(np.float32)
        relative = K1 * (1 - B + B * self.lengths / self.lengths.mean())
        shares = self.counts / (relative[self.rows] + self.counts)
        return np.asarray(np.repeat(weights, having) * shares, dtype=np.float32)

    def without_words(self) -> "Postings":
        """Itself, or one nameless word in every row where there is no word at all: bm25s needs one."""
        if self.words:
            return self
        size = len(self.lengths)
        ones = np.ones(size, dtype=np.int64)
        return replace(
            self,
            words=("",),
            starts=np.array([0, size]),
            rows=np.arange(size, dtype=np.int64),
            counts=ones,
            lengths=ones,
        )


def _used(postings: Postings, places: NDArray[np.int64]) -> list[str]:
    """Words that stand in a row which has a place."""
    alive = np.concatenate([[0], np.cumsum(places[postings.rows] >= 0)])
    return [postings.words[number] for number in np.flatnonzero(np.diff(alive[postings.starts]))]


def _moved(
    postings: Postings, places: NDArray[np.int64], numbers: Mapping[str, int], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sorted keys and counts of the rows that have a place, under new numbers of words and rows."""
    columns = np.array([numbers.get(word, -1) for word in postings.words], dtype=np.int64)
    moved = places[postings.rows]
    alive = moved >= 0
    return (np.repeat(columns, np.diff(postings.starts)) * size + moved)[alive], postings.counts[alive]


def _columns(
    words: Sequence[str], keys: NDArray[np.int64], size: int
) -> tuple[tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]:
    numbers, rows = np.divmod(keys, max(size, 1))
    return tuple(words), np.searchsorted(numbers, np.arange(len(words) + 1)), rows


def _places(origin: Rows, size: int) -> NDArray[np.int64]:
    """For each old row its new one, -1 for none."""
    places = np.full(size, -1, dtype=np.int64)
    new = np.flatnonzero(origin >= 0)
    places[origin[new]] = new
    return places
