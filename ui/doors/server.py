"""The server of the page and the doors; the one home of uvicorn."""

import socket
import threading
import time
from collections.abc import Callable

import uvicorn
from starlette.responses import RedirectResponse

from index.errors import SettingsError
from ui.desk.assistant import Assistant
from ui.desk.desk import Desk
from ui.desk.line import Shared
from ui.doors.api import build_api
from ui.doors.guard import Doors
from ui.doors.network import refuse_open, refuse_taken
from ui.library.changes import Library

_GRACE_SECONDS = 2
_START_SECONDS = 60


class _Telling(uvicorn.Server):
    """Tells when it listens."""

    listening: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self.listening is not None:
            self.listening()


class Server:
    """A server on one address.

    Args:
        assistant: Who answers.
        host: Address to listen on.
        port: Port to listen on.
        page: Whether to serve the chat page too.
        doors: What is asked of who comes in; None reads the environment.
        library: What the page may change; None for a page that only reads.
        load: Whether to bring the models into memory as soon as somebody has opened the page.

    Raises:
        SettingsError: The port is taken, the address is none of this machine's, or it can be reached by others and
            there is no key.
    """

    def __init__(
        self,
        assistant: Assistant,
        host: str = "127.0.0.1",
        port: int = 7860,
        *,
        page: bool = True,
        doors: Doors | None = None,
        library: Library | None = None,
        load: bool = False,
    ) -> None:
        doors = doors or Doors.load()
        refuse_open(host, doors.api_key)
        refuse_taken(host, port)
        shared = Shared(assistant)
        desk = Desk(shared)
        app = build_api(desk, doors, host)
        if page:
            from ui.library.routes import library_app
            from ui.page.chat import mount

            if library is not None:
                app.mount("/library", library_app(shared, library))
            opened = desk.loading.start if load else None
            mount(app, shared, host, port, writable=library is not None, opened=opened)
        else:
            app.add_route("/", _to_docs)
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        self._server = _Telling(
            uvicorn.Config(
                app, host, port, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )  # fmt: skip
        self._thread = threading.Thread(target=self._server.run, name="server", daemon=True)

    def run(self, listening: Callable[[], None] | None = None) -> None:
        """Serve until the process is told to stop.

        Args:
            listening: Called once, as soon as requests are taken.
        """
        self._server.listening = listening
        self._server.run()

    def start(self) -> None:
        """Serve in a thread; return when requests are answered.

        Raises:
            SettingsError: It does not start.
        """
        self._thread.start()
        end = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > end:
                raise SettingsError(f"the server at {self.address} did not start; its own output says why")
            time.sleep(0.01)

    def close(self) -> None:
        """Stop serving; what is being answered is broken off."""
        self._server.should_exit = True
        self._thread.join()


async def _to_docs(_: object) -> RedirectResponse:
    return RedirectResponse("/docs")
