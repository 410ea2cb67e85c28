"""Where programs hand in their questions: so many at a time, in threads, and ended as soon as who asked has gone."""

import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator, Sequence
from contextlib import aclosing
from functools import partial
from typing import ParamSpec, TypeVar

from anyio import CancelScope, CapacityLimiter, to_thread

from index.errors import BusyError
from index.types import Lang
from rag.types import Answer, Done, Event, Turn
from ui.desk.limits import ROOM
from ui.desk.line import Shared
from ui.desk.loading import Loading

P = ParamSpec("P")
T = TypeVar("T")
Gone = Callable[[], Awaitable[bool]]


async def _never() -> bool:
    return False


class _Steps:
    """A stream that threads take turns at: a cancelled task may leave one behind that still waits for a step."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._lock = threading.Lock()

    def next(self) -> Event | None:
        with self._lock:
            return next(self._events, None)

    def close(self) -> None:
        with self._lock:
            if isinstance(self._events, Generator):
                self._events.close()


class Desk:
    """Runs an assistant, which computes and waits, beside an event loop, which must not.

    Args:
        assistant: Who answers.
        room: How many questions and searches at a time.
    """

    def __init__(self, assistant: Shared, room: int = ROOM) -> None:
        self.assistant = assistant
        self.loading = Loading(assistant)
        self.metrics = assistant.metrics
        self._room = room
        self._taken = 0
        self._threads = CapacityLimiter(room)

    async def events(
        self, question: str, history: Sequence[Turn] = (), gone: Gone = _never, language: Lang | None = None
    ) -> AsyncGenerator[Event, None]:
        """Answer a question piece by piece.

        It ends early, and with it the work of the model, when the generator is closed, when its task is cancelled, and
        when ``gone`` says that nobody waits any more.

        Raises:
            BusyError: There is no room, or too many wait for the model.
            ReformQAError: The question cannot be answered.
        """
        self._enter()
        steps = _Steps(self.assistant.stream(question, history, language=language))
        try:
            while (event := await to_thread.run_sync(steps.next, limiter=self._threads)) is not None:
                yield event
                if await gone():
                    return
        finally:
            with CancelScope(shield=True):
                await to_thread.run_sync(steps.close, limiter=self._threads)
            self._taken -= 1

    async def answer(
        self, question: str, history: Sequence[Turn] = (), gone: Gone = _never, language: Lang | None = None
    ) -> Answer | None:
        """Answer a question; None when nobody waits for the answer any more.

        Raises:
            BusyError: There is no room, or too many wait for the model.
            ReformQAError: The question cannot be answered.
        """
        async with aclosing(self.events(question, history, gone, language)) as events:
            async for event in events:
                if isinstance(event, Done):
                    return event.answer
        return None

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run something that takes a while in a thread.

        Raises:
            BusyError: There is no room.
        """
        self._enter()
        try:
            return await to_thread.run_sync(partial(function, *args, **kwargs), limiter=self._threads)
        finally:
            self._taken -= 1

    def _enter(self) -> None:
        if self._taken >= self._room:
            raise BusyError(f"{self._taken} requests are being worked on already; ask again in a while")
        self._taken += 1
