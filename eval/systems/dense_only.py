"""The program with the dense search in place of both.

A weight of 1 for the dense search would not do: rows are looked for by the lexical search alone, whatever the weight.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.systems.ours import Ours, open_on
from index.news_index import NewsIndex
from index.text.restore import restore
from index.types import Hit
from rag.settings import Settings


class DenseOnly(NewsIndex):
    """An index that cannot look for words."""

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Find by meaning what was to be found by words."""
        return self.dense(restore(text, self.vocabulary), k)


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open it on an index."""
    with open_on(DenseOnly, index, settings) as assistant:
        yield Ours(assistant, settings, "dense-only", ("dense", "fused", "evidence"))
