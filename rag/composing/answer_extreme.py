"""In which year somebody's value was lowest or highest, of the years that the articles tell. Composed from rows."""

from decimal import Decimal

from index.news_index import NewsIndex
from index.types import Fact, Measure
from rag.composing import phrases
from rag.composing.draft import Draft, Statement
from rag.composing.rows import of_entity, values
from rag.types import Query
from rag.understanding import wishes

_LEAST = 3  # of two years neither is a bottom
_SAID = {
    ("vi", False): "Thấp nhất trong các năm có số liệu ({years}): {said}",
    ("vi", True): "Cao nhất trong các năm có số liệu ({years}): {said}",
    ("en", False): "Lowest of the years with a figure ({years}): {said}",
    ("en", True): "Highest of the years with a figure ({years}): {said}",
}


def answer_extreme(index: NewsIndex, query: Query, entity: str, text: str) -> Draft | None:
    """Answer "in which year was X lowest"; None where that is not asked, or fewer than three years have one value.

    Args:
        index: Where to look.
        query: A question about one index over years.
        entity: Whose values.
        text: The question folded, without names.
    """
    best = bool(wishes.BEST_YEAR.search(text))
    if best == bool(wishes.WORST_YEAR.search(text)) or len(query.indicators) != 1:
        return None
    for measure in query.measures:
        known = _by_year(index, query, entity, measure)
        if len(known) >= _LEAST:
            return Draft("trend", _statements(query, known, best=best))
    return None


def _by_year(index: NewsIndex, query: Query, entity: str, measure: Measure) -> list[Fact]:
    """One exact value a year; a year on which the articles disagree leaves all of them open."""
    rows = of_entity(index, entity, query.indicators[0], None, measure)
    years = sorted({f.year for f in rows if f.year and (not query.years or f.year in query.years)})
    sides = [values(index, entity, query.indicators[0], measure, year, query.dimension) for year in years]
    found = [side for side in sides if side]
    clear = all(len(side) == 1 and side[0].best.number is not None and not side[0].best.qualifier for side in found)
    return [side[0].best for side in found] if clear else []


def _statements(query: Query, known: list[Fact], *, best: bool) -> tuple[Statement, ...]:
    numbers = [fact.number or Decimal(0) for fact in known]
    low = best == (known[0].measure == "rank")  # of places the small number is the high one
    bound = min(numbers) if low else max(numbers)
    lang = query.language
    years = ", ".join(str(fact.year) for fact in known)
    held = [fact for fact in known if fact.number == bound]
    return tuple(_said(held_fact, known, _SAID[lang, best], years, query) for held_fact in held)


def _said(fact: Fact, known: list[Fact], template: str, years: str, query: Query) -> Statement:
    name = phrases.entity_name(fact.entity or "", query.language)
    said = f"{phrases.topic(fact, query.language)}: {name} {phrases.value_text(fact, query.language)}"
    others = tuple(other for other in known if other is not fact)
    return Statement(template.format(years=years, said=said), (fact, *others))
