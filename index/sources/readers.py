"""Which reader reads which suffix. Adding a format is one file and one line here."""

from collections.abc import Mapping
from pathlib import Path

from index.errors import SourceError
from index.sources import archive, csv, docx, feed, files, html, jsonl, markdown, mhtml, pdf, txt
from index.sources.reading import Reader, Reading

_SINGLE: Mapping[str, Reader] = {
    ".csv": csv.read,
    ".docx": docx.read,
    ".htm": html.read,
    ".html": html.read,
    ".jsonl": jsonl.read,
    ".md": markdown.read,
    ".mht": mhtml.read,
    ".mhtml": mhtml.read,
    ".pdf": pdf.read,
    ".txt": txt.read,
}

READERS: Mapping[str, Reader] = {**_SINGLE, files.ARCHIVE: archive.reader(_SINGLE)}

ISOLATED = frozenset({".docx", ".htm", ".html", ".mht", ".mhtml", ".pdf", files.ARCHIVE})
"""Formats whose parsers are large enough to crash, to hang or to swallow memory: read in a process of their own."""


FEED, PAGE, PDF = ".feed", ".html", ".pdf"
"""What can be fetched, by the suffix that it is kept under."""


def parse(path: Path, address: str | None = None) -> Reading:
    """Read one file in this process.

    Args:
        path: The file.
        address: Where it was fetched from; None for a file of the user's own.

    Raises:
        SourceError: The suffix is not known, or the file cannot be read as what its suffix says.
    """
    if address is not None and path.suffix == FEED:
        return feed.read(path, files.load(path))
    if address is not None and path.suffix == PAGE:
        return html.read(path, files.load(path), address=address)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        if not path.is_dir():
            files.named(path, READERS)  # names what is wrong with a file
        raise SourceError(f"{files.shown(path)}: a folder, not a file; list its files with find")
    return reader(path, files.load(path))
