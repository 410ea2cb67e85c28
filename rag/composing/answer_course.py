"""Courses over the years: of one entity, or of several beside each other."""

from collections.abc import Sequence

from index.names.agencies import NATION
from index.names.find import kind_of
from index.news_index import NewsIndex
from index.text.dates import find_years
from index.types import Measure
from rag.composing import phrases
from rag.composing.answer_extreme import answer_extreme
from rag.composing.answer_facts import derived_statement, stated, subject_of
from rag.composing.draft import Draft, Statement
from rag.composing.rows import derive, of_entity, values
from rag.types import Query
from rag.understanding.question import entities_in, without_names

_MISSING = {"vi": "Các bài không nêu số liệu năm {years}.", "en": "The articles give no figure for {years}."}
_MISSING_OF = {
    "vi": "Các bài không nêu số liệu năm {years} của {name}.",
    "en": "The articles give no figure of {name} for {years}.",
}
_MISSING_SIDE = {"vi": "Các bài không nêu số liệu của {names}.", "en": "The articles give no figure for {names}."}


def every_year_of_each(query: Query) -> bool:
    """Whether all years are asked of all entities ("A và B năm 2022 và 2023"), not of each its own ("A 2022, B 2023").

    Args:
        query: A question about several entities.
    """
    if len(query.years) < 2 or len(query.entities) < 2:
        return False
    if len(query.years) != len(query.entities):
        return True
    named = [found.start for found in entities_in(query.standalone)]
    dated = [found.start for found in find_years(query.standalone)]
    return not (named and dated) or max(named) < min(dated) or max(dated) < min(named)


def answer_trend(index: NewsIndex, query: Query) -> Draft | None:
    """Tell the values of one entity, or of several, over several years, oldest first.

    None when fewer than two years have one; of years that are asked for, one is enough, the rest is said to be missing.
    """
    sides = _sides(query)
    if len(sides) > 1:
        return _courses(index, query, sides)
    entity = subject_of(query) or NATION
    text = without_names(query.standalone)
    if extreme := answer_extreme(index, query, entity, text):
        return extreme
    measures = query.measures or ("score", "rank")
    both = {"score", "rank"} <= set(measures)
    courses = [_course(index, query, entity, m) for m in measures if not both or m in {"score", "rank"}]
    best = _together(courses) if both else max(courses, key=_years_told)
    points = {(s.facts[0].indicator, _year_of(s)) for s in best}  # a score and a rank of one year are no course
    if len(points) < (1 if len(query.years) > 1 else 2):
        return None
    missing = _years_missing(query, best)
    lead = _MISSING[query.language].format(years=missing) if missing else ""
    return Draft("trend", tuple(best), lead=lead)


def _together(courses: Sequence[Sequence[Statement]]) -> list[Statement]:
    """Scores and ranks year by year; what is derived only where it was asked for years that nothing else tells of."""
    fullest = max(courses, key=_years_told)
    told = [s for course in courses for s in course if course is fullest or not s.computed]
    indicators = list(dict.fromkeys(s.facts[0].indicator for s in told))
    return sorted(told, key=lambda s: (indicators.index(s.facts[0].indicator), _year_of(s)))


def _year_of(statement: Statement) -> int:
    return int(statement.computed[-1]) if statement.computed else statement.facts[0].year or 0


def _sides(query: Query) -> list[str]:
    """Whose courses are asked for; a district's province only says where it is."""
    local = [name for name in query.entities if kind_of(name) == "local"]
    return local or [name for name in query.entities if kind_of(name) != "region"]


def _courses(index: NewsIndex, query: Query, sides: Sequence[str]) -> Draft | None:
    """Several courses by the measure that most of them have; who has none is said."""
    measures = query.measures or ("score", "rank")
    found = [{name: _course(index, query, name, measure) for name in sides} for measure in measures]
    best = max(found, key=lambda by: (sum(map(bool, by.values())), sum(map(_years_told, by.values()))))
    told = [statement for course in best.values() for statement in course]
    if not told:
        return None
    lang = query.language
    none = [phrases.entity_name(name, lang) for name in sides if not best[name]]
    lead = [_MISSING_SIDE[lang].format(names=phrases.join_names(none, lang))] if none else []
    lead += [
        _MISSING_OF[lang].format(years=years, name=phrases.entity_name(name, lang))
        for name in sides
        if best[name] and (years := _years_missing(query, best[name]))
    ]
    return Draft("trend", tuple(told), lead=" ".join(lead))


def _years_told(course: Sequence[Statement]) -> int:
    return len({fact.year for statement in course if not statement.computed for fact in statement.facts})


def _years_missing(query: Query, course: Sequence[Statement]) -> str:
    told = {fact.year for statement in course for fact in statement.facts}
    missing = [y for y in query.years if y not in told and not any(str(y) in s.computed for s in course)]
    return ", ".join(map(str, missing))


def _course(index: NewsIndex, query: Query, entity: str, measure: Measure) -> list[Statement]:
    statements: list[Statement] = []
    rows = of_entity(index, entity, None, None, measure)
    for indicator in query.indicators or dict.fromkeys(f.indicator for f in rows if f.indicator):
        of_index = of_entity(index, entity, indicator, None, measure)
        known = {f.year for f in of_index if f.year and f.dimension == query.dimension}
        for year in query.years or sorted(known):
            found = values(index, entity, indicator, measure, year, query.dimension)
            if found:
                statements += stated(index, found, entity, query.language)
            elif (
                query.years
                and indicator
                and (derived := derive(index, entity, indicator, measure, year, query.dimension))
            ):
                statements.append(derived_statement(derived, entity, query.language))
    return statements
