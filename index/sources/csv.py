"""Tables as CSV: a header row with the field names of Article, one article a row."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from index.errors import SourceError
from index.sources import rows
from index.sources.files import MAX_BYTES, decode, encoding_notes, shown
from index.sources.reading import Reading

_DELIMITERS = ",;\t"


def read(path: Path, data: bytes) -> Reading:
    """Read all articles, or none; see :func:`index.sources.rows.articles`.

    The columns ``title`` and ``text`` are required; columns that an Article does not have are ignored, an empty cell is
    a missing value. Cells are parted by the comma, semicolon or tab that the header row holds most of.

    Raises:
        SourceError: The header lacks a column, or lists the first bad lines, each as file:line.
    """
    decoded = decode(path, data)
    first = decoded.text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    previous = csv.field_size_limit(MAX_BYTES)  # the file is no larger
    try:
        articles = rows.articles(path, _rows(path, decoded.text, delimiter))
    finally:
        csv.field_size_limit(previous)
    return Reading(articles, encoding_notes(decoded))


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, rows.Row | SourceError]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(path, cells)
            else:
                yield reader.line_num, _row(f"{shown(path)}:{reader.line_num}", header, cells)
    except csv.Error as error:
        yield (
            reader.line_num,
            SourceError(f"{shown(path)}:{reader.line_num}: no CSV, {error}; mend the quotation marks"),
        )


def _header(path: Path, cells: list[str]) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    for column in ("title", "text"):
        if header.count(column) != 1:
            raise SourceError(f"{shown(path)}:1: the header row needs one column {column}; name the columns there")
    return header


def _row(where: str, header: list[str], cells: list[str]) -> rows.Row | SourceError:
    if len(cells) > len(header):
        return SourceError(f"{where}: {len(cells)} cells under {len(header)} columns; put quotation marks round text")
    return {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip()}
