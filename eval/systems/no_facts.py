"""The program without its rows of facts.

No question is answered from rows, and a refusal names no values nearby; sentences are ranked, gated and checked as
before, without rows to hold them against.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.systems.ours import Ours, open_on
from index.news_index import NewsIndex
from index.types import Fact, Measure
from rag.settings import Settings


class WithoutFacts(NewsIndex):
    """An index in which nothing was mined."""

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return nothing."""
        del entity, indicator, year, measure, article_id
        return []


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open it on an index."""
    with open_on(WithoutFacts, index, settings) as assistant:
        yield Ours(assistant, settings, "no-facts")
