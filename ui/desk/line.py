"""One answer at a time has the language model to itself; the others stand in a short line, the first come first."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass

from index.errors import BusyError
from index.types import Article, Fact, Hit, Lang, Measure
from rag.narrowed import Filter
from rag.types import Answer, Done, Event, Stage, Turn
from ui.desk.assistant import Assistant
from ui.desk.limits import WAITING
from ui.desk.metrics import Metrics

QUEUE = "queue"
"""Name of the stage of waiting for the model; told of again and again, so that a stream can be closed meanwhile."""

_BEAT = 0.2
_REMEMBERED = 8  # answers that the wait is told by
_STEP = 5  # seconds; more exactly nobody can tell


@dataclass(frozen=True, slots=True)
class Queued(Stage):
    """Waiting for the model.

    Attributes:
        place: Place among those who wait; 1 is the next.
        seconds: Estimated wait in whole steps of five seconds, by the mean of the last answers; None before the first.
    """

    place: int
    seconds: int | None


class Line:
    """A line with room for the one whose turn it is and a few who wait.

    Args:
        waiting: How many may wait.
        clock: Tells seconds.
    """

    def __init__(self, waiting: int = WAITING, clock: Callable[[], float] = time.monotonic) -> None:
        self._room = waiting + 1
        self._changed = threading.Condition()
        self._tickets: list[object] = []
        self._clock = clock
        self._since = 0.0
        self._took: deque[float] = deque(maxlen=_REMEMBERED)

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return max(0, len(self._tickets) - 1)

    def join(self) -> object:
        """Take the last place.

        Raises:
            BusyError: There is none left.
        """
        with self._changed:
            if len(self._tickets) >= self._room:
                raise BusyError(f"{self.waiting} questions already wait for the language model; ask again in a while")
            self._tickets.append(ticket := object())
            if len(self._tickets) == 1:
                self._since = self._clock()
        return ticket

    def wait(self, ticket: object, seconds: float) -> bool:
        """Wait for a ticket's turn for a while, and tell whether it has come."""
        with self._changed:
            return self._changed.wait_for(lambda: self._tickets[0] is ticket, seconds)

    def queued(self, ticket: object) -> Queued:
        """Tell a ticket's place, and how long it is likely to wait."""
        with self._changed:
            place = max(1, self._tickets.index(ticket))  # whose turn has just come is told so by what follows
            if not self._took:
                return Queued(QUEUE, place, None)
            mean = sum(self._took) / len(self._took)
            left = max(0.0, self._since + mean - self._clock()) + (place - 1) * mean
        return Queued(QUEUE, place, max(1, math.ceil(left / _STEP)) * _STEP)

    def leave(self, ticket: object) -> None:
        """Give up a place, wherever in the line; the next one's turn comes."""
        with self._changed, suppress(ValueError):
            place = self._tickets.index(ticket)
            del self._tickets[place]
            if place == 0:
                now = self._clock()
                self._took.append(now - self._since)
                self._since = now
            self._changed.notify_all()


class Shared:
    """An assistant that many may ask at once. Only questions that need the model wait, and only for the model.

    Every question is counted here, whichever door or page it comes by.

    Args:
        assistant: Who answers; its streams tell of a ``Stage`` before the model is asked.
        line: Where to wait.
    """

    def __init__(self, assistant: Assistant, line: Line | None = None) -> None:
        self._assistant = assistant
        self.line = line or Line()
        self.metrics = Metrics(lambda: self.line.waiting)

    def ask(self, question: str, history: Sequence[Turn] = (), language: Lang | None = None) -> Answer:
        """Answer a question.

        Raises:
            BusyError: The model is needed and too many wait for it.
        """
        *_, last = self.stream(question, history, language=language)
        if not isinstance(last, Done):
            raise TypeError(f"a stream ended with {type(last).__name__}")
        return last.answer

    def stream(
        self, question: str, history: Sequence[Turn] = (), only: Filter | None = None, language: Lang | None = None
    ) -> Iterator[Event]:
        """Answer a question piece by piece; ``Queued`` comes again and again while the model is waited for.

        Raises:
            BusyError: The model is needed and too many wait for it.
        """
        self.metrics.began()
        route, outcome = "none", "failed"
        try:
            with closing(self._in_turn(self._assistant.stream(question, history, only, language))) as events:
                for event in events:
                    if isinstance(event, Done):
                        route, outcome = event.answer.route, "answered" if event.answer.answered else "refused"
                    yield event
        except BusyError:
            outcome = "busy"
            raise
        except GeneratorExit:
            outcome = "gone" if route == "none" else outcome
            raise
        finally:
            self.metrics.ended(route, outcome)

    def _in_turn(self, events: Iterator[Event]) -> Generator[Event, None, None]:
        ticket = None
        try:
            for event in events:
                if isinstance(event, Stage) and ticket is None:
                    ticket = self.line.join()
                    while not self.line.wait(ticket, _BEAT):
                        yield self.line.queued(ticket)
                yield event
        finally:
            if isinstance(events, Generator):
                events.close()
            if ticket is not None:
                self.line.leave(ticket)

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Rank passages, best first."""
        return self._assistant.search(question, k)

    def article(self, article_id: str) -> Article:
        """Return an article of the index.

        Raises:
            NoArticleError: There is none with this id.
        """
        return self._assistant.article(article_id)

    def articles(self) -> list[Article]:
        """Return all articles of the index."""
        return self._assistant.articles()

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given, in canonical names."""
        return self._assistant.facts(entity, indicator, year, measure)

    def loaded(self) -> dict[str, bool]:
        """Tell which models are in memory, by role."""
        return self._assistant.loaded()

    def load(self) -> None:
        """Bring the models into memory, which the first questions would do."""
        self._assistant.load()

    def info(self) -> object:
        """Return a dataclass that describes the index and the models."""
        return self._assistant.info()
