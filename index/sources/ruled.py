"""Tables of a printed page whose cells are ruled on all sides: what stands in which cell is sure, in lines as many."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.sources import grid
from index.sources.grid import Piece
from index.sources.rules import Rule, apart, merged
from index.text import late as re

_FRACTION = re.compile(r"\d[.,]\d")
_OVER = 2.0  # points that a sign may stand over the rule beside it
MOST_RULES = 5_000
"""Lines of a page, of which more are a drawing."""

_MOST_MERGED, _MOST_COLUMNS, _MOST_ROWS = 800, 24, 150
_MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """What a ruled table holds.

    Attributes:
        rows: The texts of the cells, heads first; of a head over several columns in each of them.
        pieces: The pieces of text that stand in it.
    """

    rows: tuple[tuple[str, ...], ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    top: int
    left: int
    bottom: int
    right: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines).replace("|", "/")

    @property
    def single(self) -> bool:
        return (self.top, self.left) == (self.bottom, self.right)


def tables(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[Table]:
    """Return the tables whose every cell is sure: heads of up to three rows, and under them rows with figures alone."""
    if len(rules) > MOST_RULES or len(together := merged(rules)) > _MOST_MERGED:
        return []
    found = (_table(pieces, one) for one in apart(together))
    return [table for table in found if table is not None]


def _table(pieces: Sequence[Piece], rules: Sequence[Rule]) -> Table | None:
    across = sorted({r.at for r in rules if not r.flat})
    down = sorted({r.at for r in rules if r.flat}, reverse=True)
    if not (3 <= len(across) <= _MOST_COLUMNS and 3 <= len(down) <= _MOST_ROWS):
        return None
    held = [p for p in pieces if across[0] < (p.left + p.right) / 2 < across[-1] and down[-1] < _middle(p) < down[0]]
    boxes = _boxes(rules, across, down)
    cells = [_cell(box, held, across, down) for box in boxes]
    if not boxes or sum(len(inside) for _, inside in cells) != len(held):
        return None  # something stands over a rule
    rows = _sure([cell for cell, _ in cells], len(across) - 1, len(down) - 1)
    return Table(tuple(rows), tuple(held)) if rows else None


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def _boxes(rules: Sequence[Rule], across: Sequence[float], down: Sequence[float]) -> list[tuple[int, int, int, int]]:
    """The ruled boxes as first and last row and column; none where one is open or has corners of its own."""
    home: dict[tuple[int, int], tuple[int, int]] = {}
    boxes: list[tuple[int, int, int, int]] = []
    for row in range(len(down) - 1):
        for column in range(len(across) - 1):
            if (row, column) in home:
                continue
            right, bottom = column, row
            while not _ruled(rules, False, across[right + 1], down[row], down[row + 1]):
                right += 1
                if right > len(across) - 2:
                    return []
            while not _ruled(rules, True, down[bottom + 1], across[column], across[column + 1]):
                bottom += 1
                if bottom > len(down) - 2:
                    return []
            box = (row, column, bottom, right)
            places = [(r, c) for r in range(row, bottom + 1) for c in range(column, right + 1)]
            if any(place in home for place in places) or not _closed(rules, box, across, down):
                return []
            home.update(dict.fromkeys(places, (row, column)))
            boxes.append(box)
    return boxes


def _closed(
    rules: Sequence[Rule], box: tuple[int, int, int, int], across: Sequence[float], down: Sequence[float]
) -> bool:
    """Whether a box is ruled all around and nowhere within."""
    top, left, bottom, right = box
    flat = all(
        _ruled(rules, True, down[row], across[c], across[c + 1]) == (row in {top, bottom + 1})
        for row in range(top, bottom + 2)
        for c in range(left, right + 1)
    )
    return flat and all(
        _ruled(rules, False, across[c], down[row], down[row + 1]) == (c in {left, right + 1})
        for c in range(left, right + 2)
        for row in range(top, bottom + 1)
    )


def _ruled(rules: Sequence[Rule], flat: bool, at: float, one: float, other: float) -> bool:
    return any(r.flat == flat and r.at == at and r.covers((one + other) / 2) for r in rules)


def _cell(
    box: tuple[int, int, int, int], held: Sequence[Piece], across: Sequence[float], down: Sequence[float]
) -> tuple[_Cell, list[Piece]]:
    top, left, bottom, right = box
    inside = [
        p
        for p in held
        if across[left] - _OVER <= p.left and p.right <= across[right + 1] + _OVER
        and across[left] < (p.left + p.right) / 2 < across[right + 1]
        and down[bottom + 1] < _middle(p) < down[top]
    ]  # fmt: skip
    lines = tuple(" ".join(piece.text for piece in line) for line in grid.rows_of(inside))
    return _Cell(top, left, bottom, right, lines), inside


def _sure(cells: Sequence[_Cell], columns: int, rows: int) -> list[tuple[str, ...]]:
    """The texts row by row; none where a head is blank, or a row under the heads is no row of figures."""
    first = next((row for row in range(rows) if _has_figures([c for c in cells if c.top == row])), rows)
    heads, body = [c for c in cells if c.top < first], [c for c in cells if c.top >= first]
    if not 0 < first <= _MOST_HEADS or not body or not all(_is_head(c, first) for c in heads):
        return []
    if not all(c.single and (c.left == 0 or len(c.lines) <= 1 or not _digits(c)) for c in body):
        return []
    if not all(_has_figures([c for c in body if c.top == row]) for row in range(first, rows)):
        return []
    made = [[""] * columns for _ in range(rows)]
    for cell in cells:
        made[cell.top][cell.left : cell.right + 1] = [cell.text] * (cell.right - cell.left + 1)
    return [tuple(row) for row in made]


def _is_head(cell: _Cell, first: int) -> bool:
    """Whether a cell is one above the first row of figures, and holds words and no figure of that row."""
    return bool(cell.text) and cell.bottom < first and _FRACTION.search(cell.text) is None


def _digits(cell: _Cell) -> bool:
    return any(map(str.isdecimal, cell.text))


def _has_figures(row: Sequence[_Cell]) -> bool:
    return any(c.left > 0 and c.single and grid.is_figure(c.text) for c in row)


def with_tables(lines: Sequence[str], found: Sequence[Table]) -> tuple[list[str], list[Piece]]:
    """Return the lines with the tables as rows, and the pieces of those that were found among the lines."""
    written = list(lines)
    told: list[Piece] = []
    for table in found:
        wanted = sorted("".join("".join(p.text.split()) for p in table.pieces))
        runs = [run for at in range(len(written)) if (run := _run(written, at, wanted)) is not None]
        if len(runs) != 1:
            continue
        head, *rest = (f"| {' | '.join(row)} |" for row in table.rows)
        written[runs[0]] = [head, "|" + "---|" * len(table.rows[0]), *rest]
        told += table.pieces
    return written, told


def _run(lines: Sequence[str], at: int, wanted: Sequence[str]) -> slice | None:
    """The lines from one on that are of just these signs: cells may be told in any order."""
    signs: list[str] = []
    for end in range(at, len(lines)):
        signs += "".join(lines[end].split())
        if len(signs) >= len(wanted):
            return slice(at, end + 1) if lines[at].strip() and sorted(signs) == wanted else None
    return None
