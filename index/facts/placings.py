"""Places said in words or by an order of names, as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from index.facts import limits, ranks, signals
from index.facts.bind import Slots, bind, entities_of
from index.facts.frames import Framed
from index.facts.offices import is_of_many, without_offices
from index.facts.parts import Part
from index.facts.row import make_row
from index.names.find import kind_of
from index.names.indicators import WITHIN_REGION
from index.names.local import is_office
from index.text import late as re
from index.types import Fact

_APPOSITION = re.compile(
    r",\s*(?:tỉnh|thành phố|địa phương|bộ|đơn vị|nơi|the province|which)\s*(?:đã |đang |was |is )?$", re.IGNORECASE
)

_SAME_BREATH = 30
_WHOLE = frozenset(map(Decimal, (34, 61, 63, 64)))

# Ranks given so far in an article, by index, year and kind of entity.
Known = dict[tuple[str | None, int | None, str], dict[str, Decimal]]


def remember(facts: Sequence[Fact], known: Known) -> None:
    """Keep the ranks of a sentence for the enumerations of the next ones."""
    for fact in facts:
        if fact.measure == "rank" and fact.number is not None and fact.entity and fact.dimension is None:
            places = known.setdefault((fact.indicator, fact.year, _class_of(fact.entity)), {})
            places[fact.entity] = places.pop(fact.entity, fact.number)  # named last stands last


def without_contradicted(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out that somebody is the last where another one's place in the same sentence is a later one.

    "Ở cuối bảng, A xếp thứ 61, B thứ 62, còn C đứng thứ 63."
    """
    places = {f.entity: f.number for f in facts if f.measure == "rank" and f.number is not None}
    latest = max(places.values(), default=Decimal(0))
    return [f for f in facts if not (f.unit == ranks.LAST and f.entity in places and places[f.entity] < latest)]


def among_few(facts: Sequence[Fact]) -> list[Fact]:
    """A first or last place of who has another place in the same sentence was taken among a few, or by another one.

    "Trong năm tỉnh, A cao nhất với 87,62% (hạng 27)": A led these five, and is no first of all.
    """
    said = {
        (f.entity, f.indicator, f.year): f.value_start
        for f in facts
        if f.measure == "rank" and f.number is not None and f.number > 1 and f.dimension is None and not _is_end(f)
    }
    kept: list[Fact] = []
    for fact in facts:
        place = said.get((fact.entity, fact.indicator, fact.year))
        at_an_end = fact.measure == "rank" and (fact.number == 1 or fact.unit == ranks.LAST)
        if place is None or not at_an_end or fact.dimension is not None:
            kept.append(fact)
        elif 0 < place - fact.value_end < _SAME_BREATH:
            kept.append(replace(fact, dimension=WITHIN_REGION))
    return kept


def _is_end(fact: Fact) -> bool:
    """Whether a place may be the last of all ("63/63", "hạng 34"), or is of a table whose length is not known."""
    place, _, out_of = fact.value.rpartition("/")
    ends = out_of.isdigit() and place.endswith(out_of)
    return ends or fact.number in _WHOLE or kind_of(fact.entity or "") != "province"


def _class_of(name: str) -> str:
    """Departments are ranked apart from districts."""
    return "office" if is_office(name) else kind_of(name)


def word_rows(framed: Framed, part: Part) -> Iterator[Fact]:
    """Rows for places said in words ("đứng đầu", "cuối bảng"), in order."""
    for word in ranks.rank_words(framed.scan):
        run = ranks.plain_run(framed.scan, word.end) if word.after else ranks.named_before(framed.scan, word.start)
        if len(run) > 1:
            continue
        slots = bind(framed, word.start, word.end, part=part.said, previous=None)
        if limits.MANY_YEARS.search(framed.scan.text):
            slots = replace(slots, year=None)
        text = framed.scan.text
        if signals.IN_REGION.search(text[: word.start]) or limits.OF_REGION.match(text[word.end :]):
            slots = replace(slots, dimension=WITHIN_REGION)
        for entity in _placed(framed, word):
            for indicator in _both_indices(framed, word.end) or (slots.indicator,):
                bound = replace(slots, entities=(entity,), indicator=indicator)
                yield _place(framed, word.start, word.end, bound, word.number, word.unit)


def _placed(framed: Framed, word: ranks.RankWord) -> tuple[str, ...]:
    """Who takes a place said in words; nobody when the sentence names none and has no "tỉnh" or "thành phố"."""
    if word.after:
        return (word.after.name,)
    opening = _APPOSITION.search(framed.scan.text[: word.start])
    named = [m for m in (*framed.scan.entities, *framed.scan.compared) if opening and m.end == opening.start()]
    if named:
        return (named[0].name,)
    indicator = framed.sentence.indicators[0] if framed.sentence.indicators else None
    framed = without_offices(framed, indicator)
    own = [m for m in framed.scan.entities if m.end <= word.start and m.kind != "group"]
    generic = signals.GENERIC_SUBJECT.search(framed.scan.text) or signals.SUBJECTLESS.match(framed.scan.text)
    if own or generic:
        owners = entities_of(framed, word.start, word.end)
        return tuple(name for name in owners if not is_of_many(framed, name, word.start, indicator))
    later = [m for m in framed.scan.entities if m.start >= word.end and m.kind != "group"]
    near = later and not re.search(r"[;.]", framed.scan.text[word.end : later[0].start])
    return (later[0].name,) if near else ()


def _both_indices(framed: Framed, end: int) -> tuple[str, ...]:
    if not limits.AT_BOTH.match(framed.scan.text[end:]):
        return ()
    return tuple(dict.fromkeys(m.name for m in framed.scan.indicators if m.kind == "indicator" and m.start >= end))


def list_rows(framed: Framed, said: Sequence[Fact], known: Known) -> list[Fact]:
    """Rows for places that follow from an enumeration; ``said`` are the sentence's rows found so far."""
    rows: list[Fact] = []
    there = {mention.kind for mention in framed.scan.entities}
    for kind in [kind for kind in ("province", "ministry", "region", "local") if kind in there]:
        rows += _listed_of(framed, kind, said, known)
    return rows


def _listed_of(framed: Framed, kind: str, said: Sequence[Fact], known: Known) -> Iterator[Fact]:
    year = framed.sentence.years[0] if framed.sentence.years else None
    indicator = framed.sentence.indicators[0] if framed.sentence.indicators else None
    offices = any(is_office(m.name) for m in framed.scan.entities)
    before = known.get((indicator, year, "office" if kind == "local" and offices else kind), {})
    here = {
        f.entity: f for f in said if f.measure == "rank" and f.number is not None and f.entity and f.dimension is None
    }

    placed = {f.entity for f in said if f.measure == "rank" and f.dimension is None}

    # "A dẫn đầu vùng, thứ 7 cả nước; kế đến là B": second in the region
    within = {
        f.entity: f for f in said if f.measure == "rank" and f.number is not None and f.dimension == WITHIN_REGION
    }

    def known_at(position: int) -> dict[str, Decimal]:
        limit = framed.sentence.start + position
        if within:
            return {name: f.number for name, f in within.items() if name and f.number and f.value_start < limit}
        return before | {name: f.number for name, f in here.items() if name and f.number and f.value_start < limit}

    for row in ranks.listed(framed.scan, known_at):
        if row.mention.kind != kind or (
            row.number is not None and (row.mention.name in before or row.mention.name in placed)
        ):
            continue
        slots = bind(framed, row.mention.start, row.mention.end, part=None, previous=None)
        slots = replace(slots, entities=(row.mention.name,), dimension=WITHIN_REGION if within else slots.dimension)
        yield _place(framed, row.mention.start, row.mention.end, slots, row.number, row.unit)


def _place(framed: Framed, start: int, end: int, slots: Slots, number: Decimal | None, unit: str | None) -> Fact:
    row = make_row(framed, start, end, "rank", slots, slots.entities[0] if slots.entities else None)
    return replace(row, number=number, unit=unit)
