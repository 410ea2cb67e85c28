"""A live server on a free loopback port, for the tests of the doors."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ui.desk.assistant import Assistant
from ui.doors.guard import Doors
from ui.doors.server import Server


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(assistant: Assistant, doors: Doors | None = None, *, page: bool = False) -> Iterator[str]:
    """Serve an assistant; gives the address, without a slash at its end."""

    async def build() -> Server:
        """In an event loop; outside, gradio makes loops of its own and leaves them open."""
        return Server(assistant, port=free_port(), page=page, doors=doors or Doors(rate="100000/minute"))

    server = asyncio.run(build())
    server.start()
    try:
        yield server.address.rstrip("/")
    finally:
        server.close()


def until(reached: Callable[[], bool]) -> None:
    """Wait until something is so; ten seconds is never."""
    end = time.monotonic() + 10
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.005)
