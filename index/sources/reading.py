"""What reading one file gave."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.types import Article


@dataclass(frozen=True, slots=True)
class Link:
    """Where a feed says that an article is, and when it says that it was published (ISO)."""

    address: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of one file, and what a report about it should say.

    Attributes:
        articles: In the order of the file.
        notes: How it was read where that is not a matter of course, such as "read as TCVN3 (ABC)".
        faults: For an archive: its members that could not be read, each with the reason.
        links: For a feed: the pages that it names.
    """

    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[tuple[Path, SourceError], ...] = ()
    links: tuple[Link, ...] = ()


Reader = Callable[[Path, bytes], Reading]
"""Bytes of a file to its articles; raises SourceError. The path is named in errors, and is not opened."""
