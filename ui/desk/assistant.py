"""Who answers: what commands, page and doors need of the program."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from index.types import Article, Fact, Hit, Lang, Measure
from rag.narrowed import Filter
from rag.types import Answer, Event, Turn


class Assistant(Protocol):
    """What is asked of an assistant."""

    def ask(self, question: str, history: Sequence[Turn] = (), language: Lang | None = None) -> Answer:
        """Answer a question; ``language`` is for one that shows none of its own."""

    def stream(
        self, question: str, history: Sequence[Turn] = (), only: Filter | None = None, language: Lang | None = None
    ) -> Iterator[Event]:
        """Answer a question piece by piece, from what a filter lets through."""

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Rank passages, best first."""

    def article(self, article_id: str) -> Article:
        """Return an article of the index."""

    def articles(self) -> list[Article]:
        """Return all articles of the index."""

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given, in canonical names."""

    def loaded(self) -> dict[str, bool]:
        """Tell which models are in memory, by role."""

    def load(self) -> None:
        """Bring the models into memory, which the first questions would do."""

    def info(self) -> object:
        """Return a dataclass that describes the index and the models."""
