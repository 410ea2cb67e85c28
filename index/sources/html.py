"""Saved web pages (the home of trafilatura). Nothing is fetched: the file is all there is."""

import copy
import logging
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.sources.fields import make_article, web_address
from index.sources.files import decode, encoding_notes, plain_name, shown, source_name
from index.sources.page_dates import page_date
from index.sources.page_parts import NO_TEXT, missing_lead, unwrap_layout, without_frame
from index.sources.prose import one_line
from index.sources.published import ADDRESS_NOTE, address_date, believable, with_name_date
from index.sources.reading import Reading
from index.sources.signed import person
from index.sources.typed import readable
from index.text import late as re
from index.text.numbers import raised

_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")
# The mark of a footnote, which must not become a digit of the figure before it.
_SUPERSCRIPT = re.compile(r"<sup\b[^<>]*>((?:\s|\d|</?a\b[^<>]*>){1,20})</sup>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
_HEAD_BYTES = 4096
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE | re.ASCII
)


def read(path: Path, data: bytes, *, address: str | None = None) -> Reading:
    """Read the article of one page, and say where it was fetched from if it was; see :func:`page`.

    Raises:
        SourceError: The page is in no known encoding, or no article text can be found in it.
    """
    decoded = decode(path, data, declared=declared_charset(data))
    return page(path, decoded.text, address=address, notes=encoding_notes(decoded))


def page(path: Path, markup: str, *, address: str | None = None, notes: tuple[str, ...] = ()) -> Reading:
    """Read the article of one page.

    Text, title, site name (the publisher), author and address are what trafilatura finds; tables become rows
    ``| a | b |``. The date is the one that the page declares of its article (:mod:`index.sources.page_dates`), else
    that of the address, else that of the file's name, which is noted.

    Args:
        path: The file; named in errors.
        markup: The page.
        address: Where the page was saved from, for one that does not say it itself.
        notes: What is known already about how the file was read.

    Raises:
        SourceError: No article text can be found in the page.
    """
    import trafilatura

    markup, restored = readable(path, _XML_DECLARATION.sub("", markup, count=1))
    markup = _SUPERSCRIPT.sub(lambda mark: raised(_TAG.sub("", mark[1])), markup)
    notes = (*notes, *restored)
    _hush()
    try:
        tree = trafilatura.load_html(markup)
        text = _text(tree) if tree is not None else None
    except RecursionError as error:
        raise _no_text(path) from error
    if tree is None or not text:
        raise _no_text(path)
    published, date_source = page_date(tree) or (None, None)
    about = trafilatura.extract_metadata(tree)
    title = one_line(about.title or "") or plain_name(path)
    text = without_frame(text, title, about.author)
    lead = missing_lead(tree, text)
    url = web_address(about.url or "") or web_address(address or "")
    if published is None and url and (published := believable(address_date(url))):
        date_source, notes = "address", (*notes, ADDRESS_NOTE)
    fields: dict[str, object] = {
        "title": title,
        "text": f"{lead}\n{text}" if lead else text,
        "publisher": about.sitename,
        "author": person(about.author, about.sitename),
        "url": url,
        "published": published,
        "date_source": date_source,
    }
    fields, noted = with_name_date(fields, path)
    return Reading((make_article(fields, where=shown(path), source=source_name(path)),), (*notes, *noted))


def _text(tree: Any) -> str | None:  # noqa: ANN401  (lxml has no types)
    import trafilatura

    unwrap_layout(tree)
    found = trafilatura.extract(copy.deepcopy(tree), include_comments=False, prune_xpath=list(NO_TEXT))
    return str(found) if found else None


def declared_charset(data: bytes) -> str | None:
    """Name of the encoding that a page says it is in, in its first 4,096 bytes; None where it says none."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def _no_text(path: Path) -> SourceError:
    return SourceError(f"{shown(path)}: no article text in this page; save the article's own page, fully loaded")


def _hush() -> None:
    """Keep the libraries' notes off the terminal; a program that sets up logging still gets them."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
