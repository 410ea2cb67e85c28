"""Search by size: kinds of vector index over made-up neighbours of real vectors, and the words beside them."""

import resource
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from eval.bench.figures import Figure
from eval.bench.index_life import synthetic
from index.lexical import LexicalIndex
from index.types import Embedder, Vectors

if TYPE_CHECKING:
    import faiss

SECTION = "Retrieval by size"
QUERIES, DEPTH = 40, 10
_BANDWIDTH = 20e9


def around(real: Vectors, count: int, seed: int = 1, spread: float = 0.5) -> Vectors:
    """Unit vectors around real ones, each moved by noise of a length that is a share of the real ones' spread."""
    chance = np.random.default_rng(seed)
    made = real[chance.integers(len(real), size=count)]
    scale = spread * float(real.std(axis=0).mean())
    for start in range(0, count, 50_000):
        part = made[start : start + 50_000]
        part += chance.standard_normal(part.shape, dtype=np.float32) * scale
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return made


def figures(real: Vectors, sizes: Sequence[int]) -> list[Figure]:
    """Measure each kind at each size; above 200,000 rows no graph, which takes too long to make here."""
    found: list[Figure] = []
    for size in sizes:
        rows, asked = around(real, size), around(real, QUERIES, seed=2)
        exact: NDArray[np.int64] | None = None
        for kind in ("flat", "ivf", "hnsw"):
            if kind == "hnsw" and size > 200_000:
                continue
            began = time.perf_counter()
            held = _made(kind, rows)
            seconds = time.perf_counter() - began
            ids, milliseconds = _asked(lambda one, held=held: held.search(one[None], DEPTH)[1][0], asked)  # type: ignore[misc]
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
    words, rows = LexicalIndex.from_texts(texts), _made("flat", around(real, size))
    embedder.embed_queries([question])
    spent: dict[str, list[float]] = {"question embedded": [], "words": [], "vectors": []}
    for number in range(15):
        began = time.perf_counter()
        vector = embedder.embed_queries([f"{question} {number}"])
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


def _asked(search: "Callable[[Vectors], Any]", asked: Vectors) -> tuple[NDArray[np.int64], float]:
    found, spent = [], []
    for one in asked:
        began = time.perf_counter()
        found.append(search(one))
        spent.append((time.perf_counter() - began) * 1000)
    return np.array(found), median(spent)


def _made(kind: str, rows: Vectors) -> "faiss.Index":
    import faiss

    width, metric = rows.shape[1], faiss.METRIC_INNER_PRODUCT
    lists = max(16, int(2 * len(rows) ** 0.5) // 16 * 16)
    recipe = {"flat": "Flat", "hnsw": "HNSW32", "ivf": f"IVF{lists},SQ8,RFlat"}[kind]
    made = faiss.index_factory(width, recipe, metric)
    settings = faiss.ParameterSpace()
    if kind == "hnsw":
        settings.set_index_parameters(made, "efConstruction=80,efSearch=128")  # type: ignore[arg-type]
    if kind == "ivf":
        settings.set_index_parameters(made, f"nprobe={max(8, lists // 16)},k_factor_rf=4")  # type: ignore[arg-type]
        made.train(rows[: lists * 40])
    made.add(rows)
    return made
