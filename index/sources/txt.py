"""Plain text in the manner of a crawled news page: headline, date line, lead, paragraphs, author."""

from pathlib import Path

from index.names.find import find_entities
from index.sources.fields import make_article
from index.sources.files import decode, encoding_notes, plain_name, shown, source_name
from index.sources.prose import body
from index.sources.published import believable, date_line, is_date_line, with_name_date
from index.sources.reading import Reading
from index.sources.signed import is_signature, may_publish
from index.text import late as re
from index.text.normalize import clean

_STRAY = frozenset({".", "s"})  # what is left of buttons and picture frames when a page is saved as text
_LONGEST_HEADLINE = 250
_HEADER_LINES = 4
_PUBLISHER = re.compile(r"(?:\((?P<bracketed>[^()]{2,40})\)|(?P<bare>[^()–—]{2,40}?))\s+[-–—]\s+(?P<first>\S+)")
_END_MARKS = ("./.", "/.")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')


def read(path: Path, data: bytes) -> Reading:
    """Read one article; see :func:`page`. The text may be VIQR.

    Raises:
        SourceError: The file is no text, or nothing of it is article text.
    """
    decoded = decode(path, data, typed=True)
    return page(path, decoded.text, encoding_notes(decoded))


def page(path: Path, text: str, notes: tuple[str, ...] = ()) -> Reading:
    """Take a text apart into one article and its fields.

    - Lines that are only "." or "s" are dropped; the picture captions that follow an "s" are text and stay.
    - The date of publication is a line near the top that is a date and nothing else; without one it is the date that
      the file's name begins with, which is noted, or None.
    - The first other line is the title when it looks like a headline, else the file's name is.
    - "NAME - " that opens the paragraph after the date line is the publisher, not text, unless NAME is a place.
    - A last line that can only be a person's name is the author, not text (:mod:`index.sources.signed`).
    - The end mark "./." becomes a full stop.

    Raises:
        SourceError: Nothing of it is article text.
    """
    kept = (line for line in text.split("\n") if clean(line).strip() not in _STRAY)
    lines = body("\n".join(kept)).split("\n")
    date_place, published = _find_date(lines)
    title = _take_title(lines) or plain_name(path)
    author = _take_author(lines)
    publisher = None if date_place is None else _take_publisher(lines, date_place)
    fields: dict[str, object] = {
        "title": title,
        "text": "\n".join(map(_without_end_mark, lines)),
        "published": published,
        "date_source": "line",
        "publisher": publisher,
        "author": author,
    }
    fields, noted = with_name_date(fields, path)
    return Reading((make_article(fields, where=shown(path), source=source_name(path)),), (*notes, *noted))


# The functions below blank the line that they take, so that places in the list hold.


def _find_date(lines: list[str]) -> tuple[int | None, str | None]:
    filled = [place for place, line in enumerate(lines) if line]
    told = [place for place in filled[:_HEADER_LINES] if is_date_line(lines[place])]
    dates = [published for place in told if (published := believable(date_line(lines[place])))]
    for place in told:
        lines[place] = ""
    return (told[-1] if told else None), (dates[0] if dates else None)


def _take_title(lines: list[str]) -> str | None:
    filled = [place for place, line in enumerate(lines) if line]
    if len(filled) < 2:
        return None
    title = lines[filled[0]]
    next_line = lines[filled[0] + 1]
    # A line of hard-wrapped prose goes on in the next line.
    wrapped = title.endswith(",") or next_line[:1].islower()
    if len(title) > _LONGEST_HEADLINE or title.endswith((".", ";", ":")) or wrapped:
        return None
    lines[filled[0]] = ""
    return title


def _take_author(lines: list[str]) -> str | None:
    filled = [place for place, line in enumerate(lines) if line]
    if len(filled) < 2 or not lines[filled[-2]].endswith(_SENTENCE_ENDS):
        return None
    line = lines[filled[-1]]
    if not is_signature(line, lines[filled[-2]]) or _is_known_name(line, len(line)):
        return None
    lines[filled[-1]] = ""
    return line


def _take_publisher(lines: list[str], date_place: int) -> str | None:
    place = next((place for place, line in enumerate(lines) if line and place > date_place), None)
    opening = _PUBLISHER.match(lines[place]) if place is not None else None
    if place is None or opening is None:
        return None
    name = opening["bracketed"] or opening["bare"]
    # Outside brackets only its capitals tell a name from the first words of a sentence.
    capital = _is_capital(name) if opening["bracketed"] else all(map(_is_capital, name.split()))
    begins = _is_capital(opening["first"].lstrip("“\"'("))
    if (
        not (capital and begins and may_publish(name))
        or set(name) & set(",;:!?")
        or _is_known_name(lines[place], len(name))
    ):
        return None
    lines[place] = lines[place][opening.start("first") :]
    return name


def _without_end_mark(line: str) -> str:
    for mark in _END_MARKS:
        if line.endswith(mark):
            return line.removesuffix(mark).rstrip() + "."
    return line


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or word == "&"


def _is_known_name(text: str, length: int) -> bool:
    """Tell whether a text begins with a place or an authority that is at least as long."""
    return any(mention.start == 0 and mention.end >= length for mention in find_entities(text[: 2 * length + 40]))
