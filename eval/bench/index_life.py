"""What the life of a large index costs: build, add ten articles, delete one, open, ask.

``python -m eval.bench.index_life --out FOLDER`` makes synthetic articles of sentences of the shipped ones, runs every
step in a process of its own, and writes ``index_life.json`` and ``index_life.md`` there. The embedder is a hashing one
of the real one's dimension: what is measured is the index, not a model.
"""

import argparse
import json
import platform
import random
import re
import resource
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.build import build
from index.corpus import corpus_dir
from index.news_index import NewsIndex
from index.sources import read_all
from index.types import Article, Vectors
from index.update import add, remove

STEPS = ("build", "add", "delete", "open", "ask")
NEW = 10
QUESTION = "Năm 2018 Lào Cai xếp thứ mấy về cải cách hành chính?"
_BREAK = re.compile(r"(?<=[.!?])\s+")


class HashedEmbedder:
    """Bags of hashed words: no weights, and the length of vector that the real embedder has."""

    model_id = "hashed"
    fingerprint = "hashed-384"
    dimension = 384
    max_tokens = 512

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed texts; unit rows."""
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, zlib.crc32(word.encode()) % self.dimension] += 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions as texts are."""
        return self.embed_passages(texts)

    def count_tokens(self, text: str) -> int:
        """Count words."""
        return len(text.split())


def synthetic(count: int, sentences: int, seed: int = 1) -> list[Article]:
    """Make articles of sentences drawn from the shipped ones, with other numbers in them."""
    shipped = [article for _, found in read_all([corpus_dir()]) if isinstance(found, list) for article in found]
    pool = [
        line for article in shipped if article.lang == "vi" for line in _BREAK.split(article.text) if len(line) > 40
    ]
    chance = random.Random(seed)  # noqa: S311 - made-up articles, the same at every run

    def sentence() -> str:
        return re.sub(r"\d", lambda _: str(chance.randrange(1, 10)), chance.choice(pool))

    return [
        Article(
            f"article-{number:06d}",
            chance.choice(pool)[:80],
            "\n\n".join(sentence() for _ in range(sentences)),
            url=f"https://bench.example/{number}",
            published=f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02d}",
        )
        for number in range(count)
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line; measure everything, or one step of it."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.index_life", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the index and the report")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=6, help="sentences of an article")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.step:
        print(json.dumps(measured(chosen.step, chosen.out / "index", chosen.articles, chosen.sentences)))
        return
    chosen.out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(chosen.out / "index", ignore_errors=True)
    sizes = ["--articles", str(chosen.articles), "--sentences", str(chosen.sentences)]
    steps = {step: _in_a_process(step, ["--out", str(chosen.out), *sizes]) for step in STEPS}
    report = {"articles": chosen.articles, "sentences": chosen.sentences, "machine": platform.machine(), "steps": steps}
    (chosen.out / "index_life.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (chosen.out / "index_life.md").write_text("\n".join(table(steps)) + "\n", encoding="utf-8")
    print("\n".join(table(steps)))


def measured(step: str, out: Path, articles: int, sentences: int) -> dict[str, float]:
    """Run one step in this process.

    Returns:
        Seconds by the clock and of the processor, the most memory that the process ever held in MB, and the size of the
        index in MB.
    """
    run = _prepared(step, out, articles, sentences)
    began, used = time.perf_counter(), time.process_time()
    run()
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    newest = max((path for path in out.glob("gen-*")), key=lambda path: path.name)
    size = sum(path.stat().st_size for path in newest.rglob("*")) / 1e6
    return {
        "seconds": round(seconds, 3),
        "cpu_seconds": round(cpu, 3),
        "memory_mb": round(memory, 1),
        "index_mb": round(size, 1),
    }


def table(steps: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Lines of a Markdown table."""
    rows = [
        f"| {step} | {cost['seconds']:.2f} | {cost['cpu_seconds']:.2f} | {cost['memory_mb']:.0f} |"
        for step, cost in steps.items()
    ]
    return ["| step | seconds | CPU seconds | peak memory, MB |", "|---|---|---|---|", *rows]


def _prepared(step: str, out: Path, articles: int, sentences: int) -> Callable[[], object]:
    """What a step does, its input made before the clock starts."""
    embedder = HashedEmbedder()
    if step == "build":
        made = synthetic(articles, sentences)
        return lambda: build(made, out, embedder)
    if step == "add":
        new = synthetic(articles + NEW, sentences, seed=2)[-NEW:]
        return lambda: add(new, out, embedder)
    if step == "delete":
        return lambda: remove([f"article-{articles // 2:06d}"], out, embedder)
    if step == "open":
        return lambda: NewsIndex.open(out, embedder)
    index = NewsIndex.open(out, embedder)
    return lambda: (index.lexical(QUESTION, 10), index.dense(QUESTION, 10))


def _in_a_process(step: str, arguments: Sequence[str]) -> dict[str, float]:
    command = [sys.executable, "-m", "eval.bench.index_life", "--step", step, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this very module
    cost: dict[str, float] = json.loads(done.stdout)
    return cost


if __name__ == "__main__":
    main()
