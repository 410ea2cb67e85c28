"""Signs of Markdown in a text: they mark words and are none of them."""

from collections.abc import Iterator

from index.text import late as re

_LINK = re.compile(r"(!?\[)[^\[\]\n]+(\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\))")
# Of one sign each, a pair round words; "(*)" and "5 * 3 * 2" are no pairs, nor is the "_" inside a name.
_PAIRS = (
    re.compile(r"(\*{2,3})(?=[^\s*])(?:(?!\*\*)[^\n])+?(?<=[^\s*])(\*{2,3})"),
    re.compile(r"(?<!\w)(__)(?=\S)(?:(?!__)[^\n])+?(?<=\S)(__)(?!\w)"),
    re.compile(r"(?<![\w*])(\*)(?=[\w“\"'])[^*\n]+(?<=[\w”\"'.,:;!?…])(\*)(?![\w*])"),
    re.compile(r"(?<![\w_])(_)(?=[\w“\"'])[^_\n]+(?<=[\w”\"'.,:;!?…])(_)(?![\w_])"),
    re.compile(r"(`)[^`\n]+(`)"),
    _LINK,
)
_HEADING = re.compile(r"^(#{1,6}\s+|>\s+)", re.MULTILINE)

Span = tuple[int, int]


def marks(text: str) -> list[Span]:
    """Return where signs of Markdown stand, in order.

    They are those of bold and slanted words, code, links with their addresses, headings and quotations. Bullets,
    numbers and the bars of tables are none.
    """
    return sorted({span for span in _found(text) if span[0] < span[1]})


def _found(text: str) -> Iterator[Span]:
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            yield match.span(1)
            yield match.span(2)
    for match in _HEADING.finditer(text):
        yield match.span(1)


def unmarked(text: str, start: int = 0, end: int | None = None) -> str:
    """Return a text without its marks.

    Args:
        text: What is looked at whole, so that a pair of marks is known that the part holds one of.
        start: First character of the part to return.
        end: One past its last character; None for the end of the text.
    """
    kept, at, stop = [], start, len(text) if end is None else end
    for first, last in marks(text):
        if at < stop and first < stop and last > at:
            kept.append(text[at : max(at, first)])
            at = max(at, last)
    return "".join([*kept, text[min(at, stop) : stop]])
