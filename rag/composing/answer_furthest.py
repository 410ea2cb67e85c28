"""Who of a table moved furthest between two years that it gives: the difference of its two values.

"Huyện nào nhảy nhiều bậc nhất trên bảng 2020 so với 2019": no sentence says so, but the table's two columns do.
"""

from collections.abc import Sequence
from decimal import Decimal

from index.names.find import kind_of
from index.names.indicators import OF_ONE_PROVINCE, PAR, PAR_INTERNAL
from index.names.local import is_office
from index.news_index import NewsIndex
from index.text import late as re
from index.types import Fact, Measure
from rag.composing.answer_facts import difference_statement
from rag.composing.draft import Draft
from rag.composing.rows import Difference, sentence_of
from rag.types import Query
from rag.understanding import idioms, words

_LEAD = {
    "vi": "Tính từ bảng trong bài, gồm {n} đơn vị có số của cả hai năm:",
    "en": "Computed from the article's table, of {n} that have figures for both years:",
}
_LEAST = 4  # rows: fewer are no ranking
_ROSE = re.compile(r"\b(?:tang|len|cai thien|nhay|vuon|tien|nhich|kha|rose|gained|climbed|improved|jumped)\b")


def answer_furthest(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Tell who moved furthest; None where that is not asked, or no table has both years, or several moved as far.

    Args:
        index: Where to look.
        query: A question for a holder, with an index and a year.
        text: The question folded, without names.
    """
    moved = idioms.MOVED_MOST.search(text)
    if moved is None or len(query.indicators) != 1 or len(query.years) != 1 or query.dimension:
        return None
    later, earlier = query.years[0], query.base_years[0] if query.base_years else query.years[0] - 1
    level: Measure = "rank" if words.PLACES_CHANGE.search(moved.group()) else "score"
    steps = _steps(index, query, text, level, (earlier, later))
    if len(steps) < _LEAST:
        return None
    up = bool(_ROSE.search(moved.group()))
    ordered = sorted(steps, key=lambda step: step.number, reverse=up)
    best, second = ordered[:2]
    if best.number == second.number or (best.number > 0) != up:
        return None
    told = difference_statement(best, best.later.entity or "", query.language)
    return Draft("list", (told,), lead=_LEAD[query.language].format(n=len(steps)))


def _steps(index: NewsIndex, query: Query, text: str, level: Measure, years: tuple[int, int]) -> Sequence[Difference]:
    """The changes of all who have a value of both years in the table that gives most of them."""
    by_page: dict[str, dict[str | None, dict[int | None, Fact]]] = {}
    for year in years:
        for fact in index.facts(indicator=_indicator(query, text), year=year, measure=level):
            if _is_meant(query, fact, text) and sentence_of(index, fact).text.startswith("|"):
                by_page.setdefault(fact.article_id, {}).setdefault(fact.entity, {})[year] = fact
    pages = [[both for both in rows.values() if len(both) == len(years)] for rows in by_page.values()]
    fullest = max(pages, key=len, default=[])
    return [_step(level, both[years[0]], both[years[1]]) for both in fullest]


def _indicator(query: Query, text: str) -> str:
    """The index asked about; of districts and departments their province's own."""
    named = query.indicators[0]
    return PAR_INTERNAL if named == PAR and words.LOCALS.search(text) else named


def _is_meant(query: Query, fact: Fact, text: str) -> bool:
    if fact.number is None or fact.qualifier or fact.dimension or not fact.entity:
        return False
    local = query.indicators[0] in OF_ONE_PROVINCE or words.LOCALS.search(text)
    kind = "local" if local else "ministry" if words.MINISTRIES.search(text) else "province"
    offices, areas = bool(words.OFFICES.search(text)), bool(words.AREAS.search(text))
    return kind_of(fact.entity) == kind and (offices == areas or is_office(fact.entity) == offices)


def _step(level: Measure, earlier: Fact, later: Fact) -> Difference:
    first, last = earlier.number or Decimal(0), later.number or Decimal(0)
    return Difference(first - last if level == "rank" else last - first, later, earlier)
