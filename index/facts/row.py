"""Rows: a bound value of a sentence as a fact, with the words around it."""

from index.facts import signals
from index.facts.bind import Slots
from index.facts.frames import Framed
from index.text import late as re
from index.types import Fact, Measure

# "bộ, ngành", "cán bộ, công chức", "xã, phường" are one word each.
_EDGE = re.compile(
    r"(?:,(?!\s(?:ngành|công chức|viên chức|phường|thị trấn|thị xã|thành phố|thành)\b)|;)(?=\s|$)|[()“”]|"
    r"\.(?=\s|$)|\b(?:trong khi|nhưng|whereas|while|but)\b(?! also)",
    re.IGNORECASE,
)
# "Số xã giảm từ 208 xuống còn 68": what there are 68 of stands before the number that they fell from.
_MOVES = re.compile(
    r"\s*(?:[^\W\d]+\s){0,2}?(?:lên|xuống|còn|thành|to|into)(?:\s(?:còn|mức|thành|tới|đến|around|about))?\s*",
    re.IGNORECASE,
)
_SHORT_LABEL = 4
_SHORT_AFTER = 15
_RANKED: frozenset[Measure] = frozenset({"rank", "score", "rank_change", "score_change"})


def make_row(framed: Framed, start: int, end: int, measure: Measure, slots: Slots, entity: str | None) -> Fact:
    """A fact for the value at [start, end) of a framed sentence; number, unit and qualifier are left to the caller."""
    base = framed.sentence.start
    return Fact(
        article_id=framed.sentence.article_id,
        start=base,
        end=framed.sentence.end,
        value_start=base + start,
        value_end=base + end,
        entity=entity,
        indicator=slots.indicator,
        dimension=slots.dimension,
        year=slots.year,
        measure=measure,
        value=framed.scan.text[start:end],
        label=label_of(framed, start, end),
    )


def names_entity(framed: Framed, measure: Measure, entity: str | None) -> bool:
    """Counts, shares and dates belong to an entity only where the sentence speaks of one, by name or as "tỉnh"."""
    said = any(m.name == entity for m in framed.scan.entities)
    return measure in _RANKED or said or bool(signals.GENERIC_SUBJECT.search(framed.scan.text))


def label_of(framed: Framed, start: int, end: int) -> str:
    """The words around a value, as far as the next value or clause mark on either side."""
    text = framed.scan.text
    numbers = [m for m in framed.scan.numbers if m.form != "ordinal"]
    stops = [m.start() for m in _EDGE.finditer(text, end)] + [m.start for m in numbers if m.start >= end]
    right = min(stops, default=len(text))
    edges = [m.end() for m in _EDGE.finditer(text, 0, start)] + [m.end for m in numbers if m.end <= start] + [0]
    left = max(edges)
    if start - left < _SHORT_LABEL and right - end < _SHORT_AFTER:
        left = max([edge for edge in edges if edge < left] or [0])
    if _MOVES.fullmatch(text, left, start) and any(m.end == left for m in numbers):
        left = max([edge for edge in edges if edge < left] or [0])
    return text[left:right].strip()
