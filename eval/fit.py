"""Fits the models of `rag.ranker` to development questions: ``python -m eval.fit CORPUS=GOLD …``.

The program itself collects the features, from the questions that reach the ranker at all. Every set is also left out
once and judged by models fitted to the others: the printed figures are those of questions and articles that the models
had not seen. ``--out`` writes ``rag/ranker.json``.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import fmean

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from eval.gold import GoldItem, load_gold
from eval.metrics.spans import places
from eval.opening import read_corpus
from index.build import build
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.types import Article, Embedder, Sentence, Vectors
from rag import ranker
from rag.evidence import Evidencer, search_text
from rag.question import parse
from rag.ranker import ANSWER, CHOSEN, RANK, SELECT, Logistic, Ranked, Ranker, answer_features, standardised
from rag.retrieve import retrieve
from rag.route import settled

_TODAY = date(2026, 11, 1)
_STRENGTH = 0.3
_POOL = 24  # sentences of a question that are fitted on: those with most of its words; the others teach nothing new
_ALIKE = RANK.index("likeness")
_HARD = ("own", "around", "any_entity")
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


Row = tuple[tuple[float, ...], bool]
"""Features of a sentence, and whether it is evidence."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question that reached the ranker: its sentences by the features ``RANK``, and which of them are evidence."""

    item: GoldItem
    rows: tuple[tuple[float, ...], ...]
    labels: tuple[bool, ...]


class Remembering:
    """An embedder that keeps what it has embedded: the same sentences are candidates again and again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: dict[str, Vectors] = {}
        self.model_id = embedder.model_id
        self.fingerprint = embedder.fingerprint
        self.dimension = embedder.dimension
        self.max_tokens = embedder.max_tokens
        self.embed_queries = embedder.embed_queries
        self.count_tokens = embedder.count_tokens

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed texts to be searched; float32, shape (n, dimension), unit rows."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._kept]:
            self._kept |= zip(new, self._embedder.embed_passages(new), strict=True)
        return np.stack([self._kept[text] for text in texts])


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, collect, fit, print, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="CORPUS=GOLD", help="articles and the questions over them")
    parser.add_argument("--out", type=Path, help="write the models to this file")
    chosen = parser.parse_args(arguments)
    embedder = Remembering(open_embedder())
    pairs = [tuple(map(Path, pair.split("=", 1))) for pair in chosen.sets]
    groups = [collect(corpus, gold, embedder) for corpus, gold in pairs]
    for number, (_, gold) in enumerate(pairs):
        rest = [case for other, group in enumerate(groups) if other != number for case in group]
        if rest:
            print(f"{gold}: {judged(groups[number], fit(rest))}")
    models = fit([case for group in groups for case in group])
    if chosen.out:
        chosen.out.write_text(
            json.dumps({name: asdict(model) for name, model in models.items()}, indent=1) + "\n", encoding="utf-8"
        )


def collect(corpus: Path, gold: Path, embedder: Embedder) -> list[Case]:
    """Cases of one set.

    Args:
        corpus: Folder of articles.
        gold: Questions over them.
        embedder: Embeds both.

    Raises:
        GoldError: The gold file has faults.
        SourceError: An article cannot be read.
    """
    articles = dict(read_corpus(corpus))
    with tempfile.TemporaryDirectory(prefix="reformqa-fit-") as folder:
        build(list(articles.values()), Path(folder), embedder)
        with closing(NewsIndex.open(Path(folder), embedder)) as index:
            sentences = Ranker(index, Evidencer(index).weights)
            cases = (_case(index, sentences, item, articles) for item in load_gold(gold, articles))
            return [case for case in cases if case is not None]


def _case(index: NewsIndex, sentences: Ranker, item: GoldItem, articles: dict[str, Article]) -> Case | None:
    query = parse(item.question, item.history, index.vocabulary, _TODAY)
    if settled(index, query) is not None:
        return None
    text = search_text(query)
    rows = sentences.candidates(query, retrieve(index, text, 20, 0.5))
    if not rows:
        return None
    hard = sorted(rows, key=lambda row: -sum(row[1][SELECT.index(name)] for name in _HARD))[:_POOL]
    described = sentences.liken(query, text, hard)
    texts = {name: article.text for name, article in articles.items()}
    wanted = places(((quote.article, quote.quote) for quote in item.evidence), texts)
    labels = tuple(any(_overlaps(s, p.article_id, p.start, p.end) for p in wanted) for s, _ in described)
    return Case(item, tuple(tuple(f) for _, f in described), labels)


def _overlaps(sentence: Sentence, article_id: str, start: int, end: int) -> bool:
    return sentence.article_id == article_id and start < sentence.end and sentence.start < end


def fit(cases: Sequence[Case]) -> dict[str, Logistic]:
    """Fit the three models, each on what the one before lets through."""
    answered = [case for case in cases if any(case.labels)]
    cheap = len(SELECT)
    rows = [(f[:cheap], y) for case in answered for f, y in zip(case.rows, case.labels, strict=True)]
    select = _logistic(SELECT, *zip(*rows, strict=True))
    chosen = [_chosen(case, select) for case in answered]
    rank = _logistic(RANK, *zip(*[row for rows in chosen for row in rows], strict=True))
    tops = [_top(case, select, rank) for case in cases]
    answer = _logistic(ANSWER, [f for f, _ in tops], [y for _, y in tops])
    return {"select": select, "rank": rank, "answer": answer}


def _chosen(case: Case, select: Logistic) -> list[Row]:
    rows = sorted(zip(case.rows, case.labels, strict=True), key=lambda row: -select.odds(row[0][: len(SELECT)]))
    return _relative(rows[:CHOSEN], english_asked=case.item.lang == "en")


def _relative(rows: Sequence[Row], *, english_asked: bool) -> list[Row]:
    """Likeness among the chosen, as the ranker sees it, rather than among all."""
    alike = standardised([row[_ALIKE] for row, _ in rows])
    return [((*row[:_ALIKE], z, z * english_asked), label) for (row, label), z in zip(rows, alike, strict=True)]


def _top(case: Case, select: Logistic, rank: Logistic) -> tuple[list[float], bool]:
    rows = sorted(_chosen(case, select), key=lambda row: -rank.odds(row[0]))
    nowhere = Sentence("", 0, 0, "")
    return answer_features([Ranked(nowhere, row, rank.odds(row)) for row, _ in rows]), rows[0][1]


def _logistic(names: Sequence[str], rows: Sequence[Sequence[float]], labels: Sequence[bool]) -> Logistic:
    values = np.asarray(rows, dtype=np.float64)
    scaler = StandardScaler().fit(values)
    fitted = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(scaler.transform(values), labels)
    mean, scale, weights = (tuple(np.round(x, 5).tolist()) for x in (scaler.mean_, scaler.scale_, fitted.coef_[0]))
    return Logistic(tuple(names), mean, scale, weights, round(float(fitted.intercept_[0]), 5))


def judged(cases: Sequence[Case], models: dict[str, Logistic]) -> str:
    """How models fare on cases: is the best sentence evidence, and what a threshold lets through."""
    tops = [(_top(case, models["select"], models["rank"]), case.item.answerable) for case in cases]
    sure = [(ranker.probability(models["answer"].odds(f)), right, there) for (f, right), there in tops]
    answerable = [right for _, right, there in sure if there]
    lines = [f"{len(cases)} questions, {len(answerable)} answerable, best sentence right {fmean(answerable):.3f}"]
    for threshold in _THRESHOLDS:
        kept = [(right, there) for p, right, there in sure if p >= threshold]
        right = sum(r for r, there in kept if there)
        lines.append(
            f"  at {threshold}: {right} right, {sum(1 for r, t in kept if t and not r)} wrong,"
            f" {sum(1 for _, t in kept if not t)} of {len(cases) - len(answerable)} unanswerable answered"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
