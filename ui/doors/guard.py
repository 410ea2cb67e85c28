"""Who may come in: names of the host, origins, the key, how often, how much. The one home of limits."""

import base64
import binascii
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.errors import SettingsError
from ui.desk.limits import FOLDER_BYTES, MOST_BYTES, PAGE_BYTES
from ui.doors.network import is_loopback
from ui.doors.problems import language_wanted, problem, retry_after
from ui.words.faults import fault_text

_OPEN = frozenset({"/health"})
_LONGER = {"/gradio_api/": PAGE_BYTES, "/library/": FOLDER_BYTES}
_DOORS = ("/api/", "/v1/", "/mcp")
_SHORTEST_KEY = 16
TOO_LONG = "a request may have {} bytes"
_RATE = "600/minute"


@dataclass(frozen=True, slots=True)
class Doors:
    """What the doors ask of who comes in.

    Attributes:
        api_key: Key that every request but ``/health`` must bring; empty for none.
        rate: Most requests of one client to the doors, such as "600/minute".
        origins: Other web pages that may call, such as "https://app.example"; browsers refuse all others.
    """

    api_key: str = ""
    rate: str = _RATE
    origins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the values."""
        if self.api_key and len(self.api_key) < _SHORTEST_KEY:
            raise SettingsError(f"REFORMQA_API_KEY must have at least {_SHORTEST_KEY} characters")
        try:
            parse(self.rate)
        except ValueError as error:
            raise SettingsError(f'REFORMQA_RATE must be like "600/minute", not {self.rate!r}') from error

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> "Doors":
        """Read ``REFORMQA_API_KEY``, ``REFORMQA_RATE`` and ``REFORMQA_ORIGINS`` (with commas between them).

        Raises:
            SettingsError: The key is too short, or the rate is none.
        """
        origins = environment.get("REFORMQA_ORIGINS", "")
        return cls(
            environment.get("REFORMQA_API_KEY", ""),
            environment.get("REFORMQA_RATE") or _RATE,
            tuple(origin.strip().rstrip("/") for origin in origins.split(",") if origin.strip()),
        )


class Guard:
    """Turns away whom the doors do not let in, before anything of a request is read but its headers.

    Args:
        app: What is guarded.
        doors: What is asked of who comes in.
        host: The address that is listened on. On a loopback address only names of this machine are answered to, so
            that no web page can reach it under a name of its own that it has pointed here (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, doors: Doors, host: str) -> None:
        self._app = app
        self._doors = doors
        self._loopback = is_loopback(host)
        self._rate: RateLimitItem = parse(doors.rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] == "websocket":  # nobody here speaks it
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http" and (refused := self._refusal(scope)) is not None:
            await refused(scope, receive, send)
        elif scope["type"] == "http":
            await self._app(scope, _measured(receive, _most(str(scope["path"]))), send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), str(scope["path"])
        return (
            self._stranger(headers)
            or self._keyless(headers, path, scope)
            or (self._hasty(headers, scope) if path.startswith(_DOORS) else None)
            or _too_long(headers, _most(path))
        )

    def _stranger(self, headers: Headers) -> Response | None:
        host, origin = headers.get("host", ""), headers.get("origin")
        if self._loopback and not is_loopback(_hostname(host)):
            return _turned_away(headers, 403, "this server answers to localhost and 127.0.0.1 alone", "host_refused")
        if origin is not None and origin not in self._doors.origins and _place(origin) != host.lower():
            return _turned_away(
                headers, 403, "other web pages may not call this server (REFORMQA_ORIGINS)", "origin_refused"
            )
        return None

    def _keyless(self, headers: Headers, path: str, scope: Scope) -> Response | None:
        if not self._doors.api_key or path in _OPEN or _same(_shown_key(headers), self._doors.api_key):
            return None
        if (hasty := self._hasty(headers, scope)) is not None:  # guesses are counted too
            return hasty
        # A browser asks its user for a name and a password: any name, and the key.
        challenge = 'Basic realm="reformqa"' if "text/html" in headers.get("accept", "") else "Bearer"
        message = "this server asks for its key: Authorization: Bearer KEY, or X-API-Key: KEY"
        return _turned_away(headers, 401, message, "invalid_api_key", {"WWW-Authenticate": challenge})

    def _hasty(self, headers: Headers, scope: Scope) -> Response | None:
        client = str((scope.get("client") or ("unknown",))[0])
        if self._limiter.hit(self._rate, client):
            return None
        until = self._limiter.get_window_stats(self._rate, client).reset_time
        message = f"more than {self._rate.amount} requests in {self._rate.get_expiry()} seconds; come again later"
        return _turned_away(headers, 429, message, "rate_limit_exceeded", retry_after(until - time.time()))


def _turned_away(
    headers: Headers, status: int, message: str, code: str, more: dict[str, str] | None = None
) -> Response:
    return problem(status, fault_text(message, language_wanted(headers)), code, headers=more)


def _most(path: str) -> int:
    return next((most for start, most in _LONGER.items() if path.startswith(start)), MOST_BYTES)


def _too_long(headers: Headers, most: int) -> Response | None:
    """What comes without a length is measured while it is read."""
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length) <= most:
        return None
    return _turned_away(headers, 413, TOO_LONG.format(most), "too_large")


def _measured(receive: Receive, most: int) -> Receive:
    """Read no more than that, whatever length was told; the application tells of it in its own form."""
    read = 0

    async def measured() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise HTTPException(413, TOO_LONG.format(most))
        return message

    return measured


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _place(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _same(shown: str, key: str) -> bool:
    return secrets.compare_digest(shown.encode(), key.encode())


def _shown_key(headers: Headers) -> str:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).decode("utf-8", "replace").partition(":")[2]
        except binascii.Error:
            return ""
    return headers.get("x-api-key", "")
