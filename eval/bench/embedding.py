"""Embedding: what each backend does in the same run, turn by turn, beside sentence-transformers with its defaults."""

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from eval.bench.figures import Figure
from eval.systems.stuff_chain import hugging_face, vector_store
from index.build import build
from index.embed import E5_ID, INT8, open_embedder
from index.types import Article
from rag.settings import Settings

SECTION = "Embedding"
_DEFAULTS = "sentence-transformers, its defaults"
_FLOOR = "42 MFLOP a token: 10 passages of 200 tokens a second at 84 GFLOP/s"


def figures(articles: Sequence[Article], texts: int = 12, rounds: int = 3) -> list[Figure]:
    """Measure passages a second, then an index of whole articles against LangChain's."""
    shown = [line for article in articles for line in article.text.split("\n") if len(line) > 200][:texts]
    plain = hugging_face(Settings(generator="none"))
    ours = {
        "sentence-transformers, our batches": open_embedder(E5_ID),
        "onnxruntime f32 (the default)": open_embedder(),
        "onnxruntime int8": open_embedder(INT8),
    }
    runs: dict[str, Callable[[], object]] = {_DEFAULTS: lambda: plain.embed_documents(shown)}
    runs |= {name: (lambda embedder=one: embedder.embed_passages(shown)) for name, one in ours.items()}  # type: ignore[misc]
    rates = {name: [len(shown) / second for second in seconds] for name, seconds in turns(runs, rounds).items()}
    base, *others = rates
    found = [Figure(SECTION, name, median(rate), "passages/s", None, _FLOOR, "higher") for name, rate in rates.items()]
    found += [
        Figure(SECTION, f"{name} : defaults", ratio(rates[base], rates[name]), "×", 1.3 if "int8" in name else None,
               "2.9 by int8 peak", "higher")
        for name in others
    ]  # fmt: skip
    return found + _indexing(articles)


def _indexing(articles: Sequence[Article], rounds: int = 4) -> list[Figure]:
    # Other articles in every round: of sentences that were read already the program remembers what they say.
    groups = [articles[first : first + 4] for first in range(0, 4 * (rounds + 1), 4)]
    theirs, own = iter(groups), iter(groups)
    embedder, plain = open_embedder(INT8), hugging_face(Settings(generator="none"))
    embedder.embed_passages(["x"])

    def ours() -> None:
        with tempfile.TemporaryDirectory() as folder:
            build(next(own), Path(folder), embedder)

    seconds = turns({"LangChain": lambda: vector_store(list(next(theirs)), plain), "ours": ours}, rounds)
    held = [1 / second for second in seconds["LangChain"]], [1 / second for second in seconds["ours"]]
    name = "index of the same articles, facts and words included: ours with int8 : FAISS.from_documents"
    return [Figure(SECTION, name, ratio(*held), "×", 2.0, "2.9 by int8 peak", "higher")]


def turns(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each run, one after the other in every round, after one that does not count."""
    for run in runs.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            began = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - began)
    return seconds


def ratio(base: Sequence[float], other: Sequence[float]) -> float:
    """Median over the rounds of one rate to another of the same round: what else runs then slows both."""
    return median(after / before for before, after in zip(base, other, strict=True))
