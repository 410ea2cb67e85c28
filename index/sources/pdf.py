"""PDF files (the home of pypdfium2). A page that is only a picture has no text; nothing is recognised by eye."""

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.sources import grid, txt, wrapped
from index.sources.files import shown
from index.sources.reading import Reading
from index.text import late as re
from index.text.encodings import detect

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 1_000
"""Most pages of one file. A longer document is no news article."""

_SEVERAL = re.compile(r"\d%?\s[-+]?\d|\s\d+[.,]?\d*%?$")  # a line that may be of a table: its places are looked at
_MOST_PIECES = 3_000
_PDFIUM_HYPHEN = "\ufffe"  # or U+0002, by version


def read(path: Path, data: bytes) -> Reading:
    """Read one document as one article, taken apart as :func:`index.sources.txt.page` does.

    Its lines become paragraphs, and what is surely a table rows; see :mod:`index.sources.grid`.

    The file's own title and dates are not used: they tell of the program that made it, not of the publication.

    Raises:
        SourceError: It is no PDF, damaged, protected, too long, or holds no text.
    """
    pages = _pages(path, data)
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        raise SourceError(f"{shown(path)}: holds no text, as a scan does not; run text recognition (OCR) over it first")
    text = wrapped.paragraphs(pages)
    notes: tuple[str, ...] = (f"{empty} of {len(pages)} pages hold no text",) if empty else ()
    restored = detect.restore(text)
    if restored is not None:
        text, notes = restored.text, (*notes, f"read as {restored.encoding}")
    return txt.page(path, text, notes)


def _pages(path: Path, data: bytes) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            if len(document) > MAX_PAGES:
                raise SourceError(f"{shown(path)}: has {len(document)} pages, more than {MAX_PAGES}; split it")
            return [_text(document, number) for number in range(len(document))]
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(f"{shown(path)}: is protected by a password; save it without one") from error
        raise SourceError(
            f"{shown(path)}: no PDF that can be read ({error}); save it again as PDF or as text"
        ) from error


def _text(document: "PdfDocument", number: int) -> str:
    page = document[number]
    try:
        read = page.get_textpage()
        lines = read.get_text_range().replace(_PDFIUM_HYPHEN, wrapped.LINE_END_HYPHEN).splitlines()
        if any(map(_SEVERAL.search, lines)):
            edges = [read.get_rect(place) for place in range(min(read.count_rects(), _MOST_PIECES))]
            pieces = [grid.Piece(a, b, c, d, read.get_text_bounded(a, b, c, d)) for a, b, c, d in edges]
            lines = grid.with_tables(lines, pieces)
    finally:
        page.close()
    return unicodedata.normalize("NFC", "\n".join(lines))
