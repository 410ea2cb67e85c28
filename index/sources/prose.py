"""What is article prose and what is not; which language it is in."""

from index.text import late as re
from index.text.fold import fold
from index.text.normalize import clean
from index.text.numbers import with_marks_apart
from index.types import Lang

VIETNAMESE_SHARE = 0.1
"""Share of letters with diacritics from which a text counts as Vietnamese. Vietnamese news has 0.2 or more; English
news that spells Vietnamese names right stays below 0.05. Vietnamese typed without diacritics is taken for English."""

_LABEL = r"(?:nguồn(?:\s+tham\s+khảo)?(?:\s+thêm)?|tài\s+liệu\s+tham\s+khảo|xem\s+thêm|sources?|references?|see\s+also)"
_LONGEST_LABEL = 60
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_ONE_LINE_SOURCE = re.compile(rf"{_LABEL}\s*:.*https?://\S+", re.IGNORECASE)
_LIST_LABEL = re.compile(rf"[#*_\s]*{_LABEL}\s*:?[*_\s]*", re.IGNORECASE)
_LIST_ITEM = re.compile(r"(?:[-*•+]|\d{1,3}[.)])\s.*|https?://\S+", re.IGNORECASE)


def one_line(text: str) -> str:
    """Clean a text that must be a single line, such as a title: white space runs become one space."""
    return " ".join(clean(text).split())


def body(text: str) -> str:
    """Clean a body of text and keep its prose.

    Lines are stripped, more than one blank line becomes one, the raised mark of a footnote is parted from the number
    before it, and a list of sources at the end is left out (see :func:`without_sources`). Idempotent.
    """
    lines = [line.strip() for line in with_marks_apart(clean(text)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", without_sources("\n".join(lines)).strip())


def without_sources(text: str) -> str:
    """Cut what ends a text but is no sentence of it: the pages that it was drawn from.

    Two forms are known: a line "Nguồn tham khảo thêm: https://…", and a line "Nguồn:" with a list below in which at
    least one item is an address. Searched and quoted as evidence they would stand for statements, which they are not.
    A source without any address ("Nguồn: Bộ Nội vụ") stays.
    """
    lines = text.rstrip().split("\n")
    while (place := _sources_start(lines)) is not None:
        lines = "\n".join(lines[:place]).rstrip().split("\n")
    return "\n".join(lines)


def detect_language(text: str) -> Lang:
    """Tell Vietnamese from English by the share of letters with diacritics; a text without letters is Vietnamese."""
    letters = [character for character in text if character.isalpha()]
    marked = sum(a != b.lower() for a, b in zip(fold("".join(letters)), letters, strict=True))
    return "vi" if marked >= VIETNAMESE_SHARE * len(letters) else "en"


def _sources_start(lines: list[str]) -> int | None:
    """Index of the line at which a source line or list begins that runs to the end, or None."""
    if _ONE_LINE_SOURCE.fullmatch(lines[-1]):
        return len(lines) - 1
    place = len(lines) - 1
    while place > 0 and (not lines[place] or _LIST_ITEM.fullmatch(lines[place])):
        place -= 1
    labelled = len(lines[place]) <= _LONGEST_LABEL and _LIST_LABEL.fullmatch(lines[place])
    listed = any(_URL.search(line) for line in lines[place + 1 :])
    return place if labelled and listed else None
