"""The program without the dense search; the embedder is never asked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval.systems.ours import Ours, open_on
from index.news_index import NewsIndex
from index.types import Hit
from rag.settings import Settings


class LexicalOnly(NewsIndex):
    """An index that cannot look for meaning."""

    def dense(self, text: str, k: int) -> list[Hit]:
        """Find nothing, so that the fused ranking is the lexical one."""
        del text, k
        return []

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Find no text like any other."""
        del question
        return [0.0] * len(texts)


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open it on an index."""
    with open_on(LexicalOnly, index, settings) as assistant:
        yield Ours(assistant, settings, "lexical-only", ("lexical", "fused", "evidence"))
