"""Who rose and who fell, of those whose change the articles state. Composed from rows."""

import re

from index.names.find import kind_of
from index.news_index import NewsIndex
from index.types import Measure
from rag.composing.draft import Draft
from rag.composing.holding import best_first, statement_of
from rag.types import Query
from rag.understanding import words

NAMED = {
    "vi": "Những nơi được các bài nêu tên (có thể chưa đủ):",
    "en": "Those that the articles name (there may be more):",
}
_FELL = re.compile(r"\b(?:giam|tut|roi|mat|xuong|fell|dropped|lost|decreased?)\b")
_ROSE = re.compile(r"\b(?:tang|len|cai thien|rose|gained|climbed|improved|increased?)\b")


def answer_movers(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Who rose or fell in a year, of those whose change the articles state; None when they state none.

    Args:
        index: Where to look.
        query: A question for names, without a place of the ranking.
        text: The question folded, without names.
    """
    fell, rose = bool(_FELL.search(text)), bool(_ROSE.search(text))
    if query.places or query.entities or fell == rose or not (query.indicators and query.years):
        return None
    measure: Measure = "rank_change" if words.PLACES_CHANGE.search(text) else "score_change"
    kind = "ministry" if words.MINISTRIES.search(text) else "province"
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure=measure)
    rows = [f for f in rows if f.entity and kind_of(f.entity) == kind and f.dimension == query.dimension]
    moved = [f for f in rows if f.number is not None and (f.number < 0) == fell]
    best = {f.entity: f for f in reversed(best_first(index, moved))}
    statements = tuple(statement_of(index, query, fact) for fact in best.values())
    return Draft("list", statements, lead=NAMED[query.language]) if statements else None
