"""Tables of a printed page, by where its pieces of text stand. What is not surely a table gets no header."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.sources.raised import MARKS
from index.text import late as re

_BARE = re.compile(rf"[-+–]?\s?\d+(?:[.,]\d+)*\s?%?\*?(?:\s?[{MARKS}]{{1,2}})?")
_MARK = re.compile(f"[{MARKS}]+")
_YEAR = re.compile(rf"(?:19|20)\d\d(?:\s?[{MARKS}]{{1,2}})?")
_GAP = 0.8  # of the height of a line, from which two pieces are two cells


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and its edges on the page, which grow to the right and upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def with_tables(lines: Sequence[str], pieces: Sequence[Piece]) -> list[str]:
    """Lines of a page, those of its tables as rows ``| a | b |`` with a rule under the header.

    A table is a header, each column filled, and the rows right under it, one line each, whose cells stand in one column
    each and hold figures. Where one thing of that is amiss, lines of figures become rows without header and rule.

    Args:
        lines: The lines as the reader tells them.
        pieces: What stands where.
    """
    written = list(lines)
    rows = rows_of(pieces)
    for table in _tables(rows):
        plain = [_bare_text(" ".join(piece.text for piece in row)) for row in table]
        folded = [_bare_text(line) for line in written]
        places = [at for at in range(len(folded)) if folded[at : at + len(plain)] == plain]
        columns = _columns(table)
        if len(places) != 1 or not columns:
            continue
        cells = [f"| {' | '.join(_cell(row, column) for column in columns)} |" for row in table]
        written[places[0] : places[0] + len(plain)] = [cells[0], "|" + "---|" * len(columns), *cells[1:]]
    loose = {_bare_text(" ".join(p.text for p in row)): row for row in rows if _is_all_figures(row)}
    return [_row_of(loose[_bare_text(line)]) if _bare_text(line) in loose else line for line in written]


def _is_all_figures(row: Sequence[Piece]) -> bool:
    return _has_figures(row) and all(_BARE.fullmatch(p.text) or not p.text.strip("-–") for p in row[2:])


def _row_of(row: Sequence[Piece]) -> str:
    """A row that is in no table for sure: a row without a header is not mined."""
    return f"| {' | '.join(p.text.replace('|', '/') for p in row)} |"


def _bare_text(text: str) -> str:
    return "".join(text.split())


def _cell(row: Sequence[Piece], column: tuple[float, float]) -> str:
    return next((p.text.replace("|", "/") for p in row if p.left < column[1] and column[0] < p.right), "")


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a page from the top down, each parted where a gap is too wide for a space."""
    lines: list[list[Piece]] = []
    for piece in sorted(_with_marks([p for p in pieces if p.text.strip()]), key=lambda p: (-p.top - p.bottom, p.left)):
        middle = (piece.top + piece.bottom) / 2
        if lines and lines[-1][0].bottom < middle < lines[-1][0].top:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda p: p.left)) for line in lines]


def _with_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each raised mark joined to the one that it stands behind: it is on no line of its own."""
    made = [p for p in pieces if not _MARK.fullmatch(p.text.strip())]
    for mark in (p for p in pieces if _MARK.fullmatch(p.text.strip())):
        hosts = [at for at, p in enumerate(made) if _stands_behind(mark, p)]
        if len(hosts) != 1:
            made.append(mark)
            continue
        host = made[hosts[0]]
        text = f"{host.text.strip()} {mark.text.strip()}"
        made[hosts[0]] = Piece(host.left, host.bottom, mark.right, host.top, text)
    return made


def _stands_behind(mark: Piece, piece: Piece) -> bool:
    height = piece.top - piece.bottom
    return abs(mark.left - piece.right) < _GAP * height and 0 < mark.bottom - piece.bottom < height


def _joined(line: Sequence[Piece]) -> list[Piece]:
    made = [line[0]]
    for before, piece in pairwise(line):
        last = made[-1]
        if piece.left - before.right < _GAP * (before.top - before.bottom):
            low, high = min(last.bottom, piece.bottom), max(last.top, piece.top)
            made[-1] = Piece(last.left, low, piece.right, high, f"{last.text.strip()} {piece.text.strip()}")
        else:
            made.append(piece)
    return [Piece(p.left, p.bottom, p.right, p.top, p.text.strip()) for p in made]


def _tables(rows: Sequence[list[Piece]]) -> list[list[list[Piece]]]:
    """Runs of rows with figures under a header; not where the line behind or another run makes their end unsure."""
    found: list[list[list[Piece]]] = []
    at = 1
    while at < len(rows):
        end = at
        while end < len(rows) and _has_figures(rows[end]):
            end += 1
        header = rows[at - 1]
        apart = at < 2 or (len(rows[at - 2]) == 1 and rows[at - 2][0].left < header[0].right)  # no head of two lines
        goes_on = any(len(row) > 1 for row in rows[end : end + 2])
        if end > at and apart and not goes_on and len(header) > 1 and not _has_figures(header):
            found.append([header, *rows[at:end]])
        at = max(end, at + 1)
    return found


def _has_figures(row: Sequence[Piece]) -> bool:
    return len(row) > 1 and any(is_figure(p.text) for p in row[1:])


def is_figure(text: str) -> bool:
    """Whether a text is a bare figure, and no year."""
    return bool(_BARE.fullmatch(text)) and not _YEAR.fullmatch(text)


def _columns(table: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The columns' edges; none unless each piece stands in one of its own, and the header has one in each."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((p.left, p.right) for row in table for p in row):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    for row in table:
        held = [next(i for i, (a, b) in enumerate(spans) if a <= p.left < b) for p in row]
        if len(set(held)) != len(held):
            return []
    return spans if len(table[0]) == len(spans) > 1 else []
