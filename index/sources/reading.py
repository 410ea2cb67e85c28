"""What reading one file gave."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.types import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of one file, and what a report about it should say.

    Attributes:
        articles: In the order of the file.
        notes: How it was read where that is not a matter of course, such as "read as TCVN3 (ABC)".
        faults: For an archive: its members that could not be read, each with the reason.
    """

    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[tuple[Path, SourceError], ...] = ()


Reader = Callable[[Path, bytes], Reading]
"""Bytes of a file to its articles; raises SourceError. The path is named in errors, and is not opened."""
