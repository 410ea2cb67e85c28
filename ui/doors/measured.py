"""Counts and times of the requests that come in."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.desk.metrics import Metrics

_DOORS = ("/api/", "/v1/", "/mcp", "/health", "/metrics")


class Measured:
    """Counts and times the requests of an application by its doors; everything else is "page"."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            door = str(getattr(scope.get("route"), "path", ""))
            door = door if door.startswith(_DOORS) else "page"
            self._metrics.requested(door, status, time.perf_counter() - started)
