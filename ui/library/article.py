"""An article's text as HTML: without the signs of Markdown, its tables as tables, a sentence marked."""

from collections.abc import Iterator
from itertools import groupby

from index.facts.cells import cells_of
from index.facts.tables import is_row
from index.text.marks import unmarked
from ui.answers.tables import RULE
from ui.words.render import escaped

Line = tuple[int, str]


def article_html(text: str, start: int, end: int) -> str:
    """Return an article's text, escaped.

    Args:
        text: The text.
        start: First character of the sentence to mark.
        end: One past its last; nothing is marked unless it lies in the text, after the first.
    """
    wanted = (start, end) if 0 <= start < end <= len(text) else (0, 0)
    shown = "".join(
        _table(list(lines), wanted) if is_table else "\n".join(_marked(line, wanted) for line in lines) + "\n"
        for is_table, lines in groupby(_lines(text), key=lambda line: is_row(line[1].strip()))
    )
    return shown.replace("<mark>", '<mark id="sentence">', 1).removesuffix("\n")


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _marked(line: Line, wanted: tuple[int, int]) -> str:
    at, text = line
    first, last = (min(max(place - at, 0), len(text)) for place in wanted)
    inside = f"<mark>{escaped(unmarked(text, first, last))}</mark>" if first < last else ""
    return f"{escaped(unmarked(text, 0, first))}{inside}{escaped(unmarked(text, last))}"


def _table(lines: list[Line], wanted: tuple[int, int]) -> str:
    rows = []
    for place, (at, text) in enumerate(lines):
        if RULE.fullmatch(text):
            continue
        is_head = place + 1 < len(lines) and RULE.fullmatch(lines[place + 1][1])
        tag = "th" if is_head else "td"
        is_wanted = wanted[0] < at + len(text) and at < wanted[1]
        cells = (escaped(unmarked(cell)) for _, cell in cells_of(text.strip()))
        shown = (f"<mark>{cell}</mark>" if is_wanted and cell else cell for cell in cells)
        rows.append(f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in shown)}</tr>")
    return f"<table>{''.join(rows)}</table>"
