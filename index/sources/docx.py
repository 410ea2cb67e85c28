"""Word files (the home of python-docx)."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.sources import archive, txt
from index.sources.files import shown
from index.sources.reading import Reading
from index.text.encodings import detect
from index.text.numbers import raised

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE, _SPAN, _RAISED = f"{_WORD}val", f"{_WORD}gridSpan", f"{_WORD}vertAlign"
_MOST_COLUMNS = 63  # of a Word table
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "pPr", "rPr"})  # an older spelling of what stands beside; deleted


def read(path: Path, data: bytes) -> Reading:
    """Read one document as one article, taken apart as :func:`index.sources.txt.page` does.

    Paragraphs and tables come in reading order, tables as rows ``| a | b |``; insertions that nobody has accepted yet
    are text, deletions are not. Heads, feet and notes are left out. The file's own title, author and dates are not
    used: they tell who typed it and when.

    Raises:
        SourceError: It is no Word file, damaged, or holds no text.
    """
    text = "\n\n".join(filter(None, (block.strip() for block in _blocks(_body(path, data)))))
    if not text:
        raise SourceError(f"{shown(path)}: there is no article text; add it or leave the file out")
    restored = detect.restore(text)  # fonts such as .VnTime draw other letters than the file holds
    if restored is not None:
        return txt.page(path, restored.text, (f"read as {restored.encoding}",))
    return txt.page(path, text)


def _body(path: Path, data: bytes) -> Any:  # noqa: ANN401  (lxml has no types)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            archive.check(path, package.infolist())
        return docx.Document(io.BytesIO(data)).element.body
    except (
        zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError, zlib.error,
        NotImplementedError, RuntimeError, EOFError, OSError,
    ) as error:  # fmt: skip
        raise SourceError(
            f"{shown(path)}: no Word file that can be read; open it in Word and save it as .docx"
        ) from error


def _blocks(parent: Iterable[Any]) -> Iterator[str]:
    for element in parent:
        name = _name(element)
        if name == "p":
            yield _text(element)
        elif name == "tbl":
            yield _table(element)
        elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _blocks(element)


def _text(element: Any) -> str:  # noqa: ANN401
    """Text of a paragraph or a part of one."""
    name = _name(element)
    if name in _SKIPPED:
        return ""
    if name == "t":
        return str(element.text or "")
    inner = _BREAKS.get(name) or "".join(map(_text, element))
    if name == "r" and any(mark.get(_VALUE) == "superscript" for mark in element.iter(_RAISED)):
        return raised(inner)  # the mark of a footnote is no digit of the figure before it
    return inner


def _table(table: Any) -> str:  # noqa: ANN401
    rows = [[text for cell in _cells(row) for text in _spread(cell)] for row in _named(table, "tr")]
    if all(len(row) <= 1 for row in rows):  # a frame round text
        return "\n\n".join(row[0] for row in rows if row)
    lines = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _spread(cell: Any) -> list[str]:  # noqa: ANN401
    """A cell's text, and an empty one for each further column that it is merged over."""
    spans = (part.get(_VALUE) for settings in cell if _name(settings) == "tcPr" for part in settings.iter(_SPAN))
    span = next((int(value) for value in spans if value and value.isdecimal()), 1)
    return [" ".join(_inside(cell).split()), *[""] * (min(span, _MOST_COLUMNS) - 1)]


def _inside(cell: Any) -> str:  # noqa: ANN401
    return " ".join(_blocks(cell))


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    return _named(row, "tc")


def _named(parent: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
    for element in parent:
        if _name(element) == name:
            yield element
        elif _name(element) in {"sdt", "sdtContent", "ins"}:
            yield from _named(element, name)


def _name(element: Any) -> str:  # noqa: ANN401
    return str(element.tag).rpartition("}")[2]
