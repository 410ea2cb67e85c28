"""Cells of Markdown tables: what each holds beyond what its column says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from index.facts.columns import Column
from index.text import late as re
from index.text.dates import find_years
from index.types import Measure

CELL_NUMBER = re.compile(r"(?:[+−–-]\s?)?\d+(?:[.,]\d+)*")
_PLACES_CELL = re.compile(r"\d\s*(?:bậc|hạng|places?|positions?|spots?)", re.IGNORECASE)
_OWN_UNIT = re.compile(r"^\D*\d+(?:[.,]\d+)?\s*(?:%|điểm|points?)", re.IGNORECASE)
_NEXT_CHANGE = re.compile(r"[,;]\s+(?=[^\W\d]+ (?:[^\W\d]+ )?\d)")  # "tăng 1,42% về điểm, giảm 2 bậc"
_COMPARES = re.compile(r"\b(?:so với|hơn|tăng|giảm|từ|than|from|since)\b", re.IGNORECASE)
_RISES = re.compile(r"[+▲↑]|\b(?:tăng|lên|vươn|up|rose)\b", re.IGNORECASE)
_FALLS = re.compile(r"[-−–▼↓]\s?\d|[▼↓]|\b(?:giảm|tụt|lùi|xuống|rơi|down|fell)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, where it stands in its row, and its column."""

    offset: int
    text: str
    column: Column


def parted(cell: Cell) -> Iterator[Cell]:
    """A cell of changes apart; any other as it is."""
    start = 0
    if cell.column.holds == "change":
        for match in _NEXT_CHANGE.finditer(cell.text):
            yield replace(cell, offset=cell.offset + start, text=cell.text[start : match.start()])
            start = match.end()
    yield replace(cell, offset=cell.offset + start, text=cell.text[start:])


def measure_of(cell: Cell) -> Measure | None:
    """What a cell's value is; None for a change of unknown kind."""
    if cell.column.holds == "change" or _moves(cell.text):
        if _PLACES_CELL.search(cell.text) and not _OWN_UNIT.match(cell.text):
            return "rank_change"
        return "score_change" if re.search(r"%|điểm|points?", cell.text) else cell.column.measure
    return cell.column.measure


def _moves(text: str) -> bool:
    return bool(_PLACES_CELL.search(text) and (_RISES.search(text) or _FALLS.search(text)))


def signed(value: Decimal, cell: Cell, measure: Measure) -> Decimal:
    """The value of a cell, below zero where it tells of a fall."""
    if measure not in {"rank_change", "score_change"}:
        return value
    falls = _FALLS.search(cell.text) or (_FALLS.search(cell.column.head) and not _RISES.search(cell.column.head))
    return -value if falls else value


def unit_of(cell: Cell, measure: Measure) -> str | None:
    """The unit of a cell's value, as far as it or its head says it."""
    if measure in {"rank", "rank_change"}:
        return "bậc" if measure == "rank_change" else None
    return "%" if "%" in cell.column.head or "%" in cell.text else None


def without_years(text: str) -> str:
    """A cell's text, blanks in place of its years; a number that stands alone is a value."""
    for year in find_years(text):
        if text.strip("* ") != text[year.start : year.end]:
            text = text[: year.start] + " " * (year.end - year.start) + text[year.end :]
    return text


def own_year(cell: Cell) -> int | None:
    """The year that stands beside a value in its cell ("2022: 80,10"), unless it is only compared with."""
    if cell.text == without_years(cell.text) or cell.column.holds == "change" or _COMPARES.search(cell.text):
        return None
    years = find_years(cell.text)
    return years[0].years[0] if len(years) == 1 else None


def cells_of(row: str) -> list[tuple[int, str]]:
    """Cells of a row with the offset of each one's text, empty ones too: they keep the others in their columns."""
    cells, position = [], 0
    for part in row.rstrip().split("|"):
        stripped = part.strip()
        cells.append((position + (part.index(stripped) if stripped else 0), stripped))
        position += len(part) + 1
    return cells[1:-1]
