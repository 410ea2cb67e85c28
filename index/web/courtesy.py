"""Manners: robots.txt is asked and kept to, and a host is asked once a second at most (the home of protego).

protego was chosen because it reads robots.txt as RFC 9309 has it, wildcards and crawl delays too, which the standard
library's parser does not, and without regular expressions that a hostile file could stall.
"""

import time
from collections.abc import Callable

import httpx2
from protego import Protego

from index.errors import SourceError
from index.web.fetch import AGENT, Fetched, Fetcher, parsed

DELAY = 1.0
"""Seconds between two requests to a host, unless its robots.txt asks for more."""

_LONGEST_DELAY = 60.0
_MOST_ROBOTS = 500_000  # bytes that are read of a robots.txt, as in RFC 9309
_BUSY = frozenset({429, 503})


class Courtesy:
    """What is known of the hosts in one run."""

    def __init__(
        self,
        fetcher: Fetcher,
        delay: float = DELAY,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetcher, self._delay, self._clock, self._sleep = fetcher, delay, clock, sleep
        self._rules: dict[str, Protego | SourceError] = {}
        self._next: dict[str, float] = {}
        self._resting: set[bytes] = set()

    def before(self, address: str) -> None:
        """Wait until an address may be asked for.

        Raises:
            SourceError: Its robots.txt forbids it or cannot be read, or the host has asked to be left alone.
        """
        url = parsed(address)
        rules = self._rules_of(url)
        if isinstance(rules, SourceError):
            raise rules
        if not rules.can_fetch(address, AGENT):
            raise SourceError(
                f"{address}: its robots.txt asks programs to stay away; read it in a browser, and save it"
            )
        if url.netloc in self._resting:
            raise SourceError(f"{address}: its host has asked to be left alone for a while; try again later")
        self._wait(url, min(rules.crawl_delay(AGENT) or 0.0, _LONGEST_DELAY))

    def after(self, fetched: Fetched) -> None:
        """Take note of a host that says it is too busy: it is asked nothing more in this run."""
        if fetched.status in _BUSY:
            self._resting.add(parsed(fetched.address).netloc)

    def _wait(self, url: httpx2.URL, asked: float = 0.0) -> None:
        host, now = url.host, self._clock()
        begin = max(now, self._next.get(host, now))
        if begin > now:
            self._sleep(begin - now)
        self._next[host] = begin + max(self._delay, asked)

    def _rules_of(self, url: httpx2.URL) -> Protego | SourceError:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = self._read(origin)
        return self._rules[origin]

    def _read(self, origin: str) -> Protego | SourceError:
        """Read the rules of an origin: without a robots.txt all is allowed, and nothing where it cannot be read."""
        try:
            found = self._fetcher.get(f"{origin}/robots.txt", lambda address: self._wait(parsed(address)))
        except SourceError as error:
            return error
        if found.status >= 500 or found.status == 429:
            return SourceError(f"{found.address}: answers {found.status}, so nothing is fetched there; try again later")
        text = found.body[:_MOST_ROBOTS].decode("utf-8", "replace") if found.status == 200 else ""
        return Protego.parse(text)
