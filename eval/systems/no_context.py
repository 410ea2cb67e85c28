"""The program with passages that are searched by their own words alone, without title, date and what is in play."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from eval.systems.ours import Ours, open_on
from index.dense import DenseIndex
from index.lexical import LexicalIndex
from index.news_index import NewsIndex
from rag.settings import Settings


class WithoutContext(NewsIndex):
    """An index whose two searches are made anew, in memory, of the passages' texts without their context lines."""

    @cached_property
    def _texts(self) -> list[str]:
        return [passage.text for passage in self._store.all_passages()]

    @cached_property
    def _vectors(self) -> DenseIndex:
        made = DenseIndex.empty(self._embedder.dimension)
        made.add(self._embedder.embed_passages(self._texts))
        return made

    @cached_property
    def _words(self) -> LexicalIndex:
        return LexicalIndex.from_texts(self._texts)


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open it on an index; the first search embeds every passage."""
    with open_on(WithoutContext, index, settings) as assistant:
        yield Ours(assistant, settings, "no-context")
