"""A reply that is sent as it comes into being."""

from collections.abc import AsyncGenerator

from anyio import CancelScope
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from rag.types import Event
from ui.words.render import to_json

# Signs that the format allows, but at which many programs break lines.
_BREAKS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"})

AT_WORK = ": at work\n\n"
"""A comment: a sign of life that keeps the line open."""


def sent_event(value: object, name: str | None = None) -> str:
    """Return a server-sent event.

    Args:
        value: A dataclass or plain values, sent as JSON on one line.
        name: Name of the event; None for none.
    """
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {to_json(value).translate(_BREAKS)}\n\n"


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
