"""Values that sentences state, bound to whose value it is, of which index, in which year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.facts import ranks, signals
from index.facts.bind import Slots, bind, entities_of
from index.facts.frames import Framed, frame
from index.facts.measure import Measured, fits_total, measure_of
from index.facts.people import find_people
from index.facts.tables import is_row, mine_table
from index.names.find import kind_of
from index.text.numbers import NumberMention
from index.types import Article, Fact, Measure, Sentence

_EDGE = re.compile(r"[,;](?=\s|$)|[()“”]|\.(?=\s|$)")

_SHORT_LABEL = 4
_SHORT_AFTER = 15
_SMALL = 20
_APPOSITION = re.compile(
    r",\s*(?:tỉnh|thành phố|địa phương|bộ|đơn vị|nơi|the province|which)\s*(?:đã |đang |was |is )?$", re.IGNORECASE
)
_CENTRAL_OFFICE = re.compile(r"(?:Bộ trưởng|Thứ trưởng|Thủ tướng|Minister|Thống đốc|Governor)", re.IGNORECASE)

# Ranks given so far in an article, by index, year and kind of entity.
Known = dict[tuple[str | None, int | None, str], dict[str, Decimal]]


def mine(article: Article, sentences: Sequence[Sentence]) -> list[Fact]:
    """Find every value stated in an article, in reading order.

    Args:
        article: The article.
        sentences: Its sentences; only their places are used.
    """
    facts: list[Fact] = []
    table: list[Framed] = []
    part: str | None = None
    known: Known = {}
    figure: str | None = None
    for framed in frame(article, [(s.start, s.end) for s in sentences]):
        if is_row(framed.scan.text):
            table.append(framed)
            continue
        facts += mine_table(table, article.lang)
        table = []
        same_part = bool(signals.SAME_PART.search(framed.scan.text))
        if not same_part:
            part = _kept_part(framed, part)
        if figure and not framed.scan.entities and signals.ANAPHORA.search(framed.scan.text):
            framed = replace(framed, carried=replace(framed.carried, subject=figure))
        found = _from_sentence(framed, Part(part, same=same_part), known)
        figure = next((fact.entity for fact in reversed(found) if fact.measure == "score"), None)
        part = _last_part(found) or _announced_part(framed) or part
        facts += found
    return facts + mine_table(table, article.lang)


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an index that earlier sentences put in play; ``same`` when this sentence says to go on with it."""

    name: str | None
    same: bool

    @property
    def said(self) -> str | None:
        """The part for values of any size; small scores take ``name`` anyway."""
        return self.name if self.same else None


def _from_sentence(framed: Framed, part: Part, known: Known) -> list[Fact]:
    facts = [*_numbers(framed, part), *_rank_words(framed, part)]
    facts += _listed(framed, facts, known)
    _remember(facts, known)
    facts += [*_people(framed), *_dates(framed)]
    return sorted(facts, key=lambda fact: (fact.value_start, fact.measure))


def _remember(facts: Sequence[Fact], known: Known) -> None:
    for fact in facts:
        if fact.measure == "rank" and fact.number is not None and fact.entity and fact.dimension is None:
            places = known.setdefault((fact.indicator, fact.year, kind_of(fact.entity)), {})
            places[fact.entity] = places.pop(fact.entity, fact.number)  # named last stands last


def _numbers(framed: Framed, part: Part) -> Iterator[Fact]:
    previous: Slots | None = None
    left = 0
    for mention in framed.scan.numbers:
        if mention.form == "ordinal":
            continue
        slots = bind(framed, mention.start, mention.end, part=part.said, previous=previous)
        measured = measure_of(framed.scan, mention, slots.indicator, left)
        slots = _settle(slots, measured, mention, part.name, framed)
        for entity in slots.entities or (None,):
            fact = _fact(framed, mention, measured, replace(slots, entities=()), entity)
            yield _from_earlier(framed, fact, mention.start, previous)
        previous, left = slots, mention.end


def _from_earlier(framed: Framed, fact: Fact, start: int, previous: Slots | None) -> Fact:
    """Turn "the score of 2022 was lower by 1.82" into the change that led to the year spoken of before."""
    told = signals.FROM_EARLIER.search(framed.scan.text[:start])
    if not told or fact.measure != "score_change" or previous is None or fact.number is None:
        return fact
    return replace(fact, number=-fact.number, year=previous.year, base_year=int(told.group(1)))


def _settle(slots: Slots, measured: Measured, mention: NumberMention, part: str | None, framed: Framed) -> Slots:
    """Drop or add the part of an index where the size of the value tells which it is."""
    if measured.in_region:
        return replace(slots, dimension="trong vùng")
    if measured.measure == "score":
        small = mention.out_of is not None and mention.out_of != Decimal(100)
        if small or not fits_total(slots.indicator, measured.number):
            return replace(slots, dimension=slots.dimension or part or _any_part(framed) or "thành phần")
    return slots


def _any_part(framed: Framed) -> str | None:
    return framed.scan.dimensions[0].name if framed.scan.dimensions else None


def _fact(framed: Framed, mention: NumberMention, measured: Measured, slots: Slots, entity: str | None) -> Fact:
    measure: Measure = measured.measure
    if measure == "score" and entity is None:
        measure = "share" if measured.unit == "%" else "count"
    value_end = mention.end
    base_year = _base_year(framed, mention.end, measure)
    return Fact(
        article_id=framed.sentence.article_id, start=framed.sentence.start, end=framed.sentence.end,
        value_start=framed.sentence.start + mention.start, value_end=framed.sentence.start + value_end,
        entity=entity if _names_entity(framed, measure, entity) else None, indicator=slots.indicator,
        dimension=slots.dimension, year=_later_than(base_year, slots.year), measure=measure, value=framed.scan.text[mention.start : value_end],
        number=measured.number, unit=measured.unit, qualifier=mention.qualifier,
        label=_label(framed, mention.start, mention.end), base_year=base_year,
    )  # fmt: skip


def _names_entity(framed: Framed, measure: Measure, entity: str | None) -> bool:
    """Counts and shares belong to an entity only where the sentence speaks of one, by name or as "tỉnh"."""
    if measure in {"rank", "score", "rank_change", "score_change"}:
        return True
    said = any(m.name == entity for m in framed.scan.entities)
    return said or bool(signals.GENERIC_SUBJECT.search(framed.scan.text))


def _base_year(framed: Framed, end: int, measure: Measure) -> int | None:
    if measure not in {"rank_change", "score_change"}:
        return None
    after = [m for m in framed.scan.base_years if m.start >= end] or list(framed.scan.base_years)
    return after[0].years[0] if after else None


def _later_than(base: int | None, year: int | None) -> int | None:
    """The year of a change that is counted from a later year than the one carried over is not known."""
    return None if base is not None and year is not None and year <= base else year


def _rank_words(framed: Framed, part: Part) -> Iterator[Fact]:
    for word in ranks.rank_words(framed.scan):
        run = ranks.plain_run(framed.scan, word.end) if word.after else ranks.named_before(framed.scan, word.start)
        if len(run) > 1:
            continue
        slots = bind(framed, word.start, word.end, part=part.said, previous=None)
        if signals.MANY_YEARS.search(framed.scan.text):
            slots = replace(slots, year=None)
        if signals.IN_REGION.search(framed.scan.text[: word.start]):
            slots = replace(slots, dimension="trong vùng")
        for entity in _placed(framed, word):
            for indicator in _both_indices(framed, word.end) or (slots.indicator,):
                bound = replace(slots, entities=(entity,), indicator=indicator)
                yield _place(framed, word.start, word.end, bound, word.number, None if word.number else ranks.LAST)


def _placed(framed: Framed, word: ranks.RankWord) -> tuple[str, ...]:
    """Who takes a place said in words; nobody when the sentence names none and has no "tỉnh" or "thành phố"."""
    if word.after:
        return (word.after.name,)
    opening = _APPOSITION.search(framed.scan.text[: word.start])
    named = [m for m in (*framed.scan.entities, *framed.scan.compared) if opening and m.end == opening.start()]
    if named:
        return (named[0].name,)
    own = [m for m in framed.scan.entities if m.end <= word.start and m.kind != "group"]
    generic = signals.GENERIC_SUBJECT.search(framed.scan.text) or signals.SUBJECTLESS.match(framed.scan.text)
    if own or generic:
        return entities_of(framed, word.start, word.end)
    later = [m for m in framed.scan.entities if m.start >= word.end and m.kind != "group"]
    near = later and not re.search(r"[;.]", framed.scan.text[word.end : later[0].start])
    return (later[0].name,) if near else ()


def _both_indices(framed: Framed, end: int) -> tuple[str, ...]:
    if not signals.AT_BOTH.match(framed.scan.text[end:]):
        return ()
    return tuple(dict.fromkeys(m.name for m in framed.scan.indicators if m.kind == "indicator" and m.start >= end))


def _listed(framed: Framed, said: Sequence[Fact], known: Known) -> list[Fact]:
    rows: list[Fact] = []
    for kind in ("province", "ministry", "region", "local"):
        rows += _listed_of(framed, kind, said, known)
    return rows


def _listed_of(framed: Framed, kind: str, said: Sequence[Fact], known: Known) -> Iterator[Fact]:
    year = framed.sentence.years[0] if framed.sentence.years else None
    indicator = framed.sentence.indicators[0] if framed.sentence.indicators else None
    before = known.get((indicator, year, kind), {})
    here = {
        f.entity: f for f in said if f.measure == "rank" and f.number is not None and f.entity and f.dimension is None
    }

    def known_at(position: int) -> dict[str, Decimal]:
        limit = framed.sentence.start + position
        return before | {name: f.number for name, f in here.items() if name and f.number and f.value_start < limit}

    for row in ranks.listed(framed.scan, known_at):
        if row.mention.kind != kind or (
            row.number is not None and (row.mention.name in before or row.mention.name in here)
        ):
            continue
        slots = bind(framed, row.mention.start, row.mention.end, part=None, previous=None)
        yield _place(
            framed,
            row.mention.start,
            row.mention.end,
            replace(slots, entities=(row.mention.name,)),
            row.number,
            row.unit,
        )


def _place(framed: Framed, start: int, end: int, slots: Slots, number: Decimal | None, unit: str | None) -> Fact:
    base = framed.sentence.start
    return Fact(
        article_id=framed.sentence.article_id, start=base, end=framed.sentence.end, value_start=base + start,
        value_end=base + end, entity=slots.entities[0] if slots.entities else None, indicator=slots.indicator,
        dimension=slots.dimension, year=slots.year, measure="rank", value=framed.scan.text[start:end], number=number,
        unit=unit, label=_label(framed, start, end),
    )  # fmt: skip


def _people(framed: Framed) -> Iterator[Fact]:
    for person in find_people(framed.scan.text):
        entities = entities_of(framed, person.start, person.start)
        entity = (
            None if _CENTRAL_OFFICE.search(person.office) else (entities[0] if entities else framed.sentence.subject)
        )
        yield _plain(framed, person.start, person.end, "person", entity, person.office)


def _dates(framed: Framed) -> Iterator[Fact]:
    for date in framed.scan.dates:
        slots = bind(framed, date.start, date.end, part=None, previous=None)
        named = slots.entities[0] if slots.entities and _names_entity(framed, "date", slots.entities[0]) else None
        fact = _plain(framed, date.start, date.end, "date", named, _label(framed, date.start, date.end))
        yield replace(fact, indicator=slots.indicator, year=slots.year or date.year)


def _plain(framed: Framed, start: int, end: int, measure: Measure, entity: str | None, label: str) -> Fact:
    base = framed.sentence.start
    return Fact(
        article_id=framed.sentence.article_id, start=base, end=framed.sentence.end, value_start=base + start,
        value_end=base + end, entity=entity, indicator=None, dimension=None, year=framed.carried.year, measure=measure,
        value=framed.scan.text[start:end], label=label,
    )  # fmt: skip


def _label(framed: Framed, start: int, end: int) -> str:
    """The words around a value, as far as the next value or clause mark on either side."""
    text = framed.scan.text
    numbers = [m for m in framed.scan.numbers if m.form != "ordinal"]
    stops = [m.start() for m in _EDGE.finditer(text, end)] + [m.start for m in numbers if m.start >= end]
    right = min(stops, default=len(text))
    edges = [m.end() for m in _EDGE.finditer(text, 0, start)] + [m.end for m in numbers if m.end <= start] + [0]
    left = max(edges)
    if start - left < _SHORT_LABEL and right - end < _SHORT_AFTER:
        left = max([edge for edge in edges if edge < left] or [0])
    return text[left:right].strip()


def _kept_part(framed: Framed, part: str | None) -> str | None:
    """A part of an index stays in play only while sentences give values too small for a whole index."""
    small = any(
        m.form in {"points", "plain"} and m.number < _SMALL and m.number != int(m.number) for m in framed.scan.numbers
    )
    return part if small and not framed.scan.indicators else None


def _announced_part(framed: Framed) -> str | None:
    """The part that a sentence without values introduces ("Riêng nội dung X, báo cáo cho điểm chi tiết")."""
    names = {m.name for m in framed.scan.dimensions}
    return names.pop() if len(names) == 1 else None


def _last_part(facts: Sequence[Fact]) -> str | None:
    parts = [fact.dimension for fact in facts if fact.measure == "score" and fact.dimension]
    return parts[-1] if parts else None
