"""One page by HTTP, from the public internet only, with limits on everything that the other side decides."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import httpcore2
import httpx2

from index.errors import SourceError
from index.sources.fields import quoted
from index.web.addresses import Resolve, is_public, resolve
from index.web.pinned import Deadline, PinnedBackend

AGENT = "reformqa"
"""The name that robots.txt knows this program by."""

_HEADERS = {
    "User-Agent": f"{AGENT}/0.1 (reform-news-qa; reads the pages that its user names)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, "
    "application/pdf;q=0.8",
    "Accept-Encoding": "gzip",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_LONGEST_ADDRESS = 2_000
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one page may take.

    Attributes:
        size: Bytes of the body, unpacked.
        seconds: By the clock, from the first look-up to the last byte, each redirect anew.
        redirects: How many are followed.
    """

    size: int = 10_000_000
    seconds: float = 60
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        address: Where it was found in the end.
        status: HTTP status; never one of a redirect that can be followed.
        headers: By lower-case name.
        body: Unpacked.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def parsed(address: str) -> httpx2.URL:
    """Read an address that may be fetched: http or https, a host, no password; without its fragment.

    Raises:
        SourceError: It is none.
    """
    try:
        url = httpx2.URL(address.strip()).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise SourceError(f"{quoted(address)}: no web address ({error}); write https://…") from error
    plain = url.scheme in {"http", "https"} and url.host and not url.userinfo and 0 < (url.port or 80) < 65_536
    if not plain or len(str(url)) > _LONGEST_ADDRESS:
        raise SourceError(f"{quoted(address)}: only http:// and https:// addresses without a password are fetched")
    return url


class Fetcher:
    """Fetches pages, one request at a time, each over a connection of its own."""

    def __init__(
        self,
        limits: FetchLimits | None = None,
        resolve: Resolve = resolve,
        permitted: Callable[[str], bool] = is_public,
    ) -> None:
        """Set up; nothing is opened.

        Args:
            limits: What one page may take.
            resolve: Names to addresses.
            permitted: Which addresses may be connected to; tests permit that of their own server.
        """
        self._limits = limits or FetchLimits()
        self._resolve, self._permitted = resolve, permitted
        self._tls = httpcore2.default_ssl_context()

    def get(self, address: str, before: Callable[[str], None], headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch a page, following redirects; whatever its status, it is returned.

        Args:
            address: Where it is.
            before: Called with each address before it is asked for, those of redirects too; it may wait, and it may
                raise SourceError to forbid it.
            headers: To send beside the usual ones.

        Raises:
            SourceError: The address, or one that it redirects to, may not be fetched or cannot be reached, or the
                answer breaks a limit or is no HTTP.
        """
        url = parsed(address)
        for _ in range(self._limits.redirects + 1):
            before(str(url))
            found = self._once(url, headers or {})
            target = found.headers.get("location") if found.status in _MOVED else None
            if target is None:
                return found
            url = parsed(_joined(url, target))
        raise SourceError(f"{address}: redirects more than {self._limits.redirects} times; name the page itself")

    def _once(self, url: httpx2.URL, headers: Mapping[str, str]) -> Fetched:
        deadline = Deadline(self._limits.seconds)
        backend = PinnedBackend(self._resolve, self._permitted, deadline)
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = {"Host": url.netloc.decode("ascii"), **_HEADERS, "Connection": "close", **headers}
        try:
            with (
                httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
                pool.stream("GET", target, headers=list(sent.items())) as response,
            ):
                told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                pieces = _unpacked(response.iter_stream(), told.get("content-encoding", ""), str(url))
                return Fetched(str(url), response.status, told, _limited(pieces, self._limits.size, str(url)))
        except httpcore2.TimeoutException as error:
            raise SourceError(f"{url}: takes more than {self._limits.seconds:g} s; try again later") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise SourceError(f"{url}: cannot be fetched ({error}); try again later") from error


def _joined(url: httpx2.URL, target: str) -> str:
    try:
        # a header's bytes are UTF-8 where they are no ASCII, if they are anything
        return str(url.join(target.encode("latin-1").decode("utf-8")))
    except (httpx2.InvalidURL, ValueError) as error:
        raise SourceError(f"{url}: redirects to {quoted(target)}, which is no address; name the page itself") from error


def _limited(pieces: Iterable[bytes], most: int, address: str) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            raise SourceError(f"{address}: larger than {most / 1e6:g} MB; it is left out")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], encoding: str, address: str) -> Iterator[bytes]:
    """Undo gzip in small pieces, so that a bomb is noticed long before it has gone off."""
    if encoding.lower() in {"", "identity"}:
        yield from chunks
        return
    if encoding.lower() not in {"gzip", "x-gzip"}:
        raise SourceError(f"{address}: comes packed as {quoted(encoding)}, which was not asked for; it is left out")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
        if not unpacker.eof:
            raise SourceError(f"{address}: its end is missing; try again later")
    except zlib.error as error:
        raise SourceError(f"{address}: damaged on the way ({error}); try again later") from error
