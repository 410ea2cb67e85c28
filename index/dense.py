"""Exact nearest neighbours over unit vectors: the one home of faiss."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexStateError
from index.manifest import MEND
from index.types import Vectors

if TYPE_CHECKING:
    import faiss


class DenseIndex:
    """Row numbers by cosine similarity, by exhaustive search: exact, and fast up to some 100,000 rows."""

    def __init__(self, flat: "faiss.IndexFlat") -> None:
        self._flat = flat

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
        import faiss

        # through bytes: faiss's own file functions do not open non-ASCII paths on every platform
        path.write_bytes(faiss.serialize_index(self._flat).tobytes())

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
            raise IndexStateError(f"{path}: no readable vectors; {MEND}") from error
        if not isinstance(flat, faiss.IndexFlat) or flat.metric_type != faiss.METRIC_INNER_PRODUCT:
            raise IndexStateError(f"{path}: not a flat inner-product index; {MEND}")
        if flat.d != dimension:
            raise IndexStateError(f"{path}: vectors of dimension {flat.d}, the embedder makes {dimension}; {MEND}")
        return cls(flat)
