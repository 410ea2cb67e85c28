"""RSS and Atom (the home of feedparser): where a feed leads to. What it says of its articles itself is left alone.

feedparser was chosen because it reads every version of both, broken ones too, and is what other readers of feeds use.
"""

import io
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.sources.files import shown
from index.sources.prose import one_line
from index.sources.published import VIETNAM, believable, iso_date
from index.sources.reading import Link, Reading

MOST_LINKS = 500
"""Entries of a feed that are followed, the first ones; feeds list the newest first."""


def read(path: Path, data: bytes) -> Reading:
    """Read the links of a feed, each once, in its order.

    A feed that is not well-formed is read as far as it goes, which is noted.

    Raises:
        SourceError: It is no feed, or leads nowhere.
    """
    import feedparser

    # a stream, since feedparser opens what it is given as bytes if that spells a name or an address
    told = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    links = {link.address: link for entry in reversed(told.entries) if (link := _link(entry)) is not None}
    if not links:
        why = f" ({one_line(str(told.bozo_exception))})" if told.bozo else ""
        raise SourceError(f"{shown(path)}: no feed of articles{why}; name an RSS or Atom feed, or the pages themselves")
    ordered = list(reversed(links.values()))
    notes = ["the feed is not well-formed; what could be read of it is used"] if told.bozo else []
    notes += [f"of {len(ordered)} entries the first {MOST_LINKS} are read"] if len(ordered) > MOST_LINKS else []
    return Reading((), tuple(notes), links=tuple(ordered[:MOST_LINKS]))


def _link(entry: Any) -> Link | None:  # noqa: ANN401  (feedparser has no types)
    address = entry.get("link")
    return Link(str(address).strip(), _published(entry.get("published"))) if address else None


def _published(told: object) -> str | None:
    """The day that it was in Vietnam; None where it is no whole day, or one that no page has."""
    if not isinstance(told, str):
        return None
    try:
        found = parsedate_to_datetime(told)
        day = (found.astimezone(VIETNAM) if found.tzinfo else found).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return believable(iso_date(one_line(told)))
    return believable(day)
