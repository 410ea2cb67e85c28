"""Fits the models of `rag.retrieval.ranker` to development questions: ``python -m eval.fitting.fit CORPUS=GOLD …``.

The program itself collects the features, from the questions that reach the ranker at all. Each is asked a second time
with the articles that answer it withheld: what the program must not take for an answer then. Every set is also left out
once and judged by models fitted to the others: the printed figures are those of questions and articles that the models
had not seen. ``--out`` writes ``rag/retrieval/ranker.json``.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

import numpy as np

from eval.fitting.fit_models import Case, Row, Verdict, fit, fit_judge, summary, tell
from eval.metrics.spans import places
from eval.questions.gold import GoldItem, load_gold
from eval.running.opening import read_corpus
from index.build import build
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.onnx_extractor import open_extractor
from index.types import Article, Embedder, Extraction, Extractor, Sentence, Vectors
from rag.composing.table import internal, settled
from rag.llm.generate import open_generator
from rag.models import Judge
from rag.retrieval.evidence import Evidencer
from rag.retrieval.ranker import SELECT, Ranker
from rag.retrieval.retrieve import retrieve, search_text
from rag.understanding.question import parse

_TODAY = date(2026, 11, 1)
_HITS, _DEPTH = 20, 60
_POOL = 24  # sentences of a question that are fitted on: those with most of its words; the others teach nothing new
_READ = 12  # of them the extractor reads
_HARD = ("own", "around", "any_entity")


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


class Reading:
    """An extractor that keeps what it has read: most sentences are read again when others are withheld."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._kept: dict[tuple[str, tuple[str, str]], Extraction] = {}

    @property
    def model_id(self) -> str:
        """That of the extractor."""
        return self._extractor.model_id

    def extract(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Extraction]:
        """Read each sentence, given as its article's title and its text, for the answer to a question."""
        if new := [pair for pair in dict.fromkeys(sentences) if (question, pair) not in self._kept]:
            read = self._extractor.extract(question, new)
            self._kept |= {(question, pair): one for pair, one in zip(new, read, strict=True)}
        return [self._kept[question, pair] for pair in sentences]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, collect, fit, print, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.fitting.fit", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="CORPUS=GOLD", help="articles and the questions over them")
    parser.add_argument("--generator", help="fit the language model's judgement too; asks it once a question")
    parser.add_argument("--out", type=Path, help="write the models to this file")
    chosen = parser.parse_args(arguments)
    embedder, found = Remembering(open_embedder()), open_extractor()
    extractor = Reading(found) if found else None
    pairs = [tuple(map(Path, pair.split("=", 1))) for pair in chosen.sets]
    groups = [collect(corpus, gold, embedder, extractor) for corpus, gold in pairs]
    unseen: list[Verdict] = []
    for number, (_, gold) in enumerate(pairs):
        rest = [case for other, group in enumerate(groups) if other != number for case in group]
        if rest:
            verdicts = tell(groups[number], fit(rest))
            print(f"{gold}: {summary(verdicts)}")
            unseen += [verdict for verdict in verdicts if not verdict.case.withheld]
    models = fit([case for group in groups for case in group])
    judge = open_generator(chosen.generator) if chosen.generator else None
    if isinstance(judge, Judge):
        print(f"all, unseen: {summary(unseen)}")
        models["judge"], verdicts = fit_judge(unseen, judge)
        print(f"the same with the language model: {summary(verdicts)}")
    if chosen.out:
        kept = json.loads(chosen.out.read_text(encoding="utf-8")) if chosen.out.exists() else {}
        written = kept | {name: asdict(model) for name, model in models.items()}
        chosen.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def collect(corpus: Path, gold: Path, embedder: Embedder, extractor: Extractor | None) -> list[Case]:
    """Cases of one set.

    Args:
        corpus: Folder of articles.
        gold: Questions over them.
        embedder: Embeds both.
        extractor: Reads them together.

    Raises:
        GoldError: The gold file has faults.
        SourceError: An article cannot be read.
    """
    articles = dict(read_corpus(corpus))
    with tempfile.TemporaryDirectory(prefix="reformqa-fit-") as folder:
        build(list(articles.values()), Path(folder), embedder)
        with closing(NewsIndex.open(Path(folder), embedder, extractor)) as index:
            sentences = Ranker(index, Evidencer(index).weights)
            return [
                case
                for item in load_gold(gold, articles)
                for withheld in (False, True)
                if (case := _case(index, sentences, item, articles, withheld=withheld))
            ]


def _case(
    index: NewsIndex, sentences: Ranker, item: GoldItem, articles: dict[str, Article], *, withheld: bool
) -> Case | None:
    """One question; ``withheld`` from it are the articles that answer it, so that what is left does not."""
    query = parse(item.question, item.history, index.vocabulary, _TODAY)
    if settled(index, query) is not None or (withheld and not item.answerable):
        return None
    query = internal(query)
    text = search_text(query)
    gone = {name for quote in item.evidence for name in index.story(quote.article)} if withheld else set()
    hits = [hit for hit in retrieve(index, text, _DEPTH, 0.5) if hit.passage.article_id not in gone]
    found = sentences.candidates(query, hits[:_HITS])
    if not found:
        return None
    hard = sorted(found, key=lambda row: -sum(row[1][SELECT.index(name)] for name in _HARD))[:_POOL]
    alike = sentences.alike(text, [sentence for sentence, _ in hard])
    read = sentences.read(query, [sentence for sentence, _ in hard[:_READ]])
    relevance = [*(one.relevance for one in read or ()), *[None] * len(hard if read is None else hard[_READ:])]
    texts = {name: article.text for name, article in articles.items()}
    wanted = places(((quote.article, quote.quote) for quote in item.evidence), texts)
    rows = [
        Row(s, tuple(f), near, any(_overlaps(s, p.article_id, p.start, p.end) for p in wanted), odds)
        for (s, f), near, odds in zip(hard, alike, relevance, strict=True)
    ]
    pages = {row.sentence.article_id: articles[row.sentence.article_id] for row in rows}
    return Case(item, query, tuple(rows), pages, withheld)


def _overlaps(sentence: Sentence, article_id: str, start: int, end: int) -> bool:
    return sentence.article_id == article_id and start < sentence.end and sentence.start < end


if __name__ == "__main__":
    main()
