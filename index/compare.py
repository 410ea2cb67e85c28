"""What two indexes differ in: the meaning of "equal" wherever this program promises it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index import generation, manifest
from index.dense import DenseIndex
from index.generation import LISTS, STORE, VECTORS
from index.manifest import MANIFEST
from index.store import Store

TOLERANCE = 1e-5
"""Largest difference of a vector's component: an embedder's last digits depend on which texts share its batch."""


def differences(one: Path, two: Path) -> list[str]:
    """List what the current generations of two index folders differ in, one line each; none when they are equal.

    Equal are indexes of the same embedder that hold equal articles, passages, sentences and facts in the same order,
    whose other files are the same byte for byte, and whose vectors differ by no more than ``TOLERANCE``. Inverted lists
    are not compared: they follow from the vectors and from how many there were when their centroids were learned.

    Args:
        one: An index folder.
        two: Another one.

    Raises:
        IndexStateError: One of them is no intact index.
    """
    mine, theirs = generation.current(one), generation.current(two)
    left, right = manifest.read(mine), manifest.read(theirs)
    manifest.verify(mine, left)
    manifest.verify(theirs, right)
    if left.fingerprint == right.fingerprint:
        return []
    if left.embedder_fingerprint != right.embedder_fingerprint:
        return [f"embedder: {left.embedder} and {right.embedder}, or other weights of it"]
    found = [f"{name}: other bytes" for name in _other_files(left.checksums, right.checksums)]
    return [*found, *_rows(mine, theirs), *_vectors(mine, theirs, left.dimension)]


def _other_files(left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]) -> list[str]:
    names = {name for name, _ in set(left) ^ set(right)}
    return sorted(names - {STORE, VECTORS, LISTS, MANIFEST})


def _rows(one: Path, two: Path) -> list[str]:
    left, right = Store.open(one / STORE), Store.open(two / STORE)
    try:
        pairs: dict[str, tuple[Sequence[object], Sequence[object]]] = {
            "articles": (left.articles(), right.articles()),
            "passages": (left.all_passages(), right.all_passages()),
            "sentences": (left.all_sentences(), right.all_sentences()),
            "facts": (left.facts(), right.facts()),
        }
    finally:
        left.close()
        right.close()
    return [f"{kind}: {len(a)} and {len(b)}, or other contents" for kind, (a, b) in pairs.items() if a != b]


def _vectors(one: Path, two: Path, dimension: int) -> list[str]:
    left, right = (DenseIndex.load(folder / VECTORS, dimension).rows() for folder in (one, two))
    if left.shape != right.shape:
        return [f"vectors: {len(left)} and {len(right)}"]
    apart = float(np.abs(left - right).max(initial=0.0))
    return [f"vectors: up to {apart:.2g} apart"] if apart > TOLERANCE else []
