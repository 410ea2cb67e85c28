"""The program itself."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from eval.metrics.spans import Span
from eval.running.runner import STAGES, Stage
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.onnx_extractor import open_extractor
from index.text.restore import restore
from index.types import Article, Hit
from rag.assistant import Assistant
from rag.llm.generate import open_generator
from rag.retrieval.evidence import Evidencer
from rag.retrieval.retrieve import search_text
from rag.settings import Settings
from rag.types import Answer, Query, Turn


class Ours:
    """An assistant, and the rankings that it chooses its passages and sentences from.

    Attributes:
        name: What it is called.
        stages: Those that it has.
    """

    def __init__(
        self, assistant: Assistant, settings: Settings, name: str = "ours", stages: Sequence[Stage] = STAGES
    ) -> None:
        self.name = name
        self.stages = tuple(stages)
        self._assistant = assistant
        self._settings = settings
        self._evidencer = Evidencer(assistant.index)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question."""
        return self._assistant.ask(question, history)

    def search(self, query: Query, stage: Stage, k: int) -> list[Span]:
        """Rank passages by one search or by both fused, or the sentences of what was found."""
        index, text = self._assistant.index, search_text(query)
        if stage == "lexical":
            return passages(index.lexical(text, k))
        if stage == "dense":
            return passages(index.dense(restore(text, index.vocabulary), k))
        if stage == "fused":
            return passages(self._assistant.search(text, k))
        ranking = self._evidencer.ranking(query, self._assistant.search(text, self._settings.passages))
        return [Span(s.sentence.article_id, s.sentence.start, s.sentence.end) for s in ranking.sentences[:k]]

    def article(self, article_id: str) -> Article:
        """Look an article up."""
        return self._assistant.article(article_id)


def passages(hits: Iterable[Hit]) -> list[Span]:
    """Where the passages of a search stand."""
    return [Span(hit.passage.article_id, hit.passage.start, hit.passage.end) for hit in hits]


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open the program on an index."""
    with open_on(NewsIndex, index, settings) as assistant:
        yield Ours(assistant, settings)


@contextmanager
def open_on(kind: type[NewsIndex], index: Path, settings: Settings) -> Iterator[Assistant]:
    """Open an assistant on an index that is read by some kind of reader.

    Raises:
        IndexStateError: There is no usable index.
        WeightsError: The embedder's weights are missing.
        SettingsError: There is no such language model.
    """
    with closing(kind.open(index, open_embedder(settings.embedder or None), open_extractor())) as reader:
        yield Assistant(reader, index, open_generator(settings.generator), settings)
