"""PDF files (the home of pypdfium2). A page that is only a picture has no text; nothing is recognised by eye."""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.sources import grid, raised, ruled, rules, txt, wrapped
from index.sources.files import shown
from index.sources.reading import Reading
from index.text import late as re
from index.text.encodings import detect

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

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
    return txt.page(path, raised.signs_of(text), notes)


def _glyph(read: "PdfTextPage", at: int) -> raised.Glyph:
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(read.raw, at, box)
    pdfium.FPDFText_GetCharOrigin(read.raw, at, x, y)
    return raised.Glyph(box.left, box.right, box.top - box.bottom or 1.0, y.value)


def _rules(page: "PdfPage") -> Iterator[rules.Rule]:
    """The lines that are drawn on a page, the sides of boxes among them."""
    import pypdfium2.raw as pdfium

    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = path.get_matrix()
        corners: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for place in range(min(pdfium.FPDFPath_CountSegments(path.raw), _MOST_PIECES)):
            segment = pdfium.FPDFPath_GetPathSegment(path.raw, place)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                yield from rules.rules_of(corners)
                corners = []
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            corners.append(matrix.on_point(x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                corners.append(corners[0])
        yield from rules.rules_of(corners)


def _marked(piece: grid.Piece, marks: Sequence[raised.Glyph]) -> grid.Piece:
    """A piece that is a raised number with marks for its digits."""
    held = any(
        piece.left - 1 < m.left and m.right < piece.right + 1 and piece.bottom - 1 < m.line < piece.top for m in marks
    )
    return replace(piece, text=raised.marked(piece.text)) if held and piece.text.strip().isdecimal() else piece


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
        text: str = read.get_text_range()
        marks: Sequence[raised.Glyph] = ()
        if len(text) == read.count_chars():  # else which sign stands where is unsure
            text, marks = raised.with_marks(text, partial(_glyph, read))
        lines = text.replace(_PDFIUM_HYPHEN, wrapped.LINE_END_HYPHEN).splitlines()
        if any(map(_SEVERAL.search, lines)):
            edges = [read.get_rect(place) for place in range(min(read.count_rects(), _MOST_PIECES))]
            pieces = [grid.Piece(a, b, c, d, read.get_text_bounded(a, b, c, d)) for a, b, c, d in edges]
            pieces = [_marked(piece, marks) for piece in pieces]
            lines, told = ruled.with_tables(
                lines, ruled.tables(pieces, list(islice(_rules(page), ruled.MOST_RULES + 1)))
            )
            lines = grid.with_tables(lines, [piece for piece in pieces if piece not in told])
    finally:
        page.close()
    return unicodedata.normalize("NFC", "\n".join(lines))
