"""The language model without any article: what it believes to know."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from eval.metrics.spans import Span
from eval.running.runner import Stage
from eval.systems.parts import as_typed, need_generator, refused, reply
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.types import Article
from rag.models import Generator
from rag.settings import Settings
from rag.types import Answer, Query, Turn

SYSTEM = (
    "Bạn trả lời câu hỏi về cải cách hành chính Việt Nam. Trả lời ngắn gọn, bằng ngôn ngữ của câu hỏi. "
    'Nếu không biết câu trả lời, hãy nói "Tôi không biết".'
)


class ModelAlone:
    """Asks the model and believes it; cites nothing."""

    name = "model-alone"
    stages: tuple[Stage, ...] = ()

    def __init__(self, index: NewsIndex, generator: Generator, max_tokens: int) -> None:
        self._index = index
        self._generator = generator
        self._max_tokens = max_tokens

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question that follows a conversation."""
        query = as_typed(question)
        said = reply(self._generator, [*history, Turn("user", question)], SYSTEM, self._max_tokens)
        answered = not refused(said.text)
        return Answer(
            question=question,
            answer=said.text,
            answered=answered,
            language=query.language,
            route="model" if answered else "abstain",
            citations=(),
            query=query,
            index_fingerprint=self._index.manifest.fingerprint,
            models={"generator": self._generator.model_id},
            tokens=said.tokens,
        )

    def search(self, query: Query, stage: Stage, k: int) -> list[Span]:
        """Rank nothing."""
        del query, stage, k
        return []

    def article(self, article_id: str) -> Article:
        """Look an article up, for the gold questions to be checked against."""
        return self._index.article(article_id)


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[ModelAlone]:
    """Open it; the index serves to check the gold questions alone."""
    generator = need_generator(ModelAlone.name, settings)
    with closing(NewsIndex.open(index, open_embedder(settings.embedder or None))) as reader:
        yield ModelAlone(reader, generator, settings.max_tokens)
