"""Nearest neighbours among very many unit vectors: a few lists of them are read instead of all.

The flat vectors stay the truth. The lists hold every row with 8 bits a component and only propose rows; how similar
those are is computed from the flat file, so that similarities are the exact ones. Both files are mapped into memory.

Where the lists lie (their centroids) is learned from the rows, and kept across changes until the number of rows has
doubled or halved. The number of lists, twice the root of the number of rows that they were learned from, tells when.
How many lists are read for a question is measured on the rows themselves when the centroids are learned.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import isqrt
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex, read_mapped, write
from index.errors import IndexStateError
from index.manifest import REPAIR
from index.types import Vectors

if TYPE_CHECKING:
    import faiss

LISTS_FROM = 50_000
"""Rows from which an index has lists; reading all of fewer takes some ten milliseconds at most."""

FOUND = 0.99
"""Share of the exact fifty nearest that must be found for rows that are asked for their neighbours."""

MARGIN = 2
"""How many times as many lists are read as that takes: questions lie further from rows than rows from each other."""

LEAST = 128
"""Fewest lists that are read, if there are so many: what questions in real words need, see docs/scaling.md."""

PROPOSED = 4
"""How many rows the lists propose for one that is wanted."""

WIDE = 200
"""Most rows that lists are asked for; more are looked for in all vectors, since the far ones lie in all lists."""

_SAMPLE = 40  # rows a list that centroids are learned from
_ROUNDS = 10
_ASKED = 128
_NEAREST = 50  # as many as a question takes from each search


class ListIndex:
    """Row numbers by cosine similarity: nearly always those of ``DenseIndex``, in a small part of the time."""

    def __init__(self, lists: "faiss.IndexIVF", flat: DenseIndex, kept: object = None) -> None:
        self._lists = lists
        self._flat = flat
        self._kept = kept  # a mapped file is let go when nobody refers to it any more

    def __len__(self) -> int:
        return int(self._lists.ntotal)

    @property
    def centroids(self) -> int:
        """How many lists there are."""
        return int(self._lists.nlist)

    @property
    def probes(self) -> int:
        """How many lists are read for a question."""
        return int(self._lists.nprobe)

    def search(self, vector: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Find the rows most similar to one vector.

        Args:
            vector: float32, shape (dimension,), of length 1.
            k: How many at most; more than ``WIDE`` are found exactly.

        Returns:
            Row numbers and cosine similarities, best first; shorter than ``k`` when there are fewer rows.

        Raises:
            IndexStateError: The vector has another length than the rows.
        """
        if not 0 < k <= WIDE or vector.shape != (self._flat.dimension,):
            return self._flat.search(vector, k)
        ids = self._lists.search(np.ascontiguousarray(vector[None, :], dtype=np.float32), PROPOSED * k)[1][0]
        ids = ids[ids >= 0]
        if len(ids) < min(k, len(self)):  # the lists that were read are nearly empty
            return self._flat.search(vector, k)
        scores = self._flat.rows_at(ids) @ vector
        best = np.lexsort((ids, -scores))[:k]
        return ids[best], scores[best]

    @classmethod
    def load(cls, path: Path, vectors: Path, dimension: int) -> Self:
        """Map what ``write_lists`` wrote, and the flat vectors beside it.

        Raises:
            IndexStateError: A file is missing, damaged, of another kind or dimension, or they hold different rows.
        """
        lists, kept = _read(path)
        flat = DenseIndex.mapped(vectors, dimension)
        if lists.d != dimension or lists.ntotal != len(flat):
            raise IndexStateError(f"{path}: not the lists of {vectors.name}; {REPAIR}")
        return cls(lists, flat, kept)


def write_lists(path: Path, rows: Vectors, origin: NDArray[np.int64], before: Path | None = None) -> None:
    """Write the lists of some rows; the same input gives the same bytes on one kind of machine.

    Args:
        path: The file to write.
        rows: All vectors, of length 1.
        origin: For each row its number in the lists before; below zero for new rows.
        before: A file with lists whose centroids are kept as long as they fit the number of rows, if it exists.

    Raises:
        IndexStateError: The lists before cannot be read.
        OSError: The file cannot be written.
    """
    with _one_thread():
        held = _read(before) if before is not None and before.is_file() else None
        if held is not None and fits(held[0].nlist, len(rows)):
            made = _like(held[0])
            _fill(made, rows, _homes(held[0], rows, origin))
        else:
            made = _trained(rows)
            _fill(made, rows, made.quantizer.assign(rows, 1)[:, 0])
            made.nprobe = _probes(made, rows)
        write(made, path)


def fits(lists: int, rows: int) -> bool:
    """Tell whether centroids still do: the rows have neither doubled nor halved since these were learned."""
    learned_from = lists**2 / 4
    return learned_from / 2 < rows < learned_from * 2


def _read(path: Path) -> tuple["faiss.IndexIVFScalarQuantizer", object]:
    import faiss

    lists, kept = read_mapped(path)
    if not isinstance(lists, faiss.IndexIVFScalarQuantizer) or lists.metric_type != faiss.METRIC_INNER_PRODUCT:
        raise IndexStateError(f"{path}: not inverted lists by inner product; {REPAIR}")
    return lists, kept


def _over(centroids: "faiss.Index", lists: int) -> "faiss.IndexIVFScalarQuantizer":
    import faiss

    bits, metric = faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    return faiss.IndexIVFScalarQuantizer(centroids, centroids.d, lists, bits, metric, False)


def _trained(rows: Vectors) -> "faiss.IndexIVFScalarQuantizer":
    """Empty lists with centroids and ranges of numbers learned from an even sample of the rows."""
    import faiss

    lists = max(isqrt(4 * len(rows)), 1)
    made = _over(faiss.IndexFlatIP(rows.shape[1]), lists)
    made.cp.niter, made.cp.min_points_per_centroid = _ROUNDS, 1  # fewer than 39 are warned of on stderr
    made.train(_evenly(rows, lists * _SAMPLE))
    return made


def _like(held: "faiss.IndexIVFScalarQuantizer") -> "faiss.IndexIVFScalarQuantizer":
    """Empty lists with the centroids and ranges of others."""
    import faiss

    centroids = faiss.IndexFlatIP(held.d)
    centroids.add(held.quantizer.reconstruct_n(0, held.nlist))
    made = _over(centroids, held.nlist)
    faiss.copy_array_to_vector(faiss.vector_to_array(held.sq.trained), made.sq.trained)
    made.is_trained, made.nprobe = True, held.nprobe
    return made


def _fill(made: "faiss.IndexIVF", rows: Vectors, homes: NDArray[np.int64]) -> None:
    """Put every row into its list."""
    import faiss

    rows, homes = np.ascontiguousarray(rows, dtype=np.float32), np.ascontiguousarray(homes, dtype=np.int64)
    numbers = np.arange(len(rows), dtype=np.int64)
    made.add_core(len(rows), faiss.swig_ptr(rows), faiss.swig_ptr(numbers), faiss.swig_ptr(homes))


def _homes(held: "faiss.IndexIVF", rows: Vectors, origin: NDArray[np.int64]) -> NDArray[np.int64]:
    """The list of each row: where it was, or the nearest."""
    import faiss

    were, lists = np.empty(held.ntotal, dtype=np.int64), faiss.downcast_InvertedLists(held.invlists)  # type: ignore[arg-type]
    for number in range(held.nlist):
        if size := lists.list_size(number):
            were[faiss.rev_swig_ptr(lists.get_ids(number), size)] = number
    homes, new = np.empty(len(rows), dtype=np.int64), origin < 0
    homes[~new] = were[origin[~new]]
    if new.any():
        homes[new] = held.quantizer.assign(np.ascontiguousarray(rows[new]), 1)[:, 0]
    return homes


def _probes(made: "faiss.IndexIVF", rows: Vectors) -> int:
    """How many lists to read, measured by asking some rows for their neighbours."""
    import faiss

    asked = _evenly(rows, _ASKED)
    exact = faiss.knn(asked, rows, _NEAREST + 1, metric=faiss.METRIC_INNER_PRODUCT)[0]
    probes = 1
    while probes < made.nlist:
        made.nprobe = probes
        ids = made.search(asked, PROPOSED * (_NEAREST + 1))[1]
        scores = np.where(ids < 0, -np.inf, np.einsum("qd,qcd->qc", asked, rows[ids]))
        # the best is the asked row itself; equal similarities are equally good
        found = -np.sort(-scores, axis=1)[:, 1 : _NEAREST + 1] >= exact[:, -1:] - 1e-6
        if found.mean() >= FOUND:
            break
        probes *= 2
    return min(max(MARGIN * probes, LEAST), int(made.nlist))


def _evenly(rows: Vectors, count: int) -> Vectors:
    """About so many rows, at least, from everywhere."""
    return np.ascontiguousarray(rows[:: max(len(rows) // count, 1)], dtype=np.float32)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Sums of floats depend on who adds them up: alone, they come out the same every time."""
    import faiss

    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
