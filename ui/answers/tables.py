"""A row of a table as a small table: under the heads of its columns, with what the rows above it lend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.cells import cells_of
from index.facts.tables import is_row
from index.text import late as re
from index.text.marks import unmarked
from ui.words.render import escaped

RULE = re.compile(r"[\s|:-]*--[\s|:-]*")
"""The line under a table's header."""
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WIDE = 5  # columns from which a table is moved sideways on a phone

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What is shown of a table.

    Attributes:
        above: The line that stands over the table.
        heads: Its header, of one row or two; none where it has none, or none that fits the row.
        lent: Rows above the quoted one that say what it is of: the title of its part, the name merged over rows.
        row: The quoted row; empty where the header is what is quoted.
    """

    above: str
    heads: tuple[Cells, ...]
    lent: tuple[Cells, ...]
    row: Cells


def grid_of(quote: str, text: str | None, start: int) -> Grid | None:
    """Return the table that a quoted row stands in; None where the quote is no row.

    Args:
        quote: The quote.
        text: The article's text; None where it is not to be had.
        start: Where the quote begins in it.
    """
    if not is_row(quote.splitlines()[0] if quote else ""):
        return None
    before = text[:start].split("\n") if text is not None and text.startswith(quote, start) else []
    if before and not before[-1].strip():
        before.pop()  # the quote's own line
    first = len(before)
    while first and before[first - 1].lstrip().startswith("|"):
        first -= 1
    above = next((line.strip() for line in reversed(before[max(0, first - 2) : first]) if line.strip()), "")
    heads, body = _parted(before[first:])
    row = _cells(quote.splitlines()[0])
    if len(quote.splitlines()) > 1:
        return Grid(above, (row,), (), ())
    fitting = tuple(head for head in heads if len(head) == len(row))
    return Grid(above, fitting, _lent(body, row), row)


def _cells(line: str) -> Cells:
    return tuple(unmarked(text) for _, text in cells_of(line.strip()))


def _parted(lines: Sequence[str]) -> tuple[list[Cells], list[Cells]]:
    """The header over the last of some rows, and the rows below it; a rule under a row makes that a header."""
    rules = [place for place, line in enumerate(lines) if RULE.fullmatch(line) and place]
    if rules:
        heads, body = [_cells(lines[rules[-1] - 1])], [_cells(line) for line in lines[rules[-1] + 1 :]]
    else:
        rows = [_cells(line) for line in lines]
        named = bool(rows) and not _has_figures(rows[0])
        heads, body = (rows[:1], rows[1:]) if named else ([], rows)
    if heads and body and "" in heads[0] and len(body[0]) == len(heads[0]) and not _has_figures(body[0]):
        return [heads[0], body[0]], body[1:]
    return heads, body


def _has_figures(row: Cells) -> bool:
    return any(re.search(r"\d", _BARE_YEAR.sub("", cell)) for cell in row[1:])


def _lent(body: Sequence[Cells], row: Cells) -> tuple[Cells, ...]:
    titles = [above for above in body if len(above) > 1 and len({cell for cell in above if cell}) == 1]
    named = [above for above in body if above and above[0] and above not in titles]
    lent = [titles[-1]] if titles else []
    return tuple([*lent, *named[-1:]] if row and not row[0] else lent)


def grid_html(grid: Grid) -> str:
    """Return a table of the quoted row, marked, under its heads."""
    columns = len(grid.row or grid.heads[0])
    wide = ' tabindex="0"' if columns >= _WIDE else ""
    above = f'<p class="rq-above">{escaped(unmarked(grid.above))}</p>' if grid.above else ""
    heads = "".join(_line(head, "th", marked=not grid.row) for head in grid.heads)
    rows = "".join(_line(row, "td") for row in grid.lent) + (_line(grid.row, "td", marked=True) if grid.row else "")
    thead = f"<thead>{heads}</thead>" if heads else ""
    return f'{above}<div class="rq-table"{wide}><table>{thead}<tbody>{rows}</tbody></table></div>'


def _line(cells: Cells, tag: str, *, marked: bool = False) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    shown = (f"<mark>{escaped(cell)}</mark>" if marked and cell else escaped(cell) for cell in cells)
    return f"<tr>{''.join(f'<{tag}{scope}>{cell}</{tag}>' for cell in shown)}</tr>"
