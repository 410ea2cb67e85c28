"""Rows of Markdown tables: the header says what a column holds, the name before a value whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.facts import grids
from index.facts.bind import Slots
from index.facts.cells import CELL_NUMBER, Cell, cells_of, measure_of, own_year, parted, signed, unit_of, without_years
from index.facts.columns import RANK_HEAD, Column, columns_of, numbered
from index.facts.frames import Framed
from index.facts.measure import fits_total
from index.facts.ranks import LAST
from index.facts.row import make_row
from index.names.find import find_dimensions, find_entities, find_indicators
from index.names.local import find_places, has_head
from index.text import late as re
from index.text.dates import find_years
from index.text.numbers import parse_number
from index.types import Fact, Lang, Measure

_LETTER = re.compile(r"[^\W\d]")
# "Tăng/giảm", "So với năm trước": a row of changes, of what the rows above it hold.
_CHANGES = re.compile(
    r"^\W*(?:tăng|giảm|chênh lệch|thay đổi|biến động|so với|change|difference|versus)\b", re.IGNORECASE
)
# "Bình quân", "Tổng": of all the rows, so of none that we name.
_SUM = re.compile(r"^\W*(?:bình quân|trung bình|tổng|cộng|mức chung|average|mean|total)\b", re.IGNORECASE)
_RANKS = re.compile(
    r"(?:thứ hạng|xếp hạng|hạng|vị trí|rank(?:ing)?|position)(?: (?:cả nước|toàn quốc))?", re.IGNORECASE
)
_WHOLE = re.compile(r"^\W*(?:tổng điểm|tổng hợp|điểm tổng|điểm chung|total score|overall)", re.IGNORECASE)
_PLACE_KINDS = frozenset({"tỉnh", "thành phố", "bộ", "province", "city", "ministry"})
_OWN_MEASURES: frozenset[Measure] = frozenset({"rank", "score", "rank_change", "score_change"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What the cells read so far make of a row; ``undated`` where they name several years, or leave theirs out."""

    entity: str | None
    indicator: str | None = None
    dimension: str | None = None
    year: int | None = None
    measure: Measure | None = None
    told: bool = False
    undated: bool = False


def is_row(text: str) -> bool:
    """Whether a sentence span is a row of a Markdown table."""
    return text.startswith("|") and text.rstrip().endswith("|") and text.count("|") >= 3


def mine_table(rows: Sequence[Framed], lang: Lang, *, ordered: bool = False, placed: bool = False) -> list[Fact]:
    """Read one table (header first) into facts; rows that name nobody and no year give counts only.

    Args:
        rows: Its rows.
        lang: Language of its numbers.
        ordered: Whether the sentence before it announces places, from the first down.
        placed: Whether the sentence before it says that its cells are places.
    """
    return [
        fact
        for table in grids.tables_of(rows)
        for fact in _mine_one(grids.without_caption(table), lang, ordered=ordered, placed=placed)
    ]


def _mine_one(rows: Sequence[Framed], lang: Lang, *, ordered: bool, placed: bool) -> list[Fact]:
    if len(rows) < 2 or not grids.has_header(rows):
        return []
    heads = [head for _, head in cells_of(rows[0].sentence.text.splitlines()[0])]
    deep = grids.second_head(heads, rows[1])
    below = rows[2 if deep else 1 :]
    columns = grids.dated(columns_of(deep or heads, rows[0]), below)
    columns = numbered(columns) if ordered else columns
    if placed:
        columns = [_placed(column, place, rows) for place, column in enumerate(columns)]
    title: Owner | None = None
    above = ""
    facts: list[Fact] = []
    for framed in below:
        pairs = list(zip(written := cells_of(framed.sentence.text), columns, strict=False))
        if len(written) != len(columns):
            continue  # which cell it lacks, or has more, is not said
        cells = [cell for (offset, text), column in pairs for cell in parted(Cell(offset, text, column))]
        announced = _merged_title(cells, framed)
        title, above = announced or title, "" if announced else grids.leading_text(cells) or above
        facts += _row(framed, grids.filled_down(cells, above), title, lang)
    return facts


def _placed(column: Column, place: int, rows: Sequence[Framed]) -> Column:
    """A column of whole numbers that its head calls no scores, read as places."""
    cells = [cells[place][1] for cells in (cells_of(row.sentence.text) for row in rows[1:]) if place < len(cells)]
    whole = all(re.fullmatch(r"\d{1,2}|\D*", cell) for cell in cells)
    return (
        replace(column, measure="rank") if column.measure == "score" and column.holds == "value" and whole else column
    )


def _merged_title(cells: Sequence[Cell], framed: Framed) -> Owner | None:
    """The owner that a row of a single text cell announces for the rows below it ("| **SIPAS** | | |")."""
    full = {cell.text for cell in cells if cell.text}
    if len(cells) < 2 or len(full) != 1 or not _LETTER.search(next(iter(full))):
        return None
    text = full.pop()
    places = [place for place in find_places(text) if place.kind != "group"]
    return Owner(
        entity=places[0].name if len(places) == 1 else None,
        indicator=_index_of(text),
        year=framed.sentence.years[0] if framed.scan.years and len(framed.sentence.years) == 1 else None,
        told=bool(places),
    )


def _row(framed: Framed, cells: Sequence[Cell], title: Owner | None, lang: Lang) -> list[Fact]:
    owner = title or Owner(None)
    owner = replace(owner, entity=owner.entity or framed.carried.subject)
    label = next((cell.text for cell in cells if _LETTER.search(cell.text)), cells[0].text if cells else "")
    if _CHANGES.match(label):
        return []
    facts: list[Fact] = []
    pending: list[Cell] = []
    for cell in cells:
        told = _told(cell, owner, framed)
        if told is not None:
            owner = told
            if owner.told and not facts:
                # values before the row's first name ("| 1 | Sở Tài chính | 93,27 |") are its too
                facts += [fact for early in pending for fact in _cell(framed, early, owner, lang)]
                pending = []
            facts += _held(framed, cell, owner)
        elif not owner.told and owner.year is None and cell.column.entity is None:
            pending.append(cell)
        else:
            facts += _cell(framed, cell, owner, lang)
    facts += [_of_category(fact) for cell in pending for fact in _cell(framed, cell, owner, lang)]
    return [replace(fact, label=f"{fact.label}: {label}") for fact in facts]


def _held(framed: Framed, cell: Cell, owner: Owner) -> Iterator[Fact]:
    """The place of a name under "Cao nhất" or "Thấp nhất", of the part or the year that its row is of."""
    place, indicator = cell.column.holder_of, owner.indicator or cell.column.indicator
    if not place or not indicator or _entity(cell) is None or not (owner.dimension or owner.year):
        return
    slots = Slots(indicator=indicator, dimension=owner.dimension, year=owner.year or cell.column.year)
    row = make_row(framed, cell.offset, cell.offset + len(cell.text), "rank", slots, owner.entity)
    number, unit = (Decimal(1), None) if place == "first" else (None, LAST)
    yield replace(row, number=number, unit=unit, label=cell.column.head)


def _told(cell: Cell, owner: Owner, framed: Framed) -> Owner | None:
    """The owner that a cell's words make, None for a cell of values."""
    year = grids.YEAR_CELL.fullmatch(cell.text)
    if year and cell.column.holds in {"year", "name"}:
        return replace(owner, year=int(year.group(1)), undated=False)
    if cell.column.holds == "year" and not CELL_NUMBER.search(cell.text):
        return replace(owner, year=None, undated=True)
    rest = without_years(cell.text)
    if not _LETTER.search(cell.text) or (cell.column.holds != "name" and CELL_NUMBER.search(rest)):
        return None
    owner = _dated(cell, owner) if cell.column.holds != "change" else owner
    if _WHOLE.match(cell.text):
        return replace(owner, dimension=None, told=True)
    if _SUM.match(cell.text):
        return replace(owner, entity=None, told=True)
    entity = _entity(cell)
    if entity is not None:
        return replace(owner, entity=entity, told=True)
    index, part = _index_of(cell.text), _part_of(cell.text)
    if index or part:
        subject = framed.carried.subject if not owner.told else owner.entity
        rank: Measure | None = "rank" if index and RANK_HEAD.search(cell.text) else None
        found = replace(owner, entity=subject, indicator=index or owner.indicator, dimension=part, told=True)
        return replace(found, measure=rank)
    if _RANKS.fullmatch(cell.text.strip("* ")):
        return replace(owner, measure="rank", told=True)
    strange = cell.column.names in _PLACE_KINDS and not owner.told and not find_years(cell.text)
    return replace(owner, entity=None, told=True) if strange else owner  # whoever that is, not the one in play


def _dated(cell: Cell, owner: Owner) -> Owner:
    """The owner with the year that a label names ("PAR INDEX 2022"); of several, none."""
    named = {year for mention in find_years(cell.text) for year in mention.years}
    return (
        replace(owner, year=next(iter(named)) if len(named) == 1 else None, undated=len(named) > 1) if named else owner
    )


def _entity(cell: Cell) -> str | None:
    text = cell.text.strip("* ")
    if cell.column.of_locals and text[:1].isupper():
        is_bare_department = cell.column.names == "sở" and not text.lower().startswith(("sở", "ban", "văn"))
        if is_bare_department:
            return f"Sở {text}"
        return f"{cell.column.names} {text}" if find_entities(text) and not has_head(text) else text
    places = [place for place in find_places(text) if place.start == 0 or place.kind == "local"]
    if places:
        return places[0].name
    # under "Đơn vị" a name that no list holds is a unit all the same, and surely not the province in play
    return text if cell.column.of_any and text[:1].isupper() and not _part_of(text) and not _index_of(text) else None


def _index_of(text: str) -> str | None:
    return next((m.name for m in find_indicators(text) if m.kind == "indicator"), None)


def _part_of(text: str) -> str | None:
    parts = find_dimensions(text)
    return parts[0].name if len(parts) == 1 else None


def _cell(framed: Framed, cell: Cell, owner: Owner, lang: Lang) -> Iterator[Fact]:
    """The row of a cell of values; none for an empty cell, a serial number or a change of unknown kind."""
    number = CELL_NUMBER.search(without_years(cell.text))
    if number is None or cell.column.holds in {"serial", "year"}:
        return
    measure = measure_of(cell)
    if measure is None:
        return
    measure = owner.measure if owner.measure and measure == "score" else measure
    value = parse_number(re.sub(r"^[+−–-]\s?", "", number.group()), lang)
    indicator = owner.indicator or cell.column.indicator
    dimension = owner.dimension or cell.column.dimension
    if measure == "score" and dimension is None and not fits_total(indicator, value):
        measure, dimension = ("count", None) if value == value.to_integral_value() else ("score", "thành phần")
    own = cell.column.own_year
    if measure in _OWN_MEASURES and (owner.undated or (own and owner.year and own != owner.year)):
        return  # which of its years the value is of, the table does not say
    year = own_year(cell) or owner.year or cell.column.year
    start = cell.offset + number.start()
    slots = Slots(indicator=indicator, dimension=dimension, year=year)
    entity = cell.column.entity or (None if cell.column.is_yardstick else owner.entity)
    row = make_row(framed, start, cell.offset + number.end(), measure, slots, entity)
    row = replace(row, number=signed(value, cell, measure), unit=unit_of(cell, measure), label=cell.column.head)
    row = replace(row, base_year=cell.column.base_year if measure in {"rank_change", "score_change"} else None)
    yield _of_category(row) if entity is None and measure in _OWN_MEASURES else row


def _of_category(row: Fact) -> Fact:
    """A row that names neither a place nor a year is about a kind of thing: its cells are shares and counts."""
    return replace(row, measure="share" if row.unit == "%" else "count", unit=row.unit)
