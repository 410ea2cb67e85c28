"""Web pages saved whole (.mhtml, .mht): an e-mail message whose first HTML part is the page."""

import email
import email.errors
import email.policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from index.errors import SourceError
from index.sources import html
from index.sources.files import decode, encoding_notes, shown
from index.sources.reading import Reading


def read(path: Path, data: bytes) -> Reading:
    """Read the article of the page as :func:`index.sources.html.page` does; pictures and styles are passed over.

    Where the page does not say its address, it is the one that the browser noted. The day of saving is no date of
    publication and is not looked at.

    Raises:
        SourceError: There is no page in the file, or no article text in the page.
    """
    message = cast("EmailMessage", email.message_from_bytes(data, policy=email.policy.compat32))
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload:
        raise SourceError(f"{shown(path)}: there is no web page in it; save the page again, or as HTML")
    declared = part.get_content_charset() or html.declared_charset(payload)
    decoded = decode(path, payload, declared=declared)
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return html.page(path, decoded.text, address=str(address or "").strip(), notes=encoding_notes(decoded))
