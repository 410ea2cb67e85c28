"""Rows of Markdown tables before they are read: where one table ends, its caption, and cells merged over rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.facts.cells import Cell, cells_of
from index.facts.columns import Column
from index.facts.frames import Framed
from index.facts.scan import Scan, scan
from index.names.local import find_places
from index.text import late as re
from index.text.dates import find_years

_RULE = re.compile(r"^[\s|:-]+$")
_LETTER = re.compile(r"[^\W\d]")
_BARE = re.compile(r"\W*\d+(?:[.,]\d+)*\s?(?:%|điểm|points?)?\W*")
_NUMBERING = re.compile(r"\(?(\d{1,2})\)?(?:\s?=.*)?")
_CAPTION = re.compile(r"(?:Bảng|Biểu|Hình|Phụ lục|Table)\b(?:\s(?:số\s)?[\d.]+)?", re.IGNORECASE)
YEAR_CELL = re.compile(r"\W*(?:(?:năm|kỳ|year)\s)?((?:19|20)\d\d)\W*", re.IGNORECASE)


def tables_of(rows: Sequence[Framed]) -> Iterator[list[Framed]]:
    """Part rows that follow each other into tables: a new header begins a new one. Rows that only number columns go."""
    table: list[Framed] = []
    for framed in rows:
        texts = _texts(framed)
        if _RULE.match(framed.sentence.text) or (table and _numbers_columns(texts)):
            continue
        if len(table) > 1 and _begins(texts, framed, table[-1]):
            yield table
            table = []
        table.append(framed)
    if table:
        yield table


def _texts(framed: Framed) -> list[str]:
    return [text for _, text in cells_of(framed.sentence.text.splitlines()[0])]


def _begins(texts: list[str], framed: Framed, before: Framed) -> bool:
    """Whether a row is the header of another table: it names columns, and stands apart or has other cells."""
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(_is_value(text) or find_places(text) for text in filled[:1]) or _has_values(texts):
        return False
    apart = framed.sentence.start - before.sentence.end > 1 or "--" in framed.sentence.text
    return apart or len(texts) != len(_texts(before)) or _has_years(texts[1:])


def _has_years(texts: Sequence[str]) -> bool:
    return any(find_years(text) for text in texts)


def _is_value(text: str) -> bool:
    return bool(_BARE.fullmatch(text)) and not YEAR_CELL.fullmatch(text)


def _has_values(texts: Sequence[str]) -> bool:
    return any(_is_value(text) for text in texts)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: "| (1) | (2) | (3) |"."""
    told = [_NUMBERING.fullmatch(text) for text in texts if text]
    numbers = [int(match[1]) for match in told if match]
    return len(numbers) == len(told) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def without_caption(rows: list[Framed]) -> list[Framed]:
    """A table without the rows above its header that hold one text; what they name is in play in the header."""
    while len(rows) > 2:
        texts = _texts(rows[0])
        full = {text for text in texts if text}
        if len(texts) < 2 or len(full) != 1 or not _LETTER.search(text := full.pop()):
            return rows
        rows = [_captioned(scan(text, rows[0].scan.lang), rows[1]), *rows[2:]]
    return rows


def captioned(before: Framed | None, rows: Sequence[Framed]) -> list[Framed]:
    """A table's rows with what its caption, if the line before it is one, puts in play in its header."""
    text = before.scan.text.strip("* ") if before else ""
    if before is None or not rows or not (_CAPTION.match(text) or not text.endswith((".", "!", "?", "…", '."', ".”"))):
        return list(rows)
    return [_captioned(before.scan, rows[0]), *rows[1:]]


def _captioned(found: Scan, head: Framed) -> Framed:
    """A header with the index and the year of the caption above it in play; of several years, none."""
    years = {year for mention in found.years for year in mention.years}
    named = {m.name for m in found.indicators if m.kind == "indicator"}
    year = next(iter(years)) if len(years) == 1 else (None if years else head.carried.year)
    indicator = next(iter(named)) if len(named) == 1 else head.carried.indicator
    own = head.sentence.indicators if head.scan.indicators else tuple(filter(None, [indicator]))
    carried = replace(head.carried, year=year, indicator=indicator)
    return replace(head, carried=carried, sentence=replace(head.sentence, indicators=own))


def has_header(rows: Sequence[Framed]) -> bool:
    """Whether a table's first row names columns, and holds no values."""
    return not _has_values(_texts(rows[0]))


def second_head(heads: Sequence[str], framed: Framed) -> list[str]:
    """The heads of a header of two rows ("| Tỉnh | 2021 | |", "| | Điểm | Hạng |"); empty where there is but one."""
    below = _texts(framed)
    if len(below) != len(heads) or all(heads) or not heads[0]:
        return []
    if any(re.search(r"\d", "" if YEAR_CELL.fullmatch(text) else text) for text in below):
        return []
    if _has_years(below) and below[0] not in {"", heads[0]}:
        return []
    joined, above = [], ""
    for head, text in zip(heads, below, strict=True):
        above = head or above
        joined.append(above if text == above else f"{above} {text}".strip())
    return joined


def dated(columns: list[Column], rows: Sequence[Framed]) -> list[Column]:
    """Columns, the first of them one of years where all of its cells are years."""
    texts = [_texts(row)[0] for row in rows if _texts(row)]
    if columns and columns[0].measure != "count" and texts and all(YEAR_CELL.fullmatch(text) for text in texts):
        return [replace(columns[0], holds="year", measure=None), *columns[1:]]
    return columns


def filled_down(cells: list[Cell], above: str) -> list[Cell]:
    """A row with the name or the year that stands in a leading cell merged over several rows."""
    place = _leading(cells)
    if place is None or cells[place].text or not above or cells[place].column.holder_of:
        return cells
    return [*cells[:place], replace(cells[place], text=above), *cells[place + 1 :]]


def leading_text(cells: Sequence[Cell]) -> str:
    """What the first cell of a row says that is no running number; empty for a value."""
    place = _leading(cells)
    text = cells[place].text if place is not None else ""
    return text if _LETTER.search(text) or YEAR_CELL.fullmatch(text) else ""


def _leading(cells: Sequence[Cell]) -> int | None:
    return next((place for place, cell in enumerate(cells) if cell.column.holds != "serial"), None)
