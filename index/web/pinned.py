"""Connections to checked addresses (with ``fetch``, the home of httpcore2).

httpcore was chosen because it asks one small object for every connection: a name is resolved there, once, each address
is checked, and the very address that was checked is connected to, so that a name server which answers differently the
second time has no second time. Host header and TLS still go by the name. httpx offers no such place.
"""

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from index.web.addresses import Resolve, checked

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline:
    """A moment that nothing of one request may pass; what is left of the time is the limit of each step."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            ReadTimeout: None are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("too slow")
        return left


class PinnedBackend(httpcore2.NetworkBackend):
    """Opens connections to permitted addresses only, each bounded by a deadline."""

    def __init__(self, resolve: Resolve, permitted: Callable[[str], bool], deadline: Deadline) -> None:
        self._resolve, self._permitted, self._deadline = resolve, permitted, deadline
        self._system = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of a host that answers, after checking all of them.

        Raises:
            SourceError: An address is not permitted.
            ConnectError: None can be connected to.
        """
        del timeout
        try:
            found = self._resolve(host, port, self._deadline.left())
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.ConnectError(f"its name cannot be resolved ({error})") from error
        failed: httpcore2.ConnectError | httpcore2.ConnectTimeout | None = None
        for address in checked(host, found, self._permitted):
            left = self._deadline.left()
            try:
                stream = self._system.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
                continue
            return _Bounded(stream, self._deadline)
        raise failed or httpcore2.ConnectError("no address")


class _Bounded(httpcore2.NetworkStream):
    """A stream whose every step ends by the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        del timeout
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        del timeout
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on encrypted; the certificate must be that of the name."""
        del timeout
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  (the library's own signature)
        """Return what the stream knows about itself."""
        return self._stream.get_extra_info(info)
