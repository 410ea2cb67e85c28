"""Rows of Markdown tables: the header says what a column holds, the first column whose row it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.frames import Framed
from index.names.local import find_places
from index.text.dates import find_years
from index.text.numbers import parse_number
from index.types import Fact, Lang, Measure

_RANK_HEAD = re.compile(r"\b(?:hạng|thứ hạng|xếp hạng|vị trí|rank|place|tt|stt)\b", re.IGNORECASE)
_CHANGE_HEAD = re.compile(r"\b(?:tăng|giảm|thay đổi|so với|change|gain)\b", re.IGNORECASE)
_YEAR_HEAD = re.compile(r"^\s*(?:năm|year|kỳ)\s*$", re.IGNORECASE)
_CELL_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
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
    if _RANK_HEAD.search(head):
        measure = "rank"
    elif _CHANGE_HEAD.search(head):
        measure = "score_change"
    years = find_years(head)
    indicators = [
        m.name for m in framed.scan.indicators if m.kind == "indicator" and framed.scan.text[m.start : m.end] in head
    ]
    indicator = (
        indicators[0]
        if indicators
        else (framed.sentence.indicators[0] if framed.sentence.indicators else framed.carried.indicator)
    )
    year = years[0].years[0] if years and measure != "score_change" else framed.carried.year
    return Column(head, measure, indicator, year)


def _row(framed: Framed, columns: Sequence[Column], lang: Lang) -> list[Fact]:
    cells = _cells(framed.sentence.text)
    places = find_places(cells[0][1]) if cells else []
    entity = places[0].name if places else framed.carried.subject
    row_year = next(
        (
            int(text)
            for (_, text), column in zip(cells, columns, strict=False)
            if _YEAR_HEAD.match(column.head) and text.isdigit()
        ),
        None,
    )
    if not places and row_year is None:
        return []
    facts = []
    for (offset, text), column in list(zip(cells, columns, strict=False))[1:]:
        number = _CELL_NUMBER.search(text)
        if number is None or _YEAR_HEAD.match(column.head):
            continue
        start = framed.sentence.start + offset + number.start()
        unit = "%" if "%" in column.head or "%" in text else ("bậc" if column.measure == "rank_change" else None)
        facts.append(
            Fact(
                article_id=framed.sentence.article_id, start=framed.sentence.start, end=framed.sentence.end,
                value_start=start, value_end=start + len(number.group()), entity=entity, indicator=column.indicator,
                dimension=None, year=row_year or column.year, measure=column.measure, value=number.group(),
                number=parse_number(number.group().lstrip("+-"), lang), unit=unit, label=f"{column.head}: {cells[0][1]}",
            )
        )  # fmt: skip
    return facts


def _cells(row: str) -> list[tuple[int, str]]:
    """Cells of a row with the offset of each one's text."""
    cells, position = [], 0
    for part in row.split("|"):
        stripped = part.strip()
        if stripped:
            cells.append((position + part.index(stripped), stripped))
        position += len(part) + 1
    return cells
