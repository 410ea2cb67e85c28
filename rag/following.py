"""An assistant that follows its index: what is built while it runs is answered from, and no question is dropped."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from index.backend import Location, current_name, place_of
from index.errors import IndexStateError
from index.types import Article, Fact, Hit, Lang, Measure
from rag.assistant import Assistant
from rag.info import Info
from rag.narrowed import Filter
from rag.opening import open_assistant
from rag.settings import Settings
from rag.types import Answer, Event, Turn


@dataclass(slots=True)
class _Opened:
    """An assistant, the generation that it answers from, and how many questions are with it."""

    assistant: Assistant
    name: str
    users: int = 0


class Following:
    """An assistant on whatever generation is current when a question arrives; safe to use from several threads.

    Answers that have begun are finished from the generation that they began with. A new generation that cannot be
    opened is passed over: the one that is open goes on answering. Once a file of that one is damaged or gone, whatever
    is asked is refused with the file named, until a repair has made another generation.

    Args:
        index_dir: The index folder, or the address of a store.
        reopen: Opens an assistant on the current generation; given the one before, to take its models from.
        first: The assistant to begin with.
        name: The generation that it was opened on.
    """

    def __init__(
        self, index_dir: Location, reopen: Callable[[Assistant], Assistant], first: Assistant, name: str
    ) -> None:
        self._place = place_of(index_dir)
        self._reopen = reopen
        self._now = _Opened(first, name)
        self._passed_over = ""
        self._counting = threading.Lock()
        self._opening = threading.Lock()

    def ask(self, question: str, history: Sequence[Turn] = (), language: Lang | None = None) -> Answer:
        """Answer a question; see :meth:`rag.assistant.Assistant.ask`."""
        with self._lent() as assistant:
            return assistant.ask(question, history, language)

    def stream(
        self, question: str, history: Sequence[Turn] = (), only: Filter | None = None, language: Lang | None = None
    ) -> Iterator[Event]:
        """Answer a question piece by piece; see :meth:`rag.assistant.Assistant.stream`.

        Args:
            question: As typed.
            history: Earlier messages, oldest first.
            only: What may be answered from; None for everything.
            language: Of the answer where the question shows none of its own; None for Vietnamese.
        """
        with self._lent() as assistant:
            yield from assistant.stream(question, history, only, language)

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Passages for a question, best first."""
        with self._lent() as assistant:
            return assistant.search(question, k)

    def article(self, article_id: str) -> Article:
        """One article of the index.

        Raises:
            NoArticleError: There is none with this id.
        """
        with self._lent() as assistant:
            return assistant.article(article_id)

    def articles(self) -> list[Article]:
        """All articles of the index, by id."""
        with self._lent() as assistant:
            return assistant.articles()

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
    ) -> list[Fact]:
        """The mined facts that agree with every slot given; see :meth:`rag.assistant.Assistant.facts`."""
        with self._lent() as assistant:
            return assistant.facts(entity, indicator, year, measure)

    def loaded(self) -> dict[str, bool]:
        """Which models are in memory, by role."""
        with self._lent() as assistant:
            return assistant.loaded()

    def load(self) -> None:
        """Bring the models into memory; see :meth:`rag.assistant.Assistant.load`."""
        with self._lent() as assistant:
            assistant.load()

    def info(self) -> Info:
        """What is answered from and with."""
        with self._lent() as assistant:
            return assistant.info()

    @contextmanager
    def _lent(self) -> Iterator[Assistant]:
        self._follow()
        with self._counting:
            opened = self._now
            opened.users += 1
        try:
            opened.assistant.index.check()
            yield opened.assistant
        finally:
            with self._counting:
                opened.users -= 1
                idle = opened.users == 0 and opened is not self._now
            if idle:
                opened.assistant.index.close()

    def _follow(self) -> None:
        """Open the current generation if it is another; who comes while that is being done goes on with the old one."""
        name = self._place.name()
        if name in {self._now.name, self._passed_over, ""} or not self._opening.acquire(blocking=False):
            return
        try:
            new = _Opened(self._reopen(self._now.assistant), name)
        except IndexStateError:
            self._passed_over = name
            return
        finally:
            self._opening.release()
        with self._counting:
            old, self._now = self._now, new
            idle = old.users == 0
        if idle:
            old.assistant.index.close()


def open_following(index_dir: Location, settings: Settings | None = None) -> Following:
    """Open an assistant that follows an index.

    Args:
        index_dir: Folder of the index, or address of a store.
        settings: None reads the environment.

    Raises:
        IndexStateError: There is no index in the folder, or it is damaged or made with another embedder.
        SettingsError: A setting has an unknown name or an impossible value.
    """
    name = current_name(index_dir)  # before opening: one that is built meanwhile is noticed later
    return Following(index_dir, Assistant.reopened, open_assistant(index_dir, settings), name)
