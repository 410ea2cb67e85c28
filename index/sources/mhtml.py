"""Web pages saved whole (.mhtml, .mht): an e-mail message whose first HTML part is the page."""

import email
import email.errors
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.sources import html
from index.sources.files import decode, encoding_notes, shown
from index.sources.reading import Reading


@dataclass(frozen=True, slots=True)
class _Saved:
    payload: bytes
    charset: str | None
    address: str


def read(path: Path, data: bytes) -> Reading:
    """Read the article of the page as :func:`index.sources.html.page` does; pictures and styles are passed over.

    Where the page does not say its address, it is the one that the browser noted. The day of saving is no date of
    publication and is not looked at.

    Raises:
        SourceError: There is no page in the file, or no article text in the page.
    """
    try:
        saved = _saved(data)
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError, email.errors.MessageError):
        saved = None  # the parser means to take any header, and stumbles over some
    if saved is None or not saved.payload:
        raise SourceError(f"{shown(path)}: there is no web page in it; save the page again, or as HTML")
    decoded = decode(path, saved.payload, declared=saved.charset or html.declared_charset(saved.payload))
    return html.page(path, decoded.text, address=saved.address, notes=encoding_notes(decoded))


def _saved(data: bytes) -> _Saved | None:
    message = email.message_from_bytes(data)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            return _Saved(payload, part.get_content_charset(), str(address).strip())
    return None
