"""Lines of a printed page back into paragraphs."""

from collections import Counter
from collections.abc import Iterator, Sequence

from index.text import late as re

_FULL = 0.85  # of the page's width, from which a line counts as full
_NARROWEST = 40  # characters; shorter lines are no wrapped prose
_EDGE = 2  # lines at the top and the bottom of a page that may be running heads and page numbers
_LONGEST_PAGE_NUMBER = 8
_REPEATED = 3  # pages on which the same first or last line is a running head
LINE_END_HYPHEN = "\x02"
"""Stands where a line end broke a word. No soft hyphen: that is a letter of TCVN3."""

_OPEN_WORD = re.compile(r"([^\W\d_]+)-\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ITEM = re.compile(r"(?:[-–—•+*▪●]|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)])\s")
_ENDS = (".", "!", "?", "…", ":", ";", ".”", '."')


def paragraphs(pages: Sequence[str]) -> str:
    """Join the lines of pages into paragraphs, one a line with a blank line between them.

    Running heads and page numbers are left out. A word broken at a line end is put together; a hyphen that the word has
    elsewhere in the text too is kept.

    Args:
        pages: The text of each page; :data:`LINE_END_HYPHEN` stands where a line end broke a word.
    """
    lines = [line for page in _without_running_heads(pages) for line in [*page, ""]]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    whole = " ".join(lines)
    made: list[str] = []
    for before, line in _followed(lines):
        if made and before and _goes_on(before, line, width):
            made[-1] = _joined(made[-1], line, whole)
        elif made and before.startswith("|") and line.startswith("|"):
            made[-1] += f"\n{line}"
        else:
            made.append(line)
    return "\n\n".join(made)


def _followed(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each filled line with the filled line before it; a page break is no end of a paragraph."""
    before = ""
    for line in filter(None, lines):
        yield before, line
        before = line


def _without_running_heads(pages: Sequence[str]) -> Iterator[list[str]]:
    split = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(
        _pattern(line) for lines in split for line in {*lines[:_EDGE], *lines[-_EDGE:]} if any(map(str.isalpha, line))
    )
    for lines in split:
        strays = {
            line
            for line in (*lines[:_EDGE], *lines[-_EDGE:])
            if _is_page_number(line) or edges[_pattern(line)] >= _REPEATED
        }
        first = next((at for at, line in enumerate(lines[:_EDGE]) if line not in strays), _EDGE)
        last = next((at for at, line in enumerate(lines[: -_EDGE - 1 : -1]) if line not in strays), _EDGE)
        yield lines[first : len(lines) - last] if len(lines) > 2 * _EDGE else lines


def _is_page_number(line: str) -> bool:
    return line.strip("-–— ").isdigit() and len(line) <= _LONGEST_PAGE_NUMBER


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _goes_on(before: str, line: str, width: int) -> bool:
    if _ITEM.match(line) or line.startswith("|") or before.startswith("|"):
        return False
    if before.endswith((LINE_END_HYPHEN, "-")) or (line[0].islower() and not before.endswith(_ENDS)):
        return True
    first = len(line.split(maxsplit=1)[0])
    return width >= _NARROWEST and len(before) + 1 + first > _FULL * width and not before.endswith(":")


def _joined(text: str, line: str, whole: str) -> str:
    soft = text.endswith(LINE_END_HYPHEN)
    text = f"{text[:-1]}-" if soft else text
    broken, following = _OPEN_WORD.search(text), _FIRST_WORD.match(line)
    if broken is None or following is None:
        return f"{text} {line}"
    compound = f"{broken[1]}-{following.group()}"
    keeps = compound in whole or not following.group().islower() or not compound.isascii()
    return text + line if keeps else text[:-1] + line
