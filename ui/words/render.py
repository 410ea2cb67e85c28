"""Answers as text for terminals, as Markdown and as JSON; the helpers that the HTML cards share.

Everything that came out of an article, a question or an address is data: control characters go, Markdown signs are
escaped, and only http(s) addresses are ever offered as links.
"""

import dataclasses
import html
import json
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlsplit

from index.text import late as re
from index.text.marks import unmarked
from index.types import Lang
from rag.types import Answer, Citation, Query
from ui.words.counts import counted
from ui.words.strings import TEXT

MARKER = re.compile(r"\[(\d{1,3})\]")
_INLINE_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$])")
_BLOCK_SIGN = re.compile(r"^([#+=-])")
_BLOCK_NUMBER = re.compile(r"^(\d+)([.)])")
# Overrides of the writing direction can make a quote read as something else than it says.
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """Return the text without terminal control characters and direction overrides; line breaks and tabs stay."""
    return "".join(
        sign for sign in text if sign in "\n\t" or (unicodedata.category(sign) != "Cc" and sign not in _DIRECTION)
    )


def escaped(text: str) -> str:
    """Return the text for use in HTML, between tags or inside a quoted attribute."""
    return html.escape(printable(text), quote=True)


def safe_url(url: str | None) -> str | None:
    """Return the address when it is a whole http(s) address, else None: nothing else may become a link."""
    if url is None or url != printable(url) or any(sign.isspace() for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def shown_date(published: str | None, language: Lang) -> str:
    """Return "Đăng 09/06/2018" or "Published 2018-06-09"; says so when the page shows no date."""
    words = TEXT[language]
    if not published:
        return words.undated
    parts = printable(published).split("-")
    return words.published.format(date="/".join(reversed(parts)) if language == "vi" else "-".join(parts))


def particulars(citation: Citation, language: Lang) -> tuple[str, ...]:
    """Return what stands beside a source's title: publisher, date of publication, year of the figure."""
    words = TEXT[language]
    publisher = (printable(citation.publisher),) if citation.publisher else ()
    year = (words.figure_year.format(year=citation.year),) if citation.year is not None else ()
    return (*publisher, shown_date(citation.published, language), *year)


def slots(query: Query) -> tuple[str, ...]:
    """Return what a question was understood to be about: places and bodies, indices, part of an index, years."""
    dimension = (query.dimension,) if query.dimension else ()
    years = tuple(str(year) for year in query.years)
    if len(years) > 2 and [*query.years] == [*range(query.years[0], query.years[-1] + 1)]:
        years = (f"{years[0]}–{years[-1]}",)
    return tuple(printable(slot) for slot in (*query.entities, *query.indicators, *dimension, *years))


def carried(query: Query) -> str | None:
    """Return which slots came from the conversation, in words, or None."""
    if not query.carried:
        return None
    words = TEXT[query.language]
    return words.carried_note.format(slots=", ".join(words.carried.get(name, name) for name in query.carried))


def understood(query: Query) -> str:
    """Return one line on how the question was understood."""
    words = TEXT[query.language]
    line = f"{words.understood}: {' · '.join(slots(query)) or words.nothing_understood}"
    note = carried(query)
    return f"{line} ({note})" if note else line


def read_as(query: Query) -> str | None:
    """Return the question as it was read, with what the conversation supplied as its subject; None where as typed."""
    if query.standalone == query.question:
        return None
    own, bracket, added = query.standalone.removesuffix(")").rpartition(" (")
    if not bracket or not set(query.carried) & {"entity", "indicator", "year"}:
        return f"“{query.standalone}”"
    words = TEXT[query.language]
    names = [words.a_year.format(year=one) if one.isdecimal() else one for one in added.split(", ")]
    return f"“{own}”{words.read_about.format(names=', '.join(names))}"


def small_print(answer: Answer, seconds: float | None = None) -> tuple[str, ...]:
    """Return how the answer came about: route, elapsed seconds, values checked, sentences left out."""
    words = TEXT[answer.language]
    passed = sum(check.passed for check in answer.checks)
    return (
        words.routes[answer.route],
        *((words.seconds.format(seconds=_decimal(seconds, answer.language)),) if seconds is not None else ()),
        *((counted(words.checked, passed),) if passed else ()),
        *((counted(words.dropped, len(answer.dropped)),) if answer.dropped else ()),
    )


def _decimal(seconds: float, language: Lang) -> str:
    shown = f"{seconds:.1f}"
    return shown.replace(".", ",") if language == "vi" else shown


def sources_text(citations: Sequence[Citation], language: Lang) -> str:
    """Return the numbered sources for a terminal, or an empty string when there are none."""
    if not citations:
        return ""
    words = TEXT[language]
    return "\n".join([f"{words.sources}:", *(_source_text(citation, language) for citation in citations)])


def reprinted(citation: Citation, language: Lang) -> list[str]:
    """Return the line that says where else a cited story was printed; none where nowhere."""
    where = ", ".join(map(one_line, citation.reprints))
    return [TEXT[language].reprinted.format(where=where)] if where else []


def _source_text(citation: Citation, language: Lang) -> str:
    digest = [f"    {TEXT[language].digest}"] if citation.kind == "digest" else []
    url = safe_url(citation.url)
    lines = [
        f"[{citation.marker}] {one_line(citation.title)}",
        f"    {' · '.join(one_line(part) for part in particulars(citation, language))}",
        *digest,
        f"    “{in_line(citation.quote)}”",
        *([f"    {url}"] if url else []),
        *(f"    {line}" for line in reprinted(citation, language)),
    ]
    return "\n".join(lines)


def one_line(text: str) -> str:
    """Return the text on one line, printable, runs of white space as one space."""
    return " ".join(printable(text).split())


def in_line(quote: str) -> str:
    """Return a quote on one line without the signs of Markdown, the cells of a table's row with bars between them."""
    row = quote.strip().splitlines()[0] if quote.strip().startswith("|") else ""
    return one_line(unmarked(row.strip("| ") if row else quote))


def answer_markdown(answer: Answer) -> str:
    """Return the answer and its sources as Markdown that stands on its own, to be copied or saved."""
    words = TEXT[answer.language]
    blocks = [_body_markdown(answer.answer)]
    if answer.citations:
        blocks.append(f"**{words.sources}**")
        blocks += [_source_markdown(citation, answer.language) for citation in answer.citations]
    return "\n\n".join(blocks)


def _body_markdown(text: str) -> str:
    """Escape inline signs but keep markers, and line starts (the program's own lists), as they are."""
    return "".join(
        piece if MARKER.fullmatch(piece) else _INLINE_SIGNS.sub(r"\\\1", piece)
        for piece in re.split(r"(\[\d{1,3}\])", printable(text))
    )


def _source_markdown(citation: Citation, language: Lang) -> str:
    title, url = inline(citation.title), safe_url(citation.url)
    link = f"[{title}](<{_link_target(url)}>)" if url else title
    head = " · ".join([f"**\\[{citation.marker}\\]** {link}", *map(inline, particulars(citation, language))])
    digest = [f"*{TEXT[language].digest}*"] if citation.kind == "digest" else []
    # A line that opens with "#" or "1." would be read as a heading or a list; of a number only the stop can be escaped.
    quote = _BLOCK_NUMBER.sub(r"\1\\\2", _BLOCK_SIGN.sub(r"\\\1", inline(in_line(citation.quote))))
    again = map(inline, reprinted(citation, language))
    return "  \n".join([head, *digest, *again]) + f"\n\n> {quote}"


def inline(text: str) -> str:
    """Return the text on one line with the signs of Markdown escaped."""
    return _INLINE_SIGNS.sub(r"\\\1", one_line(text))


def _link_target(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def answer_json(answer: Answer) -> str:
    """Return ``dataclasses.asdict`` of the answer as JSON; a fact's number is a string, so that no digit is lost."""
    return to_json(answer, indent=2)


def to_json(value: object, indent: int | None = None) -> str:
    """Return a dataclass, or plain values with dataclasses in them, as JSON; a decimal number becomes a string."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
