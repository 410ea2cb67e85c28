"""The program with passages that are searched by their own words alone, without title, date and what is in play."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import numpy as np

from eval.systems.ours import Ours, open_on
from index.dense import DenseIndex
from index.lexical import LexicalIndex
from index.news_index import NewsIndex
from index.types import Hit, Passage
from rag.settings import Settings


class WithoutContext(NewsIndex):
    """An index whose two searches are made anew, in memory, of the passages' texts without their context lines."""

    @cached_property
    def _passages(self) -> list[Passage]:
        anywhere = np.full(self.manifest.dimension, self.manifest.dimension**-0.5, dtype=np.float32)
        found = self._reader.dense(anywhere, self.manifest.passages)
        return [hit.passage for hit in sorted(found, key=lambda hit: hit.passage.id)]

    @cached_property
    def _vectors(self) -> DenseIndex:
        made = DenseIndex.empty(self._embedder.dimension)
        made.add(self._embedder.embed_passages([passage.text for passage in self._passages]))
        return made

    @cached_property
    def _words(self) -> LexicalIndex:
        return LexicalIndex.from_texts([passage.text for passage in self._passages])

    def dense(self, text: str, k: int) -> list[Hit]:
        """Find by meaning, of the passages' own words."""
        rows, scores = self._vectors.search(self._question(text), k) if text.strip() else ((), ())
        return [
            Hit(self._passages[row], float(score), dense=float(score)) for row, score in zip(rows, scores, strict=True)
        ]

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Find by words, of the passages' own."""
        rows, scores = self._words.search(text, k)
        return [
            Hit(self._passages[row], float(score), lexical=float(score))
            for row, score in zip(rows, scores, strict=True)
        ]


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open it on an index; the first search embeds every passage."""
    with open_on(WithoutContext, index, settings) as assistant:
        yield Ours(assistant, settings, "no-context")
