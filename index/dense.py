"""Exact nearest neighbours over unit vectors; with ``index.lists`` the home of faiss."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexStateError
from index.manifest import MEND, REPAIR
from index.types import Vectors

if TYPE_CHECKING:
    import faiss

_PIECE = 1 << 20


class DenseIndex:
    """Row numbers by cosine similarity, by exhaustive search: exact, and fast up to some 50,000 rows."""

    def __init__(self, flat: "faiss.IndexFlat", kept: object = None) -> None:
        self._flat = flat
        self._kept = kept  # a mapped file is let go when nobody refers to it any more

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._flat.d)

    @classmethod
    def empty(cls, dimension: int) -> Self:
        """Return an index without rows for vectors of this length."""
        import faiss

        return cls(faiss.IndexFlatIP(dimension))

    def add(self, vectors: Vectors) -> None:
        """Append rows, numbered on from the last.

        Args:
            vectors: float32, shape (n, dimension), unit rows.

        Raises:
            IndexStateError: Another shape, or rows that are not unit vectors.
        """
        if vectors.ndim != 2 or vectors.shape[1] != self.dimension:
            raise IndexStateError(f"vectors of shape {vectors.shape} do not fit an index of dimension {self.dimension}")
        if not np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3):
            raise IndexStateError("vectors must have length 1; normalise them in the embedder")
        self._flat.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def rows(self) -> Vectors:
        """Return every stored vector; float32, shape (len, dimension)."""
        return np.asarray(self._flat.reconstruct_n(0, len(self)), dtype=np.float32)

    def rows_at(self, ids: NDArray[np.int64]) -> Vectors:
        """Return some of the stored vectors, in the order of their numbers given."""
        return np.asarray(self._flat.reconstruct_batch(ids), dtype=np.float32)

    def search(self, vector: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Find the rows most similar to one vector.

        Args:
            vector: float32, shape (dimension,), of length 1.
            k: How many at most.

        Returns:
            Row numbers and cosine similarities, best first; shorter than ``k`` when there are fewer rows.

        Raises:
            IndexStateError: The vector has another length than the rows.
        """
        if vector.shape != (self.dimension,):
            raise IndexStateError(f"a vector of shape {vector.shape} cannot search dimension {self.dimension}; {MEND}")
        scores, ids = self._flat.search(np.ascontiguousarray(vector[None, :], dtype=np.float32), max(k, 1))
        # faiss pads a short result with row -1
        found = np.flatnonzero(ids[0] >= 0)[: max(k, 0)]
        return ids[0][found], scores[0][found]

    def save(self, path: Path) -> None:
        """Write faiss's own format.

        Raises:
            OSError: The file cannot be written.
        """
        write(self._flat, path)

    @classmethod
    def load(cls, path: Path, dimension: int) -> Self:
        """Read what ``save`` wrote.

        Raises:
            IndexStateError: The file is missing, damaged, of another kind or of another dimension.
        """
        import faiss

        try:
            flat = faiss.deserialize_index(np.frombuffer(path.read_bytes(), dtype=np.uint8))
        except (OSError, RuntimeError) as error:
            raise IndexStateError(f"{path}: no readable vectors; {REPAIR}") from error
        return cls(_checked(flat, path, dimension))

    @classmethod
    def mapped(cls, path: Path, dimension: int) -> Self:
        """Map what ``save`` wrote into memory: the system reads the parts that are used, and may drop them again.

        Raises:
            IndexStateError: As for ``load``.
        """
        flat, kept = read_mapped(path)
        return cls(_checked(flat, path, dimension), kept)


def write(index: "faiss.Index", path: Path) -> None:
    """Write an index piece by piece, without a copy of the whole in memory.

    Raises:
        OSError: The file cannot be written.
    """
    import faiss

    # through Python's files: faiss's own do not open non-ASCII paths on every platform
    with path.open("wb") as file:
        faiss.write_index(index, faiss.PyCallbackIOWriter(file.write, _PIECE))  # type: ignore[attr-defined]


def read_mapped(path: Path) -> tuple["faiss.Index", object]:
    """Map an index into memory.

    Returns:
        The index, and what has to be kept as long as the index is used.

    Raises:
        IndexStateError: The file is missing or damaged.
    """
    import faiss

    try:
        kept = np.memmap(path, dtype=np.uint8, mode="r")  # opens any path, which faiss's own mapping does not
        reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(kept), kept.nbytes)  # type: ignore[attr-defined]
        return faiss.read_index(reader), kept
    except (OSError, ValueError, RuntimeError) as error:  # ValueError: an empty file
        raise IndexStateError(f"{path}: no readable vectors; {REPAIR}") from error


def _checked(flat: "faiss.Index", path: Path, dimension: int) -> "faiss.IndexFlat":
    import faiss

    if not isinstance(flat, faiss.IndexFlat) or flat.metric_type != faiss.METRIC_INNER_PRODUCT:
        raise IndexStateError(f"{path}: not a flat inner-product index; {REPAIR}")
    if flat.d != dimension:
        raise IndexStateError(f"{path}: vectors of dimension {flat.d}, the embedder makes {dimension}; {MEND}")
    return flat
