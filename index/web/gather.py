"""From addresses to articles: feeds are followed, pages are read in the process for hostile files."""

import hashlib
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from index.errors import SourceError
from index.sources.isolated import IsolatedReader
from index.sources.readers import FEED, PAGE, PDF
from index.sources.reading import Link, Reading
from index.text import late as re
from index.text.fold import fold
from index.web.courtesy import Courtesy
from index.web.fetch import Fetched, Fetcher, parsed
from index.web.shelf import Page, Shelf

FRESH = 3600.0
"""Seconds for which a page is not asked about again: a run that was broken off goes on where it stopped."""

FEED_NOTE = "date from the feed"
_SUFFIXES = {
    "text/html": PAGE, "application/xhtml+xml": PAGE, "application/pdf": PDF,
    "application/rss+xml": FEED, "application/atom+xml": FEED, "application/rdf+xml": FEED,
    "application/xml": FEED, "text/xml": FEED,
}  # fmt: skip
_FEED_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HEAD = 4096
_NAME_LENGTH = 60

Result = Reading | SourceError


@dataclass(frozen=True, slots=True)
class Web:
    """How pages are had: what a run needs besides addresses.

    Attributes:
        fetcher: Gets pages.
        shelf: Keeps them.
        delay: Seconds between two requests to a host.
        now: The time, seconds since 1970.
        sleep: Waits.
    """

    fetcher: Fetcher
    shelf: Shelf
    delay: float = 1.0
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def gather(addresses: Iterable[str], web: Web, isolated: IsolatedReader) -> Iterator[tuple[str, Result]]:
    """Fetch and read pages, and the pages of feeds, each once; what fails is yielded as its error, the rest goes on.

    An article's id and address are made from the address that was asked for, never from what a page says about itself:
    so the same page with new contents is the same article, and no page passes itself off as another.

    Args:
        addresses: Of pages and feeds, in any mixture.
        web: How they are had.
        isolated: Reads them.

    Yields:
        Each address with its reading; that of a feed holds its notes, and is followed by its pages.

    Raises:
        IndexStateError: The shelf cannot be written.
    """
    courtesy = Courtesy(web.fetcher, web.delay, time.monotonic, web.sleep)
    seen: set[str] = set()
    for address in addresses:
        yield from _followed(Link(address), seen, _Run(web, courtesy, isolated))
    web.shelf.tidy(web.now())


@dataclass(frozen=True, slots=True)
class _Run:
    web: Web
    courtesy: Courtesy
    isolated: IsolatedReader


def _followed(link: Link, seen: set[str], run: _Run) -> Iterator[tuple[str, Result]]:
    reading = _visited(link, seen, run)
    if reading is None:
        return
    yield link.address, reading
    for below in reading.links if isinstance(reading, Reading) else ():
        target = replace(below, address=_joined(link.address, below.address))
        page = _visited(target, seen, run)
        if isinstance(page, Reading) and page.links:
            page = SourceError(f"{target.address}: a feed in a feed; name it by itself to have it read")
        if page is not None:
            yield target.address, page


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # it is none; the error names it as it stands in the feed
        return address


def _visited(link: Link, seen: set[str], run: _Run) -> Result | None:
    """The reading of one address, or None when it has been read in this run."""
    try:
        asked = str(parsed(link.address))
        if asked in seen:
            return None
        seen.add(asked)
        return _read(_page(asked, run), link, run.isolated)
    except SourceError as error:
        return error


def _page(asked: str, run: _Run) -> Page:
    """Have a page: from the shelf while it is fresh or the server says that it still holds, else anew."""
    web, kept = run.web, run.web.shelf.find(asked)
    if kept is not None and kept.suffix != FEED and 0 <= web.now() - kept.at < FRESH:
        return kept
    fetched = _asked(asked, kept, run)
    if kept is not None and fetched.status == 304 and fetched.address == kept.address:
        page = replace(kept, at=web.now())
    else:
        if fetched.status == 304:  # of another page than the one that is kept
            fetched = _asked(asked, None, run)
        page = _fresh(asked, fetched, web.now())
    web.shelf.put(page)
    return page


def _asked(asked: str, kept: Page | None, run: _Run) -> Fetched:
    headers = {}
    if kept is not None and kept.etag:
        headers["If-None-Match"] = kept.etag
    if kept is not None and kept.modified:
        headers["If-Modified-Since"] = kept.modified
    fetched = run.web.fetcher.get(asked, run.courtesy.before, headers)
    run.courtesy.after(fetched)
    return fetched


def _fresh(asked: str, fetched: Fetched, now: float) -> Page:
    if fetched.status != 200:
        raise SourceError(f"{asked}: the server answers {fetched.status}, not with a page; check the address")
    told = fetched.headers.get("content-type", "").partition(";")[0].strip().lower()
    suffix = FEED if _FEED_ROOT.match(fetched.body[:_HEAD]) else _SUFFIXES.get(told)
    if suffix is None:
        raise SourceError(f"{asked}: comes as {told or 'a file of no kind'}; web pages, feeds and PDF files are read")
    validators = fetched.headers.get("etag"), fetched.headers.get("last-modified")
    return Page(asked, fetched.address, suffix, now, fetched.body, *validators)


def _read(page: Page, link: Link, isolated: IsolatedReader) -> Reading:
    try:
        with tempfile.TemporaryDirectory(prefix="reformqa-") as folder:
            file = Path(folder) / f"{_name(page.asked)}{page.suffix}"
            file.write_bytes(page.body)
            try:
                reading = isolated.read(file, page.address)
            except SourceError as error:
                raise SourceError(str(error).replace(str(file), page.asked)) from error
    except OSError as error:
        raise SourceError(f"{page.asked}: cannot be put aside to be read ({error}); free space") from error
    notes = reading.notes
    articles = []
    for article in reading.articles:
        named = replace(article, id=_id(page.asked), url=page.asked, source=page.asked)
        if named.published is None and link.published is not None:
            named, notes = replace(named, published=link.published, date_source="feed"), (*notes, FEED_NOTE)
        articles.append(named)
    return replace(reading, articles=tuple(articles), notes=notes)


def _name(asked: str) -> str:
    """Name a page by the last part of its address."""
    last = unquote(urlsplit(asked).path).rstrip("/").rpartition("/")[2].rpartition(".")
    words = re.sub(r"[^a-z0-9]+", "-", fold(last[0] or last[2])).strip("-")
    return words[:_NAME_LENGTH].strip("-") or "page"


def _id(asked: str) -> str:
    return f"{_name(asked)}-{hashlib.sha256(asked.encode()).hexdigest()[:8]}"
