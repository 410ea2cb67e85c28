"""Numbers of a sentence as rows: measured, bound, and settled where their size tells more than their words."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from index.facts import limits, signals
from index.facts.bind import Slots, bind, entities_of
from index.facts.dated import dated_year
from index.facts.frames import Framed
from index.facts.measure import Measured, fits_total, is_bound, measure_of
from index.facts.moves import moved_places
from index.facts.offices import INDEX_VALUES, is_of_many, without_offices
from index.facts.parts import Part
from index.facts.respectively import respectively
from index.facts.row import make_row, names_entity
from index.names.agencies import NATION
from index.names.find import kind_of
from index.names.indicators import OF_ONE_PROVINCE, WITHIN_REGION
from index.names.local import is_office
from index.text import late as re
from index.text.numbers import NumberMention
from index.types import Fact, Measure

# An average of minutes or files is the nation's only where the sentence says so.
_NATIONWIDE = re.compile(r"cả nước|toàn quốc|\b(?:63|34) tỉnh|nation|Vietnam", re.IGNORECASE)
_SEVERAL = 3
_PLACES = frozenset(map(Decimal, range(1, 65)))
_TOTALS = {Decimal(100), Decimal(80)}  # PAPI's eight parts of ten add up to 80


def number_rows(framed: Framed, part: Part) -> list[Fact]:
    """Rows for every number of a sentence that is a value, in order."""
    rows = respectively(framed, list(_rows(framed, part)))
    rows = [_nobodys(row) if row.measure == "score" and row.entity is None else row for row in rows]
    return moved_places(framed, _ranks_go_on(framed, rows))


def _nobodys(row: Fact) -> Fact:
    """A level of nobody that we name is a share or a count."""
    return replace(row, measure="share" if row.unit == "%" else "count")


def _ranks_go_on(framed: Framed, rows: list[Fact]) -> list[Fact]:
    """Bare numbers of further places behind a rank are ranks too: "A đứng thứ 5, B 24, C 28, còn D rớt xuống 58"."""
    read: list[Fact] = []
    for row in rows:
        before = read[-1] if read else None
        goes_on = before and before.measure == "rank" and before.entity != row.entity and _is_bare_place(framed, row)
        read.append(replace(row, measure="rank", unit=None) if goes_on else row)
    return read


def _is_bare_place(framed: Framed, row: Fact) -> bool:
    text, start = framed.scan.text, row.value_start - framed.sentence.start
    owner = next((m for m in reversed(framed.scan.entities) if m.end <= start), None)
    place = row.measure == "count" and row.number is not None and row.number in _PLACES
    named = owner is not None and owner.name == row.entity and limits.BARE_PLACE.match(text[owner.end : start])
    return bool(place and named and limits.ENDS_ITEM.match(text[start + len(row.value) :]))


def _rows(framed: Framed, part: Part) -> Iterator[Fact]:
    previous: Slots | None = None
    left = 0
    for mention in framed.scan.numbers:
        if mention.form == "ordinal" or is_bound(framed.scan.text, mention) or _is_word(framed, mention):
            continue
        newly = (*framed.scan.entities, *framed.scan.dimensions)
        moved_on = any(left <= m.start < mention.start for m in newly)
        slots, measured = _read(framed, mention, part, None if moved_on else previous, left)
        slots = _settle(slots, measured, mention, part.name, framed)
        for entity in slots.entities or (None,):
            yield _from_earlier(framed, _row(framed, mention, measured, slots, entity), mention.start, previous)
        previous, left = slots, mention.end


def _is_word(framed: Framed, mention: NumberMention) -> bool:
    """Whether a number counts a place from the table's end, belongs to a name or a ratio, or is said to be wrong."""
    before = framed.scan.text[: mention.start]
    if limits.RATIO_BASE.search(before) or limits.TAKEN_BACK.search(before):
        return True
    named = any(m.start <= mention.start < m.end for m in (*framed.scan.entities, *framed.scan.compared))
    return named or any(m.start() <= mention.start < m.end() for m in signals.NEARLY_LAST.finditer(framed.scan.text))


def _read(
    framed: Framed, mention: NumberMention, part: Part, previous: Slots | None, left: int
) -> tuple[Slots, Measured]:
    """Bind and measure a number; a department, or a province whose units are spoken of, owns no index value."""
    slots = bind(framed, mention.start, mention.end, part=part.said, previous=previous)
    measured = measure_of(framed.scan, mention, slots.indicator, left)
    if measured.measure not in INDEX_VALUES:
        average = slots.entities == (NATION,) and not _NATIONWIDE.search(framed.scan.text)
        return (replace(slots, entities=()) if average else slots), measured
    if any(is_office(name) for name in slots.entities):
        owners = entities_of(without_offices(framed, slots.indicator), mention.start, mention.end)
        slots = replace(slots, entities=owners)
    own = tuple(name for name in slots.entities if not is_of_many(framed, name, mention.start, slots.indicator))
    if slots.indicator in OF_ONE_PROVINCE:
        own = tuple(name for name in own if kind_of(name) != "province")  # it ranks, and is not ranked
    return replace(slots, entities=own), measured


def _settle(slots: Slots, measured: Measured, mention: NumberMention, part: str | None, framed: Framed) -> Slots:
    """Drop or add the part of an index where the size of the value tells which it is."""
    if measured.in_region:
        return replace(slots, dimension=WITHIN_REGION)
    if measured.measure == "score":
        small = mention.out_of is not None and mention.out_of not in _TOTALS
        if small or not fits_total(slots.indicator, measured.number):
            return replace(slots, dimension=slots.dimension or part or _any_part(framed) or "thành phần")
    return slots


def _any_part(framed: Framed) -> str | None:
    """The one part that a sentence names beside one value; of several values it may be another one's."""
    named = {m.name for m in framed.scan.dimensions}
    values = [n for n in framed.scan.numbers if n.form in {"points", "plain", "percent"}]
    return named.pop() if len(named) == 1 and len(values) < _SEVERAL else None


def _row(framed: Framed, mention: NumberMention, measured: Measured, slots: Slots, entity: str | None) -> Fact:
    measure: Measure = measured.measure
    base_year = _base_year(framed, mention.end, measure)
    own = entity if names_entity(framed, measure, entity) else None
    row = make_row(framed, mention.start, mention.end, measure, slots, own)
    year = _later_than(base_year, slots.year)
    year = dated_year(framed, mention.start, slots.indicator, year) if measure in {"count", "share"} else year
    return replace(
        row, number=measured.number, unit=measured.unit, qualifier=mention.qualifier, year=year, base_year=base_year
    )


def _base_year(framed: Framed, end: int, measure: Measure) -> int | None:
    if measure not in {"rank_change", "score_change"}:
        return None
    after = [m for m in framed.scan.base_years if m.start >= end] or list(framed.scan.base_years)
    return after[0].years[0] if after else None


def _later_than(base: int | None, year: int | None) -> int | None:
    """The year of a change that is counted from a later year than the one carried over is not known."""
    return None if base is not None and year is not None and year <= base else year


def _from_earlier(framed: Framed, fact: Fact, start: int, previous: Slots | None) -> Fact:
    """Turn "the score of 2022 was lower by 1.82" into the change that led to the year spoken of before."""
    told = signals.FROM_EARLIER.search(framed.scan.text[:start])
    if not told or fact.measure != "score_change" or previous is None or fact.number is None:
        return fact
    return replace(fact, number=-fact.number, year=previous.year, base_year=int(told.group(1)))
