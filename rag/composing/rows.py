"""Facts by slots: what the articles state of an entity, an index and a year; conflicts kept apart; the rest derived."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.names.agencies import NATION
from index.names.find import kind_of
from index.names.local import same_place
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Fact, Measure, Sentence
from rag.understanding import words

LAST = "last"
_PLACES, _PLACES_SINCE_2025 = Decimal(63), Decimal(34)  # provinces before and after the mergers of 1 July 2025


def last_place(year: int | None) -> Decimal:
    """How many provinces a ranking of that year has."""
    return _PLACES_SINCE_2025 if year and year >= 2025 else _PLACES


@dataclass(frozen=True, slots=True)
class Value:
    """One value that articles agree on, with every row that states it, the best to quote first."""

    facts: tuple[Fact, ...]

    @property
    def best(self) -> Fact:
        """The row to quote."""
        return self.facts[0]


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from two rows: ``number`` = ``level`` moved back by ``change``."""

    number: Decimal
    level: Fact
    change: Fact
    year: int


def values(
    index: NewsIndex,
    entity: str,
    indicator: str | None,
    measure: Measure,
    year: int | None,
    dimension: str | None = None,
) -> list[Value]:
    """Values stated for one slot combination; more than one means that the articles disagree.

    Args:
        index: Where to look.
        entity: Canonical name, or "cả nước" for the country's average.
        indicator: Canonical index name; None accepts any.
        measure: Kind of value.
        year: Year that the value is about; None takes the newest one that has a value.
        dimension: Part of the index; None means the whole.
    """
    found = [f for f in of_entity(index, entity, indicator, year, measure) if f.dimension == dimension]
    newest = max((f.year for f in found if f.year), default=None)
    found = [f for f in found if year or f.year == newest]
    if measure == "score" and entity == NATION and not found:
        found = [f for f in index.facts(indicator=indicator, year=year, measure="share") if f.entity == NATION]
    return group(index, found)


def group(index: NewsIndex, facts: Sequence[Fact]) -> list[Value]:
    """Group rows by the value that they state, the most exact form first; bounds give way to exact values."""
    exact = [f for f in facts if not f.qualifier] or list(facts)
    exact = [f for f in exact if f.number is not None or f.unit == LAST] or exact  # a place beats "leading group"
    groups: list[list[Fact]] = []
    for fact in sorted(exact, key=lambda f: -_precision(f)):
        home = next((g for g in groups if any(same_value(fact, other) for other in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    found = [Value(tuple(sorted(g, key=lambda f: (-_precision(f), -quotability(index, f))))) for g in groups]
    found.sort(key=lambda v: -max(quotability(index, f) for f in v.facts))
    return _of_own_source(index, found)


def as_written(found: Sequence[Value]) -> list[Value]:
    """The same values with each of their forms apart, "70,11" and the rounded "70,1", the most exact first."""
    forms: list[Value] = []
    for value in found:
        numbers = dict.fromkeys(fact.number for fact in value.facts)
        forms += [Value(tuple(f for f in value.facts if f.number == number)) for number in numbers]
    return forms


def _of_own_source(index: NewsIndex, found: Sequence[Value]) -> list[Value]:
    """Sources disagree across articles; a second value from the same ones is another thing, misread or retold.

    Reprints of one story are one source.
    Unless one sentence sets two sources against each other ("trang A ghi 48,811 điểm, báo B viết 48,881 điểm").
    """
    kept: list[Value] = []
    known: set[tuple[str, ...]] = set()
    for value in found:
        stories = {index.story(f.article_id) for f in value.facts}
        if stories - known or any(_set_apart(index, value.best, other.best) for other in kept):
            kept.append(value)
        known |= stories
    return kept


def _set_apart(index: NewsIndex, left: Fact, right: Fact) -> bool:
    one = (left.article_id, left.start) == (right.article_id, right.start)
    return one and left.unit == right.unit and len(words.SOURCE_SAYS.findall(fold(sentence_of(index, left).text))) > 1


def same_value(left: Fact, right: Fact) -> bool:
    """Whether two rows state one value: equal, or one the other rounded."""
    if left.number is None or right.number is None:
        last = {LAST, None}
        return left.unit == right.unit or (
            left.unit in last and right.unit in last and last_place(left.year) in {left.number, right.number}
        )
    step = Decimal(1).scaleb(-min(_precision(left), _precision(right)))
    return left.number == right.number or (
        _precision(left) != _precision(right) and abs(left.number - right.number) <= step / 2
    )


def quotability(index: NewsIndex, fact: Fact) -> float:
    """How well a row's sentence stands alone: it names entity, index and year itself, and its page has an address."""
    sentence = sentence_of(index, fact)
    text = sentence.text
    said = [fact.entity in sentence.entities if fact.entity else True]
    said += [
        fact.indicator.casefold() in text.casefold() if fact.indicator else True,
        str(fact.year) in text if fact.year else True,
    ]
    digits = 0.5 if fact.measure == "rank" and any(letter.isdigit() for letter in fact.value) else 0.0
    return sum(said) + digits + (1.5 if index.article(fact.article_id).url else 0.0) - len(text) / 1000


def sentence_of(index: NewsIndex, fact: Fact) -> Sentence:
    """The sentence that a row stands in; every row has one."""
    return next(s for s in index.sentences(fact.article_id) if s.start == fact.start)


def derive(
    index: NewsIndex, entity: str, indicator: str | None, measure: Measure, year: int, dimension: str | None = None
) -> Derived | None:
    """Compute a year's value from a later level and the change that leads to it (rank 24 after rising 18 was 42).

    Only exact levels and changes from the same article are combined, and a rank must stay within the ranking.
    """
    change_measure: Measure = "rank_change" if measure == "rank" else "score_change"
    for change in of_entity(index, entity, indicator, None, change_measure):
        if change.year is None or change.number is None or change.dimension != dimension:
            continue
        if year != (change.base_year or change.year - 1):
            continue
        levels = [
            f
            for f in of_entity(index, entity, indicator, change.year, measure)
            if f.dimension == dimension
            and f.number is not None
            and not f.qualifier
            and f.article_id == change.article_id
        ]
        if levels and not change.qualifier and (number := _back(measure, levels[0], change)) is not None:
            return Derived(number, levels[0], change, year)
    return None


@dataclass(frozen=True, slots=True)
class Difference:
    """A change computed from the levels of two years; for ranks a positive number is a rise."""

    number: Decimal
    later: Fact
    earlier: Fact


def difference(
    index: NewsIndex,
    entity: str,
    indicator: str,
    measure: Measure,
    years: tuple[int, int],
    dimension: str | None = None,
) -> Difference | None:
    """Compute a change that no article states from two levels; None when a year has no single, exact value.

    Args:
        index: Where to look.
        entity: Canonical name.
        indicator: Canonical index name.
        measure: "rank" or "score".
        years: The earlier and the later year.
        dimension: Part of the index; None means the whole.
    """
    sides = [values(index, entity, indicator, measure, year, dimension) for year in years]
    if any(len(side) != 1 or side[0].best.number is None or side[0].best.qualifier for side in sides):
        return None
    earlier, later = (side[0].best for side in sides)
    if earlier.number is None or later.number is None or not _alike(earlier.unit, later.unit):
        return None
    step = earlier.number - later.number if measure == "rank" else later.number - earlier.number
    return Difference(step, later, earlier)


def _alike(left: str | None, right: str | None) -> bool:
    """Whether two scores are told in one unit; a table leaves the points out that a sentence names."""
    return left == right or {left, right} == {None, "điểm"}


def _back(measure: Measure, level: Fact, change: Fact) -> Decimal | None:
    if level.number is None or change.number is None:
        return None
    number = level.number + change.number if measure == "rank" else level.number - change.number
    whole = number == number.to_integral_value()
    return number if measure != "rank" or (whole and 1 <= number <= _PLACES) else None


def of_entity(index: NewsIndex, entity: str, indicator: str | None, year: int | None, measure: Measure) -> list[Fact]:
    """Rows of one entity; a district or department answers to any of its spellings."""
    if kind_of(entity) != "local":
        return index.facts(entity=entity, indicator=indicator, year=year, measure=measure)
    rows = index.facts(indicator=indicator, year=year, measure=measure)
    return [f for f in rows if f.entity and same_place(f.entity, entity)]


def _precision(fact: Fact) -> int:
    if fact.number is None:
        return 0
    exponent = fact.number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
