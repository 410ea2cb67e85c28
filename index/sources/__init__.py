"""Readers: one file format each, all returning articles.

A reader is a function ``(path, data) -> list[Article]`` that raises SourceError; adding a format is one file and one
line in ``READERS``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from index.errors import SourceError
from index.sources import files, html, jsonl, markdown, txt
from index.types import Article

Reader = Callable[[Path, bytes], list[Article]]

READERS: Mapping[str, Reader] = {
    ".htm": html.read,
    ".html": html.read,
    ".jsonl": jsonl.read,
    ".md": markdown.read,
    ".txt": txt.read,
}


def read(path: Path) -> list[Article]:
    """Read the articles of one file; ids are unique within it.

    Raises:
        SourceError: The suffix is not known, or the file cannot be read as what its suffix says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        find([path])  # names what is wrong with a file
        raise SourceError(f"{files.shown(path)}: a folder, not a file; list its files with find")
    return reader(path, files.load(path))


def find(paths: Sequence[Path]) -> list[Path]:
    """List the readable files that the paths name or hold; see :func:`index.sources.files.find`.

    Returns:
        The files, sorted, each once.

    Raises:
        SourceError: A path does not exist, a folder cannot be listed, or a file was named that has no known suffix.
    """
    found, faults = files.find(paths, READERS)
    if faults:
        raise faults[0][1]
    return found


def read_all(paths: Sequence[Path]) -> Iterator[tuple[Path, list[Article] | SourceError]]:
    """Read files and folders, one file at a time; what cannot be read is yielded as its error and the rest goes on.

    Yields:
        First the paths that lead to no file, with the reason; then each file, sorted, with its articles or the reason
        why it has none.
    """
    found, faults = files.find(paths, READERS)
    yield from faults
    for file in found:
        try:
            yield file, read(file)
        except SourceError as error:
            yield file, error
