"""What a user named to be read: files, folders, patterns of them, and addresses of the web."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.errors import SourceError
from index.sources.files import decode, load, shown
from index.sources.reading import Reading
from index.types import Article
from ui.commands.progress import Progress
from ui.words.render import printable

if TYPE_CHECKING:
    from index.web.gather import Web

_ADDRESS = ("http://", "https://")
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files, folders and patterns, and addresses of pages and feeds."""

    paths: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()


def inputs(named: Sequence[str], urls: Path | None = None) -> Inputs:
    """Sort what was named; an address is known by its beginning.

    Args:
        named: Paths and addresses, as typed.
        urls: A file with one address a line; empty lines and those that begin with "#" are passed over.

    Raises:
        SourceError: That file cannot be read or holds none.
    """
    listed = decode(urls, load(urls)).text.split("\n") if urls else []
    if urls and not any(line.strip() and not line.strip().startswith(_COMMENT) for line in listed):
        raise SourceError(f"{shown(urls)}: holds no address; write one a line")
    addresses = [one for one in named if one.lower().startswith(_ADDRESS)]
    addresses += [line for one in listed if (line := one.strip()) and not line.startswith(_COMMENT)]
    return Inputs(tuple(Path(one) for one in named if not one.lower().startswith(_ADDRESS)), tuple(addresses))


def read_articles(
    named: Inputs, report: Progress, open_web: Callable[[], "Web"]
) -> tuple[list[Article], list[SourceError], dict[str, tuple[str, ...]]]:
    """Read everything, going on after what cannot be read; how odd files were read, and copies, is said on stderr.

    Returns:
        The articles, what cannot be read, and for each file, by its whole path, the ids of its articles.
    """
    from index.copies import fold

    articles: list[tuple[str, Article]] = []
    faults: list[SourceError] = []
    for where, reading in _readings(named, report, open_web):
        if isinstance(reading, SourceError):
            faults.append(reading)
            continue
        articles += [(where, article) for article in reading.articles]
        faults += [fault for _, fault in reading.faults]
        for note in reading.notes:
            typer.echo(f"{where}: {note}", err=True)
    folded = fold(articles)
    for where, first in folded.copies:
        typer.echo(f"{where}: a copy of {first}, indexed once", err=True)
    came = {str(Path(one).absolute()): ids for one, ids in folded.ids.items() if not one.lower().startswith(_ADDRESS)}
    return list(folded.articles), faults, came


def _readings(
    named: Inputs, report: Progress, open_web: Callable[[], "Web"]
) -> Iterator[tuple[str, Reading | SourceError]]:
    from index.sources import readings

    if named.paths:
        report("read", 0, None)
        for done, (path, reading) in enumerate(readings(named.paths), start=1):
            yield shown(path), reading
            report("read", done, None)
        report("read", 1, 1)
    if named.addresses:
        from index.sources.isolated import IsolatedReader
        from index.web.gather import gather

        report("fetch", 0, None)
        with IsolatedReader() as isolated:
            for done, (address, reading) in enumerate(gather(named.addresses, open_web(), isolated), start=1):
                yield printable(address), reading
                report("fetch", done, None)
        report("fetch", 1, 1)
