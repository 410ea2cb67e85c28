"""The program without its rows of facts: every question is answered from sentences, whatever it asks for.

Without rows alone it would refuse nearly everything, since a question about a ranking is answered from rows or not at
all. What is left out is thus both, the rows and the rules that count on them. The slots still gate the sentences, their
words now count among those to be covered, and what is said is still checked, without rows to hold it against.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from eval.systems.ours import Ours, open_on
from index.news_index import NewsIndex
from index.text.tokens import syllables
from index.types import Fact, Measure
from rag.assistant import Assistant, Clock
from rag.question import parse
from rag.route import Free, decide
from rag.settings import Settings
from rag.types import Event, Turn, Understood


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


class Reader(Assistant):
    """An assistant to whom every question is a free one."""

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[Event]:
        """Answer a question piece by piece."""
        clock = Clock()
        query = parse(question, history, self._index.vocabulary, datetime.now(tz=UTC).date())
        terms = tuple(dict.fromkeys(syllables(query.standalone)))
        query = replace(query, ask="free", measures=(), places=None, terms=terms)
        clock.lap("understand")
        yield Understood(query)
        road = decide(self._index, self._evidencer, query, lambda: self._lexical(query), lambda: self._hybrid(query))
        clock.lap("retrieve")
        if isinstance(road, Free):
            yield from self._free(query, road.sentences, clock)
        else:
            yield from self._drafted(query, road, clock)


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Ours]:
    """Open it on an index."""
    with open_on(WithoutFacts, index, settings, Reader) as assistant:
        yield Ours(assistant, settings, "no-facts")
