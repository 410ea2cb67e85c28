"""Retrieval on a SQuAD-like file: every paragraph is one article, every question has one right paragraph.

``python -m eval.bench.retrieval --data xquad.vi.json`` prints a Markdown table of recall at 1 and 5 and of the mean
reciprocal rank, for each search alone and for both fused, with the questions as typed and without their diacritics.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from eval.metrics.ranking import recall, reciprocal_rank
from index.build import build, is_current
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.text.fold import fold
from index.text.restore import restore
from index.types import Article, Embedder, Hit
from rag.retrieval.fuse import convex
from rag.retrieval.fuse import reciprocal_rank as fuse_places

DEPTH = 50
WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7)

Question = tuple[str, str]
Lists = tuple[list[Hit], list[Hit]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.retrieval", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a SQuAD-like JSON file, such as XQuAD's")
    parser.add_argument("--questions", type=Path, help="take the questions from this file (same ids, other language)")
    parser.add_argument("--index", type=Path, help="keep the index in this folder, so that a second run is quicker")
    chosen = parser.parse_args(arguments)
    articles, questions = read(chosen.data)
    if chosen.questions:
        _, questions = read(chosen.questions)
    with tempfile.TemporaryDirectory() as folder:
        index = _opened(articles, chosen.index or Path(folder), open_embedder())
        try:
            print(f"{len(articles)} paragraphs, {len(questions)} questions, depth {DEPTH}\n")
            print("\n".join(table(index, questions)))
        finally:
            index.close()


def read(path: Path) -> tuple[list[Article], list[Question]]:
    """Return the paragraphs as articles without a title, and each question with the id of its paragraph."""
    articles: list[Article] = []
    questions: list[Question] = []
    for entry in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in entry["paragraphs"]:
            article = Article(f"{entry['title']}-{len(articles):04d}", "", paragraph["context"], source=path.name)
            articles.append(article)
            questions += [(asked["question"], article.id) for asked in paragraph["qas"]]
    return articles, questions


def table(index: NewsIndex, questions: Sequence[Question]) -> Iterator[str]:
    """Measure, and yield the lines of a Markdown table."""
    yield "| questions | search | R@1 | R@5 | MRR |"
    yield "|---|---|---|---|---|"
    for typing in ("as typed", "folded"):
        typed = [(fold(question) if typing == "folded" else question, right) for question, right in questions]
        lists = [searched(index, question) for question, _ in typed]
        answers = [right for _, right in questions]
        rankings = {"dense": [dense for dense, _ in lists], "lexical": [lexical for _, lexical in lists]}
        rankings["reciprocal rank"] = [fuse_places(dense, lexical, DEPTH) for dense, lexical in lists]
        for weight in WEIGHTS:
            rankings[f"convex {weight}"] = [convex(dense, lexical, weight, DEPTH) for dense, lexical in lists]
        for name, found in rankings.items():
            yield f"| {typing} | {name} | " + " | ".join(f"{value:.3f}" for value in scores(found, answers)) + " |"


def searched(index: NewsIndex, question: str) -> Lists:
    """Search both ways, as ``rag.retrieval.retrieve`` does."""
    return index.dense(restore(question, index.vocabulary), DEPTH), index.lexical(question, DEPTH)


def scores(found: Sequence[Sequence[Hit]], answers: Sequence[str]) -> tuple[float, float, float]:
    """Return recall at 1, recall at 5 and the mean reciprocal rank; an article counts by its first passage."""
    rankings = [
        [
            frozenset({0} if article == right else ())
            for article in dict.fromkeys(hit.passage.article_id for hit in hits)
        ]
        for hits, right in zip(found, answers, strict=True)
    ]
    return (
        fmean(recall(ranking, 1, 1) for ranking in rankings),
        fmean(recall(ranking, 1, 5) for ranking in rankings),
        fmean(reciprocal_rank(ranking) for ranking in rankings),
    )


def _opened(articles: Sequence[Article], folder: Path, embedder: Embedder) -> NewsIndex:
    if not is_current(articles, folder, embedder):
        build(articles, folder, embedder)
    return NewsIndex.open(folder, embedder)


if __name__ == "__main__":
    main()
