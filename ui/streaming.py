"""A reply that is sent as it comes into being."""

from collections.abc import AsyncGenerator

from anyio import CancelScope
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from rag.types import Event


class Streamed(StreamingResponse):
    """Server-sent events whose source is closed with them, however they end.

    Args:
        body: The events as text.
        source: What they are made of; it may have been begun although ``body`` has not.
    """

    def __init__(self, body: AsyncGenerator[str, None], source: AsyncGenerator[Event, None]) -> None:
        super().__init__(body, media_type="text/event-stream", headers={"Cache-Control": "no-store"})
        self._closed = (body, source)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                for generator in self._closed:
                    await generator.aclose()
