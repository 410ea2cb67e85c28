"""Rows of Markdown tables: the header says what a column holds, the first column whose row it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts.bind import Slots
from index.facts.frames import Framed
from index.facts.row import make_row
from index.names.local import find_places
from index.text.dates import find_years
from index.text.numbers import parse_number
from index.types import Fact, Lang, Measure

_RANK_HEAD = re.compile(r"\b(?:hạng|thứ hạng|xếp hạng|vị trí|rank|place)\b", re.IGNORECASE)
_SERIAL_HEAD = re.compile(r"^\s*(?:tt|stt|no\.?|#)\s*$", re.IGNORECASE)
_COUNT_HEAD = re.compile(
    r"^\s*(?:số (?!điểm)|tổng số|number of|cước|phí|giá|mức phí)|\((?:đồng|người|hồ sơ|phiếu)\)", re.IGNORECASE
)
_CHANGE_HEAD = re.compile(r"\b(?:tăng|giảm|thay đổi|so với|change|gain)\b", re.IGNORECASE)
_YEAR_HEAD = re.compile(r"^\s*(?:năm|year|kỳ)\s*$", re.IGNORECASE)
_CELL_NUMBER = re.compile(r"[+−-]?\d+(?:[.,]\d+)*")
_RULE = re.compile(r"^[\s|:-]+$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as its header describes it."""

    head: str
    measure: Measure
    indicator: str | None
    year: int | None


def is_row(text: str) -> bool:
    """Whether a sentence span is a row of a Markdown table."""
    return text.startswith("|") and text.rstrip().endswith("|") and text.count("|") >= 3


def mine_table(rows: Sequence[Framed], lang: Lang) -> list[Fact]:
    """Read the rows of one table (header first) into facts; rows that name nobody and no year give none."""
    if len(rows) < 2:
        return []
    columns = [_column(head, rows[0]) for _, head in _cells(rows[0].sentence.text)]
    facts: list[Fact] = []
    for framed in rows[1:]:
        if not _RULE.match(framed.sentence.text):
            facts += _row(framed, columns, lang)
    return facts


def _column(head: str, framed: Framed) -> Column:
    measure: Measure = "score"
    if _SERIAL_HEAD.match(head) or _COUNT_HEAD.search(head):
        measure = "count"
    elif _RANK_HEAD.search(head):
        measure = "rank"
    elif _CHANGE_HEAD.search(head):
        measure = "score_change"
    years = find_years(head)
    said = [m for m in framed.scan.indicators if m.kind == "indicator" and framed.scan.text[m.start : m.end] in head]
    indicator = said[0].name if said else next(iter(framed.sentence.indicators), framed.carried.indicator)
    year = years[0].years[0] if years and measure != "score_change" else framed.carried.year
    return Column(head, measure, indicator, year)


def _row(framed: Framed, columns: Sequence[Column], lang: Lang) -> list[Fact]:
    cells = list(zip(_cells(framed.sentence.text), columns, strict=False))
    places = [place for (_, text), _ in cells for place in find_places(text)]
    year = next((int(text) for (_, text), column in cells if _YEAR_HEAD.match(column.head) and text.isdigit()), None)
    name = next((text for (_, text), _ in cells if re.search(r"[^\W\d]", text)), cells[0][0][1] if cells else "")
    entity = places[0].name if places else framed.carried.subject
    kept = [
        (offset, text, column)
        for (offset, text), column in cells
        if text != name and not _SERIAL_HEAD.match(column.head)
    ]
    facts = [
        _cell(framed, offset, text, column, lang) for offset, text, column in kept if not _YEAR_HEAD.match(column.head)
    ]
    rows = [replace(f, entity=entity, year=year or f.year, label=f"{f.label}: {name}") for f in facts if f is not None]
    return rows if places or year else [_of_category(row) for row in rows]


def _cell(framed: Framed, offset: int, text: str, column: Column, lang: Lang) -> Fact | None:
    number = _CELL_NUMBER.search(text)
    if number is None:
        return None
    value = parse_number(number.group().lstrip("+-−"), lang)
    start = offset + number.start()
    row = make_row(
        framed,
        start,
        start + len(number.group()),
        column.measure,
        Slots(indicator=column.indicator, year=column.year),
        None,
    )
    falls = number.group()[0] in "-−" and column.measure == "score_change"
    unit = "%" if "%" in column.head or "%" in text else None
    return replace(row, number=-value if falls else value, unit=unit, label=column.head)


def _of_category(row: Fact) -> Fact:
    """A row that names neither a place nor a year is about a kind of thing: its cells are shares and counts."""
    return replace(row, measure="share" if row.unit == "%" else "count", unit=row.unit)


def _cells(row: str) -> list[tuple[int, str]]:
    """Cells of a row with the offset of each one's text."""
    cells, position = [], 0
    for part in row.split("|"):
        stripped = part.strip()
        if stripped:
            cells.append((position + part.index(stripped), stripped))
        position += len(part) + 1
    return cells
