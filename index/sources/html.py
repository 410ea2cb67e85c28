"""Saved web pages (the home of trafilatura). Nothing is fetched: the file is all there is."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.sources.fields import make_article, web_address
from index.sources.files import decode, encoding_notes, plain_name, shown, source_name
from index.sources.page_parts import NO_TEXT, missing_lead
from index.sources.prose import one_line
from index.sources.published import ADDRESS_NOTE, address_date, date_line, iso_date, with_name_date
from index.sources.reading import Reading
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
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_META_DATES = frozenset(
    {
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date",
        "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "pubdate", "publishdate", "publish-date",
        "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
    }
)  # fmt: skip
_ELEMENTS_UNDER_TITLE = 40
_LONGEST_CAPTION = 80  # longer text under the headline belongs to the article


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
    ``| a | b |``. The date is taken only from where a page declares it: metadata, or a date line under the headline;
    else from the address, else from the file's name, which is noted.

    Args:
        path: The file; named in errors.
        markup: The page.
        address: Where the page was saved from, for one that does not say it itself.
        notes: What is known already about how the file was read.

    Raises:
        SourceError: No article text can be found in the page.
    """
    import trafilatura

    markup = _SUPERSCRIPT.sub(lambda mark: raised(_TAG.sub("", mark[1])), _XML_DECLARATION.sub("", markup, count=1))
    _hush()
    try:
        tree = trafilatura.load_html(markup)
        text = (
            trafilatura.extract(markup, include_comments=False, prune_xpath=list(NO_TEXT)) if tree is not None else None
        )
    except RecursionError as error:
        raise _no_text(path) from error
    if tree is None or not text:
        raise _no_text(path)
    published = _published(tree)
    about = trafilatura.extract_metadata(tree)
    title = one_line(about.title or "") or plain_name(path)
    text = _without_header(text, title, about.author)
    lead = missing_lead(tree, text)
    url = web_address(about.url or "") or web_address(address or "")
    if published is None and url and (published := address_date(url)):
        notes = (*notes, ADDRESS_NOTE)
    fields: dict[str, object] = {
        "title": title,
        "text": f"{lead}\n{text}" if lead else text,
        "publisher": about.sitename,
        "author": about.author,
        "url": url,
        "published": published,
    }
    fields, noted = with_name_date(fields, path)
    return Reading((make_article(fields, where=shown(path), source=source_name(path)),), (*notes, *noted))


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


def _without_header(text: str, title: str, author: str | None) -> str:
    """Cut headline, date line and author where the text begins with them; they are fields of the article."""
    lines = text.split("\n")
    while lines:
        line = one_line(lines[0]).removeprefix("# ")
        if line and line not in {title, author} and date_line(line) is None:
            break
        lines.pop(0)
    return "\n".join(lines)


def _published(tree: Any) -> str | None:  # noqa: ANN401  (lxml has no types)
    for value in _declared_dates(tree):
        published = iso_date(one_line(value))
        if published:
            return published
    return _date_under_title(tree)


def _declared_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for meta in tree.iterfind(".//meta"):
        names = {str(meta.get(key, "")).lower() for key in ("property", "name", "itemprop")}
        if names & _META_DATES:
            yield str(meta.get("content", ""))
    for script in tree.iterfind(".//script"):
        yield from _JSON_LD_DATE.findall(script.text or "")
    for time in tree.iterfind(".//time"):
        if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib:
            yield str(time.get("datetime", ""))


def _date_under_title(tree: Any) -> str | None:  # noqa: ANN401
    """Find the date line that a reader sees under the headline.

    Above it stands today's date on many pages, and below the article the dates of other articles: so the search begins
    at the only ``h1`` and ends with the first words that could be the article.
    """
    headlines = tree.findall(".//h1")
    if len(headlines) != 1:
        return None
    for element in headlines[0].xpath("following::*")[:_ELEMENTS_UNDER_TITLE]:
        if not isinstance(element.tag, str):
            continue  # a comment
        published = date_line(one_line(element.text_content()))
        if published or len(one_line(" ".join(element.xpath("text()")))) > _LONGEST_CAPTION:
            return published
    return None
