"""Search by size: the index that the program chooses beside other kinds, over made-up neighbours of real vectors."""

import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.bench.figures import Figure
from eval.bench.index_life import synthetic
from index.dense import DenseIndex
from index.lexical import LexicalIndex
from index.lists import LISTS_FROM, ListIndex, write_lists
from index.types import Embedder, Vectors

SECTION = "Retrieval by size"
DEPTH = 10
_BANDWIDTH = 20e9
_NEAR, _WEIGHTS, _NOISE = 30, (1.5, 1.0, 1.0), 0.3

Search = Callable[[Vectors], Any]


def between(real: Vectors, count: int, seed: int = 1) -> Vectors:
    """Unit vectors between real ones and two of their thirty nearest, moved by noise of a third of their spread.

    As many of them as there are real ones are about as hard for inverted lists as those: docs/scaling.md.
    """
    chance = np.random.default_rng(seed)
    nearest = np.argsort(-(real @ real.T), axis=1)[:, 1 : _NEAR + 1]
    made = np.empty((count, real.shape[1]), dtype=np.float32)
    spread = real.std(axis=0) * _NOISE
    for start in range(0, count, 50_000):
        part = made[start : start + 50_000]
        first = chance.integers(len(real), size=len(part))
        others = nearest[first[:, None], chance.integers(nearest.shape[1], size=(len(part), 2))]
        shares = chance.dirichlet(_WEIGHTS, size=len(part)).astype(np.float32)
        mixed = np.stack([first, *others.T], axis=1)
        part[:] = np.einsum("nc,ncd->nd", shares, real[mixed])
        part += chance.standard_normal(part.shape, dtype=np.float32) * spread
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return made


def figures(real: Vectors, asked: Vectors, sizes: Sequence[int]) -> list[Figure]:
    """Measure each kind at each size with questions; above 200,000 rows no graph, which takes too long to make here."""
    found: list[Figure] = []
    for size in sizes:
        rows = between(real, size)
        exact: NDArray[np.int64] | None = None
        for kind in ("flat", "ours", "hnsw"):
            if kind == "hnsw" and size > 200_000:
                continue
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                began = time.perf_counter()
                search = _made(kind, rows, Path(folder))
                seconds = time.perf_counter() - began
                ids, milliseconds = _asked(search, asked)
            exact = ids if exact is None else exact
            share = float(np.mean([len(set(a) & set(b)) / DEPTH for a, b in zip(ids, exact, strict=True)]))
            floor = f"{size * rows.shape[1] * 4 / _BANDWIDTH * 1000:.3g} ms to read all at 20 GB/s"
            name = f"{size:,} vectors, {kind}"
            found += [
                Figure(SECTION, f"{name}, p50", milliseconds, "ms", None, floor if kind == "flat" else ""),
                Figure(SECTION, f"{name}, of the exact ten found", share, "", 0.99, "1", "higher"),
                Figure(SECTION, f"{name}, to make", seconds, "s"),
            ]
    return found


def whole(embedder: Embedder, real: Vectors, size: int, question: str) -> list[Figure]:
    """A question embedded, then both searches over ``size`` passages; the two searches' parts beside it."""
    texts = [article.title for article in synthetic(size, 1)]
    words = LexicalIndex.from_texts(texts)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rows = _ours(between(real, size), Path(folder))
    embedder.embed_queries([question])
    rows.search(embedder.embed_queries([question])[0], 50)
    spent: dict[str, list[float]] = {"question embedded": [], "words": [], "vectors": []}
    for number in range(15):
        began = time.perf_counter()
        vector = embedder.embed_queries([f"{question} {number}"])[0]
        embedded = time.perf_counter()
        words.search(f"{question} {number}", 50)
        worded = time.perf_counter()
        rows.search(vector, 50)
        for name, value in zip(spent, (embedded - began, worded - embedded, time.perf_counter() - worded), strict=True):
            spent[name].append(value * 1000)
    total = [sum(parts) for parts in zip(*spent.values(), strict=True)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure(SECTION, f"{size:,} passages, new question embedded and both searches, p50", median(total), "ms", 30.0),
        *(Figure(SECTION, f"{size:,} passages, {name}, p50", median(part), "ms") for name, part in spent.items()),
        Figure(SECTION, "most memory of the whole measurement", memory, "MB"),
    ]


def _asked(search: Search, asked: Vectors) -> tuple[NDArray[np.int64], float]:
    found, spent = [], []
    for one in asked:
        began = time.perf_counter()
        found.append(search(one))
        spent.append((time.perf_counter() - began) * 1000)
    return np.array(found), median(spent)


def _ours(rows: Vectors, folder: Path) -> DenseIndex | ListIndex:
    """What an index of so many passages is asked through, mapped from files as readers map it."""
    vectors, lists = folder / "vectors.faiss", folder / "lists.faiss"
    flat = DenseIndex.empty(rows.shape[1])
    flat.add(rows)
    flat.save(vectors)
    if len(rows) < LISTS_FROM:
        return DenseIndex.load(vectors, rows.shape[1])
    write_lists(lists, rows, np.full(len(rows), -1))
    return ListIndex.load(lists, vectors, rows.shape[1])


def _made(kind: str, rows: Vectors, folder: Path) -> Search:
    import faiss

    if kind == "ours":
        ours = _ours(rows, folder)
        return lambda one: ours.search(one, DEPTH)[0]
    made: faiss.Index = faiss.index_factory(
        rows.shape[1], {"flat": "Flat", "hnsw": "HNSW32"}[kind], faiss.METRIC_INNER_PRODUCT
    )
    if kind == "hnsw":
        faiss.ParameterSpace().set_index_parameters(made, "efConstruction=80,efSearch=128")  # type: ignore[arg-type]
    made.add(rows)
    return lambda one: made.search(one[None], DEPTH)[1][0]
