"""Saved web pages (the home of trafilatura). Nothing is fetched: the file is all there is."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.sources.fields import make_article, web_address
from index.sources.files import decode, shown, source_name
from index.sources.prose import one_line
from index.sources.published import date_line, iso_date
from index.types import Article

_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
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


def read(path: Path, data: bytes) -> list[Article]:
    """Read the article of one page.

    Text, title, site name (the publisher), author and address are what trafilatura finds; tables become rows
    ``| a | b |``. The date is taken only from where a page declares it: metadata, or a date line under the headline.

    Raises:
        SourceError: No article text can be found in the page.
    """
    import trafilatura

    markup = _XML_DECLARATION.sub("", decode(path, data), count=1)
    _hush()
    try:
        tree = trafilatura.load_html(markup)
        text = trafilatura.extract(markup, include_comments=False) if tree is not None else None
    except RecursionError as error:
        raise _no_text(path) from error
    if tree is None or not text:
        raise _no_text(path)
    published = _published(tree)
    about = trafilatura.extract_metadata(tree)
    title = one_line(about.title or "") or source_name(path.with_suffix(""))
    fields = {
        "title": title,
        "text": _without_header(text, title, about.author),
        "publisher": about.sitename,
        "author": about.author,
        "url": web_address(about.url or ""),
        "published": published,
    }
    return [make_article(fields, where=shown(path), source=source_name(path))]


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
