"""JSON Lines: one article a line, under the field names of Article."""

import json
from collections.abc import Iterator
from pathlib import Path

from index.errors import SourceError
from index.sources import rows
from index.sources.files import decode, encoding_notes, shown
from index.sources.reading import Reading


def read(path: Path, data: bytes) -> Reading:
    """Read all articles, or none; see :func:`index.sources.rows.articles`.

    ``title`` and ``text`` are required; other keys than an Article's are ignored. Blank lines are passed over.

    Raises:
        SourceError: Lists the first bad lines, each as file:line, what is wrong and the mend.
    """
    decoded = decode(path, data)
    return Reading(rows.articles(path, _rows(path, decoded.text)), encoding_notes(decoded))


def _rows(path: Path, text: str) -> Iterator[tuple[int, rows.Row | SourceError]]:
    # Only "\n" ends a line: JSON strings may hold U+2028 and other characters that str.splitlines breaks at.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _parse(line, f"{shown(path)}:{number}")


def _parse(line: str, where: str) -> rows.Row | SourceError:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return SourceError(f"{where}: no JSON, {error.msg} at column {error.colno}; write one object a line")
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets nested without end
        return SourceError(f"{where}: no JSON that can be read, {error}; write one flat object a line")
    if not isinstance(value, dict):
        return SourceError(f"{where}: {type(value).__name__} instead of an object; write one {{…}} a line")
    return value
