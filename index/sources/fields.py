"""The one gate from raw fields to an Article: every reader passes through it, so every field is checked alike."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import get_args
from urllib.parse import urlsplit

from index.errors import SourceError
from index.sources.prose import body, detect_language, one_line
from index.sources.published import VIETNAM, iso_date
from index.text.fold import fold
from index.types import Article, DateSource, Kind, Lang

_SLUG_LENGTH = 60
_HASH_LENGTH = 8
_LONGEST_QUOTED = 80


def make_article(raw: Mapping[str, object], *, where: str, source: str) -> Article:
    """Check and clean raw fields, and fill in what can be derived from them.

    A missing or null ``id`` is made from title and text, a missing ``lang`` is detected, a missing ``kind`` is
    "article", and a date whose reader does not say what it is from is of the field; the other fields stay None. Keys
    that an Article does not have are ignored, ``source`` too.

    Args:
        raw: Field name to value.
        where: File, or file and line, that error messages begin with.
        source: Name of the file.

    Raises:
        SourceError: The title or the text is missing, or a field holds what it cannot mean.
    """
    title = _line(raw, "title", where)
    if title is None:
        raise SourceError(f"{where}: there is no title; add one")
    text = body(_string(raw, "text", where) or "")
    if not text:
        raise SourceError(f"{where}: there is no article text; add it or leave the file out")
    published = _published(raw, where)
    return Article(
        id=_line(raw, "id", where) or make_id(title, text),
        title=title,
        text=text,
        lang=_lang(raw, where) or detect_language(text),
        kind=_kind(raw, where),
        publisher=_line(raw, "publisher", where),
        author=_line(raw, "author", where),
        url=_url(raw, where),
        published=published,
        source=source,
        date_source=_date_source(raw) if published else None,
    )


def make_id(title: str, text: str) -> str:
    """Name an article by its content: a slug of the title and the start of a SHA-256 over title and text."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(title))[:_SLUG_LENGTH].strip("-")
    digest = hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:_HASH_LENGTH]
    return f"{slug}-{digest}" if slug else digest


def web_address(value: str) -> str | None:
    """Return an address that is safe to show as a link: absolute, http or https; None for any other."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    plain = value.isprintable() and not any(character in value for character in ' "<>\\')
    return value if plain and parts.scheme in {"http", "https"} and parts.netloc else None


def quoted(value: str) -> str:
    """Spell a value for a message: printable, in quotation marks, cut where it is long."""
    return repr(value if len(value) <= _LONGEST_QUOTED else f"{value[:_LONGEST_QUOTED]}…")


def _string(raw: Mapping[str, object], key: str, where: str) -> str | None:
    value = raw.get(key)
    if value is None or isinstance(value, str):
        return value
    raise SourceError(f"{where}: {key} is {type(value).__name__}, not text; put the value in quotation marks")


def _line(raw: Mapping[str, object], key: str, where: str) -> str | None:
    return one_line(_string(raw, key, where) or "") or None


def _lang(raw: Mapping[str, object], where: str) -> Lang | None:
    said = _line(raw, "lang", where)
    known: tuple[Lang, ...] = get_args(Lang)
    for lang in known:
        if said and re.split("[-_]", said.lower())[0] == lang:  # "vi-VN" is "vi"
            return lang
    if said is None:
        return None
    raise SourceError(
        f"{where}: lang is {quoted(said)}; write {' or '.join(known)}, or leave it out to have it detected"
    )


def _kind(raw: Mapping[str, object], where: str) -> Kind:
    said = _line(raw, "kind", where) or "article"
    known: tuple[Kind, ...] = get_args(Kind)
    for kind in known:
        if said == kind:
            return kind
    raise SourceError(f"{where}: kind is {quoted(said)}; write {' or '.join(known)}")


def _url(raw: Mapping[str, object], where: str) -> str | None:
    said = _line(raw, "url", where)
    if said is None:
        return None
    url = web_address(said)
    if url is None:
        raise SourceError(f"{where}: url is {quoted(said)}; write a whole http:// or https:// address, or null")
    return url


def _date_source(raw: Mapping[str, object]) -> DateSource:
    known: tuple[DateSource, ...] = get_args(DateSource)
    return next((one for one in known if one == raw.get("date_source")), "field")


def _published(raw: Mapping[str, object], where: str) -> str | None:
    value = raw.get("published")
    if isinstance(value, datetime):
        return (value.astimezone(VIETNAM) if value.tzinfo else value).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # a bare year
    said = _line({"published": value}, "published", where)
    if said is None:
        return None
    published = iso_date(said)
    if published is None:
        raise SourceError(f"{where}: published is {quoted(said)}; write YYYY-MM-DD, YYYY-MM or YYYY, or null")
    return published
