"""Who holds which place: single places, the first so many, a group, the next after somebody. Composed from rows."""

from collections.abc import Sequence
from decimal import Decimal

from index.names.find import kind_of
from index.names.indicators import OF_ONE_PROVINCE
from index.names.local import is_office
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Fact
from rag.composing import phrases
from rag.composing.answer_facts import LATEST
from rag.composing.answer_last import last_holders, lowest
from rag.composing.draft import Draft, Statement
from rag.composing.holding import GROUP_UNITS, best_first, complete, group_statement, in_order, statement_of
from rag.composing.rows import LAST
from rag.types import Places, Query
from rag.understanding import words
from rag.understanding.question import without_names

_LEADING = 10
# Those who were first in one year or another: "những tỉnh nào từng dẫn đầu", "who has ever led".
_EVER = re.compile(
    r"\btung (?:\w+ ){0,2}?(?:dan dau|dung dau|dau bang|dung nhat|ve nhat|vo dich|giu ngoi dau)\b|"
    r"\bqua (?:cac|tung) (?:nam|ky)\b|\bever\b|\bover the years\b|\b(?:each|every) year\b"
)


def answer_ranking(index: NewsIndex, query: Query) -> Draft | None:
    """Answer a question for the holders of places; None when no row tells."""
    if query.places is None or not query.indicators:
        return None
    if not query.years:
        ever = _EVER.search(without_names(query.standalone))
        return (_of_each_year if ever else _of_newest)(index, query)
    statements: list[Statement] = []
    for year in query.years:
        found = _of_year(index, query, query.places, _rows(index, query, year))
        if not found:
            return None
        statements += found
    return Draft("list", tuple(statements))


def _of_newest(index: NewsIndex, query: Query) -> Draft | None:
    """The holders in the newest year of which any are told."""
    places = query.places or Places()
    for year in _years(index, query):
        if found := _of_year(index, query, places, _rows(index, query, year)):
            return Draft("list", tuple(found), lead=LATEST[query.language].format(year=year))
    return None


def _of_each_year(index: NewsIndex, query: Query) -> Draft | None:
    """Who was first, year by year, the newest first."""
    first = Places((1,), kind=query.places.kind if query.places else "province")
    found = [s for year in _years(index, query) for s in _of_year(index, query, first, _rows(index, query, year))]
    return Draft("list", tuple(found)) if found else None


_BOTH = {"vi": "Có mặt ở nhóm đầu cả hai lần: {names}", "en": "In the leading group both times: {names}"}


def answer_shared(index: NewsIndex, query: Query) -> Draft | None:
    """Who is named among the leaders (or the last) in each of several years; None when a year names nobody."""
    if len(query.years) < 2 or not query.indicators:
        return None
    sides = [{f.entity: f for f in reversed(best_first(index, _leaders(index, query, year)))} for year in query.years]
    names = [name for name in sides[0] if name and all(name in side for side in sides)]
    if not all(sides) or not names:
        return None
    text = _BOTH[query.language].format(
        names=phrases.join_names([phrases.entity_name(n, query.language) for n in names], query.language)
    )
    return Draft("list", (Statement(text, tuple(side[name] for side in sides for name in names)),))


def _leaders(index: NewsIndex, query: Query, year: int) -> list[Fact]:
    low = bool(query.places and query.places.last)
    rows = _rows(index, query, year)
    if low:
        return [f for f in rows if f.unit in {LAST, GROUP_UNITS["bottom"]}]
    return [f for f in rows if f.unit == GROUP_UNITS["top"] or (f.number is not None and f.number <= _LEADING)]


def _years(index: NewsIndex, query: Query) -> list[int]:
    """Years of which places are told, the newest first."""
    rows = index.facts(indicator=query.indicators[0], measure="rank")
    return sorted({f.year for f in rows if f.year and f.dimension == query.dimension}, reverse=True)


def _rows(index: NewsIndex, query: Query, year: int) -> list[Fact]:
    kind = query.places.kind if query.places else "province"
    if query.indicators[0] in OF_ONE_PROVINCE:
        kind = "local"  # whoever is asked for, a province's own index ranks nobody else
    rows = index.facts(indicator=query.indicators[0], year=year, measure="rank")
    rows = [f for f in rows if f.entity and kind_of(f.entity) == kind and f.dimension == query.dimension]
    if kind == "region" and not rows:
        return _by_score(index, query, year)
    return _of_one_kind(query, rows) if kind == "local" else rows


def _of_one_kind(query: Query, rows: Sequence[Fact]) -> list[Fact]:
    """Departments are ranked apart from districts: those that the question names, or all where it names neither."""
    text = fold(query.standalone)
    offices, areas = bool(words.OFFICES.search(text)), bool(words.AREAS.search(text))
    return [f for f in rows if offices == areas or is_office(f.entity or "") == offices]


def _by_score(index: NewsIndex, query: Query, year: int) -> list[Fact]:
    """Regions are reported by value, not by rank: the table of one article gives the order."""
    scores = [
        f
        for f in index.facts(indicator=query.indicators[0], year=year, measure="score")
        if f.entity and kind_of(f.entity) == "region"
    ]
    return sorted(scores, key=lambda f: f.number or Decimal(0), reverse=True)[:1]


def _of_year(index: NewsIndex, query: Query, places: Places, rows: Sequence[Fact]) -> list[Statement]:
    if places.after:
        own = [f.number for f in rows if f.entity == places.after and f.number is not None]
        wanted = tuple(int(own[0]) + number for number in places.numbers) if own else ()
        return _holders(index, query, rows, wanted)
    if places.group and places.last:
        return lowest(index, query, rows, len(places.numbers))
    if places.group:
        return group_statement(index, query, rows, GROUP_UNITS["top"])
    statements = _holders(index, query, rows, places.numbers)
    if len(places.numbers) > 1 and len({f.entity for s in statements for f in s.facts}) < len(places.numbers):
        return group_statement(index, query, rows, GROUP_UNITS["top"])
    if places.last:
        last = last_holders(index, query, rows)
        return [*statements, *last] if last else []
    return statements


def _holders(index: NewsIndex, query: Query, rows: Sequence[Fact], numbers: Sequence[int]) -> list[Statement]:
    """One statement a place; several holders of one place are told side by side."""
    statements: list[Statement] = []
    one_page = complete(rows, numbers)
    if one_page and tuple(numbers) == tuple(range(numbers[0], numbers[0] + len(numbers))):
        return [in_order(index, query, [next(f for f in one_page if f.number == n) for n in numbers])]
    for number in numbers:
        held = [f for f in (one_page or rows) if f.number == number]
        best: dict[str | None, Fact] = {}
        for fact in best_first(index, held):
            best.setdefault(fact.entity, fact)
        statements += [statement_of(index, query, fact) for fact in best.values()]
    return statements
