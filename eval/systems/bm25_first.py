"""What a search engine does: BM25 over the passages, and the first sentence of the best one. It refuses nothing."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from eval.metrics.spans import Span
from eval.running.runner import Stage
from eval.systems.ours import passages
from eval.systems.parts import as_typed
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.types import Article
from rag.settings import Settings
from rag.types import Answer, Query, Turn
from rag.verification.citing import Citer


class Bm25First:
    """Answers with the first sentence that begins in the best passage, and cites it."""

    name = "bm25-first"
    stages: tuple[Stage, ...] = ("lexical", "fused")

    def __init__(self, index: NewsIndex) -> None:
        self._index = index

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question, whatever was said before it; a question whose words are all unknown finds nothing."""
        del history
        query, citer = as_typed(question), Citer(self._index)
        for hit in self._index.lexical(question, 1):
            sentences = self._index.sentences(hit.passage.article_id)
            citer.cite(next(s for s in sentences if s.end > hit.passage.start))
        cited = tuple(citer.citations.values())
        return Answer(
            question=question,
            answer=" ".join(f"{citation.quote} [{citation.marker}]" for citation in cited),
            answered=bool(cited),
            language=query.language,
            route="quote" if cited else "abstain",
            citations=cited,
            query=query,
            index_fingerprint=self._index.manifest.fingerprint,
        )

    def search(self, query: Query, stage: Stage, k: int) -> list[Span]:
        """Rank passages; there is only the one search."""
        del stage
        return passages(self._index.lexical(query.question, k))

    def article(self, article_id: str) -> Article:
        """Look an article up."""
        return self._index.article(article_id)


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Bm25First]:
    """Open it on an index."""
    with closing(NewsIndex.open(index, open_embedder(settings.embedder or None))) as reader:
        yield Bm25First(reader)
