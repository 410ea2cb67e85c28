"""Readers: one file format each, all returning articles.

A reader is a function ``(path, data) -> Reading`` that raises SourceError; see :mod:`index.sources.readers`. Formats
with large parsers, and large files, are read in a child process, see :mod:`index.sources.isolated`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import SourceError
from index.sources import files
from index.sources.isolated import IsolatedReader, Limits
from index.sources.readers import ISOLATED, READERS, parse
from index.sources.reading import Reader, Reading
from index.types import Article

__all__ = ["READERS", "Limits", "Reader", "Reading", "find", "read", "read_all", "readings"]

_LARGE = 20_000
"""Bytes from which plain formats are read in the child process too: a made-up text may take long to parse."""


def read(path: Path) -> list[Article]:
    """Read the articles of one file; ids are unique within it.

    For many files use :func:`read_all`, which does not start a process for each.

    Raises:
        SourceError: The suffix is not known, or the file, or a file in it, cannot be read as what its suffix says.
    """
    with IsolatedReader() as isolated:
        reading = _read(path, isolated)
    if reading.faults:
        raise reading.faults[0][1]
    return list(reading.articles)


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
        why it has none. An archive's members that could not be read follow it, as ``archive.zip/name``.
    """
    for path, result in readings(paths):
        if isinstance(result, SourceError):
            yield path, result
            continue
        if result.articles:
            yield path, list(result.articles)
        yield from result.faults


def readings(paths: Sequence[Path], limits: Limits | None = None) -> Iterator[tuple[Path, Reading | SourceError]]:
    """Read files and folders as :func:`read_all` does, with the notes that a report should show.

    Args:
        paths: Files and folders.
        limits: What one file may take of memory and time, for formats that are read in a process of their own.

    Yields:
        As :func:`read_all`, with the whole reading in place of its articles.
    """
    found, faults = files.find(paths, READERS)
    yield from faults
    with IsolatedReader(limits) as isolated:
        for file in found:
            try:
                yield file, _read(file, isolated)
            except SourceError as error:
                yield file, error


def _read(path: Path, isolated: IsolatedReader) -> Reading:
    return isolated.read(path) if path.suffix.lower() in ISOLATED or _is_large(path) else parse(path)


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > _LARGE
    except OSError:  # the reader says what is wrong with it
        return False
